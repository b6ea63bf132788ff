"""What can be chosen in an answer, in words: the same over all forms, whose codes differ."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from bloc_course.items.interactions import Blank, Days, Malformed, Parsed
from bloc_course.items.interactions.choice import Choice
from bloc_course.items.interactions.gap_match import GapMatch
from bloc_course.items.interactions.inline_choice import InlineChoice
from bloc_course.items.interactions.match import Match
from bloc_course.items.interactions.multiple_choice import MultipleChoice
from bloc_course.items.interactions.two_tier import TwoTier
from bloc_course.items.item import ItemPart
from bloc_course.items.marking import Declaration
from bloc_course.items.marking.m1_single import Single
from bloc_course.items.marking.m2_multiple import Multiple
from bloc_course.items.marking.m4_rows import Rows
from bloc_course.items.marking.m6_three_way import ThreeWay
from bloc_course.items.marking.m7_two_tier import TwoTierKey


class Cell(NamedTuple):
    """An option, and the row, gap or tier that it is offered for (empty where there is one)."""

    group: str
    option: str


def offered(part: ItemPart) -> dict[Cell, tuple[Cell, bool]]:
    """Every cell of a part by its codes: the cell in words and whether it is keyed.

    Orders and dates offer nothing to count.
    """
    shown, keyed = part.interaction, _keyed(part.key)
    cells: dict[Cell, Cell] = {}
    if isinstance(shown, Choice | MultipleChoice):
        cells = {Cell("", o.code): Cell("", o.text) for o in shown.options}
    elif isinstance(shown, TwoTier):
        cells = {Cell("answer", o.code): Cell("answer", o.text) for o in shown.answers}
        cells |= {Cell("reason", o.code): Cell("reason", o.text) for o in shown.reasons}
    elif isinstance(shown, Match):
        cells = {
            Cell(row.code, column.code): Cell(row.text, column.text)
            for row in shown.rows
            for column in shown.columns
        }
    elif isinstance(shown, GapMatch):
        cells = {
            Cell(gap.code, card.code): Cell(gap.text, card.text)
            for gap in shown.gaps
            for card in shown.cards
        }
    elif isinstance(shown, InlineChoice):
        cells = {
            Cell(gap.code, option.code): Cell(f"gap {number}", option.text)
            for number, gap in enumerate(shown.gaps, 1)
            for option in gap.options
        }
    # A text with one gap may be keyed as a single choice, which names no gap.
    return {
        codes: (words, codes in keyed or Cell("", codes.option) in keyed)
        for codes, words in cells.items()
    }


def chosen(parsed: Parsed) -> frozenset[Cell]:
    """The cells that an answer takes, by codes."""
    if isinstance(parsed, Blank | Malformed | Days | tuple):
        return frozenset()
    if isinstance(parsed, str):
        return frozenset({Cell("", parsed)})
    if isinstance(parsed, Mapping):
        return frozenset(Cell(group, option) for group, option in parsed.items())
    return frozenset(Cell("", option) for option in parsed)


def _keyed(key: Declaration) -> frozenset[Cell]:
    if isinstance(key, Single | ThreeWay):
        return frozenset({Cell("", key.correct)})
    if isinstance(key, Multiple):
        return frozenset(Cell("", code) for code in key.correct)
    if isinstance(key, Rows):
        return frozenset(Cell(row, column) for row, column in key.rows.items())
    if isinstance(key, TwoTierKey):
        return frozenset({Cell("answer", key.answer), Cell("reason", key.reason)})
    return frozenset()
