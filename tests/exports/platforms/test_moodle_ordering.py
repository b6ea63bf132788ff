"""Moodle's grading types against plain definitions, on every order of 3 to 6 cards."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, pairwise, permutations

import pytest

from bloc_course.exports.platforms.moodle._ordering import GRADINGS, mean
from bloc_course.exports.platforms.moodle._orders import fair


def longest(order, follows):
    """The longest selection of cards, in their order, each of which follows the one before."""
    n = len(order)
    for size in range(n, 1, -1):
        for some in combinations(order, size):
            if all(follows(a, b) for a, b in pairwise(some)):
                return Fraction(size, n)
    return Fraction(0)


def near(order, before, after):
    """The share of (card, neighbour) facts of the right order, ends too, that hold in `order`."""
    n = len(order)
    right = [*range(n)]
    facts = total = 0
    for card in range(n):
        for step in [-1] * before + [1] * after:
            total += 1
            facts += beside(order, card, step) == beside(right, card, step)
    return Fraction(facts, total)


def beside(order, card, step):
    at = order.index(card) + step
    return order[at] if 0 <= at < len(order) else None


PLAIN = {
    "ALL_OR_NOTHING": lambda r: Fraction(int(list(r) == list(range(len(r))))),
    "ABSOLUTE_POSITION": lambda r: Fraction(len([i for i in range(len(r)) if r[i] == i]), len(r)),
    "RELATIVE_NEXT_EXCLUDE_LAST": lambda r: Fraction(
        sum(beside(list(r), card, 1) == card + 1 for card in range(len(r) - 1)), len(r) - 1
    ),
    "RELATIVE_NEXT_INCLUDE_LAST": lambda r: near(list(r), 0, 1),
    "RELATIVE_ONE_PREVIOUS_AND_NEXT": lambda r: near(list(r), 1, 1),
    "RELATIVE_ALL_PREVIOUS_AND_NEXT": lambda r: Fraction(
        sum(r.index(a) < r.index(b) for a in range(len(r)) for b in range(a + 1, len(r))),
        len(r) * (len(r) - 1) // 2,
    ),
    "LONGEST_ORDERED_SUBSET": lambda r: longest(r, lambda a, b: a < b),
    "LONGEST_CONTIGUOUS_SUBSET": lambda r: longest(r, lambda a, b: b == a + 1),
    "RELATIVE_TO_CORRECT": lambda r: (
        sum((Fraction(len(r) - 1 - abs(r[i] - i), len(r) - 1) for i in range(len(r))), Fraction(0))
        / len(r)
    ),
}


@pytest.mark.parametrize("n", [3, 4, 5, 6])
@pytest.mark.parametrize("name", GRADINGS)
def test_every_order(name, n):
    for order in permutations(range(n)):
        assert GRADINGS[name](order) == PLAIN[name](order), order


def test_all_nine_are_there():
    assert set(GRADINGS) == set(PLAIN)


def test_what_an_untouched_order_earns():
    assert mean("RELATIVE_ALL_PREVIOUS_AND_NEXT", 5) == Fraction(1, 2)
    assert mean("ABSOLUTE_POSITION", 5) == Fraction(1, 5)
    # item-families 0.3: the share of the longest rising run, 0.558 where one card counted.
    assert round(float(mean("LONGEST_ORDERED_SUBSET", 5)), 3) == 0.557


def test_gradings_that_lower_the_mark_for_a_truer_order_are_not_used():
    fair_ones = {name for name in GRADINGS if fair(name, 5)}
    assert fair_ones == {
        "ALL_OR_NOTHING",
        "RELATIVE_ALL_PREVIOUS_AND_NEXT",
        "LONGEST_ORDERED_SUBSET",
        "LONGEST_CONTIGUOUS_SUBSET",
        "RELATIVE_TO_CORRECT",
    }
