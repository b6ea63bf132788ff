"""What is particular to the article and to the course that follows it."""

from __future__ import annotations

from typing import ClassVar, Literal

from bloc_course.dataset.records._base import Id, Locator, Part, Record


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
    locators: dict[str, Paragraph]
