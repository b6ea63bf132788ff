"""The plain shape: one column a question in the order of the form, so columns are numbered."""

from __future__ import annotations

from bloc_course.grading._tables import decimals
from bloc_course.grading.gradebooks._base import Gradebook, Line, Whole, headed, lined


def head(whole: Whole) -> list[list[str]]:
    """The column names."""
    return headed(f"q{n}" for n in range(1, whole.slots + 1))


def row(whole: Whole, line: Line) -> list[str]:
    """Nothing handed in, or nothing that could be taken: empty cells; a blank hand-in: 0."""
    return lined(line, [*map(decimals, line.points), *[""] * (whole.slots - len(line.points))])


SPEC = Gradebook(name="plain", title="a column a question", head=head, row=row)
