"""Reads the dates that students write: EDTF or plain English, with the words of the course.

The steps are those of the player's port, in the same order: clean, try EDTF, turn numerals into
words, split into alternatives and ranges, fill in what a part shares with its neighbour, resolve.
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from bloc_course.dates.edtf import DateError, EdtfDate, parse_edtf
from bloc_course.dates.numerals import Ambiguous, numerals_to_words
from bloc_course.dates.parts import NoSuchDay, Part, fill_in, read_part
from bloc_course.dates.vocabulary import BOUNDS, CONNECTORS, FILLERS, KNOWN, OPEN_WORDS, PAIRED
from bloc_course.dates.words import say_span

_LONGEST = 200
_NO_YEAR = "the year is missing: write it with four digits, as in October 1932"
_OPEN = "one end is open: give both, as in between October and November 1932"
_APART = "the alternatives do not touch: choose one, or write a range that covers them"
_REVERSED = "it ends before it begins: give the earlier date first, each with its year"
_HELP = "write for instance 6 October 1932, early October 1932, autumn 1932 or 1932-10-06"
_TWO_READINGS = "two readings: write the month as a word, as in 6 October 1932"
_SEASON_OR_YEARS = "two readings: write the season as a word, or both years with four digits"

_BLANKS = re.compile("[ \t\r\n\u00a0\u2009\u202f]+")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_EDTF = re.compile(r"[0-9XTZ:+./,\[\]{}-]+")
_SEASON_CODE = re.compile(r"[12][0-9]([0-9]{2})-(2[1-4])")
_YEAR = re.compile(r"(?<![0-9])[12][0-9]{3}(?![0-9])")
# Tidying, in order: what to find and what to put in its place.
_TIDY: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        ("[?~%()\"'`\u2018\u2019\u201c\u201d\u2248]", ""),
        (r"([a-z])[.:]", r"\1 "),
        (r"([0-9])(?:st|nd|rd|th)(?![a-z])", r"\1"),
        (r"([0-9])\.(?= ?[a-z]| ?$)", r"\1"),
        (r"([a-z])([0-9])", r"\1 \2"),
        (r"(?<![a-z])(?:mon|tues|wednes|thurs|fri|satur|sun)day,?(?![a-z])", " "),
        (r"(?<![a-z])(early|mid|late|end)-", r"\1 "),
        (r"later months(?![a-z])", "lastmonths"),
        (r"(first|second|third|fourth|last|latter) (half|quarter|week|months)(?![a-z])", r"\1\2"),
        (r"(?<![a-z])(?:not|no) (?:before|earlier than)(?![a-z])", "notbefore"),
        (r"(?<![a-z])(?:not|no) (?:after|later than)(?![a-z])", "notafter"),
        (r"(?<![a-z])on or after(?![a-z])", "notbefore"),
        (r"(?<![a-z])on or before(?![a-z])", "notafter"),
        (r"(?<![a-z])earlier than(?![a-z])", "before"),
        (r"(?<![a-z])later than(?![a-z])", "after"),
        # What did not happen until a time happened then.
        (r"(?<![a-z])not (?:until|till)(?![a-z])", " "),
        (r"([0-9]{1,2})-([a-z]+)-([0-9]{4})", r"\1 \2 \3"),
        (r"([a-z])-([0-9]{4})", r"\1 \2"),
        (r", ?([0-9]{4})(?![0-9])", r" \1"),
    )
)
_WORD = re.compile("[0-9]+|[^ 0-9./,;-]+")
_OR = re.compile(r" or | and |[/,;]")
# "the end of 1932, in October or November": the second date says the first more exactly.
_APPOSED = re.compile(r"(.*(?<![0-9])([12][0-9]{3})), ?(?:in|on) (.*)")
_BOUNDED = re.compile(
    r"([a-z]+) (.+?),?(?: and| but)? (after|notbefore|before|notafter|until) (.+)"
)


class Answer(Struct, frozen=True):
    """First and last day meant (day numbers, both included), and how it was read, in words."""

    lo: int
    hi: int
    reading: str


class SentBack(Struct, frozen=True):
    """A date with more than one reading or no two ends; the reason says what to write."""

    reason: str


class Unreadable(Struct, frozen=True):
    """Not a date; the reason says what could not be read."""

    reason: str


@lru_cache(maxsize=8192)
def parse_answer(text: str) -> Answer | SentBack | Unreadable:
    """Read an answer in EDTF or English; ?, ~, % and "about" are dropped."""
    plain = _DASHES.sub("-", _BLANKS.sub(" ", text)).strip(" ")
    if not plain or len(plain) > _LONGEST:
        return Unreadable(f"not a date: {_HELP}")
    lower = plain.lower()
    return _read_edtf(plain) or _read_apposed(lower) or _read_english(lower)


def _read_edtf(plain: str) -> Answer | SentBack | None:
    """The answer as EDTF, or None if it is not in that format."""
    bare = re.sub("[?~%]", "", plain).replace(" / ", "/").replace(", ", ",").upper()
    if not _EDTF.fullmatch(bare):
        return None
    code = _SEASON_CODE.fullmatch(bare)
    if code and code[2] > code[1]:
        return SentBack(_SEASON_OR_YEARS)
    try:
        date = parse_edtf(bare)
    except DateError:
        return SentBack(_REVERSED) if _is_reversed(bare) else None
    if date.lo is None or date.hi is None:
        return SentBack(_OPEN)
    return _hull(list(date.members or ((date.lo, date.hi),)))


def _is_reversed(bare: str) -> bool:
    """Whether the text is an EDTF interval with its ends exchanged."""
    try:
        dates: list[EdtfDate] = [parse_edtf(end) for end in bare.split("/")]
    except DateError:
        return False
    return len(dates) == 2


def _read_english(text: str) -> Answer | SentBack | Unreadable:
    """The answer as English words and numerals."""
    if ".." in text or "\u2026" in text:
        return SentBack(_OPEN)
    for pattern, put in _TIDY:
        text = pattern.sub(put, text)
    unknown = next(filter(_is_unknown, _WORD.findall(text)), "")
    if unknown:
        return Unreadable(f"cannot read “{unknown}” as part of a date: {_HELP}")
    text = " ".join(word for word in text.split(" ") if word and word not in FILLERS)
    if not _YEAR.search(text.replace("0s", "0")):
        empty = not re.search("[a-z0-9]", text)
        return Unreadable(f"not a date: {_HELP}") if empty else SentBack(_NO_YEAR)
    try:
        return _read_ranges(numerals_to_words(text.strip(" ,;")))
    except Ambiguous:
        return SentBack(_TWO_READINGS)
    except NoSuchDay as error:
        return Unreadable(str(error))


def _read_apposed(text: str) -> Answer | None:
    """The exacter of a date and what says it more exactly, or None if it isn't said so."""
    found = _APPOSED.fullmatch(text)
    if found is None:
        return None
    wide = _read_english(found[1])
    exact = _read_english(found[3] if _YEAR.search(found[3]) else f"{found[3]} {found[2]}")
    if not (isinstance(wide, Answer) and isinstance(exact, Answer)):
        return None
    return exact if wide.lo <= exact.lo and exact.hi <= wide.hi else None


