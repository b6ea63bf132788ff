"""Moodle's nine ways to grade an order, as functions; held against every order it was given.

An order is the student's sequence with each card as its right place, 0 to n - 1. The formulas are
those of the ordering question of Moodle 4.5, measured on every order of 3, 4 and 5 cards.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import combinations, pairwise, permutations

Grading = Callable[[Sequence[int]], Fraction]


def all_or_nothing(order: Sequence[int]) -> Fraction:
    """1 for the right order, else 0."""
    return Fraction(list(order) == sorted(order))


def absolute_position(order: Sequence[int]) -> Fraction:
    """The share of cards in their own place."""
    return Fraction(sum(place == card for place, card in enumerate(order)), len(order))


def next_exclude_last(order: Sequence[int]) -> Fraction:
    """The share of neighbours that are neighbours in the right order."""
    return Fraction(_neighbours(order), len(order) - 1)


def next_include_last(order: Sequence[int]) -> Fraction:
    """The same, with one more for the last card in the last place."""
    return Fraction(_neighbours(order) + _last(order), len(order))


def one_previous_and_next(order: Sequence[int]) -> Fraction:
    """The share of cards' right neighbours on either side, the ends counted as neighbours too."""
    ends = (order[0] == 0) + _last(order)
    return Fraction(2 * _neighbours(order) + ends, 2 * len(order))


def all_previous_and_next(order: Sequence[int]) -> Fraction:
    """The share of pairs in the right order (Kendall), not corrected for chance."""
    return Fraction(sum(a < b for a, b in combinations(order, 2)), _pairs(len(order)))


def longest_ordered_subset(order: Sequence[int]) -> Fraction:
    """The longest rising run, with gaps, over n; one card alone counts nothing."""
    ends: list[int] = []
    for card in order:
        ends.append(
            1 + max((ends[i] for i, one in enumerate(order[: len(ends)]) if one < card), default=0)
        )
    return _counted(max(ends), len(order))


def longest_contiguous_subset(order: Sequence[int]) -> Fraction:
    """The longest k, k + 1, k + 2 … met in this order, over n; one card alone counts nothing."""
    runs: dict[int, int] = {}
    for card in order:
        runs[card] = runs.get(card - 1, 0) + 1
    return _counted(max(runs.values()), len(order))


def relative_to_correct(order: Sequence[int]) -> Fraction:
    """The mean nearness of the cards to their places."""
    n = len(order)
    near = sum(n - 1 - abs(card - place) for place, card in enumerate(order))
    return Fraction(near, n * (n - 1))


GRADINGS: Mapping[str, Grading] = {
    "ALL_OR_NOTHING": all_or_nothing,
    "ABSOLUTE_POSITION": absolute_position,
    "RELATIVE_NEXT_EXCLUDE_LAST": next_exclude_last,
    "RELATIVE_NEXT_INCLUDE_LAST": next_include_last,
    "RELATIVE_ONE_PREVIOUS_AND_NEXT": one_previous_and_next,
    "RELATIVE_ALL_PREVIOUS_AND_NEXT": all_previous_and_next,
    "LONGEST_ORDERED_SUBSET": longest_ordered_subset,
    "LONGEST_CONTIGUOUS_SUBSET": longest_contiguous_subset,
    "RELATIVE_TO_CORRECT": relative_to_correct,
}


@lru_cache(maxsize=64)
def mean(grading: str, cards: int) -> Fraction:
    """What an order that nobody touched earns on average: the mean over all orders."""
    orders = list(permutations(range(cards)))
    return sum((GRADINGS[grading](one) for one in orders), Fraction(0)) / len(orders)


def _neighbours(order: Sequence[int]) -> int:
    return sum(b == a + 1 for a, b in pairwise(order))


def _last(order: Sequence[int]) -> int:
    return int(order[-1] == len(order) - 1)


def _pairs(n: int) -> int:
    return n * (n - 1) // 2


def _counted(longest: int, n: int) -> Fraction:
    return Fraction(longest if longest > 1 else 0, n)
