"""Documents: their dates by role, the hands they went through, what they report."""

from __future__ import annotations

from typing import ClassVar, Literal

from msgspec import field

from bloc_course.dataset.records._base import (
    Basis,
    Cite,
    DateRole,
    Edtf,
    Id,
    Link,
    Locator,
    Modality,
    Part,
    PlaceRole,
    Record,
)
from bloc_course.dataset.records.people import Alias


class DocumentDate(Part, frozen=True, kw_only=True):
    """One date of a document in one role."""

    when: Edtf
    modality: Modality
    cite: Cite
    basis: Basis = "stated"
    as_printed: str = ""


class DocumentPlace(Part, frozen=True, kw_only=True):
    """Where a document was in one role: a place that `article.yaml` declares."""

    place: Id
    cite: Cite
    modality: Modality = "stated"


class Feature(Part, frozen=True, kw_only=True):
    """Something that the article tells of the physical thing: ink, copy, where it lay."""

    text: str
    cite: Cite


class Holding(Part, frozen=True, kw_only=True):
    """Where a document is kept."""

    archive: str
    mark: str
    cite: Cite


class Hop(Part, frozen=True, kw_only=True):
    """One hand-over between an event and the reader."""

    from_: Id = field(name="from")
    to: Id
    how: str
    cite: Cite
    when: Edtf = ""
    modality: Modality = "stated"


class Document(Record, frozen=True, kw_only=True):
    """A letter, article, book, court record or collection; primary or secondary."""

    FILE: ClassVar[str] = "documents"

    title: str
    kind: Literal[
        "letter",
        "article",
        "interview",
        "book",
        "memoir",
        "manifesto",
        "court-record",
        "official-decision",
        "circular",
        "telegram",
        "statement",
        "periodical-issue",
        "minutes",
        "report",
        "speech",
        "preface",
        "leaflet",
    ]
    aliases: tuple[Alias, ...] = ()
    standing: Literal["primary", "secondary"]
    extant_here: Literal["no", "quoted", "headed"]
    stance: Literal["contemporary", "retrospective"]
    author: tuple[Id, ...] = ()
    recipient: tuple[Id, ...] = ()
    language: str = ""
    medium: str = ""
    physical: tuple[Feature, ...] = ()
    dates: dict[DateRole, DocumentDate] = field(default_factory=dict)
    places: dict[PlaceRole, DocumentPlace] = field(default_factory=dict)
    holding: tuple[Holding, ...] = ()
    hops: tuple[Hop, ...] = ()
    known_through: tuple[Id, ...] = ()
    reply_to: tuple[Link, ...] = ()
    reports: tuple[Link, ...] = ()
    printed_in: tuple[Link, ...] = ()
    carried_by: tuple[Link, ...] = ()
    presupposes: tuple[Link, ...] = ()
    mentions: tuple[Locator, ...] = ()
