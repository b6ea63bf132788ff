"""From an issued quiz and a folder of answers to papers, and from papers to the results folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from pathlib import Path

from bloc_course.forms.form import Key
from bloc_course.forms.keys import read_keys
from bloc_course.forms.private import part_of, private_folder, sweep, write_private
from bloc_course.forms.roster import Student, read_roster
from bloc_course.grading.decided import decided_by
from bloc_course.grading.grade import Decide, Paper, grade, mark
from bloc_course.grading.gradebook import gradebook_csv, shapes
from bloc_course.grading.gradebooks import gradebooks as every
from bloc_course.grading.lateness import after_late
from bloc_course.grading.results import results_jsonl
from bloc_course.grading.review import review_csv, rows
from bloc_course.grading.statistics.count import statistics
from bloc_course.grading.statistics.write import write_statistics
from bloc_course.grading.write_feedback import write_feedback
from bloc_course.submissions.admit import Admission, Keep, admit
from bloc_course.submissions.handed_in import Submission
from bloc_course.submissions.read import read

__all__ = ["grade_folder", "roster_of", "write_feedback", "write_results"]


def grade_folder(
    quiz: Path,
    answers: Path,
    *,
    keep: Keep = "last",
    decide: Decide | None = None,
    keys: Mapping[str, Key] | None = None,
) -> tuple[list[Paper], Admission]:
    """The papers of a quiz that `quiz build` wrote, and what became of every hand-in.

    `decide` is what people have decided, `keys` the kept keys; what is not given is read from the
    quiz's folder.
    """
    decide = decide or decided_by(quiz)
    keys = read_keys(quiz / "keys") if keys is None else keys
    admission = admit(read(answers), keys, keep, _score(decide))
    papers = grade(keys, admission, roster_of(quiz))
    decided = papers if decide is None else [decide(paper) for paper in papers]
    return [after_late(paper) for paper in decided], admission


def _score(decide: Decide | None) -> Callable[[Key, Submission], Fraction]:
    def score(key: Key, submission: Submission) -> Fraction:
        paper = mark(key, submission)
        return after_late(paper if decide is None else decide(paper)).total

    return score


def roster_of(quiz: Path) -> dict[str, Student]:
    """The students of an issued quiz by id, in the order of the roster."""
    path = quiz / "roster.csv"
    return {student.id: student for student in read_roster(path)} if path.is_file() else {}


def write_results(
    papers: Sequence[Paper],
    admission: Admission,
    out: Path,
    *,
    roster: dict[str, Student] | None = None,
    gradebooks: Sequence[str] = (),
    parquet: bool = False,
) -> int:
    """Write all but the feedback, for the owner alone; returns how many lines to review."""
    books = shapes(gradebooks)
    private_folder(out)
    found = statistics(papers)
    # What an earlier run left in other shapes would be out of date.
    for name in ("results.parquet", *(book.file for book in every().values())):
        if name != "gradebook.csv":
            (out / name).unlink(missing_ok=True)
    for book in books:
        write_private(out / book.file, gradebook_csv(papers, roster, book.name))
    lines = results_jsonl(papers)
    write_private(out / "results.jsonl", lines)
    if parquet:
        from bloc_course.grading.parquet import write_parquet  # noqa: PLC0415

        path = out / "results.parquet"
        write_parquet(part_of(path), [lines])
        part_of(path).replace(path)
    write_private(out / "review.csv", review_csv(papers, admission))
    write_statistics(found, out / "statistics.html")
    sweep(out)
    return sum(1 for _ in rows(papers, admission))
