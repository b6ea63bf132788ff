"""Moodle: any CSV whose columns are mapped at import, users by ID number or email address.

An import that brings feedback without a grade wipes the grade, so both are there or neither is.
"""

from __future__ import annotations

from bloc_course.grading._tables import decimals
from bloc_course.grading.gradebooks._base import Gradebook, Line, Whole, names, over_all


def head(whole: Whole) -> list[list[str]]:
    """The column names, as Moodle's own export has them."""
    columns = ["First name", "Last name", "ID number", "Email address"]
    return [[*columns, whole.title, f"{whole.title} (feedback)"]]


def row(whole: Whole, line: Line) -> list[str]:
    """The grade out of the points possible; the feedback says what they were in this form."""
    said = ""
    if line.total is not None:
        said = f"Form {line.form}: {decimals(line.total)} of {decimals(line.out_of)} points"
    student = line.student
    return [*names(student), student.id, student.email, over_all(whole, line), said]


SPEC = Gradebook(name="moodle", title="Moodle grade import", head=head, row=row)
