"""Says dates in plain English; `answers` reads back what this writes."""

from __future__ import annotations

from bloc_course.dates.days import MONTHS, calendar_day, month_length
from bloc_course.dates.edtf import OPEN, EdtfDate, parse_edtf

SEASON_NAMES: dict[str, str] = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}


def say(edtf: EdtfDate) -> str:
    """A date in words: "6 October 1932", "autumn 1932", "between October and November 1932"."""
    text = edtf.text
    if text[0] in "[{":
        return _say_set(text)
    if "/" in text:
        return _say_interval(*text.split("/"))
    return _say_single(edtf)


def say_day(number: int) -> str:
    """A day number in words: "6 October 1932"."""
    year, month, day = calendar_day(number)
    return f"{day} {MONTHS[month - 1]} {_say_year(year)}"


def say_span(lo: int, hi: int) -> str:
    """The days from `lo` to `hi` in words, by months or years where they are whole."""
    if lo == hi:
        return say_day(lo)
    year, month, day = calendar_day(lo)
    last_year, last_month, last_day = calendar_day(hi)
    if day == 1 and last_day == month_length(last_year, last_month):
        if (month, last_month) == (1, len(MONTHS)):
            return _between(_say_year(year), _say_year(last_year))
        return _between(_say_month(year, month), _say_month(last_year, last_month))
    if (year, month) == (last_year, last_month):
        return f"{day}–{last_day} {_say_month(year, month)}"
    return _between(say_day(lo), say_day(hi))


def say_lasting(lo: int, hi: int) -> str:
    """What lasted from `lo` to `hi` in words: "from January to February 1934"."""
    text = say_span(lo, hi)
    if text.startswith("between "):
        return text.replace("between", "from", 1).replace(" and ", " to ", 1)
    return text


def _between(first: str, last: str) -> str:
    """Join the ends of a range; a year that both share is said once."""
    if first == last:
        return first
    words, _, year = first.rpartition(" ")
    shared = words and last.endswith(f" {year}") and not year.endswith("BC")
    return f"between {words if shared else first} and {last}"


def _say_year(year: int) -> str:
    """A year in words; EDTF's year 0 is 1 BC."""
    return str(year) if year > 0 else f"{1 - year} BC"


def _say_month(year: int, month: int) -> str:
    """A month in words: "October 1932"."""
    return f"{MONTHS[month - 1]} {_say_year(year)}"


def _say_single(edtf: EdtfDate) -> str:
    """A date that is neither interval nor set, with its qualifier in words."""
    text = edtf.text.rstrip("?~%")
    mark = edtf.text[len(text) :]
    about = "about " if mark in ("~", "%") else ""
    doubt = " (uncertain)" if mark in ("?", "%") else ""
    return f"{about}{_say_plain(edtf, text)}{doubt}"


def _say_plain(edtf: EdtfDate, text: str) -> str:
    """A single date without its qualifier."""
    assert edtf.lo is not None
    assert edtf.hi is not None
    if edtf.precision == "season":
        year = calendar_day(edtf.lo)[0]
        name = SEASON_NAMES[text[-2:]]
        years = f"{year}–{year + 1}" if name == "winter" and year > 0 else _say_year(year)
        return f"{name} {years}"
    if edtf.precision == "decade" and edtf.lo > 0:
        return f"the {calendar_day(edtf.lo)[0]}s"
    some = "some day in " if text.endswith("-XX") else ""
    if edtf.precision == "year" and text.count("XX") == 1:
        some = "some month of "
    return some + say_span(edtf.lo, edtf.hi)


def _say_interval(start: str, end: str) -> str:
    """An interval from its two ends as written."""
    if start in OPEN:
        return f"not after {say(parse_edtf(end))}" + (" (beginning unknown)" if not start else "")
    if end in OPEN:
        return f"not before {say(parse_edtf(start))}" + (" (end unknown)" if not end else "")
    first, last = parse_edtf(start), parse_edtf(end)
    plain = not (first.qualified or last.qualified or "X" in start + end)
    alike = first.precision == last.precision in ("day", "month", "year")
    if plain and alike and first.lo is not None and last.hi is not None:
        return say_span(first.lo, last.hi)
    return f"between {say(first)} and {say(last)}"


def _say_set(text: str) -> str:
    """A set: its members joined by "or" (one of) or "and" (all of)."""
    members = [_say_member(part.strip(" ")) for part in text[1:-1].split(",")]
    word = "or" if text[0] == "[" else "and"
    return ", ".join(members[:-1]) + f" {word} {members[-1]}" if members[1:] else members[0]


def _say_member(part: str) -> str:
    """One member of a set, as its interval if it is a stretch."""
    start, dots, end = part.partition("..")
    return _say_interval(start or "..", end or "..") if dots else say(parse_edtf(part))
