"""Answers of somebody who knows nothing but the tricks of test-taking.

A robot sees an item as a student does and answers by form alone: the longest option, the one that
echoes the stem, the first, always the same verdict. Over many items it must earn what chance earns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from bloc_course.items.interactions import Interaction, Option
from bloc_course.items.interactions.choice import Choice
from bloc_course.items.interactions.gap_match import GapMatch
from bloc_course.items.interactions.hottext import Hottext
from bloc_course.items.interactions.inline_choice import InlineChoice
from bloc_course.items.interactions.match import Match
from bloc_course.items.interactions.multiple_choice import MultipleChoice
from bloc_course.items.interactions.order import Order
from bloc_course.items.interactions.two_tier import TwoTier
from bloc_course.items.item import Item, ItemPart
from bloc_course.items.lints._base import figures, words
from bloc_course.items.lints.manner import MANNERS
from bloc_course.items.processing import process

# What a robot looks at in an option, given the text that it answers: more is better.
Eye = Callable[[str, Option, int], float]
_SHORT = 4


def _echo(asked: str, option: Option, _place: int) -> float:
    told = {word for word in words(asked) if len(word) > _SHORT}
    return len(told & set(words(option.text)))


ROBOTS: dict[str, Eye] = {
    "longest": lambda _asked, option, _place: len(option.text),
    "shortest": lambda _asked, option, _place: -len(option.text),
    "most hedged": lambda _asked, option, _place: len(MANNERS["hedge"].findall(option.text)),
    "most precise": lambda _asked, option, _place: figures(option.text),
    "most echo": _echo,
    "first": lambda _asked, _option, place: -place,
    "last": lambda _asked, _option, place: place,
    "second": lambda _asked, _option, place: place == 1,
}


# Below that the error is one of floating point: every item paid the same.
_NOTHING = 1e-9


@dataclass(frozen=True, slots=True)
class Result:
    """What a robot earned beyond chance on so many items, with the standard error of the mean."""

    robot: str
    items: int
    mean: float
    chance: float
    error: float

    @property
    def z(self) -> float:
        """Standard errors above chance; 0 where every item paid the same."""
        return (self.mean - self.chance) / self.error if self.error > _NOTHING else 0.0


def results(items: Sequence[Item]) -> list[Result]:
    """Every robot over `items`, whose options are arranged as students see them."""
    found = []
    for name, eye in ROBOTS.items():
        gained = [(_score(item, eye), _chance(item)) for item in items if _answerable(item)]
        if gained:
            found.append(_result(name, gained))
    return found


def _result(name: str, gained: Sequence[tuple[Fraction, Fraction]]) -> Result:
    scores = [float(score) for score, _ in gained]
    beyond = [float(score - chance) for score, chance in gained]
    mean = sum(beyond) / len(beyond)
    spread = sum((one - mean) ** 2 for one in beyond) / max(1, len(beyond) - 1)
    chance = sum(float(chance) for _, chance in gained) / len(gained)
    return Result(name, len(gained), sum(scores) / len(scores), chance, sqrt(spread / len(gained)))


def _answerable(item: Item) -> bool:
    """Whether all that is marked can be chosen: a date or a sentence has to be known."""
    return all(type(part.interaction) in _ANSWERS for part in item.parts)


def _chance(item: Item) -> Fraction:
    """The mean of all complete answers."""
    return sum(
        (Fraction(part.weight) * part.key.chance(part.interaction) for part in item.parts),
        Fraction(0),
    )


def _score(item: Item, eye: Eye) -> Fraction:
    given = {part.name: _answer(item, part, eye) for part in item.parts}
    raw = given if len(item.parts) > 1 else next(iter(given.values()))
    return process(item.parts, raw).score


def _answer(item: Item, part: ItemPart, eye: Eye) -> object:
    asked = f"{item.stem} {part.prompt}"
    return _ANSWERS[type(part.interaction)](part.interaction, asked, eye)


def _one(shown: Choice | Hottext, asked: str, eye: Eye) -> object:
    return _best(asked, shown.options, eye)


def _half(shown: MultipleChoice, asked: str, eye: Eye) -> object:
    ranked = _ranked(asked, shown.options, eye)
    return [option.code for option in ranked[: len(ranked) // 2]]


def _in_order(shown: Order, asked: str, eye: Eye) -> object:
    return [card.code for card in _ranked(asked, shown.cards, eye)]


def _rows(shown: Match, _asked: str, eye: Eye) -> object:
    return {row.code: _best(row.text, shown.columns, eye) for row in shown.rows}


def _gaps(shown: InlineChoice, _asked: str, eye: Eye) -> object:
    told = " ".join(shown.text)
    return {gap.code: _best(told, gap.options, eye) for gap in shown.gaps}


def _tiers(shown: TwoTier, asked: str, eye: Eye) -> object:
    answer = _best(asked, shown.answers, eye)
    return {"answer": answer, "reason": _best(asked, shown.reasons, eye)}


def _cards(shown: GapMatch, _asked: str, eye: Eye) -> object:
    """The best card for each gap that is left, or the best of all where cards may be used again."""
    left = list(shown.cards)
    given = {}
    for gap in shown.gaps:
        given[gap.code] = _best(gap.text, left, eye)
        if not shown.reuse and len(left) > 1:
            left = [card for card in left if card.code != given[gap.code]]
    return given


_ANSWERS: dict[type[Interaction], Callable[..., object]] = {
    Choice: _one,
    Hottext: _one,
    MultipleChoice: _half,
    Order: _in_order,
    Match: _rows,
    GapMatch: _cards,
    InlineChoice: _gaps,
    TwoTier: _tiers,
}


def _best(asked: str, options: Sequence[Option], eye: Eye) -> str:
    return _ranked(asked, options, eye)[0].code


def _ranked(asked: str, options: Iterable[Option], eye: Eye) -> list[Option]:
    """The options, best first; of equals the first shown."""
    placed = list(enumerate(options))
    placed.sort(key=lambda pair: (-eye(asked, pair[1], pair[0]), pair[0]))
    return [option for _, option in placed]
