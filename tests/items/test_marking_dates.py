"""M5: the clauses against a reference in sets of days, and monotony by enumeration."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bloc_course.items.interactions import Days
from bloc_course.items.interactions.date_entry import DateEntry
from bloc_course.items.marking.m5_date import DateKey

F = Fraction
START = date(1932, 10, 1).toordinal()
spans = st.tuples(st.integers(-900, 900), st.integers(0, 900)).map(
    lambda s: (START + s[0], START + s[0] + s[1])
)


def key_of(lo: int, hi: int, *, lasting: bool = False, accepted=()) -> DateKey:
    return DateKey(lo, hi, "as said", lasting, tuple(accepted))


def score(key: DateKey, lo: int, hi: int) -> Fraction:
    return key.mark(Days(lo, hi, "")).score


def reference(key: DateKey, lo: int, hi: int) -> Fraction:  # noqa: PLR0911 -- one a clause
    """The rule of item-families 0.3 said in sets of days."""
    k, r = set(range(key.lo, key.hi + 1)), set(range(lo, hi + 1))
    accepted = [set(range(a, b + 1)) for a, b in key.accepted]
    if r == k or any(r == a or a <= r <= k or k <= r <= a for a in accepted):
        return F(1)
    x, far = len(r) - len(r & k), max(31, 2 * len(k))
    months = [
        set(range(date(y, m, 1).toordinal(), date(y + m // 12, m % 12 + 1, 1).toordinal()))
        for y in range(1925, 1941)
        for m in range(1, 13)
    ]
    if r > k:
        if x <= far or (k in months and len(r) <= 366):
            return F(6, 10)
        return F(3, 10) if len(r) <= 366 or len(r) <= 12 * len(k) else F(0)
    if r < k:
        return F(4, 10) if key.lasting else F(6, 10)
    if x > far:
        return F(0)
    if r & k:
        return F(4, 10)
    gap = min(abs(a - b) for a in (lo, hi) for b in (key.lo, key.hi))
    return F(1, 4) * max(F(0), 1 - F(gap, 31 if len(k) <= 92 else 366))


@given(spans, spans, st.booleans(), st.lists(spans, max_size=1))
def test_the_clauses_say_what_the_rule_says(keyed, answer, lasting, accepted):
    key = key_of(*keyed, lasting=lasting, accepted=accepted)
    assert score(key, *answer) == reference(key, *answer)


@given(spans, spans, st.booleans())
def test_range_and_the_key_alone_earns_all(keyed, answer, lasting):
    key = key_of(*keyed, lasting=lasting)
    assert 0 <= score(key, *answer) <= 1
    assert (score(key, *answer) == 1) is (answer == keyed)


@given(spans, spans, st.integers(-400, 400))
def test_shifting_key_and_answer_alike_changes_nothing_but_months(keyed, answer, by):
    key, moved = key_of(*keyed), key_of(keyed[0] + by, keyed[1] + by)
    if 28 <= keyed[1] - keyed[0] + 1 <= 31:
        return
    assert score(moved, answer[0] + by, answer[1] + by) == score(key, *answer)


def truer(key: DateKey, lo: int, hi: int):
    """The answers one day truer: a false day less, a true day more, a day nearer."""
    if lo < key.lo and lo < hi and hi >= key.lo:
        yield lo + 1, hi
    if hi > key.hi and lo < hi and lo <= key.hi:
        yield lo, hi - 1
    if key.lo < lo <= key.hi:
        yield lo - 1, hi
    if key.lo <= hi < key.hi:
        yield lo, hi + 1
    if hi < key.lo:
        yield lo + 1, hi + 1
        if lo < hi:
            yield lo + 1, hi
    if lo > key.hi:
        yield lo - 1, hi - 1
        if lo < hi:
            yield lo, hi - 1


@pytest.mark.parametrize("size", [1, 5, 31, 95])
@pytest.mark.parametrize("lasting", [False, True])
def test_a_truer_answer_never_earns_less(size, lasting):
    hi = START + size - 1
    for accepted in ((), ((START - 5, hi + 20),), ((START + size // 4, hi - size // 4),)):
        key = key_of(START, hi, lasting=lasting, accepted=accepted)
        for lo in range(START - 70, hi + 70, 2):
            for end in range(lo, hi + 110, 3):
                now = score(key, lo, end)
                for better in truer(key, lo, end):
                    assert score(key, *better) >= now, (lo - START, end - START, better)


def test_a_key_that_ends_before_it_starts_is_refused():
    with pytest.raises(ValueError, match="ends before it starts"):
        key_of(START, START - 1)
    with pytest.raises(ValueError, match="ends before it starts"):
        key_of(START, START, accepted=[(START, START - 1)])


def test_a_date_key_has_no_codes_and_no_chance():
    key = key_of(START, START)
    assert key.relabel(str.upper) is key
    assert key.chance(DateEntry("When?")) == 0
