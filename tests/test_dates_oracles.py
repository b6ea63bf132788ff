"""EDTF: first and last days against two other parsers, and every class of disagreement."""

from __future__ import annotations

import math

import pytest
from edtf import parse_edtf as oracle_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import given, settings
from hypothesis import strategies as st
from lark.exceptions import VisitError
from undate import UndateInterval
from undate.converters.edtf import EDTFDateConverter

from bloc_course.dates import DateError, parse_edtf
from bloc_course.dates.days import calendar_day, month_length

# The other parsers need up to half a second for one date.
unhurried = settings(deadline=None, max_examples=50)

Day = tuple[int, int, int] | None


def mine(text: str) -> tuple[Day, Day]:
    found = parse_edtf(text)
    lo = None if found.lo is None else calendar_day(found.lo)
    return lo, None if found.hi is None else calendar_day(found.hi)


def edtf_package(text: str) -> tuple[Day, Day]:
    found = oracle_edtf(text)
    bounds = (found.lower_strict(), found.upper_strict())
    lo, hi = (None if isinstance(b, float) and math.isinf(b) else tuple(b)[:3] for b in bounds)
    return lo, hi


def undate_package(text: str) -> tuple[Day, Day]:
    found = EDTFDateConverter().parse(text)
    if isinstance(found, UndateInterval):
        first = found.earliest.earliest if found.earliest else None
        last = found.latest.latest if found.latest else None
    else:
        first, last = found.earliest, found.latest
    lo, hi = (None if d is None else (int(d.year), int(d.month), int(d.day)) for d in (first, last))
    return lo, hi


def year_text(year: int) -> str:
    return f"{'-' if year < 0 else ''}{abs(year):04}"


years = st.integers(-9999, 9999)
near_years = st.integers(1, 9998)
months = st.integers(1, 12)
qualifiers = st.sampled_from(("", "?", "~", "%"))


@st.composite
def plain(draw: st.DrawFn, in_years: st.SearchStrategy[int] = years) -> str:
    """Year, month or day, of level 0."""
    year, month = draw(in_years), draw(months)
    text = year_text(year)
    match draw(st.integers(0, 2)):
        case 0:
            return text
        case 1:
            return f"{text}-{month:02}"
    return f"{text}-{month:02}-{draw(st.integers(1, month_length(year, month))):02}"


@st.composite
def masked(draw: st.DrawFn) -> str:
    """Unspecified digits from the right, of level 1."""
    year = year_text(draw(near_years))
    form = draw(st.sampled_from(("{0:.3}X", "{0:.2}XX", "{0}-XX", "{0}-XX-XX", "{0}-{1:02}-XX")))
    return form.format(year, draw(months))


@st.composite
def seasons(draw: st.DrawFn, codes: str = "123") -> str:
    return f"{year_text(draw(near_years))}-2{draw(st.sampled_from(codes))}"


long_years = st.integers(10_000, 999_999).map(lambda y: f"Y{y}") | st.integers(10_000, 999_999).map(
    lambda y: f"Y-{y}"
)


@st.composite
def intervals(draw: st.DrawFn) -> str:
    """Two dates in order, each perhaps qualified."""
    ends = sorted((draw(plain(near_years)) for _ in range(2)), key=lambda t: parse_edtf(t).lo or 0)
    return "/".join(end + draw(qualifiers) for end in ends)


@st.composite
def half_open(draw: st.DrawFn) -> str:
    end = draw(plain(near_years))
    return draw(st.sampled_from(("{}/..", "../{}"))).format(end)


@st.composite
def sets(draw: st.DrawFn) -> str:
    """Level-2 sets with two to four members in order, perhaps one of them a stretch."""
    count = draw(st.integers(2, 4))
    parts = sorted(draw(st.sets(near_years, min_size=count, max_size=count)))
    texts = [year_text(year) for year in parts]
    if len(texts) > 1 and draw(st.booleans()):
        texts = [*texts[:-2], f"{texts[-2]}..{texts[-1]}"]
    return draw(st.sampled_from(("[{}]", "{{{}}}"))).format(",".join(texts))


