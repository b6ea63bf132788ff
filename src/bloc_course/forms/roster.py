"""The class: who gets a form. Read from a CSV file as a platform or a spreadsheet exports it."""

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
from bloc_course.errors import DataProblems, Problem
from bloc_course.forms.encodings import recognise
from bloc_course.forms.roster_reading import COLUMNS, read_class

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


class Roster(Struct, frozen=True):
    """The students, and sentences that say what in the file was taken for what."""

    students: tuple[Student, ...]
    notes: tuple[str, ...]


def open_roster(path: Path) -> Roster:
    """The roster in a CSV file: encoding, delimiter and columns are found out.

    Raises DataProblems with every fault.
    """
    data = path.read_bytes()
    if data.startswith(b"PK\3\4"):
        problem = "an Excel or OpenDocument workbook, not a CSV file"
        hint = "choose “Save as” and “CSV UTF-8” in the spreadsheet"
        raise DataProblems([Problem(file=str(path), problem=problem, hint=hint)])
    text, encoding = recognise(data)
    found = read_class(text, str(path))
    students = tuple(Student(**fields) for fields in found.rows)
    return Roster(students, (f"read as {encoding}", *found.notes))


def read_roster(path: Path) -> tuple[Student, ...]:
    """The students of a roster, where nobody needs to be told how it was read."""
    return open_roster(path).students


def parse_roster(text: str, file: str) -> tuple[Student, ...]:
    """The students of the text of a roster; `file` names it in problems."""
    return tuple(Student(**fields) for fields in read_class(text, file).rows)


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
