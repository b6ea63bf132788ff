"""The dates that an answer names, and whether one of them is a date of a source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from bloc_course.dates import Answer, DateError, parse_answer, parse_edtf
from bloc_course.dates.vocabulary import MONTH_WORDS, SEASON_WORDS
from bloc_course.items.marking._clauses import Text

_MONTH = "|".join(sorted(MONTH_WORDS, key=len, reverse=True))
_SEASON = "|".join(SEASON_WORDS)
_DAY = r"[0-9]{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]|20)[0-9]{2}"
_DATE = re.compile(
    rf"(?P<iso>{_YEAR}-[0-9]{{2}}(?:-[0-9]{{2}})?)"
    rf"|(?P<days>{_DAY}(?:(?:,| and|-| or) ?{_DAY})*) (?:of )?(?P<month>{_MONTH})\b\.?,?"
    rf"(?: (?:of )?(?P<year>{_YEAR}))?"
    rf"|(?P<m2>{_MONTH})\b\.? (?P<d2>{_DAY})\b,?(?: (?P<y2>{_YEAR}))?"
    rf"|(?P<part>{_SEASON}|{_MONTH})\b,?(?: (?:and|or|to|-) (?P<to>{_MONTH}))?"
    rf" (?:of )?(?P<y3>{_YEAR})"
    rf"|(?P<alone>{_YEAR})(?![0-9])",
    re.IGNORECASE,
)

# "No. 31 of November 1932" is an issue; a number that a month follows at once is a day again.
_NUMBER = rf"[0-9]+(?!(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTH})\b)"
_ISSUE = re.compile(
    rf"\b(?:(?:nos?|nrs?)\.\s*[0-9]+|(?:nos?|numbers?|issues?)\s+(?:nos?\.\s*)?{_NUMBER})(?![0-9])"
    rf"(?:\s*[-\u2013]\s*[0-9]+(?![0-9])|\s*(?:,|and|or|to|&)\s*{_NUMBER}(?![0-9]))*",
    re.IGNORECASE,
)
# A span told by both its ends, and a date that only bounds what it is said of.
_ENDS = rf"(?:{_DAY} (?:of )?(?:{_MONTH})|(?:{_MONTH})(?: {_DAY})?)\b\.?,?(?: (?:of )?{_YEAR})?"
_SPAN = re.compile(
    rf"\b(?P<span>(?:between|from|after) (?:the )?{_ENDS} (?:and|to|until|but|till)"
    rf"(?: before| until)? (?:the )?{_ENDS})"
    rf"|\b(?P<bound>not later than|not before|before|until|by|after|since) (?:the )?"
    rf"(?P<to>{_DAY} (?:of )?(?:{_MONTH})\b\.?,?(?: (?:of )?{_YEAR})?"
    rf"|(?:{_MONTH}) (?:{_DAY},? )?{_YEAR})",
    re.IGNORECASE,
)
_LATEST = ("not later than", "before", "until", "by")
# “To which he replied on that day”, “answered it on that day”: the day is that of the answer.
_REPLIED = r"\b(?:replied|replies|answered|responded)\b"
_REPLY = re.compile(
    rf"\bto (?:which|it|this|that)\b[^.;]{{0,40}}?{_REPLIED}[^.;,]{{0,25}}$"
    rf"|{_REPLIED} (?:to )?(?:it|this|that|the letter|the same letter)\b[^.;,]{{0,25}}$",
    re.IGNORECASE,
)
# How far from it a bound says anything of a date.
BOUNDED = 60
_LONGEST = dict(enumerate((31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), 1))


class Dating(NamedTuple):
    """A date as written, by the word at which it stands; `year` is empty where none is given.

    `bound` is "before" or "after" where it only bounds what it is said of, "reply" where it is the
    day of an answer to it.
    """

    at: int
    text: str
    year: str
    bound: str = ""


@lru_cache(maxsize=512)
def datings(text: Text) -> tuple[Dating, ...]:
    """All dates of an answer in order."""
    return tuple(_datings(text))


def _datings(text: Text) -> Iterator[Dating]:
    starts = [word.start for word in text.words]
    raw = _ISSUE.sub(lambda issue: "#" * len(issue[0]), text.raw)

    def at(place: int) -> int:
        return next((n for n, start in enumerate(starts) if start >= place), len(starts))

    found = [*_spans(raw)]
    for place, end, *_ in found:
        raw = f"{raw[:place]}{'#' * (end - place)}{raw[end:]}"
    dates = [(place, written, year, bound) for place, _, written, year, bound in found]
    for one in _DATE.finditer(raw):
        if one.start() and text.raw[one.start() - 1].isalnum():
            continue
        bound = "reply" if _REPLY.search(raw, max(one.start() - 90, 0), one.start()) else ""
        dates += [(one.start(), written, year, bound) for written, year in _each(one)]
    for place, written, year, bound in sorted(dates, key=lambda date: date[0]):
        yield Dating(at(place), written, year, bound)


def _spans(raw: str) -> Iterator[tuple[int, int, str, str, str]]:
    """Where a span or a bound stands and ends, its text, its year, and which bound it is."""
    for found in _SPAN.finditer(raw):
        years = re.findall(_YEAR, found[0])
        year = years[-1] if years else ""
        if found["span"]:
            yield *found.span(), " ".join(found[0].split()), year, ""
        else:
            bound = "before" if found["bound"].lower() in _LATEST else "after"
            yield *found.span(), found["to"], year, bound


def _each(found: re.Match[str]) -> Iterator[tuple[str, str]]:
    group = found.groupdict()
    if group["days"]:
        year = group["year"] or ""
        for day in re.findall(r"[0-9]+", group["days"]):
            if int(day) > _LONGEST[MONTH_WORDS[group["month"].lower()]]:
                yield f"{group['month']} {year}".strip(), year
                continue
            yield f"{day} {group['month']} {year}".strip(), year
    elif group["m2"]:
        year = group["y2"] or ""
        yield f"{group['d2']} {group['m2']} {year}".strip(), year
    elif group["part"]:
        end = f" to {group['to']}" if group["to"] else ""
        yield f"{group['part']}{end} {group['y3']}", group["y3"]
    else:
        yield found[0], found[0][:4]


def fits(dating: Dating, dates: Iterable[str], *, bounds: bool = True) -> bool:
    """Whether a date as written meets one of these EDTF dates; a day must be that very day.

    A date that bounds another one meets what lies close to it, unless no `bounds` are wanted.
    """
    return any(_meets(dating, *days(edtf), bounds=bounds) for edtf in dates)


def _meets(dating: Dating, lo: int, hi: int, *, bounds: bool) -> bool:
    for year in (dating.year,) if dating.year else (_year(lo), _year(hi)):
        given = parse_answer(dating.text if dating.year else f"{dating.text} {year}")
        if not isinstance(given, Answer):
            continue
        first, last = given.lo, given.hi
        if dating.bound and bounds:
            first, last = _bounded(dating.bound, first, last)
        if first <= hi and lo <= last:
            return first < last or lo == hi
    return False


def _bounded(bound: str, first: int, last: int) -> tuple[int, int]:
    return (first, last + BOUNDED) if bound == "after" else (first - BOUNDED, last)


@lru_cache(maxsize=2048)
def days(edtf: str) -> tuple[int, int]:
    """First and last day of an EDTF date with both ends; ValueError where one is open."""
    try:
        parsed = parse_edtf(edtf)
    except DateError as error:
        raise ValueError(f"not a date: {edtf!r}") from error
    if parsed.lo is None or parsed.hi is None:
        raise ValueError(f"a date without both ends: {edtf!r}")
    return parsed.lo, parsed.hi


def _year(day: int) -> str:
    return str(date.fromordinal(day).year)
