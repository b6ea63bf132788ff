"""What every reader of answers in words gives: a raw answer, and orders told by their pairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations

from bloc_course.exports.answers import weak_orders
from bloc_course.items.interactions import Places
from bloc_course.items.interactions.order import Order

NOT_AN_ORDER = "the statements ticked make no order; the order nearest to them was taken"
TWICE = "two columns are ticked for one row, which counts as not answered"
Pairs = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Answer:
    """A raw answer, and what is to be said of how it was read."""

    raw: object
    note: str = ""


def ordered(it: Order, certain: Pairs, offered: Pairs, said: Pairs) -> Answer:
    """The order that says what was said of the pairs `offered`, or the nearest one."""
    places, apart = _nearest(it.codes(), it.shared_places, offered, said, certain)
    raw = [list(place) if len(place) > 1 else place[0] for place in places]
    return Answer(raw, NOT_AN_ORDER if apart else "")


@lru_cache(maxsize=4096)
def _nearest(
    codes: tuple[str, ...], shared: bool, offered: Pairs, said: Pairs, certain: Pairs
) -> tuple[Places, int]:
    """The nearest order, and its certain pairs that err: those come first, then all pairs."""
    counted = certain | frozenset((b, a) for a, b in certain)

    def apart(places: Places) -> tuple[int, int, int]:
        differ = (before(places) & offered) ^ said
        return len(differ & counted), len(differ), len(codes) - len(places)

    best = min(_orders(sorted(codes), shared=shared), key=apart)
    return best, apart(best)[0]


def before(places: Places) -> Pairs:
    """The pairs of which an order puts the first before the second."""
    return frozenset(
        (one, other)
        for place, cards in enumerate(places)
        for after in places[place + 1 :]
        for one in cards
        for other in after
    )


def _orders(codes: Sequence[str], *, shared: bool) -> Iterator[Places]:
    if shared:
        yield from weak_orders(codes)
    else:
        yield from (tuple((code,) for code in one) for one in permutations(codes))
