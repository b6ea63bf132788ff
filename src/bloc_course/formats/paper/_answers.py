"""A key as it would be written by hand: letters and numbers as they stand on the paper."""

from __future__ import annotations

from functools import singledispatch

from bloc_course.items.interactions import Interaction, Option
from bloc_course.items.interactions.gap_match import GapMatch
from bloc_course.items.interactions.inline_choice import InlineChoice
from bloc_course.items.interactions.match import Match
from bloc_course.items.interactions.order import Order
from bloc_course.items.interactions.two_tier import TwoTier
from bloc_course.items.marking import Declaration
from bloc_course.items.marking._helpers import expect
from bloc_course.items.marking._orders import extension
from bloc_course.items.marking.m1_single import Single
from bloc_course.items.marking.m1_spelling import Spelling
from bloc_course.items.marking.m2_multiple import Multiple
from bloc_course.items.marking.m3_order import CertainPairs
from bloc_course.items.marking.m4_rows import Rows
from bloc_course.items.marking.m5_date import DateKey
from bloc_course.items.marking.m6_three_way import ThreeWay
from bloc_course.items.marking.m7_two_tier import TwoTierKey

LETTERS = "abcdefghijklmnopqrstuvwxyz"


@singledispatch
def as_written(key: Declaration, interaction: Interaction) -> str:  # noqa: ARG001
    """An answer that earns everything; empty for what has no letters, such as a written answer."""
    return ""


@as_written.register(Single)
@as_written.register(ThreeWay)
def _(key: Single | ThreeWay, interaction: Interaction) -> str:
    return _letter(interaction.codes(), key.correct)


@as_written.register
def _(key: Spelling, _interaction: Interaction) -> str:
    return key.accepted[0]


@as_written.register
def _(key: Multiple, interaction: Interaction) -> str:
    codes = interaction.codes()
    return ", ".join(_letter(codes, code) for code in codes if code in key.correct)


@as_written.register
def _(key: CertainPairs, interaction: Interaction) -> str:
    cards = expect(Order, interaction).codes()
    return ", ".join(str(cards.index(card) + 1) for card in extension(key.cards, key.pairs))


@as_written.register
def _(key: Rows, interaction: Interaction) -> str:
    offered = _offered(interaction)
    return ", ".join(
        f"{number}={_letter(columns, key.rows[row])}"
        for number, (row, columns) in enumerate(offered, 1)
        if row in key.rows
    )


@as_written.register
def _(key: DateKey, _interaction: Interaction) -> str:
    return key.text


@as_written.register
def _(key: TwoTierKey, interaction: Interaction) -> str:
    two = expect(TwoTier, interaction)
    answer, reason = _letter(_codes(two.answers), key.answer), _codes(two.reasons)
    return f"{answer} / {_letter(reason, key.reason)}"


def _offered(interaction: Interaction) -> list[tuple[str, tuple[str, ...]]]:
    """Each row or gap with the codes that are offered for it."""
    if isinstance(interaction, InlineChoice):
        return [(gap.code, _codes(gap.options)) for gap in interaction.gaps]
    if isinstance(interaction, GapMatch):
        return [(gap.code, _codes(interaction.cards)) for gap in interaction.gaps]
    match = expect(Match, interaction)
    return [(row.code, _codes(match.columns)) for row in match.rows]


def _codes(options: tuple[Option, ...]) -> tuple[str, ...]:
    return tuple(option.code for option in options)


def _letter(codes: tuple[str, ...], code: str) -> str:
    """The letter of an option as shown."""
    return LETTERS[codes.index(code)]
