"""Reads dates in EDTF (ISO 8601-2): levels 0 and 1 and the sets of level 2.

Library of Congress, "Extended Date/Time Format (EDTF) Specification", 2019.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from bloc_course.dates.days import MONTHS, day_number, month_length, month_span

Precision = Literal["day", "month", "season", "year", "decade", "century", "range"]

# First and last month; the winter of a year starts in it and ends in the next.
SEASONS: dict[str, tuple[int, int]] = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 14)}
OPEN = ("", "..")

_HELP = "write 1932, 1932-10, 1932-10-06, 1932-23 for autumn, or a range as 1932-10/1932-11"
_YEAR = r"-?[0-9]{4}"
_SINGLE = re.compile(
    rf"(?P<year>{_YEAR})(?:-(?P<month>[0-9]{{2}}|XX)(?:-(?P<day>[0-9]{{2}}|XX))?)?"
    r"|(?P<decade>-?[0-9]{3})X|(?P<century>-?[0-9]{2})XX|Y(?P<long>-?[1-9][0-9]{4,8})"
)
_TIME = re.compile(
    rf"({_YEAR}-[0-9]{{2}}-[0-9]{{2}})T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
    r"(?:Z|[+-](?:0[0-9]|1[0-4])(?::[0-5][0-9])?)?"
)
_UNPADDED = re.compile(r"([0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?")


class DateError(ValueError):
    """A text that is no date; the message says what was found and what would be right."""


class EdtfDate(Struct, frozen=True):
    """A date as written, with its earliest and latest day.

    `lo` and `hi` are day numbers (`date.toordinal`), ends included; None = no bound. `members`
    are the stretches of a level-2 set, in order; empty where there is no set or it is open.
    An end that carries ?, ~ or % bounds no proof; in a set one such member takes both bounds.
    """

    text: str
    lo: int | None
    hi: int | None
    precision: Precision
    members: tuple[tuple[int, int], ...] = ()
    lo_qualified: bool = False
    hi_qualified: bool = False

    @property
    def qualified(self) -> bool:
        """Whether any part carries ?, ~ or %."""
        return self.lo_qualified or self.hi_qualified

    @property
    def proof_lo(self) -> int | None:
        """Earliest day as far as a proof may use it; None if open or qualified."""
        return None if self.lo_qualified else self.lo

    @property
    def proof_hi(self) -> int | None:
        """Latest day as far as a proof may use it; None if open or qualified."""
        return None if self.hi_qualified else self.hi

    @property
    def days(self) -> int | None:
        """Days from first to last, both counted; None if an end is open."""
        return None if self.lo is None or self.hi is None else self.hi - self.lo + 1


_OPEN_END = EdtfDate("", None, None, "range")


@lru_cache(maxsize=8192)
def parse_edtf(text: str) -> EdtfDate:
    """Read one EDTF date, interval or set; DateError if it is none."""
    if text[:1] in ("[", "{"):
        return _set(text)
    if "/" in text:
        return _interval(text)
    timed = _TIME.fullmatch(text)
    return _single(timed[1], text) if timed else _single(text, text)


def _single(date: str, text: str) -> EdtfDate:
    """Read a date without interval or set, with or without a qualifier at its end."""
    qualified = date[-1:] in ("?", "~", "%")
    bare = date[:-1] if qualified else date
    found = _SINGLE.fullmatch(bare)
    if not found or found["year"] == "-0000":
        raise DateError(f"not a date in EDTF: {date!r} ({_advice(bare)})")
    lo, hi, precision = _span(found, date)
    return EdtfDate(text, lo, hi, precision, (), qualified, qualified)


def _span(found: re.Match[str], date: str) -> tuple[int, int, Precision]:
    """First and last day of a matched date and how precise it is."""
    if found["year"] is None:
        return _years(found)
    year, month, day = int(found["year"]), found["month"], found["day"]
    if month in (None, "XX"):
        if day not in (None, "XX"):
            raise DateError(f"a day without its month: {date!r} (write {found['year']})")
        return *month_span(year, 1, 12), "year"
    if month in SEASONS and day is None:
        return *month_span(year, *SEASONS[month]), "season"
    number = int(month)
    if not 1 <= number <= len(MONTHS):
        raise DateError(f"no month {month} in {date!r} (months are 01-12, seasons 21-24)")
    if day in (None, "XX"):
        return *month_span(year, number, number), "month"
    length = month_length(year, number)
    if not 1 <= int(day) <= length:
        month_name = f"{MONTHS[number - 1]} {year}"
        raise DateError(f"no day {day} in {date!r} ({month_name} has the days 01-{length})")
    return *((day_number(year, number, int(day)),) * 2), "day"


def _years(found: re.Match[str]) -> tuple[int, int, Precision]:
    """First and last day of a decade, a century or a year of more than four digits."""
    if found["long"] is not None:
        year = int(found["long"])
        return *month_span(year, 1, 12), "year"
    stem, width = (found["decade"], 1) if found["decade"] is not None else (found["century"], 2)
    years = sorted((int(stem + "0" * width), int(stem + "9" * width)))
    precision: Precision = "decade" if width == 1 else "century"
    return day_number(years[0], 1, 1), day_number(years[1], 12, 31), precision


def _interval(text: str) -> EdtfDate:
    """Read `start/end`; an end may be open (`..`) or unknown (nothing), but not both."""
    ends = text.split("/")
    if len(ends) != 2:
        raise DateError(f"an interval has one slash: {text!r} (write 1932-10/1932-11)")
    if all(end in OPEN for end in ends):
        raise DateError(f"an interval needs a date: {text!r} (write 1932-10/.. or ../1932-10)")
    start, end = (_OPEN_END if end in OPEN else _single(end, end) for end in ends)
    if start.lo is not None and end.hi is not None and end.hi < start.lo:
        raise DateError(f"ends before it begins: {text!r} (write {ends[1]}/{ends[0]})")
    return EdtfDate(text, start.lo, end.hi, "range", (), start.qualified, end.qualified)


def _set(text: str) -> EdtfDate:
    """Read `[a,b]` (one of) or `{a,b}` (all of); a member is a date or a stretch `a..b`."""
    if text[-1] != {"[": "]", "{": "}"}[text[0]] or len(text) == 2:
        raise DateError(f"not a set of dates: {text!r} (write [1931,1933] or {{1931,1933}})")
    parts = text[1:-1].split(",")
    members = [_member(part.strip(" "), text) for part in parts]
    if any(m.lo is None for m in members[1:]) or any(m.hi is None for m in members[:-1]):
        raise DateError(f"only the ends of a set may be open: {text!r} (write [..1931,1933])")
    los, his = [m.lo for m in members], [m.hi for m in members]
    lo = None if None in los else min(x for x in los if x is not None)
    hi = None if None in his else max(x for x in his if x is not None)
    spans = sorted((m.lo, m.hi) for m in members if m.lo is not None and m.hi is not None)
    qualified = any(m.qualified for m in members)
    closed = lo is not None and hi is not None
    return EdtfDate(text, lo, hi, "range", tuple(spans) if closed else (), qualified, qualified)


def _member(part: str, text: str) -> EdtfDate:
    """Read one member of a set; the bounds of `a..b` are those of `a/b`."""
    if ".." not in part:
        return _single(part, part)
    start, _, end = part.partition("..")
    if not start and not end:
        raise DateError(f"a set needs a date: {text!r} (write [..1931] or [1931..])")
    return _interval(f"{start}/{end}")


def _advice(bare: str) -> str:
    """What to write instead of a text that matches no form of a date."""
    unpadded = _UNPADDED.fullmatch(bare)
    if unpadded:
        year, *rest = (part for part in unpadded.groups() if part)
        return f"write two digits: {'-'.join([year, *(part.zfill(2) for part in rest)])}"
    if re.search(r"[?~%]", bare):
        return "a qualifier ?, ~ or % stands once, at the very end: 1932-10-06?"
    if "X" in bare:
        return "X stands for whole parts from the right: 193X, 19XX, 1932-XX, 1932-10-XX"
    return _HELP
