"""What an item says, apart from how a file writes it: two writings of one item are equal here.

So that what was written can be read back and held against what was meant. Order of options, codes
and markup are gone; texts are NFC with single blanks.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import singledispatch

from msgspec import Struct

from bloc_course.forms.form import KeyEntry
from bloc_course.items.interactions.choice import Choice
from bloc_course.items.interactions.gap_match import GapMatch
from bloc_course.items.interactions.hottext import Hottext
from bloc_course.items.interactions.inline_choice import InlineChoice
from bloc_course.items.interactions.match import Match
from bloc_course.items.interactions.multiple_choice import MultipleChoice
from bloc_course.items.interactions.order import Order
from bloc_course.items.interactions.two_tier import TwoTier
from bloc_course.items.item import ItemPart
from bloc_course.items.marking import Declaration
from bloc_course.items.marking.m1_single import Single
from bloc_course.items.marking.m1_spelling import Spelling
from bloc_course.items.marking.m2_multiple import Multiple
from bloc_course.items.marking.m3_order import CertainPairs
from bloc_course.items.marking.m4_rows import Rows
from bloc_course.items.marking.m5_date import DateKey
from bloc_course.items.marking.m6_three_way import ThreeWay
from bloc_course.items.marking.m7_two_tier import TwoTierKey


class PartContent(Struct, frozen=True, order=True):
    """One part: every text that can be chosen or placed, and the right answer in such texts.

    `right` holds, by rule: one text; all keyed texts; "first < second" for certain pairs;
    "row = column"; "answer" and "reason"; accepted spellings; the keyed date; nothing for a rubric.
    """

    texts: tuple[str, ...]
    right: tuple[str, ...]


class Content(Struct, frozen=True, order=True):
    """An item: its lasting id, its stem and its parts."""

    id: str
    stem: str
    parts: tuple[PartContent, ...]


def content(entry: KeyEntry) -> Content:
    """What a key entry says."""
    return Content(entry.item, flat(entry.stem), tuple(map(part_content, entry.parts)))


def flat(text: str) -> str:
    """A text in NFC, with single blanks."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def part_content(part: ItemPart) -> PartContent:
    """What a part says."""
    texts = {code: flat(text) for code, text in shown_texts(part).items()}
    return made(texts.values(), right_texts(part, texts))


def made(texts: Iterable[str], right: Iterable[str]) -> PartContent:
    """A part's content, in an order that no file can change."""
    return PartContent(tuple(sorted(set(map(flat, texts)))), tuple(sorted(set(map(flat, right)))))


def shown_texts(part: ItemPart) -> dict[str, str]:
    """The text of each code that is shown; a gap within a text has none."""
    it = part.interaction
    if isinstance(it, Choice | MultipleChoice | Hottext):
        shown = it.options
    elif isinstance(it, Order):
        shown = it.cards
    elif isinstance(it, Match):
        shown = (*it.rows, *it.columns)
    elif isinstance(it, GapMatch):
        shown = (*it.gaps, *it.cards)
    elif isinstance(it, TwoTier):
        shown = (*it.answers, *it.reasons)
    elif isinstance(it, InlineChoice):
        shown = tuple(option for gap in it.gaps for option in gap.options)
    else:
        shown = ()
    return {option.code: option.text for option in shown}


def right_texts(part: ItemPart, texts: Mapping[str, str]) -> list[str]:
    """The right answer in texts, as `PartContent` says."""
    return _right(part.key, part, texts)


@singledispatch
def _right(key: Declaration, part: ItemPart, texts: Mapping[str, str]) -> list[str]:  # noqa: ARG001
    return []


@_right.register
def _of_one(key: Single | ThreeWay, _part: ItemPart, texts: Mapping[str, str]) -> list[str]:
    return [texts[key.correct]]


@_right.register
def _of_several(key: Multiple, _part: ItemPart, texts: Mapping[str, str]) -> list[str]:
    return [texts[code] for code in key.correct]


@_right.register
def _of_order(key: CertainPairs, _part: ItemPart, texts: Mapping[str, str]) -> list[str]:
    return [f"{texts[first]} < {texts[second]}" for first, second in key.pairs]


@_right.register
def _of_rows(key: Rows, part: ItemPart, texts: Mapping[str, str]) -> list[str]:
    rows = _row_names(part, texts)
    return [f"{rows[row]} = {texts[column]}" for row, column in key.rows.items()]


@_right.register
def _of_tiers(key: TwoTierKey, _part: ItemPart, texts: Mapping[str, str]) -> list[str]:
    return [texts[key.answer], texts[key.reason]]


@_right.register
def _of_text(key: Spelling, _part: ItemPart, _texts: Mapping[str, str]) -> list[str]:
    return list(key.accepted)


@_right.register
def _of_date(key: DateKey, _part: ItemPart, _texts: Mapping[str, str]) -> list[str]:
    return [key.text]


def _row_names(part: ItemPart, texts: Mapping[str, str]) -> dict[str, str]:
    """What a row is called: its text or, for a gap within a text, its number."""
    if isinstance(part.interaction, InlineChoice):
        return {gap.code: str(n) for n, gap in enumerate(part.interaction.gaps, 1)}
    return dict(texts)
