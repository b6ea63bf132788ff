"""Every rule's samples earn what they promise, for keys of many shapes."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest

from bloc_course.draw import ranker
from bloc_course.items.interactions import Option
from bloc_course.items.interactions.choice import Choice
from bloc_course.items.interactions.date_entry import DateEntry
from bloc_course.items.interactions.inline_choice import Gap, InlineChoice
from bloc_course.items.interactions.match import Match
from bloc_course.items.interactions.multiple_choice import MultipleChoice
from bloc_course.items.interactions.order import Order
from bloc_course.items.interactions.two_tier import TwoTier
from bloc_course.items.item import ItemPart
from bloc_course.items.marking import RULES
from bloc_course.items.marking.m1_single import Single
from bloc_course.items.marking.m2_multiple import Multiple
from bloc_course.items.marking.m3_order import CertainPairs
from bloc_course.items.marking.m4_rows import Rows
from bloc_course.items.marking.m5_date import DateKey
from bloc_course.items.marking.m6_three_way import ThreeWay
from bloc_course.items.marking.m7_two_tier import TwoTierKey
from bloc_course.items.processing import process


def options(count: int, start: str = "opt") -> tuple[Option, ...]:
    return tuple(Option(f"{start}-{n}", f"{start} number {n}") for n in range(count))


def names(count: int, start: str = "opt") -> tuple[str, ...]:
    return tuple(option.code for option in options(count, start))


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def pairs(count: int) -> tuple[tuple[str, str], ...]:
    return tuple(combinations(names(count), 2))


GAPS = InlineChoice(
    ("", " and ", ""), (Gap("gap-0", options(2, "one")), Gap("gap-1", options(4, "two")))
)
ONE_GAP = InlineChoice(("", ""), (Gap("gap-0", options(3)),))
WEAK = (("opt-0", "opt-1"), ("opt-0", "opt-2"), ("opt-0", "opt-3"), ("opt-2", "opt-3"))
SHAPES = [
    (Choice(options(3)), Single("opt-1")),
    (ONE_GAP, Single("opt-2")),
    (MultipleChoice(options(7)), Multiple(names(3), 7)),
    (MultipleChoice(options(3)), Multiple(names(2), 3)),
    (MultipleChoice(options(3)), Multiple(names(1), 3)),
    (MultipleChoice(options(2)), Multiple(names(1), 2)),
    (Order(options(3)), CertainPairs(pairs(3), names(3))),
    (Order(options(5)), CertainPairs(pairs(5), names(5))),
    (Order(options(5)).reversed(), CertainPairs(pairs(5), names(5))),
    (Order(options(4), shared_places=True), CertainPairs(WEAK, names(4))),
    (
        Match(options(4, "row"), options(3)),
        Rows(dict.fromkeys(names(4, "row"), "opt-1"), dict.fromkeys(names(4, "row"), 3)),
    ),
    (Match(options(1, "row"), options(2)), Rows({"row-0": "opt-1"}, {"row-0": 2})),
    (GAPS, Rows({"gap-0": "one-1", "gap-1": "two-2"}, {"gap-0": 2, "gap-1": 4})),
    (DateEntry("When?"), DateKey(day("1932-10-06"), day("1932-11-03"), "then", lasting=False)),
    (
        DateEntry("When?"),
        DateKey(
            day("1932-10-06"),
            day("1932-11-03"),
            "then",
            False,
            ((day("1932-10-01"), day("1932-11-30")),),
        ),
    ),
    (DateEntry("When?"), DateKey(day("1932-01-01"), day("1932-12-31"), "then", lasting=True)),
    (DateEntry("When?"), DateKey(day("1932-10-17"), day("1932-10-17"), "then", lasting=False)),
    (
        DateEntry("When?"),
        DateKey(
            day("1932-10-17"),
            day("1932-10-17"),
            "then",
            lasting=False,
            accepted=((day("1932-10-18"), day("1932-10-18")),),
        ),
    ),
    (Choice(options(3), fixed=True), ThreeWay("opt-2")),
    (TwoTier(options(2), options(3, "why"), "Why?"), TwoTierKey("opt-1", "why-0")),
]
shapes = pytest.mark.parametrize(("interaction", "key"), SHAPES)


def check(interaction, key):
    rule = RULES[str(type(key).__struct_config__.tag)]
    samples = rule.samples(interaction, key)
    part = ItemPart("main", interaction, key)
    for sample in samples:
        outcome = process([part], sample.raw)
        assert (outcome.status, outcome.score) == (sample.status, sample.score), sample
    assert {"right", "wrong", "blank", "malformed"} <= {sample.label for sample in samples}
    assert all(s.score == (s.label == "right") for s in samples if s.label in {"right", "wrong"})
    assert all(0 < s.score < 1 for s in samples if s.label == "half-right")


@shapes
def test_samples_earn_what_they_promise(interaction, key):
    check(interaction, key)


@shapes
def test_samples_hold_under_other_codes_and_another_order(interaction, key):
    def code(name: str) -> str:
        return f"z{name[::-1]}"

    check(interaction.relabel(code).arrange(ranker(b"s")), key.relabel(code))


@pytest.mark.parametrize("count", [3, 4, 5, 6])
@pytest.mark.parametrize("secret", range(5))
def test_an_untouched_arrangement_earns_nothing(count, secret):
    key = CertainPairs(pairs(count), names(count))
    order = Order(options(count)).arrange(ranker(bytes([secret])))
    shown = [order, order.reversed()]
    scores = [process([ItemPart("m", o, key)], list(o.codes())) for o in shown]
    assert {outcome.status for outcome in scores} == {"untouched"}
    assert 0 in {outcome.score for outcome in scores}


def test_the_register_is_complete():
    assert sorted(RULES) == ["M1", "M1-spelling", *(f"M{n}" for n in range(2, 9))]
    assert all(rule.formula for rule in RULES.values())
