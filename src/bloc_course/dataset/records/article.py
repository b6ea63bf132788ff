"""What is particular to the article and to the course that follows it."""

from __future__ import annotations

from typing import ClassVar, Literal

import msgspec

from bloc_course.dataset.records._base import Cite, Id, Locator, Part, Path, Record

Line = Literal["whole", "broken", "dotted", "dash-dotted"]
Hand = Literal["author", "editors", "mixed", "missing"]
# What families ask of a predicate: a signature's bearer, a person's cover name, that a thing
# existed, a description that makes no proposition two sources could share, or a cause.
PredicateUse = Literal["", "cover-name-of", "cover-name", "existence", "description", "cause"]


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
    builds_on: tuple[Id, ...] = ()
    minutes_on: dict[Path, int] = msgspec.field(default_factory=dict)

    def minutes_of(self, path: Path) -> int:
        """Minutes that the chapter takes on a path: its own figure there, or that of all."""
        return self.minutes_on.get(path, self.minutes)


class Paragraph(Part, frozen=True, kw_only=True):
    """A numbered paragraph of the article: its layer, word count and hash."""

    layer: str
    words: int
    sha256: str


class Named(Part, frozen=True, kw_only=True):
    """A voice of the text; `values` are the voices between which it cannot be settled."""

    label: str
    values: tuple[str, ...] = ()


class Answer(Part, frozen=True, kw_only=True):
    """An answer to a question of status: its words, its line in drawings, its place in items."""

    label: str = ""
    line: Line = "whole"
    place: str = ""


class PlaceOption(Part, frozen=True, kw_only=True):
    """What an item offers for one or more answers, and why a group's place is this one."""

    text: str
    why: str


class Question(Part, frozen=True, kw_only=True):
    """A question of status: the answers allowed, surest first, and the places of items."""

    label: str
    values: dict[str, Answer]
    places: dict[str, PlaceOption] = msgspec.field(default_factory=dict)


class Predicate(Part, frozen=True, kw_only=True):
    """A predicate of claims, whether a subject can have one object only, and a special use."""

    label: str
    single_valued: bool
    use: PredicateUse = ""


class Hands(Part, frozen=True, kw_only=True):
    """What readers call the hands that a layer of the text can be by; empty for plain words."""

    author: str = ""
    editors: str = ""
    mixed: str = ""
    missing: str = ""


class LayerOfText(Part, frozen=True, kw_only=True):
    """A layer of the text for readers: its name and whose hand it is by."""

    label: str = ""
    hand: Literal["", "author", "editors", "mixed", "missing"] = ""


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
    questions: dict[str, Question]
    predicates: dict[str, Predicate]
    places: dict[str, Place] = msgspec.field(default_factory=dict)
    unrecorded: dict[str, Unrecorded] = msgspec.field(default_factory=dict)
    common_words: dict[str, Unrecorded] = msgspec.field(default_factory=dict)
    layers: dict[str, LayerOfText] = msgspec.field(default_factory=dict)
    hands: Hands = msgspec.field(default_factory=Hands)
    locators: dict[str, Paragraph]
