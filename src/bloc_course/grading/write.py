"""From an issued quiz and a folder of answers to papers, and from papers to the results folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from bloc_course.forms.keys import read_keys
from bloc_course.forms.private import private_folder, write_private
from bloc_course.forms.roster import read_roster
from bloc_course.grading.feedback_page import feedback_html, feedback_name, index_html
from bloc_course.grading.grade import Paper, grade
from bloc_course.grading.gradebook import gradebook_csv
from bloc_course.grading.results import results_jsonl
from bloc_course.grading.review import review_csv, rows
from bloc_course.grading.statistics import statistics
from bloc_course.grading.statistics_page import statistics_csv, statistics_html, statistics_json
from bloc_course.submissions.admit import Admission, admit
from bloc_course.submissions.read import read

Watch = Callable[[Sequence[Paper]], Iterable[Paper]]


def grade_folder(quiz: Path, answers: Path) -> tuple[list[Paper], Admission]:
    """The papers of a quiz that `quiz build` wrote, and what became of every hand-in."""
    keys = read_keys(quiz / "keys")
    roster = quiz / "roster.csv"
    order = [student.id for student in read_roster(roster)] if roster.is_file() else []
    admission = admit(read(answers), keys)
    return grade(keys, admission, order), admission


def write_results(papers: Sequence[Paper], admission: Admission, out: Path) -> int:
    """Write all but the feedback pages, for the owner alone; returns how many lines to review."""
    private_folder(out)
    found = statistics(papers)
    write_private(out / "gradebook.csv", gradebook_csv(papers))
    write_private(out / "results.jsonl", results_jsonl(papers))
    write_private(out / "review.csv", review_csv(papers, admission))
    write_private(out / "statistics.csv", statistics_csv(found))
    write_private(out / "statistics.json", statistics_json(found))
    write_private(out / "statistics.html", statistics_html(found))
    return sum(1 for _ in rows(papers, admission))


def write_feedback(papers: Sequence[Paper], out: Path, *, watch: Watch = iter) -> None:
    """Write a page for every paper handed in, and the instructor's list of them."""
    folder = private_folder(out / "feedback")
    for old in folder.glob("*.html"):
        old.unlink()
    names = {}
    for paper in watch(papers):
        if paper.answers:
            name = feedback_name(paper.key)
            write_private(folder / name, feedback_html(paper))
            names[paper.key.form] = f"feedback/{name}"
    write_private(out / "index.html", index_html(papers, names))
