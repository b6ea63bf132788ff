"""The estimated difficulty follows the drivers and stays within its bounds."""

from __future__ import annotations

from fractions import Fraction

import msgspec
import pytest

from bloc_course.items.difficulty import STEP, difficulty, effects
from bloc_course.items.family import families
from worlds import KEYS, drawn

FAMILIES = sorted(families())


@pytest.mark.parametrize("name", FAMILIES)
def test_an_estimate_is_a_step_between_the_bounds(name):
    for item in drawn(name, KEYS[0]):
        estimate = difficulty(item)
        assert Fraction(1, 10) <= estimate <= Fraction(9, 10)
        assert (estimate / STEP).denominator == 1


def test_a_harder_driver_never_lowers_the_estimate():
    (item, *_) = drawn("C1", KEYS[0])

    def with_drivers(**drivers):
        return difficulty(msgspec.structs.replace(item, drivers=drivers))

    assert with_drivers(min_gap_days="3") > with_drivers(min_gap_days="3000")
    assert with_drivers(relation_needed="yes") >= with_drivers(relation_needed="no")
    assert with_drivers(uncertain_dates="3") >= with_drivers(uncertain_dates="0")
    assert difficulty(msgspec.structs.replace(item, level="evaluate")) > difficulty(
        msgspec.structs.replace(item, level="remember")
    )


def test_every_effect_says_what_it_is():
    (item, *_) = drawn("C1", KEYS[0])
    close = msgspec.structs.replace(item, drivers={"min_gap_days": "3", "uncertain_dates": "1"})
    assert effects(close)["close dates"] == 8
    assert effects(close)["uncertain dates"] == 2
