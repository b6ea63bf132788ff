"""The days that the clues of an undated document leave, and the answers that count for them."""

from __future__ import annotations

from collections.abc import Sequence

from bloc_course.dataset.query import World
from bloc_course.dates import parse_edtf
from bloc_course.items.families.chronology._clues import LOWER, UPPER, Clue, clues
from bloc_course.items.proof import Refused

# Fewer days than that are hardly there without the first and the last.
SHORTEST = 4


def tight(world: World, document: str, codes: Sequence[str]) -> bool:
    """Whether the clues leave just what the network proves, by ends that the article draws."""
    rows = [clues(world)[document][code] for code in codes]
    return not _loose(rows) and _days(rows) == world.reading.bounds(document, "written")


def _loose(rows: Sequence[Clue]) -> tuple[str, ...]:
    """The clue that ends the interval by the last day of a bare year; empty if none does."""
    last = _days(rows)[1]
    ends = [clue for clue in rows if clue.side == UPPER and clue.day == last]
    return tuple(clue.record for clue in ends if all(clue.loose for clue in ends))


def _days(rows: Sequence[Clue]) -> tuple[int | None, int | None]:
    lows = [clue.day for clue in rows if clue.side == LOWER and clue.day is not None]
    highs = [clue.day for clue in rows if clue.side == UPPER and clue.day is not None]
    return (max(lows) if lows else None), (min(highs) if highs else None)


def interval(world: World, document: str, rows: Sequence[Clue]) -> tuple[int, int]:
    """The days the shown clues leave: just those that the network proves."""
    lo, hi = _days(rows)
    if lo is None or hi is None or (lo, hi) != world.reading.bounds(document, "written"):
        because = f"the clues leave other days than the network of {document}"
        raise Refused("O2", (document,), because)
    if loose := _loose(rows):
        raise Refused(
            "O2", (document, *loose), "a bare year stands for vaguer words of the article"
        )
    return lo, hi


def accepted(world: World, document: str, days: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """Without the two end days, and the article’s own dating where no clue excludes it.

    A clue says not before or not after a day; who writes after the one and before the other has
    read it no worse.
    """
    between = ((days[0] + 1, days[1] - 1),) if days[1] - days[0] >= SHORTEST else ()
    written = world.data.documents[document].dates.get("written")
    date = parse_edtf(written.when) if written else None
    if date is None or date.proof_lo is None or date.proof_hi is None:
        return between
    span = date.proof_lo, date.proof_hi
    return (span, *between) if days[0] <= span[0] and span[1] <= days[1] else between
