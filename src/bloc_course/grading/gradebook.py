"""The gradebook: one row a student, one column a question in the order of the form."""

from __future__ import annotations

from collections.abc import Sequence

from bloc_course.grading._tables import csv_text, decimals
from bloc_course.grading.grade import Paper


def gradebook_csv(papers: Sequence[Paper]) -> str:
    """CSV text. Nothing handed in, or nothing that could be taken: empty cells; a blank hand-in: 0.

    Points to four decimals; questions differ from form to form, so columns are numbered.
    """
    slots = max((len(paper.key.entries) for paper in papers), default=0)
    numbered = [f"q{n}" for n in range(1, slots + 1)]
    head = ["student", "name", "form", *numbered, "total", "out of", "status"]
    return csv_text(head, (_row(paper, slots) for paper in papers))


def _row(paper: Paper, slots: int) -> list[str]:
    points = [decimals(answer.points) for answer in paper.answers]
    return [
        paper.key.student,
        paper.key.name,
        paper.key.form,
        *points,
        *[""] * (slots - len(points)),
        decimals(paper.total) if paper.answers else "",
        decimals(paper.out_of),
        paper.status,
    ]
