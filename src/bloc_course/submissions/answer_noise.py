"""Right answers and likely mistakes for every interaction, in JSON and in plain text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import singledispatch

from bloc_course.draw import mac
from bloc_course.items.interactions import Interaction, Option
from bloc_course.items.interactions.choice import Choice
from bloc_course.items.interactions.gap_match import GapMatch
from bloc_course.items.interactions.inline_choice import InlineChoice
from bloc_course.items.interactions.match import Match
from bloc_course.items.interactions.multiple_choice import MultipleChoice
from bloc_course.items.interactions.order import Order
from bloc_course.items.interactions.two_tier import TwoTier
from bloc_course.items.item import ItemPart
from bloc_course.items.marking import RULES, Sample
from bloc_course.items.marking._helpers import expect

BLANK, UNREADABLE = 0.06, 0.02
LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Draw:
    """A stream of uniform numbers in (0, 1) from keyed hashes of a counter."""

    def __init__(self, secret: bytes, *context: str) -> None:
        self._secret, self._context, self._count = secret, context, 0

    def uniform(self) -> float:
        """The next number."""
        self._count += 1
        digest = mac(self._secret, *self._context, str(self._count))
        return (int.from_bytes(digest[:6], "big") + 0.5) / 2**48

    def one_of(self, things: Sequence[str]) -> str:
        """One of `things`, each as likely."""
        return things[int(self.uniform() * len(things))]


def right(part: ItemPart) -> object:
    """An answer that earns everything."""
    return _sample(part, "right").raw


def mistaken(part: ItemPart, skill: float, draw: Draw) -> object:
    """What somebody gives who does not know: nothing, nonsense, a half-right or a wrong answer.

    `skill` in (0, 1) is the chance to get a single row, tick or tier right all the same.
    """
    luck = draw.uniform()
    if luck < BLANK:
        return None
    if luck < BLANK + UNREADABLE:
        return _sample(part, "malformed").raw
    return _mistake(part.interaction, part, skill, draw)


@singledispatch
def _mistake(_shown: Interaction, part: ItemPart, skill: float, draw: Draw) -> object:
    return _sample(part, "half-right" if draw.uniform() < skill else "wrong").raw


@_mistake.register
def _(shown: Choice, part: ItemPart, _skill: float, draw: Draw) -> object:
    return draw.one_of([code for code in shown.codes() if code != right(part)])


@_mistake.register
def _(shown: MultipleChoice, part: ItemPart, skill: float, draw: Draw) -> object:
    keyed = expect(list, right(part))
    return [c for c in shown.codes() if (c in keyed) == (draw.uniform() < (1 + skill) / 2)]


@_mistake.register
def _(_shown: Order, part: ItemPart, _skill: float, draw: Draw) -> object:
    """The right order with one to three neighbours swapped."""
    cards = list(expect(list, right(part)))
    for _ in range(1 + int(draw.uniform() * 3)):
        at = int(draw.uniform() * (len(cards) - 1))
        cards[at], cards[at + 1] = cards[at + 1], cards[at]
    return cards


@_mistake.register(Match)
@_mistake.register(GapMatch)
@_mistake.register(InlineChoice)
def _(shown: Match | GapMatch | InlineChoice, part: ItemPart, skill: float, draw: Draw) -> object:
    keyed = expect(dict, right(part))
    return {
        row: keyed[row] if draw.uniform() < skill else draw.one_of(_codes(options))
        for row, options in _columns(shown).items()
    }


@_mistake.register
def _(shown: TwoTier, part: ItemPart, skill: float, draw: Draw) -> object:
    keyed = expect(dict, right(part))
    answer = keyed["answer"] if draw.uniform() < skill else draw.one_of(_codes(shown.answers))
    return {"answer": answer, "reason": draw.one_of(_codes(shown.reasons))}


def plain(interaction: Interaction, raw: object) -> str:
    """A JSON answer as the letters and numbers that a student writes."""
    return "" if raw is None else _written(interaction, raw)


@singledispatch
def _written(_shown: Interaction, raw: object) -> str:
    return str(raw)


@_written.register
def _(shown: Choice, raw: object) -> str:
    return _letter(shown.options, raw)


@_written.register
def _(shown: MultipleChoice, raw: object) -> str:
    return ", ".join(_letter(shown.options, code) for code in expect(list, raw))


@_written.register
def _(shown: Order, raw: object) -> str:
    codes = shown.codes()
    return ", ".join(str(codes.index(card) + 1) for card in expect(list, raw))


@_written.register(Match)
@_written.register(GapMatch)
@_written.register(InlineChoice)
def _(shown: Match | GapMatch | InlineChoice, raw: object) -> str:
    given = expect(dict, raw)
    rows = enumerate(_columns(shown).items(), 1)
    return ", ".join(f"{n}={_letter(o, given[row])}" for n, (row, o) in rows if given.get(row))


@_written.register
def _(shown: TwoTier, raw: object) -> str:
    given = expect(dict, raw)
    return f"{_letter(shown.answers, given['answer'])} / {_letter(shown.reasons, given['reason'])}"


def _sample(part: ItemPart, label: str) -> Sample:
    rule = RULES[str(part.key.__struct_config__.tag)]
    found = rule.samples(part.interaction, part.key)
    # Not every key has a half-right answer; every one has a wrong one.
    return next((s for s in found if s.label == label), None) or _sample(part, "wrong")


def _columns(interaction: Match | GapMatch | InlineChoice) -> dict[str, tuple[Option, ...]]:
    if isinstance(interaction, Match):
        return {row.code: interaction.columns for row in interaction.rows}
    if isinstance(interaction, GapMatch):
        return {gap.code: interaction.cards for gap in interaction.gaps}
    return {gap.code: gap.options for gap in interaction.gaps}


def _codes(options: Sequence[Option]) -> list[str]:
    return [option.code for option in options]


def _letter(options: Sequence[Option], code: object) -> str:
    """The letter of an option as shown; what is no option stays as it is."""
    place = next((i for i, option in enumerate(options) if option.code == code), None)
    return str(code) if place is None else LETTERS[place]
