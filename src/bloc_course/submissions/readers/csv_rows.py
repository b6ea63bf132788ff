"""Answers as CSV: one row a student, one column a question; a cell holds the plain-text answer.

Columns are named by a question's code or number, with ".part" where it has parts, with or without
its title: tables typed by hand and the exports of Google Forms and of spreadsheets.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from bloc_course.forms.delimited import LOOKED_AT, Row, read_table
from bloc_course.forms.encodings import decode
from bloc_course.submissions.handed_in import HandedIn, Refused, Submission
from bloc_course.submissions.readers._base import Reader, UnreadableError, folded
from bloc_course.submissions.readers._damage import HOW, damage
from bloc_course.submissions.readers._fields import Field, field, fields
from bloc_course.submissions.readers._times import times


class Head(Struct, frozen=True):
    """What each column holds, and the places of form, check code, student and time."""

    columns: tuple[Field, ...]
    form: int
    check: int | None
    student: int | None
    time: int | None


def read(data: bytes, file: str) -> list[HandedIn]:
    """A submission or a refusal for every row."""
    table = read_table(decode(data), _known)
    if not table.rows:
        raise UnreadableError("the file is empty")
    start = next((n for n, row in enumerate(table.rows[:LOOKED_AT]) if _names_form(row)), None)
    if start is None:
        raise UnreadableError(
            'the first row must name the columns, "form" and "student" among them'
        )
    rows = table.rows[start + 1 :]
    if not rows:
        raise UnreadableError("the table has the names of columns and no row of answers")
    head = _head(table.rows[start].cells)
    when = times(_cell(row, head.time) for row in rows)
    return [_row(head, row, file, at) for row, at in zip(rows, when, strict=True)]


def told_by(text: str) -> bool:
    """Whether one of the first rows names a column "form" and others."""
    rows = read_table(text, _known).rows[:LOOKED_AT]
    return any(_names_form(row) and len(row.cells) > 1 for row in rows)


def _known(cells: Sequence[str]) -> int:
    return sum(field(cell).kind in {"form", "check", "student"} for cell in cells)


def _names_form(row: Row) -> bool:
    return any(field(cell).kind == "form" for cell in row.cells)


def _head(cells: Sequence[str]) -> Head:
    columns = tuple(fields(list(cells)))

    def place(kind: str) -> int | None:
        found = [p for p, column in enumerate(columns) if column.kind == kind]
        return min(found, key=lambda p: columns[p].rank, default=None)

    return Head(columns, place("form") or 0, place("check"), place("student"), place("time"))


def _cell(row: Row, place: int | None) -> str:
    return row.cells[place] if place is not None and place < len(row.cells) else ""


def _row(head: Head, row: Row, file: str, at: str) -> HandedIn:
    form, check, student = (_cell(row, p) for p in (head.form, head.check, head.student))

    def refused(reason: str) -> Refused:
        return Refused(file=file, line=row.line, reason=reason, form=form, student=student)

    if row.fault:
        return refused(f"the table breaks off in row {row.line}: {row.fault}")
    width = len(head.columns)
    if any(row.cells[width:]):
        return refused(f"the row has {len(row.cells)} cells under {width} columns")
    # A table of a class has a column for every code of every form: an empty cell is no answer.
    answers: dict[str, object] = {}
    for column, cell in zip(head.columns, row.cells, strict=False):
        if not cell or column.kind not in {"question", "grid"}:
            continue
        broken = damage(cell)
        if broken:
            return refused(f"question {column.name}: {broken}; {HOW}")
        if column.kind == "grid":
            rows = answers.setdefault(column.name, {})
            if isinstance(rows, dict):
                rows[column.row] = cell
        elif answers.setdefault(column.name, cell) != cell:
            return refused(f"question {column.name} has two columns with different answers")
    return Submission(
        form=form,
        check=check,
        student=student,
        responses=folded(answers),
        file=file,
        line=row.line,
        at=at,
    )


SPEC = Reader(name="CSV", suffixes=(".csv", ".tsv"), read=read, told_by=told_by)
