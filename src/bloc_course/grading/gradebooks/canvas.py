"""Canvas: its importer wants Student, ID, SIS User ID, SIS Login ID, Section, then the assignment.

It looks students up by ID, then by SIS user id, login and name; an unknown title makes an
assignment. After gradebook_importer.rb.
"""

from __future__ import annotations

from bloc_course.grading._tables import decimals
from bloc_course.grading.gradebooks._base import Gradebook, Line, Whole, names, over_all


def head(whole: Whole) -> list[list[str]]:
    """The column names, and the row with the points possible."""
    return [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", whole.title],
        ["    Points Possible", "", "", "", "", decimals(whole.possible)],
    ]


def row(whole: Whole, line: Line) -> list[str]:
    """The ID of Canvas itself, which a roster need not have, stays empty."""
    first, last = names(line.student)
    name = f"{last}, {first}" if first else last
    student = line.student
    return [name, "", student.id, student.email, student.group, over_all(whole, line)]


SPEC = Gradebook(name="canvas", title="Canvas gradebook import", head=head, row=row)
