"""A stressed quiz reports what it drew, and what should not be given out."""

from __future__ import annotations

from fractions import Fraction

import handmade as made
from bloc_course.dataset.load import load
from bloc_course.dataset.query import World
from bloc_course.forms.blueprint import Blueprint, Section
from bloc_course.forms.select import WITHIN
from bloc_course.forms.stress import CLASS, Stress, faults, stress

PLAN = Blueprint(
    quiz="stressed",
    title="Stressed",
    sections=(Section(title="One", family="C3", count=2), Section(title="Two", skill="sourcing")),
)


def test_a_report_adds_up():
    found = stress(World(load()), PLAN, 2 * CLASS + 1)
    assert found.forms == 2 * CLASS + 1
    assert sum(found.items.values()) == 3 * found.forms
    assert found.families["C3"] == 2 * found.forms
    assert found.distinct <= sum(found.items.values())
    assert found.widest <= WITHIN
    assert not found.enemies
    assert not found.twice


def test_what_should_not_be_given_out_is_named():
    one = made.item("Z1", 1)
    spoilt = Stress(forms=1, enemies=[(one.id, one.id)], twice=2, widest=Fraction(1, 5))
    spoilt.positions.update({(3, 0): 900, (3, 1): 10, (3, 2): 10})
    said = " ".join(faults(spoilt))
    for part in ("answer one another", "2 items stand twice", "20.0%", "number 1 is the key"):
        assert part in said


def test_even_positions_are_no_fault():
    fair = Stress(forms=1)
    fair.positions.update({(3, 0): 100, (3, 1): 104, (3, 2): 96})
    assert not faults(fair)
