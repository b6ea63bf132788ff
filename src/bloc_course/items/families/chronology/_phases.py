"""Periods that are closed on both sides, and the phases into which the course divides its story."""

from __future__ import annotations

from functools import lru_cache

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Period
from bloc_course.dates import parse_edtf, say_day, say_lasting


def ends(period: Period) -> tuple[int | None, int | None]:
    """First and last day (day numbers) of a period; None for an end that is not known."""
    return parse_edtf(period.from_).proof_lo, parse_edtf(period.to).proof_hi


def lasts(period: Period) -> str:
    """The period in words, by its months, so that a year named as an end is taken whole."""
    lo, hi = (say_day(day).split(" ", 1)[1] for day in length(period))
    by_year = "year" in (parse_edtf(period.from_).precision, parse_edtf(period.to).precision)
    return f"from {lo} to {hi}" if by_year else say_lasting(*length(period))


def length(period: Period) -> tuple[int, int]:
    """First and last day of a period of which both ends are known."""
    lo, hi = ends(period)
    return lo or 0, hi or 0


@lru_cache(maxsize=4)
def phases(world: World) -> tuple[Period, ...]:
    """The phases of the course: the longest row of periods that adjoin without gap or overlap."""
    closed = [period for period in world.data.periods.values() if None not in ends(period)]
    begins = {length(period)[0]: period for period in closed}
    rows = []
    for period in closed:
        row = [period]
        while following := begins.get(length(row[-1])[1] + 1):
            row.append(following)
        rows.append(tuple(row))
    longest = max(map(len, rows), default=0)
    found = [row for row in rows if len(row) == longest]
    return found[0] if len(found) == 1 and longest > 1 else ()


def told_days(world: World) -> tuple[int, int] | None:
    """First and last day of the story that phases and earlier periods tell; None without phases."""
    row = phases(world)
    if not row:
        return None
    last = length(row[-1])[1]
    firsts = (ends(period)[0] for period in world.data.periods.values())
    return min(first for first in firsts if first is not None and first <= last), last
