"""The class: who gets a form. Read from a CSV file that any spreadsheet writes."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import msgspec
from msgspec import Struct

from bloc_course.draw import spell
from bloc_course.errors import DataProblems, Problem, nearest, shorten
from bloc_course.forms.encodings import decode

COLUMNS = ("id", "name", "email", "group")
# File names that Windows keeps for devices.
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


class Student(Struct, frozen=True):
    """One line of the roster."""

    id: str
    name: str
    email: str = ""
    group: str = ""

    @property
    def slug(self) -> str:
        """A file name for this student, safe on every system and unlike every other student's."""
        plain = unicodedata.normalize("NFKD", self.id).encode("ascii", "ignore").decode().lower()
        clean = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60]
        if clean == self.id and not _DEVICES.fullmatch(clean):
            return clean
        tail = spell(hashlib.sha256(self.id.encode()).digest(), 5)
        return f"{clean or 'student'}-{tail}"


def read_roster(path: Path) -> tuple[Student, ...]:
    """The students of a CSV file with the columns id, name and, if wanted, email and group.

    Raises DataProblems with every fault; comma, semicolon and tab are all understood.
    """
    return parse_roster(decode(path.read_bytes()), str(path))


def parse_roster(text: str, file: str) -> tuple[Student, ...]:
    """The students of the text of a roster; `file` names it in problems."""
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        lines = [(rows.line_num, [cell.strip() for cell in row]) for row in rows if any(row)]
    except csv.Error as error:
        raise DataProblems(
            [Problem(file=file, line=rows.line_num, problem=f"not readable as CSV: {error}")]
        ) from None
    if not lines:
        raise DataProblems([Problem(file=file, problem="the roster is empty", hint=_hint())])
    columns = [name.lower() for name in lines[0][1]]
    problems = _column_problems(columns, file)
    if problems:
        raise DataProblems(problems)
    students: dict[str, Student] = {}
    for line, cells in lines[1:]:
        fields = dict(zip(columns, cells, strict=False))
        problem = _row_problem(fields, len(cells), len(columns), students)
        if problem:
            problems.append(Problem(file=file, line=line, **problem))
        else:
            student = Student(**fields)
            students[student.id] = student
    if not students and not problems:
        problems.append(Problem(file=file, problem="the roster names no student"))
    if problems:
        raise DataProblems(problems)
    return tuple(students.values())


def digest(students: Iterable[Student]) -> str:
    """A hash of who is in the class, whatever the file's line ends, encoding or order."""
    lines = sorted(msgspec.json.encode(student) for student in students)
    return hashlib.sha256(b"\n".join(lines)).hexdigest()


def roster_csv(students: Iterable[Student]) -> str:
    """The roster as CSV text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((s.id, s.name, s.email, s.group) for s in students)
    return out.getvalue()


def _column_problems(columns: list[str], file: str) -> list[Problem]:
    problems = [
        Problem(
            file=file,
            line=1,
            found=shorten(name),
            problem="no such column",
            hint=nearest(name, COLUMNS) or _hint(),
        )
        for name in columns
        if name not in COLUMNS
    ]
    problems += [
        Problem(file=file, line=1, field=name, problem="the column is missing", hint=_hint())
        for name in ("id", "name")
        if name not in columns
    ]
    twice = sorted({name for name in columns if columns.count(name) > 1})
    problems += [
        Problem(file=file, line=1, field=name, problem="the column stands twice") for name in twice
    ]
    return problems


def _row_problem(
    fields: dict[str, str], cells: int, columns: int, known: dict[str, Student]
) -> dict[str, str]:
    if cells > columns:
        return {
            "problem": f"{cells} cells under {columns} columns",
            "hint": "put a name with a comma in quotation marks",
        }
    for name in ("id", "name"):
        if not fields.get(name):
            return {"field": name, "problem": "the cell is empty"}
    if fields["id"] in known:
        return {"field": "id", "found": fields["id"], "problem": "the id stands twice"}
    return {}


def _hint() -> str:
    return "a roster has the columns id, name and, if wanted, email and group"
