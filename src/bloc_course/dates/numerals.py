"""Turns dates in numerals into words, so that the grammar of answers knows words only."""

from __future__ import annotations

import re
from collections.abc import Callable

from bloc_course.dates.days import MONTHS, month_length
from bloc_course.dates.vocabulary import MONTH_WORDS

_NAMES = [name.lower() for name in MONTHS]
_BEFORE, _AFTER = r"(?<![0-9./-])", r"(?![0-9])"
_NO_MONTH_WORD = rf"(?! (?:{'|'.join(sorted(MONTH_WORDS))})(?![a-z]))"


class Ambiguous(Exception):
    """Numerals that can be read as two different dates."""


def numerals_to_words(text: str) -> str:
    """Replace numeral dates by day, month name and year: "6.10.1932" by "6 october 1932".

    Dots mean day.month.year, four digits in front year-month-day. Slashes and hyphens with the
    year at the end stand only if day and month can't be exchanged; otherwise Ambiguous.
    """
    for pattern, write in _RULES:
        text = pattern.sub(write, text)
    return text


def _day(day: str, month: str, year: str) -> str:
    """The words for a day; impossible numerals stay numerals, which nothing reads."""
    name = _NAMES[int(month) - 1] if 1 <= int(month) <= len(MONTHS) else f"month {month}"
    return f"{day} {name} {year}"


def _exists(day: str, month: str, year: str) -> bool:
    valid_month = 1 <= int(month) <= len(MONTHS)
    return valid_month and 1 <= int(day) <= month_length(int(year), int(month))


def _either_order(found: re.Match[str]) -> str:
    """Slashed or hyphened numerals, if only one of day/month and month/day exists."""
    first, second, year = found[1], found[3], found[4]
    if int(first) != int(second) and _exists(first, second, year) and _exists(second, first, year):
        raise Ambiguous
    if _exists(second, first, year):
        first, second = second, first
    return _day(first, second, year)


def _month(found: re.Match[str]) -> str:
    """Month and year in numerals: "10.1932"."""
    return _day("", found[1], found[2]).strip()


def _after_year(found: re.Match[str]) -> str:
    """A year and one more numeral: a month ("1932/10") or the last year of a span ("1932-33")."""
    year, mark, number = found[1], found[2], found[3]
    last_year = year[: -len(number)] + number
    is_month = 1 <= int(number) <= len(MONTHS)
    is_span = mark != "." and int(last_year) > int(year)
    iso = mark == "-" and len(number) == 2
    if is_month and is_span and not iso:
        raise Ambiguous
    return f"{year}-{last_year}" if is_span and not is_month else _day("", number, year).strip()


def _winter(found: re.Match[str]) -> str:
    """A winter named by both its years: "winter 1932-33"."""
    year, number = found[1], found[2]
    if year[: -len(number)] + number != str(int(year) + 1):
        raise Ambiguous
    return f"winter {year}"


_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern), write)
    for pattern, write in (
        (rf"winter ([0-9]{{4}})[-/]([0-9]{{4}}|[0-9]{{2}}){_AFTER}", _winter),
        (
            rf"{_BEFORE}([0-9]{{4}})([-./])([0-9]{{1,2}})\2([0-9]{{1,2}}){_AFTER}",
            lambda found: _day(found[4], found[3], found[1]),
        ),
        (
            rf"{_BEFORE}([0-9]{{1,2}})\.?-([0-9]{{1,2}})\. ?([0-9]{{1,2}})\. ?([0-9]{{4}}){_AFTER}",
            lambda found: f"{found[1]}-{_day(found[2], found[3], found[4])}",
        ),
        (
            rf"{_BEFORE}([0-9]{{1,2}})\.([0-9]{{1,2}})\.?-(?=[0-9]{{1,2}}\.[0-9]{{1,2}}\.([0-9]{{4}}))",
            lambda found: f"{_day(found[1], found[2], found[3])}-",
        ),
        (
            r"(?<![0-9./])([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})(?![0-9])",
            lambda found: _day(found[1], found[2], found[3]),
        ),
        (
            rf"{_BEFORE}([0-9]{{1,2}}) ?([/-]) ?([0-9]{{1,2}}) ?\2 ?([0-9]{{4}}){_AFTER}",
            _either_order,
        ),
        (rf"{_BEFORE}([0-9]{{1,2}})[./-]([0-9]{{4}}){_AFTER}", _month),
        (rf"{_BEFORE}([0-9]{{4}})([./-])([0-9]{{1,2}}){_AFTER}{_NO_MONTH_WORD}", _after_year),
    )
)
