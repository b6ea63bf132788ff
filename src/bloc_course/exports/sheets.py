"""A quiz as it stands on a sheet, for every format that is read and not run.

Texts are plain; each format escapes them its own way. What each interaction looks like is said once
here, in lists and passages, so a writer knows these two and no interaction.
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
from bloc_course.items.item import ItemPart
from bloc_course.player.html import points_in_words

BY_HAND = "a person marks by the key, which names the rule"


class Listed(Struct, frozen=True):
    """Texts below each other, each with its letter or number; `tick` is "one", "many" or ""."""

    texts: tuple[tuple[str, str], ...]
    tick: str = ""


class Piece(Struct, frozen=True):
    """A text and what comes after it: nothing, the gap `mark`, or the passage `option` to mark."""

    text: str
    mark: str = ""
    option: str = ""


class SheetPart(Struct, frozen=True):
    """One part: its prompt, how to answer, what it shows, and the key as it is written by hand.

    A passage is a tuple of pieces. `room` is how many lines an answer takes: 0 where it is ticked.
    `key` is empty for an answer in sentences; `weight` is the part's share, empty where it is 1.
    """

    prompt: str
    how: str
    blocks: tuple[Listed | tuple[Piece, ...], ...]
    room: int
    key: str
    weight: str

    @property
    def keyed(self) -> str:
        """The key with the part's share of the points."""
        return f"{self.key} ({self.weight} of the points)" if self.weight else self.key


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
    parts = tuple(_part(part, part.weight if several else "") for part in entry.parts)
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


def blanked(text: str, written: str) -> str:
    """A text as a format writes it, with the blanks at its ends that it has inside a sentence."""
    before, after = (" " * (text != cut) for cut in (text.lstrip(), text.rstrip()))
    return f"{before}{written.strip()}{after}"


def by_hand(entry: KeyEntry) -> Rendered:
    """How paper keeps an item: whole, and a person marks it by the key."""
    return Rendered(tuple(Rendering("on paper", None, BY_HAND) for _ in entry.parts))


def _part(part: ItemPart, weight: str) -> SheetPart:
    shown = on_paper(part.interaction, Layout())
    blocks = tuple(_blocks(shown))
    ticked = any(isinstance(block, Listed) and block.tick for block in blocks)
    room = shown.get("lines", 0 if ticked else 1)
    key = as_written(part.key, part.interaction)
    return SheetPart(part.prompt, shown["how"], blocks, room, key, weight)


def _blocks(shown: dict[str, Any]) -> Iterator[Listed | tuple[Piece, ...]]:
    """What a part shows, by its kind, as `on_paper` names the texts."""
    kind = shown["kind"]
    if kind in {"one", "many"}:
        yield _lettered(shown["options"], kind)
    elif kind == "order":
        yield _numbered(shown["cards"])
    elif kind == "rows":
        yield _numbered(shown["rows"])
        yield _lettered(shown["columns"])
    elif kind == "inline":
        *before, last = shown["pieces"]
        yield (*(Piece(text, str(n)) for n, text in enumerate(before, 1)), Piece(last))
        for n, gap in enumerate(shown["gaps"], 1):
            yield (Piece(f"Gap {n}:"),)
            yield _lettered(gap)
    elif kind == "marked":
        *before, last = shown["pieces"]
        yield (*map(Piece, before, LETTERS, shown["options"]), Piece(last))
    elif kind == "tiers":
        yield _lettered(shown["answers"])
        yield (Piece(shown["reason"]),)
        yield _lettered(shown["reasons"])
    else:
        yield (Piece(shown["label"]),)


def _lettered(texts: list[str], tick: str = "") -> Listed:
    return Listed(tuple(zip(LETTERS, texts, strict=False)), tick)


def _numbered(texts: list[str]) -> Listed:
    return Listed(tuple((str(n), text) for n, text in enumerate(texts, 1)))
