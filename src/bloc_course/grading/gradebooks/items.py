"""A column an item, by the id that it has in the dataset and on every platform.

Forms differ by student, so a cell stays empty where the student was not asked that item.
"""

from __future__ import annotations

from bloc_course.grading._tables import decimals
from bloc_course.grading.gradebooks._base import Gradebook, Line, Whole, headed, lined


def head(whole: Whole) -> list[list[str]]:
    """The column names."""
    return headed(whole.items)


def row(whole: Whole, line: Line) -> list[str]:
    """Nothing handed in: every item's cell is empty."""
    points = dict(zip(line.items, map(decimals, line.points), strict=False))
    return lined(line, (points.get(item, "") for item in whole.items))


SPEC = Gradebook(name="items", title="a column an item, by its id", head=head, row=row)
