"""The knowledge map: under each paper who had it from when, and until which end of a life."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bloc_course.dates import say_day
from bloc_course.figures.axis import HEIGHT, draw_axis
from bloc_course.figures.boxes import Line, draw_text, text_height
from bloc_course.figures.figure import Cell, Cite, Figure, Ref, Table, at_two_widths, finished
from bloc_course.figures.key import draw_key
from bloc_course.figures.scale import TimeScale, window
from bloc_course.figures.svg import NARROW, Drawing
from bloc_course.figures.timeline import Row, draw_row, inside, key_entries, order, row_height

WIDTH = 660.0
_LEFT = 12.0
_AIR = 8.0
Span = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Knower:
    """Somebody who had the paper: his record (or none) and name, and how it came to him.

    The filled part of the row begins when he certainly had it; without one that day is not told.
    """

    record: str
    name: str
    how: str
    row: Row


@dataclass(frozen=True, slots=True)
class Matter:
    """What was known: a paper (`record`), or with no record a heading, with its knowers."""

    record: str
    name: str
    knowers: tuple[Knower, ...]


def knowledge_map(
    matters: Sequence[Matter], title: str, key: str, shown: Span = (None, None)
) -> Figure:
    """Draw the matters in their order, the knowers of each earliest first, between two days.

    Knowers wholly outside `shown` are left out of drawing and table, and matters without any;
    ValueError if none remains.
    """
    matters = [kept for matter in matters if (kept := _within(matter, shown)).knowers]
    rows = [knower.row for matter in matters for knower in matter.knowers]
    days = [day for row in rows for day in (row.lo, row.hi, row.sure_lo) if day is not None]
    if not days:
        raise ValueError("nobody who had one of the papers within this time")
    first, last = window(days)
    first = first if shown[0] is None else shown[0]
    last = last if shown[1] is None else shown[1]
    words = (
        f"Who had which of {len(matters)} papers, from {say_day(first)} to {say_day(last)}. "
        "The table below it says the same."
    )
    table = _table(matters)

    rows = [_to_end(row, last) for row in rows]

    def drawn(width: float, key: str) -> Figure:
        scale = TimeScale(first, last, _LEFT, width - _LEFT)
        drawing = Drawing(width)
        bottom = _draw(drawing, matters, scale) + 8
        bottom = draw_key(drawing, bottom, key_entries(rows, scale, "certainly had it"))
        return finished(drawing, bottom, title, words, table, key=key)

    return at_two_widths(drawn, WIDTH, NARROW, key)


def _within(matter: Matter, shown: Span) -> Matter:
    kept = [knower for knower in matter.knowers if inside(knower.row, shown)]
    return replace(matter, knowers=tuple(sorted(kept, key=lambda knower: order(knower.row))))


def _to_end(row: Row, last: int) -> Row:
    """What has no end is filled to the end of the scale."""
    if row.sure_lo is None or row.sure_hi is not None:
        return row
    return replace(row, sure_hi=last)


def _draw(drawing: Drawing, matters: Sequence[Matter], scale: TimeScale) -> float:
    """Paint the matters under their axis; returns the px at which they end."""
    room = drawing.width - 2 * _LEFT
    names = [(Line(matter.name, bold=True),) for matter in matters]
    rows = [[_to_end(knower.row, scale.hi) for knower in matter.knowers] for matter in matters]
    bottom = HEIGHT + sum(
        _AIR + text_height(name, room) + sum(row_height(row, scale) for row in of_it)
        for name, of_it in zip(names, rows, strict=True)
    )
    draw_axis(drawing, scale, bottom)
    y = HEIGHT
    for name, of_it in zip(names, rows, strict=True):
        y = draw_text(drawing, name, _LEFT, y + _AIR, room)
        for row in of_it:
            draw_row(drawing, row, scale, y)
            y += row_height(row, scale)
    return y


def _table(matters: Sequence[Matter]) -> Table:
    headers = ("Paper", "Who", "How it came to them", "From when", "How we know", "Where")
    rows = (_row(matter, knower) for matter in matters for knower in matter.knowers)
    return Table(headers, tuple(rows))


def _row(matter: Matter, knower: Knower) -> tuple[Cell, ...]:
    what: Cell = (Ref(matter.record, matter.name),) if matter.record else (matter.name,)
    who: Cell = (Ref(knower.record, knower.name),) if knower.record else (knower.name,)
    row = knower.row
    return what, who, (knower.how,), (row.said,), (row.how,), (Cite(row.locators),)
