"""A quiz as it stands on a sheet, for every format that is read and not run.

Texts are plain; each format escapes them its own way. `on_paper` says how each interaction looks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from bloc_course.exports.bank import Exported, Question
from bloc_course.exports.explain import general
from bloc_course.exports.platform import Rendered, Rendering
from bloc_course.formats.paper._answers import LETTERS, as_written
from bloc_course.formats.paper._layout import Layout
from bloc_course.formats.paper._parts import on_paper
from bloc_course.forms.form import KeyEntry
from bloc_course.player.html import points_in_words

BY_HAND = "a person marks by the key, which names the rule"


class SheetPart(Struct, frozen=True):
    """One part: its prompt, what `on_paper` shows of it, and the key as it is written by hand.

    `key` is empty for an answer in sentences; `weight` is the part's share, empty where it is 1.
    """

    prompt: str
    shown: dict[str, Any]
    key: str
    weight: str


class Sheet(Struct, frozen=True):
    """One question with its number, its parts, and what is told of its key."""

    number: int
    id: str
    code: str
    points: str
    stem: tuple[str, ...]
    parts: tuple[SheetPart, ...]
    told: tuple[str, ...]
    hint: str
    tags: tuple[str, ...]


class Section(Struct, frozen=True):
    """The questions under one heading; `draw` of them make a form (all of them, in one form)."""

    heading: str
    draw: int
    sheets: tuple[Sheet, ...]


def sections(quiz: Exported) -> Iterator[Section]:
    """The quiz, its questions numbered through."""
    number = 1
    for pool in quiz.pools:
        sheets = tuple(sheet(one, number + i) for i, one in enumerate(pool.questions))
        number += len(sheets)
        yield Section(pool.title, pool.draw, sheets)


def sheet(question: Question, number: int) -> Sheet:
    """One question."""
    entry = question.entry
    several = len(entry.parts) > 1
    parts = tuple(
        SheetPart(
            part.prompt,
            on_paper(part.interaction, Layout()),
            as_written(part.key, part.interaction),
            part.weight if several else "",
        )
        for part in entry.parts
    )
    return Sheet(
        number,
        entry.item,
        entry.code,
        points_in_words(entry.points),
        tuple(entry.stem.split("\n\n")),
        parts,
        tuple(general(entry)),
        entry.feedback.hint,
        question.tags,
    )


def by_hand(entry: KeyEntry) -> Rendered:
    """How paper keeps an item: whole, and a person marks it by the key."""
    return Rendered(tuple(Rendering("on paper", None, BY_HAND) for _ in entry.parts))


def lettered(texts: list[str]) -> Iterator[tuple[str, str]]:
    """Each text with its letter."""
    return zip(LETTERS, texts, strict=False)
