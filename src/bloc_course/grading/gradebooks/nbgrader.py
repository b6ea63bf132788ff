"""nbgrader: the columns of its own CSV export (plugins/export.py of nbgrader 0.9)."""

from __future__ import annotations

from bloc_course.grading._tables import decimals
from bloc_course.grading.gradebooks._base import Gradebook, Line, Whole, names

COLUMNS = (
    "assignment duedate timestamp student_id last_name first_name email"
    " raw_score late_submission_penalty score max_score"
)


def head(_whole: Whole) -> list[list[str]]:
    """The column names."""
    return [COLUMNS.split()]


def row(whole: Whole, line: Line) -> list[str]:
    """Dates stay empty; there the score of what was not handed in is 0."""
    first, last = names(line.student)
    total = line.total or line.raw * 0
    scores = (line.raw, line.raw - total, total, line.out_of)
    who = [line.student.id, last, first, line.student.email]
    return [whole.quiz, "", "", *who, *map(decimals, scores)]


SPEC = Gradebook(name="nbgrader", title="columns of nbgrader's export", head=head, row=row)
