"""What a Moodle question is made of, before any file format: choices, rows, cards, texts, essays.

Every text that reads `html` is HTML already; all others are plain. A form marks an answer as Moodle
does (`marking`), so what is written and what is claimed of it come from one thing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Literal

from bloc_course.exports.platform import Answer, Marking
from bloc_course.exports.platforms.moodle._fractions import Percent, stored
from bloc_course.exports.platforms.moodle._ordering import GRADINGS
from bloc_course.items.interactions import Blank

ZERO, SEVENTH = Fraction(0), 10**7
# What an answer says: ("", code) of a choice, (row, column), (first, second) of an order.
Fact = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Pick:
    """A choice: what it says and what it earns or costs."""

    html: str
    percent: Percent
    feedback: str
    says: frozenset[Fact]


@dataclass(frozen=True, slots=True)
class Picks:
    """One question of choices; `single`: exactly one is taken.

    kind: what the choices are, for who reads them back. above: HTML between stem and choices.
    """

    kind: Literal["choice", "marked", "rows", "gaps", "tiers", "order", "open order"]
    single: bool
    shuffle: bool
    picks: tuple[Pick, ...]
    above: str = ""


@dataclass(frozen=True, slots=True)
class Cards:
    """An ordering: the cards in their right order, and the grading type."""

    cards: tuple[tuple[str, str], ...]
    grading: str


@dataclass(frozen=True, slots=True)
class Pairing:
    """A matching: rows (code, HTML, column), and all columns (code, plain text)."""

    rows: tuple[tuple[str, str, str], ...]
    columns: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """A gap with a list of its own: (code, HTML or text, percent, feedback)."""

    code: str
    options: tuple[tuple[str, str, Percent, str], ...]


@dataclass(frozen=True, slots=True)
class Slots:
    """A text with gaps: n + 1 pieces of HTML around n gaps.

    kind: "gaps" where the pieces are one text ("gap": with one gap, which is a choice), "rows"
    where each piece is the row of the gap after it. shared: the gaps have one list, which Moodle
    can show as such (gapselect).
    """

    kind: Literal["gaps", "gap", "rows"]
    pieces: tuple[str, ...]
    gaps: tuple[Slot, ...]
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Spelt:
    """A text that is taken; `key` where the key itself says so and not a way to spell it."""

    text: str
    percent: Percent
    feedback: str
    key: bool = False


@dataclass(frozen=True, slots=True)
class Typed:
    """One line of text, compared with what is listed; the first that fits counts."""

    label: str
    texts: tuple[Spelt, ...]
    otherwise: str


@dataclass(frozen=True, slots=True)
class Written:
    """An answer in sentences, all HTML. grader: for who marks; begin: what stands there first."""

    label: str
    grader: str
    begin: str
    fewest: int


Form = Picks | Cards | Pairing | Slots | Typed | Written


def facts(answer: Answer) -> frozenset[Fact]:
    """What an answer says; an order says each pair, and nothing of cards that share a place."""
    if isinstance(answer, Blank):
        return frozenset()
    if isinstance(answer, str):
        return frozenset({("", answer)})
    if isinstance(answer, Mapping):
        return frozenset(answer.items())
    if isinstance(answer, frozenset):
        return frozenset(("", code) for code in answer)
    assert isinstance(answer, tuple)
    pairs = combinations(answer, 2)
    return frozenset((a, b) for one, other in pairs for a in one for b in other)


def marking(form: Form) -> Marking | None:
    """How Moodle marks an answer; None where a person does."""
    if isinstance(form, Picks):
        return _one_of(form) if form.single else _several(form)
    if isinstance(form, Cards):
        return _ordered(form)
    if isinstance(form, Pairing):
        return _shared({row: column for row, _, column in form.rows})
    if isinstance(form, Slots):
        whole = ((gap.code, option) for gap in form.gaps for option in gap.options)
        return _shared({row: code for row, (code, _, percent, _) in whole if percent == "100"})
    if isinstance(form, Typed):
        return _typed(form)
    return None


def _several(form: Picks) -> Marking:
    """The sum of what is ticked, cut to 0 and 1."""
    # Whole numbers of Moodle's seventh decimal: an order has thousands of answers to compare.
    worth = {fact: int(stored(pick.percent) * SEVENTH) for pick in form.picks for fact in pick.says}
    return lambda answer: Fraction(
        min(SEVENTH, max(0, sum(worth.get(fact, 0) for fact in facts(answer)))), SEVENTH
    )


def _one_of(form: Picks) -> Marking:
    """What the choice taken earns.

    An answer that leaves something open can't be given where all combinations stand as choices:
    whoever has it takes one of those that contain it, and is counted as taking the worst.
    """

    def marked(answer: Answer) -> Fraction:
        said = facts(answer)
        fitting = [stored(pick.percent) for pick in form.picks if said and said <= pick.says]
        return min(fitting, default=ZERO)

    return marked


def _ordered(form: Cards) -> Marking:
    at = {code: place for place, (code, _) in enumerate(form.cards)}
    grade = GRADINGS[form.grading]

    def marked(answer: Answer) -> Fraction:
        # What is left blank is graded as it is shown; on average that earns `mean`.
        if not isinstance(answer, tuple):
            return ZERO
        # Cards can't share a place there: they are put one after another, at worst the wrong way.
        order = [at[code] for place in answer for code in sorted(place, key=lambda c: -at[c])]
        return grade(order)

    return marked


def _shared(right: Mapping[str, str]) -> Marking:
    """Equal shares for the right rows, none for a row that is left open."""

    def marked(answer: Answer) -> Fraction:
        if not isinstance(answer, Mapping):
            return ZERO
        return Fraction(sum(right[row] == column for row, column in answer.items()), len(right))

    return marked


def _typed(form: Typed) -> Marking:
    worth: dict[str, Fraction] = {}
    for one in form.texts:
        worth.setdefault(compared(one.text), stored(one.percent))
    return lambda answer: worth.get(compared(answer), ZERO) if isinstance(answer, str) else ZERO


def compared(text: str) -> str:
    """A text as the short answer compares it: composed, without case, its ends trimmed."""
    return unicodedata.normalize("NFC", text).lower().strip(" \t\n\r\0\x0b")
