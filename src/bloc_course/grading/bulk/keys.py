"""The heads of kept keys: what admission needs of each, without the questions."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

import msgspec
from msgspec import Struct

from bloc_course.errors import CallError, DataProblems, Problem
from bloc_course.forms.points import worth


class Worth(Struct, frozen=True):
    """The points of a question."""

    points: str


class Head(Struct, frozen=True):
    """The beginning of a key; one without a student is that of an open form, for anybody."""

    form: str
    check: str
    quiz: str
    student: str
    name: str
    title: str
    entries: tuple[Worth, ...]
    late: dict[str, str] | None = None
    file: str = ""
    digest: str = ""

    @property
    def out_of(self) -> Fraction:
        """The points of the form."""
        return sum((worth(entry.points) for entry in self.entries), Fraction(0))


_DECODER = msgspec.json.Decoder(Head)


def read_heads(folder: Path, order: Iterable[str]) -> list[Head]:
    """The heads of all keys, students in the given order, others after by id, then by form.

    Raises CallError without any, DataProblems for bad ones.
    """
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise CallError(f"no keys in {folder}; name the folder that `bloc-course quiz build` wrote")
    found: dict[str, Head] = {}
    problems = []
    for path in paths:
        data = path.read_bytes()
        try:
            head = _DECODER.decode(data)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            problems.append(Problem(file=str(path), problem=f"not a key: {error}"))
            continue
        if head.form in found:
            other = found[head.form].file
            problems.append(Problem(file=str(path), problem=f"the same form as in {other}"))
        seal = hashlib.sha256(data).hexdigest()
        found[head.form] = msgspec.structs.replace(head, file=path.name, digest=seal)
    if problems:
        raise DataProblems(problems)
    places = {student: place for place, student in enumerate(order)}
    last = len(places)
    return sorted(found.values(), key=lambda h: (places.get(h.student, last), h.student, h.form))
