"""Answers as CSV: one row a student, one column a question; a cell holds the plain-text answer.

A column is named by a question's code or its number in the form, with ".part" where it has parts.
"""

from __future__ import annotations

import csv
import io

from bloc_course.forms.encodings import decode
from bloc_course.submissions.handed_in import HandedIn, Refused, Submission
from bloc_course.submissions.readers._base import Reader, UnreadableError, folded

NAMED = ("student", "form", "check")


def read(data: bytes, file: str) -> list[HandedIn]:
    """A submission for every row; comma, semicolon and tab are all understood."""
    text = decode(data)
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        lines = [(rows.line_num, row) for row in rows if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise UnreadableError(f"the table breaks off in row {rows.line_num}: {error}") from None
    if not lines:
        raise UnreadableError("the file is empty")
    columns = [name.strip() for name in lines[0][1]]
    columns = [name.lower() if name.lower() in NAMED else name for name in columns]
    if "form" not in columns:
        raise UnreadableError(
            'the first row must name the columns, "form" and "student" among them'
        )
    return [_row(columns, cells, file, line) for line, cells in lines[1:]]


def _row(columns: list[str], cells: list[str], file: str, line: int) -> HandedIn:
    fields = dict(zip(columns, (cell.strip() for cell in cells), strict=False))
    form, check, student = (fields.get(name, "") for name in ("form", "check", "student"))
    if len(cells) > len(columns):
        reason = f"the row has {len(cells)} cells under {len(columns)} columns"
        return Refused(file=file, line=line, reason=reason, form=form, student=student)
    # A table of a class has a column for every code of every form: an empty cell is no answer.
    answers = {name: cell for name, cell in fields.items() if name not in NAMED and name and cell}
    return Submission(
        form=form,
        check=check,
        student=student,
        responses=folded(answers),
        file=file,
        line=line,
    )


SPEC = Reader(name="CSV", suffixes=(".csv", ".tsv"), read=read)