@st.composite
def timed(draw: st.DrawFn) -> str:
    day = calendar_day(draw(st.integers(1, 3_652_059)))
    zone = draw(st.sampled_from(("", "Z", "+01:00", "-05")))
    clock = f"{draw(st.integers(0, 23)):02}:{draw(st.integers(0, 59)):02}:30"
    return f"{year_text(day[0])}-{day[1]:02}-{day[2]:02}T{clock}{zone}"


def with_qualifier(texts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(texts, qualifiers).map("".join)


@unhurried
@given(
    with_qualifier(plain())
    | with_qualifier(masked())
    | seasons()
    | long_years
    | intervals()
    | half_open()
    | sets()
    | timed()
)
def test_bounds_are_those_of_the_edtf_package(text: str) -> None:
    assert mine(text) == edtf_package(text)


def ends_apart(text: str) -> bool:
    first, last = map(parse_edtf, text.split("/"))
    return (first.hi or 0) < (last.lo or 0)


@unhurried
@given(
    with_qualifier(plain(near_years))
    | with_qualifier(masked())
    | intervals().filter(ends_apart)
    | half_open()
)
def test_bounds_are_those_of_the_undate_package(text: str) -> None:
    assert mine(text) == undate_package(text)


# Every class in which we differ from the `edtf` package 5, each still true of it today.


@unhurried
@given(seasons("4"))
def test_edtf_package_ends_a_winter_in_december(text: str) -> None:
    """A winter is the three months that follow autumn; the package gives it December alone."""
    year = int(text[:4])
    assert edtf_package(text)[1] == (year, 12, 31)
    assert mine(text) == ((year, 12, 1), (year + 1, 2, month_length(year + 1, 2)))


@unhurried
@given(near_years.filter(lambda y: 100 < y < 9900), st.booleans())
def test_edtf_package_takes_an_unknown_end_for_ten_years(year: int, unknown_start: bool) -> None:
    """An unknown end bounds nothing (ISO 8601-2); the package pads it by its own ten years."""
    text = f"/{year:04}" if unknown_start else f"{year:04}/"
    padded = edtf_package(text)
    assert None not in padded
    assert mine(text) == ((None, padded[1]) if unknown_start else (padded[0], None))


@pytest.mark.parametrize("text", ["1932-12/1932-01", "1932-10-07/1932-10-06", "1933/1932"])
def test_edtf_package_reads_reversed_intervals(text: str) -> None:
    """An interval that ends before it begins contains no day; it is a slip of the pen."""
    assert oracle_edtf(text)
    with pytest.raises(DateError, match="ends before it begins"):
        parse_edtf(text)


@pytest.mark.parametrize("text", ["[1931]", "{1931}"])
def test_edtf_package_refuses_a_set_of_one(text: str) -> None:
    """Nothing in the specification asks for a second member; one is what is left of a choice."""
    with pytest.raises(EDTFParseException):
        oracle_edtf(text)
    assert mine(text) == mine("1931")


@unhurried
@given(seasons("123"), st.sampled_from("?~%"))
def test_edtf_package_refuses_a_qualified_season(text: str, mark: str) -> None:
    """The specification qualifies a complete date, and level 1 counts a season among dates."""
    with pytest.raises(EDTFParseException):
        oracle_edtf(text + mark)
    assert mine(text + mark) == mine(text)
    assert parse_edtf(text + mark).qualified


# Every class in which we differ from `undate`: it refuses what the specification has.


@unhurried
@given(seasons("1234") | sets() | timed() | st.integers(1, 999).map(lambda n: f"-{n:03}X"))
def test_undate_does_not_read_seasons_sets_times_or_negative_decades(text: str) -> None:
    parse_edtf(text)
    with pytest.raises(Exception, match=r".+"):
        undate_package(text)


@pytest.mark.parametrize("text", ["1932/1932", "1932-10-06/1932-10-06"])
def test_undate_refuses_an_interval_with_equal_ends(text: str) -> None:
    """Both ends of an EDTF interval belong to it, so equal ends are one date, not none."""
    with pytest.raises(VisitError):
        undate_package(text)
    assert mine(text) == mine(text.split("/", maxsplit=1)[0])
