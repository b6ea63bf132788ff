"""The time scale: days to px, with ticks at whole days, months or years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTH_STEPS = (1, 2, 3, 6)
_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100)
_LABEL = 34.0
_DAYS_A_MONTH = 30.4


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the scale: its day, its label, and the year where a year is named at it."""

    day: int
    label: str
    year: str = ""


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Maps the days from `lo` to `hi` (day numbers, both whole) to px from `left` to `right`."""

    lo: int
    hi: int
    left: float
    right: float

    def x(self, day: float) -> float:
        """The px at which a day begins, cut at the ends of the scale."""
        share = (day - self.lo) / (self.hi + 1 - self.lo)
        return self.left + min(1.0, max(0.0, share)) * (self.right - self.left)

    def ticks(self) -> tuple[Tick, ...]:
        """Ticks far enough apart for their labels."""
        return tuple(t for t in self._all_ticks() if self.lo <= t.day <= self.hi)

    def _all_ticks(self) -> Iterator[Tick]:
        px_a_day = (self.right - self.left) / (self.hi + 1 - self.lo)
        first, last = date.fromordinal(self.lo), date.fromordinal(self.hi)
        month_px = px_a_day * _DAYS_A_MONTH
        for step in _MONTH_STEPS:
            if step * month_px >= _LABEL:
                yield from self._months(first, last, step)
                return
        for step in _YEAR_STEPS:
            if step * 12 * month_px >= _LABEL:
                start = first.year - first.year % step
                for year in range(start, last.year + 1, step):
                    yield Tick(date(year, 1, 1).toordinal(), str(year))
                return

    def _months(self, first: date, last: date, step: int) -> Iterator[Tick]:
        named = None
        for month in range(first.year * 12, last.year * 12 + 12, step):
            day = date(month // 12, month % 12 + 1, 1)
            if self.lo <= day.toordinal() <= self.hi:
                year = str(day.year) if day.year != named else ""
                named = day.year
                yield Tick(day.toordinal(), _MONTHS[day.month - 1], year)


def window(days: list[int]) -> tuple[int, int]:
    """First and last day of a scale that shows `days` with whole months and a little room."""
    first, last = date.fromordinal(min(days)), date.fromordinal(max(days))
    room = max(3, (last - first).days // 40)
    return first.toordinal() - min(room, 200), last.toordinal() + min(room, 200)
