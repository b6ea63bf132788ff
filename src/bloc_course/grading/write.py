"""From an issued quiz and a folder of answers to papers, and from papers to the results folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path

from bloc_course.forms.form import Key
from bloc_course.forms.keys import Head, KeptKeys
from bloc_course.forms.private import open_private, part_of, private_folder, sweep, write_private
from bloc_course.forms.roster import Student, read_roster
from bloc_course.grading._tables import csv_text
from bloc_course.grading.decided import decided_by
from bloc_course.grading.grade import Decide, Paper, mark, marked
from bloc_course.grading.gradebook import shapes, whole
from bloc_course.grading.gradebooks import Line, line_of
from bloc_course.grading.gradebooks import gradebooks as every
from bloc_course.grading.lateness import after_late
from bloc_course.grading.results import results_jsonl
from bloc_course.grading.review import HEAD, answer_rows, rows
from bloc_course.submissions.admit import Admission, Keep, admit
from bloc_course.submissions.handed_in import Submission
from bloc_course.submissions.read import read


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
    papers, admission = papers_of(quiz, answers, keep=keep, decide=decide, keys=keys)
    return list(papers), admission


def papers_of(
    quiz: Path,
    answers: Path,
    *,
    keep: Keep = "last",
    decide: Decide | None = None,
    keys: Mapping[str, Key] | None = None,
) -> tuple[Iterator[Paper], Admission]:
    """The same with papers marked as they are asked for: of a large class no two need be held."""
    decide = decide or decided_by(quiz)
    keys = KeptKeys(quiz / "keys") if keys is None else keys
    heads = keys.heads if isinstance(keys, KeptKeys) else keys
    admission = admit(read(answers), heads, keep, _score(keys, decide))
    papers = marked(keys, admission, roster_of(quiz))
    return (after_late(paper if decide is None else decide(paper)) for paper in papers), admission


def _score(
    keys: Mapping[str, Key], decide: Decide | None
) -> Callable[[Key | Head, Submission], Fraction]:
    def score(head: Key | Head, submission: Submission) -> Fraction:
        paper = mark(keys[head.form], submission)
        return after_late(paper if decide is None else decide(paper)).total

    return score


def roster_of(quiz: Path) -> dict[str, Student]:
    """The students of an issued quiz by id, in the order of the roster."""
    path = quiz / "roster.csv"
    return {student.id: student for student in read_roster(path)} if path.is_file() else {}


def write_results(
    papers: Iterable[Paper],
    admission: Admission,
    out: Path,
    *,
    roster: dict[str, Student] | None = None,
    gradebooks: Sequence[str] = (),
    parquet: bool = False,
) -> int:
    """Write gradebooks, results and review list, for the owner alone; how many lines to review.

    Papers are taken one by one and let go. What an earlier run left of other shapes or of
    statistics would be out of date, and goes.
    """
    books = shapes(gradebooks)
    private_folder(out)
    path = out / "results.jsonl"
    review = list(rows((), admission))
    book: list[Line] = []
    first: Key | None = None
    with open_private(part_of(path)) as file:
        for paper in papers:
            first = first or paper.key
            file.write(results_jsonl([paper]))
            book.append(line_of(paper, roster or {}))
            review += answer_rows(paper)
    for old in _outdated(out):
        old.unlink(missing_ok=True)
    part_of(path).replace(path)
    for shape in books:
        write_private(out / shape.file, shape.write(whole(first, book), book))
    if parquet:
        _write_parquet(path, out / "results.parquet")
    write_private(out / "review.csv", csv_text(HEAD, review))
    sweep(out)
    return len(review)


def _outdated(out: Path) -> Iterator[Path]:
    yield out / "results.parquet"
    yield from (out / shape.file for shape in every().values() if shape.name != "plain")
    yield from out.glob("statistics.*")
    yield from out.glob("statistics-*.csv")


def _write_parquet(lines: Path, path: Path) -> None:
    from bloc_course.grading.parquet import write_parquet  # noqa: PLC0415

    write_parquet(part_of(path), [lines.read_bytes()])
    part_of(path).replace(path)
