"""EDTF: refusals, precision, what bounds a proof, and laws of day numbers."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bloc_course.dates import DateError, parse_edtf, say
from bloc_course.dates.days import calendar_day, day_number, month_length


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "write 1932"),
        (" 1932", "write 1932"),
        ("1932-1O-05", "write 1932"),
        ("c. 1932", "write 1932"),
        ("1932-1-5", "write two digits: 1932-01-05"),
        ("1932-1", "write two digits: 1932-01"),
        ("1932-13", "months are 01-12, seasons 21-24"),
        ("1932-00", "months are 01-12, seasons 21-24"),
        ("1932-33", "months are 01-12, seasons 21-24"),
        ("1932-11-31", "November 1932 has the days 01-30"),
        ("1933-02-29", "February 1933 has the days 01-28"),
        ("1932-21-05", "months are 01-12"),
        ("1932-XX-06", "a day without its month"),
        ("1932?-10", "a qualifier .* stands once, at the very end"),
        ("1932-10-?06", "a qualifier .* stands once, at the very end"),
        ("1932-10??", "a qualifier .* stands once, at the very end"),
        ("1932-10-1X", "X stands for whole parts from the right"),
        ("1XXX", "X stands for whole parts from the right"),
        ("193X-10", "X stands for whole parts from the right"),
        ("-0000", "not a date"),
        ("Y1932", "not a date"),
        ("1932-10-06T25:00:00", "not a date"),
        ("1932/1933/1934", "one slash"),
        ("../..", "needs a date"),
        ("/", "needs a date"),
        ("1932/33", "not a date in EDTF: '33'"),
        ("[1931,1933", "not a set of dates"),
        ("[1931,1933}", "not a set of dates"),
        ("[]", "not a set of dates"),
        ("[", "not a set of dates"),
        ("[..]", "a set needs a date"),
        ("[1931,..1933]", "only the ends of a set may be open"),
        ("[1931..,1933]", "only the ends of a set may be open"),
        ("[1933..1931]", "ends before it begins"),
        ("[1931,,1933]", "write 1932"),
    ],
)
def test_what_is_no_date_is_refused_with_what_would_be_right(text: str, words: str) -> None:
    with pytest.raises(DateError, match=words):
        parse_edtf(text)


@given(st.text(alphabet="0123456789-/.,[]{}XYTZ?~% ", max_size=16))
def test_any_text_is_a_date_or_a_date_error(text: str) -> None:
    try:
        found = parse_edtf(text)
    except DateError:
        return
    assert found.text == text
    assert say(found)
    assert found.lo is None or found.hi is None or found.lo <= found.hi
    assert found.proof_lo in (None, found.lo)
    assert found.proof_hi in (None, found.hi)


@given(st.integers(1, 3_652_059))
def test_day_numbers_are_those_of_datetime(number: int) -> None:
    day = date.fromordinal(number)
    assert calendar_day(number) == (day.year, day.month, day.day)
    assert day_number(day.year, day.month, day.day) == number


@given(st.integers(-(10**9), 10**9))
def test_day_numbers_go_there_and_back(number: int) -> None:
    year, month, day = calendar_day(number)
    assert 1 <= day <= month_length(year, month)
    assert day_number(year, month, day) == number
    assert calendar_day(number + 1) > (year, month, day)


@pytest.mark.parametrize(
    ("text", "precision", "days"),
    [
        ("1932-10-06", "day", 1),
        ("1932-10-06T12:00:00Z", "day", 1),
        ("1932-10", "month", 31),
        ("1932-10-XX", "month", 31),
        ("1932-24", "season", 90),
        ("1932", "year", 366),
        ("1932-XX-XX", "year", 366),
        ("Y12000", "year", 366),
        ("193X", "decade", 3652),
        ("19XX", "century", 36524),
        ("1932-10/1932-11", "range", 61),
        ("1932-10/..", "range", None),
        ("[1931,1933]", "range", 1096),
    ],
)
def test_precision_and_length(text: str, precision: str, days: int | None) -> None:
    assert (parse_edtf(text).precision, parse_edtf(text).days) == (precision, days)


@pytest.mark.parametrize(
    ("text", "lower", "upper"),
    [
        ("1932", True, True),
        ("1932?", False, False),
        ("1932~/1933", False, True),
        ("1932/1933%", True, False),
        ("1932/..", True, False),
        ("[1931?,1933]", False, False),
        ("[..1931]", False, True),
    ],
)
def test_only_sure_ends_bound_a_proof(text: str, lower: bool, upper: bool) -> None:
    found = parse_edtf(text)
    assert (found.proof_lo is not None, found.proof_hi is not None) == (lower, upper)
    assert found.qualified is any(mark in text for mark in "?~%")


def test_members_of_a_set_keep_their_own_days() -> None:
    first, second = parse_edtf("1931"), parse_edtf("1933-10")
    assert parse_edtf("[1931,1933-10]").members == ((first.lo, first.hi), (second.lo, second.hi))
    assert parse_edtf("[1933-10,1931]").members == ((first.lo, first.hi), (second.lo, second.hi))
    assert parse_edtf("[..1931,1933]").members == ()
    assert parse_edtf("1931/1933").members == ()
