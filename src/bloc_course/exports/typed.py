"""Typed answers as lists of spellings, for programs that compare texts and read nothing.

Every spelling is read as ours are, so that what is listed earns there just what it earns here.
What is not in the list earns nothing there, however right it is.
"""

from __future__ import annotations

import calendar
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from fractions import Fraction

from bloc_course.dates import Answer, parse_answer
from bloc_course.dates.days import MONTHS
from bloc_course.items.interactions import Days
from bloc_course.items.interactions.text_entry import spelled
from bloc_course.items.marking.m1_spelling import Spelling
from bloc_course.items.marking.m5_date import DateKey

# What keyboards leave around a word that is typed, and people after it.
_AROUND = tuple(f"{before}{{}}{after}" for before in ("", " ") for after in ("", " ", ".", ". "))
_AS_TYPED = str.maketrans("‘’“”–", "''\"\"-")
# Days listed one by one on both sides of a keyed date: beyond, an answer earns nothing or little.
_NEAR = 31
_LONGEST_BY_DAYS = 62


def names(key: Spelling) -> tuple[str, ...]:
    """The accepted spellings first, then what keyboards make of them; case counts nowhere."""
    found = list(key.accepted)
    for form in key.accepted:
        found += filter(None, (form.translate(_AS_TYPED), form.replace("-", " "), _plain(form)))
        if key.mark(spelled(form[:-1])).score == 1:
            found.append(form[:-1])
    right = (form for form in found if key.mark(spelled(form)).score == 1)
    return _unlike((*key.accepted, *(as_typed for one in right for as_typed in around(one))))


def around(text: str) -> Iterator[str]:
    """A text with blanks and a full stop around it, as it may be typed."""
    return (frame.format(text) for frame in _AROUND)


def dates(key: DateKey) -> dict[str, Fraction]:
    """The keyed date as people write it, and near dates, each with what it earns (above 0)."""
    exact = [key.text]
    for lo, hi in ((key.lo, key.hi), *key.accepted):
        exact += [*_span(lo, hi), _edtf(lo, hi)]
    between = [text for span in _between(key) for text in (*_span(*span), _edtf(*span))]
    near = [text for lo, hi in _around(key) for text in _span(lo, hi)]
    framed = (frame for text in exact for frame in around(text))
    worth = {text: _worth(key, text) for text in _unlike((*exact, *between, *near, *framed))}
    return {text: share for text, share in worth.items() if share}


def _worth(key: DateKey, text: str) -> Fraction:
    answer = parse_answer(text)
    if not isinstance(answer, Answer):
        return Fraction(0)
    return key.mark(Days(answer.lo, answer.hi, answer.reading)).score


def _around(key: DateKey) -> Iterator[tuple[int, int]]:
    """Days, months and years in and about the keyed date."""
    edges = {key.lo, key.hi}
    inside = range(key.lo, key.hi + 1) if key.hi - key.lo < _LONGEST_BY_DAYS else ()
    days = {edge + by for edge in edges for by in range(-_NEAR, _NEAR + 1)} | set(inside)
    yield from ((day, day) for day in sorted(days) if day > 0)
    first, last = date.fromordinal(key.lo), date.fromordinal(key.hi)
    months = range(first.year * 12 + first.month - 2, last.year * 12 + last.month + 1)
    for year, month in (divmod(number, 12) for number in months):
        length = calendar.monthrange(year, month + 1)[1]
        start = date(year, month + 1, 1)
        yield start.toordinal(), (start + timedelta(length - 1)).toordinal()
    for year in range(first.year - 1, last.year + 2):
        yield date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()


def _between(key: DateKey) -> Iterator[tuple[int, int]]:
    """Spans between the keyed days and an interval that is accepted in full, which count, too."""
    for lo, hi in key.accepted:
        first, last = sorted((lo, key.lo)), sorted((hi, key.hi))
        yield from ((at, key.hi) for at in range(first[0], min(first[1], first[0] + _NEAR) + 1))
        yield from ((key.lo, at) for at in range(last[0], min(last[1], last[0] + _NEAR) + 1))


def _edtf(lo: int, hi: int) -> str:
    return f"{date.fromordinal(lo)}/{date.fromordinal(hi)}"


def _span(lo: int, hi: int) -> list[str]:
    """A day, a month, a year or a span as it is usually written."""
    first, last = date.fromordinal(lo), date.fromordinal(hi)
    if lo == hi:
        return _day(first)
    after = last + timedelta(1)
    if first.day == 1 and after.day == 1 and (first.year, first.month) == (last.year, last.month):
        return _month(first)
    if (first.day, first.month, after.day, after.month) == (1, 1, 1, 1):
        return [str(first.year)] if first.year == last.year else [f"{first.year}-{last.year}"]
    ends = [_edtf(lo, hi), f"{_words(first)} to {_words(last)}"]
    if first.day == 1 and after.day == 1:
        ends += _months(first, last)
    if (first.year, first.month) == (last.year, last.month):
        month = f"{MONTHS[first.month - 1]} {first.year}"
        days = (f"{first.day}-{last.day}", f"{first.day}–{last.day}", f"{first.day} to {last.day}")
        return [*ends, *(f"{one} {month}" for one in days)]
    return [*ends, f"{_words(first)} - {_words(last)}", f"{_words(first)} – {_words(last)}"]


def _months(first: date, last: date) -> list[str]:
    """A span of whole months."""
    one, other = MONTHS[first.month - 1], MONTHS[last.month - 1]
    whole = [f"{first.year}-{first.month:02}/{last.year}-{last.month:02}"]
    whole += [f"{one} {first.year} to {other} {last.year}"]
    if first.year != last.year:
        return whole
    joined = (" to ", "-", "–", " - ", " – ")
    return [*whole, *(f"{one}{by}{other} {first.year}" for by in joined)]


def _words(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _day(day: date) -> list[str]:
    month = MONTHS[day.month - 1]
    return [
        str(day),
        _words(day),
        f"{month} {day.day}, {day.year}",
        f"{month} {day.day} {day.year}",
        f"{day.day} {month[:3]} {day.year}",
        f"{day.day}.{day.month}.{day.year}",
    ]


def _month(day: date) -> list[str]:
    month = MONTHS[day.month - 1]
    return [f"{month} {day.year}", f"{day.year}-{day.month:02}", f"{month[:3]} {day.year}"]


def _plain(text: str) -> str:
    """The text without accents."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _unlike(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts, once each whatever the case."""
    found: dict[str, str] = {}
    for text in texts:
        found.setdefault(text.lower(), text)
    return tuple(found.values())
