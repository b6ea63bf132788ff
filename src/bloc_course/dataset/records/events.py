"""Events and the periods that the course sorts them into."""

from __future__ import annotations

from typing import ClassVar, Literal

from msgspec import field

from bloc_course.dataset.records._base import Basis, Edtf, Id, Link, Modality, Part, Record


class Participant(Part, frozen=True, kw_only=True):
    """Who took part in an event, and as what; `posthumous` if it concerned a dead person."""

    person: Id
    role: str = ""
    posthumous: bool = False


class Event(Record, frozen=True, kw_only=True):
    """Something that happened, or is said to have happened, at a time."""

    FILE: ClassVar[str] = "events"

    label: str
    kind: Literal[
        "arrest",
        "expulsion",
        "readmission",
        "deportation",
        "sentence",
        "death",
        "meeting",
        "journey",
        "congress",
        "plenum",
        "letter",
        "publication",
        "trial",
        "strike",
        "capitulation",
        "appointment",
        "decision",
        "find",
        "speech",
        "foundation",
        "political-change",
        "other",
    ]
    tier: Literal["core", "context", "biographical"]
    when: Edtf
    modality: Modality
    until: Edtf = ""
    as_printed: str = ""
    basis: Basis = "stated"
    according_to: str = ""
    place: str = ""
    participants: tuple[Participant, ...] = ()
    after: tuple[Link, ...] = ()
    before: tuple[Link, ...] = ()
    same_time_as: tuple[Link, ...] = ()


class Period(Record, frozen=True, kw_only=True):
    """A stretch of time that the article, or the course by it, marks off."""

    FILE: ClassVar[str] = "periods"

    label: str
    from_: Edtf = field(name="from")
    to: Edtf
