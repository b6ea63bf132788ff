"""What is particular to the article and to the course that follows it."""

from __future__ import annotations

from typing import ClassVar, Literal

import msgspec

from bloc_course.dataset.records._base import Cite, Id, Locator, Part, Record


class Objective(Part, frozen=True, kw_only=True):
    """What a reader can do after a chapter, with its level in Bloom's revised taxonomy."""

    text: str
    level: Literal["remember", "understand", "apply", "analyse", "evaluate", "create"]


class Chapter(Record, frozen=True, kw_only=True):
    """A chapter of the course: `cite` is not used for proofs, `locators` is its reading."""

    FILE: ClassVar[str] = "chapters"

    title: str
    question: str
    minutes: int
    locators: tuple[Locator, ...]
    objectives: tuple[Objective, ...] = ()
    open: tuple[str, ...] = ()


class Paragraph(Part, frozen=True, kw_only=True):
    """A numbered paragraph of the article: its layer, word count and hash."""

    layer: str
    words: int
    sha256: str


class Named(Part, frozen=True, kw_only=True):
    """A declared word of the article's own vocabulary."""

    label: str
    values: tuple[str, ...] = ()


class Predicate(Part, frozen=True, kw_only=True):
    """A predicate of claims, and whether a subject can have one object only."""

    label: str
    single_valued: bool


class Place(Part, frozen=True, kw_only=True):
    """A place that the article names, in every form that it prints."""

    label: str
    forms: tuple[str, ...]
    cite: Cite


class Unrecorded(Part, frozen=True, kw_only=True):
    """Capitalised words, years or call marks that stand for no record, and why."""

    reason: str
    forms: tuple[str, ...]


class Article(Part, frozen=True, kw_only=True):
    """What is particular to the article: bibliography, voices, questions, every locator."""

    url: str
    url_confirmed: bool
    title: str
    author: Id
    bibliography: str
    voices: dict[str, Named]
    questions: dict[str, Named]
    predicates: dict[str, Predicate]
    places: dict[str, Place] = msgspec.field(default_factory=dict)
    unrecorded: dict[str, Unrecorded] = msgspec.field(default_factory=dict)
    locators: dict[str, Paragraph]
