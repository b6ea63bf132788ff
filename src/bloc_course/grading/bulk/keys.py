"""The heads of kept keys: what admission needs of each, without the questions."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

import msgspec
from msgspec import Struct

from bloc_course.forms import keys
from bloc_course.forms.points import worth


class Worth(Struct, frozen=True):
    """What a question asks and its points."""

    item: str
    points: str


class Head(keys.Head, frozen=True, kw_only=True):
    """The beginning of a key with its file; one without a student is that of an open form."""

    entries: tuple[Worth, ...]
    file: str = ""
    digest: str = ""

    @property
    def items(self) -> tuple[str, ...]:
        """The ids of the form's questions."""
        return tuple(entry.item for entry in self.entries)

    @property
    def out_of(self) -> Fraction:
        """The points of the form."""
        return sum((worth(entry.points) for entry in self.entries), Fraction(0))


_DECODER = msgspec.json.Decoder(Head)


def read_heads(folder: Path, order: Iterable[str]) -> list[Head]:
    """The heads of all keys, students in the given order, others after by id, then by form.

    Raises CallError without any, DataProblems for bad ones.
    """
    files, found = keys.each_key(folder, _sealed)
    heads = [msgspec.structs.replace(head, file=files[form].name) for form, head in found.items()]
    places = {student: place for place, student in enumerate(order)}
    last = len(places)
    return sorted(heads, key=lambda h: (places.get(h.student, last), h.student, h.form))


def _sealed(data: bytes) -> Head:
    head = _DECODER.decode(data)
    return msgspec.structs.replace(head, digest=hashlib.sha256(data).hexdigest())
