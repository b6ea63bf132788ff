"""One date in words: its day, month, season, year and part, and the days they mean."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from bloc_course.dates.days import (
    MONTHS,
    calendar_day,
    day_number,
    month_length,
    month_span,
)
from bloc_course.dates.vocabulary import (
    MONTH_PARTS,
    MONTH_WORDS,
    PART_WORDS,
    SEASON_PARTS,
    SEASON_WORDS,
    SHAPES,
    YEAR_PARTS,
)


class NoSuchDay(ValueError):
    """Words that name no stretch of days, such as 31 November."""


class Part(Struct, frozen=True):
    """What one end of a range says; 0 and "" where it is silent. `width` is 10 for a decade."""

    day: int = 0
    month: int = 0
    season: str = ""
    year: int = 0
    part: str = ""
    width: int = 1

    def span(self) -> tuple[int, int]:
        """First and last day; NoSuchDay if there are none."""
        if self.width > 1:
            return month_span(self.year, 1, 12 * self.width)
        if self.month:
            return self._in_month()
        if self.day:
            raise NoSuchDay(f"day {self.day} has no month: write for instance 6 October 1932")
        if not self.season:
            return month_span(self.year, *_look_up(YEAR_PARTS, self.part, (1, 12), "a year"))
        first, last = SEASON_WORDS[self.season]
        start, end = _look_up(SEASON_PARTS, self.part, (0, last - first), "a season")
        return month_span(self.year, first + start, first + end)

    def _in_month(self) -> tuple[int, int]:
        """First and last day of a day, a month or a part of a month."""
        length = month_length(self.year, self.month)
        whole = (self.day, self.day) if self.day else (1, length)
        days = _look_up(MONTH_PARTS, self.part, whole, "a month")
        first, last = (day if day >= 0 else length + 1 + day for day in days)
        if not 1 <= last <= length:
            raise NoSuchDay(f"{MONTHS[self.month - 1]} {self.year} has no day {last}")
        return day_number(self.year, self.month, first), day_number(self.year, self.month, last)


def alike(days: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """What other words for the same part of a year mean: its beginning, and its early months."""
    year = calendar_day(days[0])[0]
    two = [month_span(year, *YEAR_PARTS[word]) for word in ("beginning", "early")]
    return tuple(span for span in two if span != days) if days in two else ()


def read_part(text: str) -> Part | None:
    """The words of one date, or None if they are not one of the known shapes."""
    shape, season, part = "", "", ""
    day, month, year, width = 0, 0, 0, 1
    for word in text.split(" "):
        if word in MONTH_WORDS:
            shape, month = f"{shape}M", MONTH_WORDS[word]
        elif word in SEASON_WORDS:
            shape, season = f"{shape}S", word
        elif word in PART_WORDS:
            shape, part = f"{shape}Q", word
        elif re.fullmatch("[12][0-9]{3}", word):
            shape, year = f"{shape}Y", int(word)
        elif re.fullmatch("[12][0-9]{2}0s", word):
            shape, year, width = f"{shape}X", int(word[:-1]), 10
        elif re.fullmatch("0?[1-9]|[1-9][0-9]", word):
            shape, day = f"{shape}D", int(word)
        else:
            return None
    return Part(day, month, season, year, part, width) if shape in SHAPES else None


def fill_in(parts: Sequence[Part]) -> list[Part]:
    """Give each part the year, and a bare day or part of a month its month, of its neighbour.

    What follows is asked first ("24-25 November 1932"), then what precedes ("October 6 to
    November 3, 1932"; "November 24-25, 1932").
    """
    backwards: list[Part] = []
    for part in reversed(parts):
        backwards.append(_from_neighbour(part, backwards[-1]) if backwards else part)
    filled: list[Part] = []
    for part in reversed(backwards):
        filled.append(_from_neighbour(part, filled[-1]) if filled else part)
    return filled


def _from_neighbour(part: Part, other: Part) -> Part:
    """The part with what it leaves out taken from its neighbour."""
    bare = not (part.month or part.season)
    if bare and (part.day or (part.part and not part.year)):
        part = replace(part, month=other.month, season=other.season if not part.day else "")
    return part if part.year else replace(part, year=other.year)


def _look_up(
    parts: dict[str, tuple[int, int]], word: str, whole: tuple[int, int], unit: str
) -> tuple[int, int]:
    """First and last of a part's units; the whole where no part is named."""
    if word and word not in parts:
        raise NoSuchDay(f"{unit} has no part of that kind: write a range, as in 1-10 October 1932")
    return parts[word] if word else whole
