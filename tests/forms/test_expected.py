"""How many answers an item is expected to get: true over a class, and warned of where too few."""

from collections import Counter
from fractions import Fraction

import pytest

import handmade as made
from bloc_course.forms.blueprint import Section
from bloc_course.forms.expected import expected, expected_lines
from bloc_course.forms.select import select


def plan(**changes):
    section = Section(title="One", family="Z1", count=3)
    return made.blueprint(**{"sections": (section,), "pool": 9, **changes})


def test_the_number_is_the_mean_over_the_pool_of_a_class():
    bank = made.bank(plan())
    got = Counter(i for n in range(300) for i in select(bank, f"s{n}")[0])
    (one,) = expected(bank.blueprint, 300)
    assert one.answers == Fraction(300 * 3, 9) == Fraction(got.total(), len(bank.pools[0]))


@pytest.mark.parametrize(
    ("changes", "students", "line", "tip"),
    [
        ({}, 300, "about 100 answers on average (300 students, 3 of 9)", ""),
        (
            {},
            60,
            "about 20 answers on average (60 students, 3 of 9) – fewer than 30",
            "a smaller `pool`",
        ),
        ({"pool": 2}, 60, "about 30 answers on average (60 students, 3 of 6)", ""),
        ({"variants": "same"}, 40, "about 40 answers on average (40 students, 3 of 3)", ""),
        ({}, 40, "about 13 answers", "with `variants: same` each gets an answer from everybody"),
        ({"variants": "same"}, 20, "about 20 answers", "the class is too small"),
    ],
)
def test_said_in_words_with_what_helps(changes, students, line, tip):
    first, *rest = expected_lines(plan(**changes), students)
    assert line in first
    assert bool(rest) == bool(tip)
    assert all("fewer than 30" in one and tip in one for one in rest)
