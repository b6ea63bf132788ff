"""C7: the verdict on two stays is what every choice of days within their bounds gives."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bloc_course.items.families.chronology._lifelines import (
    CERTAIN,
    NEVER,
    OPEN,
    Lifeline,
    apart,
    lifelines,
    verdict,
)
from worlds import pool, world

days = st.integers(min_value=0, max_value=12)
# Two days of a beginning, two of an end; a stay begins before it ends, as records are read.
bounded = st.tuples(days, days, days, days).map(sorted)


def line(code, start, end):
    return Lifeline(
        code=code,
        record=code,
        people=frozenset([code]),
        text=code,
        start=start,
        end=end,
        dates="",
        locators=(),
    )


def stays(one, last=14):
    """Every stay that the bounds allow; without an end it may end on any later day."""
    ends = range(one.end[0], one.end[1] + 1) if one.end else range(last)
    starts = range(one.start[0], one.start[1] + 1)
    return [(a, b) for a, b in product(starts, ends) if a <= b]


def oracle(one, other):
    met = {max(a, c) <= min(b, d) for (a, b), (c, d) in product(stays(one), stays(other))}
    return {frozenset([True]): CERTAIN, frozenset([False]): NEVER}.get(frozenset(met), OPEN)


@given(bounded, bounded)
def test_two_bounded_stays_against_all_choices_of_days(first, second):
    one = line("x", tuple(first[:2]), tuple(first[2:]))
    other = line("y", tuple(second[:2]), tuple(second[2:]))
    assert verdict(one, other) == oracle(one, other)


@given(bounded, st.tuples(days, days).map(sorted))
def test_a_stay_without_an_end_is_asked_only_where_its_beginning_settles_it(first, start):
    held = line("x", tuple(first[:2]), tuple(first[2:]))
    begun = line("y", tuple(start), None)
    said = verdict(held, begun)
    assert said in ("", CERTAIN, OPEN)
    assert said == verdict(begun, held)
    if said:
        assert said == oracle(held, begun)


def test_a_verdict_is_the_same_both_ways_and_none_for_one_person():
    for one, other in combinations(lifelines(world()).values(), 2):
        assert verdict(one, other) == verdict(other, one)
        if one.people & other.people:
            assert not verdict(one, other)


def test_every_stay_lasts_and_begins_before_it_ends():
    found = lifelines(world())
    assert found
    for one in found.values():
        assert one.start[0] <= one.start[1]
        assert one.end is None or one.start[0] <= one.end[0] <= one.end[1]
        assert one.core is None or one.core[0] <= one.core[1]
        assert not any(character.isdigit() for character in one.text)


def test_stays_that_never_met_lie_within_six_years():
    known = lifelines(world())
    for item in pool("C7"):
        for row, column in item.parts[0].key.rows.items():
            one, other = (known[code] for code in row.split("|"))
            assert verdict(one, other) == column
            assert apart(one, other) <= 4 * 365
            assert (apart(one, other) > 0) == (column == NEVER)


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("rakovsky-ukraine-1919", "uglanov-nijni-novgorod-1921", CERTAIN),
        ("sokolnikov-finance-1922", "eismont-commissar-commerce-1926", OPEN),
        ("syrtsov-odessa-1920", "holzmann-left-opposition-1926", NEVER),
    ],
)
def test_cases_of_the_notes(one, other, said):
    known = lifelines(world())
    assert verdict(known[one], known[other]) == said


def test_no_stay_fills_more_than_two_rows():
    for item in pool("C7"):
        codes = [code for row in item.parts[0].key.rows for code in row.split("|")]
        assert max(map(codes.count, codes)) <= 2


def test_an_office_without_an_end_is_named_as_such_and_not_begun():
    """Unless the note says that it began then: on one year only nothing is told of a beginning."""
    known = lifelines(world())
    for item in pool("C7"):
        for row in item.parts[0].interaction.rows:
            told = [t for k, t in item.feedback.choices.items() if k.startswith(f"{row.code}=")]
            for code in row.code.split("|"):
                place = "first" if row.text.startswith(f"{known[code].text} –") else "second"
                if not known[code].begun:
                    assert f"{place} began" not in " ".join(told)


def test_an_office_that_somebody_became_has_begun_in_its_only_year():
    """n27.1 says “became”; n67.1 has the prosecutor in 1931 and does not say since when."""
    known = lifelines(world())
    begun = known["nikolai-bukharin:editor-in-chief-of-izvestia"]
    bare = known["andrei-vyshinsky:public-prosecutor-of-the-rsfsr"]
    assert begun.dates == "begun in 1933, no end named"
    assert bare.dates == "1931 is the only year named"
