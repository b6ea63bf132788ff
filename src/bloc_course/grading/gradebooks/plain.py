"""The plain shape: one column a question in the order of the form, so columns are numbered."""

from __future__ import annotations

from bloc_course.grading._tables import decimals
from bloc_course.grading.gradebooks._base import Gradebook, Line, Whole


def head(whole: Whole) -> list[list[str]]:
    """The column names."""
    numbered = [f"q{n}" for n in range(1, whole.slots + 1)]
    return [["student", "name", "form", *numbered, "total", "out of", "status"]]


def row(whole: Whole, line: Line) -> list[str]:
    """Nothing handed in, or nothing that could be taken: empty cells; a blank hand-in: 0."""
    return [
        line.student.id,
        line.student.name,
        line.form,
        *map(decimals, line.points),
        *[""] * (whole.slots - len(line.points)),
        "" if line.total is None else decimals(line.total),
        decimals(line.out_of),
        line.status,
    ]


SPEC = Gradebook(name="plain", title="a column a question", head=head, row=row)
