"""Dates as texts to be compared: the ways to write an interval, each read back by our own reader.

Moodle compares texts and reads no date. So the usual ways to write the key are listed, and, with
what our rule gives for them, wider times, single days within and days near it. Any other way to
write a date earns nothing there until a person looks, or the answers are graded here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache

from bloc_course.dates import Answer, parse_answer
from bloc_course.dates.days import MONTHS, month_length
from bloc_course.exports.platforms.moodle._forms import Spelt, compared
from bloc_course.exports.platforms.moodle._fractions import nearest
from bloc_course.items.interactions import Days
from bloc_course.items.marking.m5_date import DateKey

Span = tuple[int, int]
# Of an interval no longer than this, each day by itself is listed as too exact.
DAYS_WITHIN = 31
# So many spellings of one interval at most: Moodle's form shows a line for each.
MOST = 60
# So many days before and after are listed as near.
DAYS_NEAR = 3
PARTS = ("early", "mid", "late", "beginning of", "middle of", "end of", "first half of")
MORE_PARTS = (
    "second half of",
    "start of",
    "the beginning of",
    "the end of",
    "mid-",
    "the middle of",
)
WORDS = (
    *("{} to {}", "{}–{}", "{}-{}", "{} - {}", "{} – {}", "from {} to {}", "between {} and {}"),
    *("{} until {}", "{} till {}", "from {} until {}"),
)
SEASONS = ("spring", "summer", "autumn", "fall", "winter")


def listed_dates(key: DateKey, cases: dict[str, str]) -> tuple[Spelt, ...]:
    """The key in its usual spellings, then what earns a part; no spelling twice."""
    found: dict[str, Spelt] = {}

    def add(texts: Iterable[str], span: Span, *, whole: bool = False) -> None:
        mark = key.mark(Days(*span, ""))
        if not mark.score or (whole and mark.score < 1):
            return
        for text in texts:
            if compared(text) not in found and read(text) == span:
                told = cases.get(mark.case, "")
                percent = nearest(mark.score)
                found[compared(text)] = Spelt(text, percent, told, key=not found)

    own = (key.lo, key.hi)
    found[compared(key.text)] = Spelt(key.text, "100", cases.get("exact", ""), key=True)
    add(spellings(own), own)
    for span in key.accepted:
        add(spellings(span), span, whole=True)
    for span in (*_wider(own), *_months_met(own)):
        add(short(span), span)
    for day in _days(own):
        add(short((day, day)), (day, day))
    return tuple(found.values())


@lru_cache(maxsize=100_000)
def read(text: str) -> Span | None:
    """The days that a text means to our reader, or None."""
    answer = parse_answer(text)
    return (answer.lo, answer.hi) if isinstance(answer, Answer) else None


@lru_cache(maxsize=4096)
def spellings(span: Span) -> tuple[str, ...]:
    """The ways to write an interval that our reader takes for just it, the short ones first."""
    found: dict[str, str] = {}
    for text in _spelled(*_ends(span)):
        if compared(text) not in found and read(text) == span:
            found[compared(text)] = text
            if len(found) == MOST:
                break
    return tuple(found.values())


@lru_cache(maxsize=65536)
def short(span: Span) -> tuple[str, ...]:
    """The two or three most usual of them."""
    first, last = _ends(span)
    usual = [f"{first}" if first == last else f"{first}/{last}"]
    usual = [*_usual(first, last), *usual]
    return tuple(dict.fromkeys(text for text in usual if read(text) == span))


def _ends(span: Span) -> tuple[date, date]:
    return date.fromordinal(span[0]), date.fromordinal(span[1])


def _usual(first: date, last: date) -> Iterator[str]:
    month, to = MONTHS[first.month - 1], MONTHS[last.month - 1]
    if first == last:
        yield f"{first.day} {month} {first.year}"
        yield f"{month} {first.day}, {first.year}"
    elif (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        yield f"{first.year}" if first.year == last.year else f"{first.year} to {last.year}"
    elif first.day == 1 and last.day == month_length(last.year, last.month):
        if (first.year, first.month) == (last.year, last.month):
            yield f"{month} {first.year}"
            yield f"{first.year}-{first.month:02}"
        elif first.year == last.year:
            yield f"{month} to {to} {last.year}"
        else:
            yield f"{month} {first.year} to {to} {last.year}"


def _spelled(first: date, last: date) -> Iterator[str]:
    yield from _usual(first, last)
    if first == last:
        yield from _day(first)
        yield from (f"on {text}" for text in _day(first))
        return
    yield f"{first}/{last}"
    whole_months = first.day == 1 and last.day == month_length(last.year, last.month)
    if whole_months:
        yield from _one_month(first, last)
        yield f"{first.year}-{first.month:02}/{last.year}-{last.month:02}"
        for called in (f"{first.year}", f"the year {first.year}"):
            yield from (called, f"in {called}")
        for season in SEASONS:
            for year in {first.year, last.year}:
                yield from (f"{season} {year}", f"{season} of {year}", f"in {season} {year}")
    for year in sorted({first.year, last.year}):
        for part in (*PARTS, *MORE_PARTS):
            yield f"{part} {year}".replace("- ", "-")
    for part in (*PARTS, *MORE_PARTS):
        for month in _names(first):
            yield f"{part} {month} {first.year}".replace("- ", "-")
    yield from _spans(first, last, whole_months=whole_months)


def _names(day: date) -> tuple[str, ...]:
    month = MONTHS[day.month - 1]
    return tuple(dict.fromkeys((month, month[:3], f"{month[:3]}.")))


def _day(day: date) -> Iterator[str]:
    d, y = day.day, day.year
    nth = f"{d}{'th' if 10 < d < 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(d % 10, 'th')}"
    for month in _names(day):
        yield from (f"{d} {month} {y}", f"{month} {d}, {y}", f"{month} {d} {y}")
        yield from (f"{nth} {month} {y}", f"{nth} of {month} {y}", f"the {nth} of {month} {y}")
        yield from (f"{month} {nth}, {y}", f"{month} {nth} {y}", f"{d} {month}, {y}")
    yield from (
        f"{day}",
        f"{day}/{day}",
        f"{d}.{day.month}.{y}",
        f"{d:02}.{day.month:02}.{y}",
        f"{d}. {MONTHS[day.month - 1]} {y}",
    )


def _one_month(first: date, last: date) -> Iterator[str]:
    if (first.year, first.month) == (last.year, last.month):
        for month in _names(first):
            yield from (
                f"{month} {first.year}",
                f"{month}, {first.year}",
                f"in {month} {first.year}",
            )
            yield f"{month} of {first.year}"
        yield f"{first.year}-{first.month:02}"


def _spans(first: date, last: date, *, whole_months: bool) -> Iterator[str]:
    """From one end to the other, by days and, where they are whole, by months."""
    ends: list[tuple[str, str]] = []
    for one, other in zip(_names(first), _names(last), strict=False):
        same = (first.year, first.month) == (last.year, last.month)
        if whole_months and not same:
            if first.year == last.year:
                ends.append((one, f"{other} {last.year}"))
            ends.append((f"{one} {first.year}", f"{other} {last.year}"))
        if same:
            ends.append((f"{first.day}", f"{last.day} {other} {last.year}"))
            ends.append((f"{one} {first.day}", f"{last.day}, {last.year}"))
        if first.year == last.year:
            ends.append((f"{first.day} {one}", f"{last.day} {other} {last.year}"))
            ends.append((f"{one} {first.day}", f"{other} {last.day}, {last.year}"))
        ends.append((f"{first.day} {one} {first.year}", f"{last.day} {other} {last.year}"))
        ends.append((f"{one} {first.day}, {first.year}", f"{other} {last.day}, {last.year}"))
    for words in WORDS:
        yield from (words.format(start, end) for start, end in dict.fromkeys(ends))


def _wider(own: Span) -> Iterator[Span]:
    """The months, the quarter, the half-year and the year around it."""
    first, last = _ends(own)
    for months in (1, 2, 3, 6, 12):
        start = date(first.year, (first.month - 1) // months * months + 1, 1)
        end_month = (last.month - 1) // months * months + months
        end = date(last.year, end_month, month_length(last.year, end_month))
        yield start.toordinal(), end.toordinal()


def _months_met(own: Span) -> Iterator[Span]:
    first, last = _ends(own)
    at = date(first.year, first.month, 1)
    while at <= last and last.year - first.year < 3:
        end = at.replace(day=month_length(at.year, at.month))
        yield at.toordinal(), end.toordinal()
        at = end + timedelta(1)


def _days(own: Span) -> Iterator[int]:
    if own[1] - own[0] < DAYS_WITHIN:
        yield from range(own[0], own[1] + 1)
    else:
        yield from own
    yield from (own[0] - n for n in range(1, DAYS_NEAR + 1))
    yield from (own[1] + n for n in range(1, DAYS_NEAR + 1))
