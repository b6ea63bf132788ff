"""Counting in orders: inversions, the fewest cards to move, all complete orders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import permutations

from bloc_course.items.interactions._base import Places

Pairs = Sequence[tuple[str, str]]


def positions(places: Places) -> dict[str, int]:
    """The number of each card's place."""
    return {card: place for place, cards in enumerate(places) for card in cards}


def inverted(places: Places, pairs: Pairs) -> list[tuple[str, str]]:
    """The pairs (first, second) that stand the other way round, farthest apart first."""
    at = positions(places)
    found = [pair for pair in pairs if at[pair[0]] > at[pair[1]]]
    return sorted(found, key=lambda pair: at[pair[1]] - at[pair[0]])


def together(places: Places, pairs: Pairs) -> list[tuple[str, str]]:
    """The pairs that share a place though their order is certain."""
    at = positions(places)
    return [pair for pair in pairs if at[pair[0]] == at[pair[1]]]


def moves(places: Places, pairs: Pairs) -> int | None:
    """The fewest cards to take out so that no certain pair is inverted; None where one is shared.

    Inverted certain pairs are a partial order, so the cards that may stay are its largest
    antichain; by Dilworth and König that leaves out as many as a maximum matching has edges.
    """
    if together(places, pairs):
        return None
    after: dict[str, list[str]] = {}
    for first, second in inverted(places, pairs):
        after.setdefault(first, []).append(second)
    matched: dict[str, str] = {}

    def augment(first: str, seen: set[str]) -> bool:
        for second in after[first]:
            if second not in seen:
                seen.add(second)
                if second not in matched or augment(matched[second], seen):
                    matched[second] = first
                    return True
        return False

    return sum(augment(first, set()) for first in after)


def extension(cards: Sequence[str], pairs: Pairs) -> list[str]:
    """An order of the cards that keeps every pair; of free cards the one named first."""
    order: list[str] = []
    rest = list(cards)
    while rest:
        held = {second for first, second in pairs if first in rest}
        order.append(next(card for card in rest if card not in held))
        rest.remove(order[-1])
    return order


def weak_orders(cards: int) -> Iterator[tuple[int, ...]]:
    """Every way to put the cards on places, shared or not: the place of each card."""
    if cards == 0:
        yield ()
        return
    for before in weak_orders(cards - 1):
        used = max(before, default=-1) + 1
        for place in range(used):
            yield (*before, place)
        for place in range(used + 1):
            yield (*(p + (p >= place) for p in before), place)


@lru_cache(maxsize=512)
def mean_score(cards: int, pairs: frozenset[tuple[int, int]], *, shared: bool) -> Fraction:
    """The mean of max(0, C - D)/N over all orders of the cards (weak orders where `shared`)."""
    orders = weak_orders(cards) if shared else permutations(range(cards))
    total = count = 0
    for at in orders:
        net = sum((at[a] < at[b]) - (at[a] > at[b]) for a, b in pairs)
        total += max(0, net)
        count += 1
    return Fraction(total, count * len(pairs))