def _is_unknown(word: str) -> bool:
    """Whether a word or a run of digits has no place in a date ("s" is left of "1930s")."""
    return len(word) not in (1, 2, 4) if word.isdecimal() else word not in KNOWN and word != "s"


def _read_ranges(text: str) -> Answer | SentBack | Unreadable:
    """Alternatives, each a date or a range of two dates, as one stretch of days."""
    told = _read_bounded(text) or _read_two_days(text)
    if told:
        return told
    pairs = _split(text)
    if OPEN_WORDS & {word for pair in pairs for end in pair for word in end.split(" ")}:
        return SentBack(_OPEN)
    parts: list[Part] = []
    for end in (end for pair in pairs for end in pair):
        part = read_part(end)
        if part is None:
            return Unreadable(f"cannot read “{end}” as a date: {_HELP}")
        parts.append(part)
    spans = iter([part.span() for part in fill_in(parts)])
    stretches: list[tuple[int, int]] = []
    for pair in pairs:
        ends = [next(spans) for _ in pair]
        if ends[-1][1] < ends[0][0]:
            return SentBack(_REVERSED)
        stretches.append((ends[0][0], ends[-1][1]))
    return _hull(stretches)


def _read_bounded(text: str) -> Answer | SentBack | None:
    """What lies after one date and before another, or None if it isn't said so.

    What comes after or before a day, a month or a year leaves it out; "between" counts it in.
    """
    found = _BOUNDED.fullmatch(text)
    if found is None or found[1] not in BOUNDS or BOUNDS[found[1]][0] == BOUNDS[found[3]][0]:
        return None
    parts = [part for said in (found[2], found[4]) if (part := read_part(said.strip(" ,")))]
    ends: dict[str, int] = {}
    spans = [part.span() for part in fill_in(parts)] if parts[1:] else []
    for sign, (first, last) in zip((found[1], found[3]), spans, strict=False):
        end, outside = BOUNDS[sign]
        if end == "first":
            ends[end] = last + 1 if outside else first
        else:
            ends[end] = first - 1 if outside else last
    if not ends:
        return None
    lo, hi = ends["first"], ends["last"]
    return SentBack(_REVERSED) if hi < lo else Answer(lo, hi, say_span(lo, hi))


def _read_two_days(text: str) -> Answer | SentBack | None:
    """Two full days side by side as the first and the last of a range, or None if it isn't two.

    Two days joined by "or" are a choice and no range.
    """
    words = [word for word in re.sub("[,;/]", " ", text).split(" ") if word and word not in PAIRED]
    for at in range(1, len(words)):
        both = [read_part(" ".join(some)) for some in (words[:at], words[at:])]
        parts = [part for part in both if part and part.day and part.month]
        if parts[1:]:
            (lo, _), (_, hi) = (part.span() for part in fill_in(parts))
            return SentBack(_REVERSED) if hi < lo else Answer(lo, hi, say_span(lo, hi))
    return None


def _split(text: str) -> list[tuple[str, ...]]:
    """The alternatives of an answer, each with its one or two ends."""
    for word, connectors in CONNECTORS.items():
        if word and text.startswith(word):
            return [_ends(text.removeprefix(word), connectors) or (text,)]
    if " or " not in text and " and " not in text:
        text = text.replace(",", " ")
    alternatives = [" ".join(part.split()) for part in _OR.split(text)]
    return [_ends(part, CONNECTORS[""]) or (part,) for part in alternatives]


def _ends(text: str, connectors: tuple[str, ...]) -> tuple[str, str] | None:
    """The two ends of a range, or None if there is none of its connectors."""
    for connector in connectors:
        start, found, end = text.partition(connector)
        if found and start.strip() and end.strip():
            return start.strip(), end.strip()
    return None


def _hull(stretches: list[tuple[int, int]]) -> Answer | SentBack:
    """One stretch from stretches that touch or overlap; sent back if days lie between them."""
    stretches = sorted(stretches)
    lo, hi = stretches[0]
    for start, end in stretches[1:]:
        if start > hi + 1:
            return SentBack(_APART)
        hi = max(hi, end)
    return Answer(lo, hi, say_span(lo, hi))
