"""The constraint graph: documents and events in a list, arcs for what orders them in time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bloc_course.figures.figure import Cite, Figure, Ref, Table, at_two_widths, finished
from bloc_course.figures.key import Entry, draw_key
from bloc_course.figures.lanes import draw_arc, lanes_of, ports_of
from bloc_course.figures.svg import LINE, NARROW, TEXT_SIZE, Drawing, wrap

WIDTH = 660.0
_APART = 12.0
_LANE = 22.0
_SMALL = 12.0
_PORT = 10.0

Kind = Literal["reply_to", "reports", "printed_in", "carried_by", "presupposes"]
# What the source of a link does with its target, and the dashes of the arc.
KINDS: dict[Kind, tuple[str, str]] = {
    "reply_to": ("answers", ""),
    "reports": ("reports", "8 4"),
    "printed_in": ("was printed in", "2 4"),
    "carried_by": ("was carried by", "9 3 2 3"),
    "presupposes": ("knows of", "5 5"),
}


@dataclass(frozen=True, slots=True)
class Point:
    """A document or event, with what follows for its date in words; in order of time."""

    record: str
    name: str
    when: str


@dataclass(frozen=True, slots=True)
class Arc:
    """A link of the data: `source` answers, reports … `target`."""

    source: str
    target: str
    kind: Kind
    locators: tuple[str, ...]


def constraint_graph(points: Sequence[Point], arcs: Sequence[Arc], title: str, key: str) -> Figure:
    """Draw `points` from top (earlier) to bottom and `arcs` in lanes at their left."""
    used = [k for k in KINDS if any(a.kind == k for a in arcs)]
    entries = [Entry("line", *KINDS[k]) for k in used]
    words = (
        f"{len(points)} documents and events, earlier ones above, with {len(arcs)} links between "
        "them; an arrow points to what came first. The table below it says the same."
    )

    def drawn(width: float, key: str) -> Figure:
        drawing = Drawing(width)
        bottom = draw_key(drawing, _draw(drawing, points, arcs) + 4, entries)
        return finished(drawing, bottom, title, words, _table(points, arcs), key=key)

    return at_two_widths(drawn, WIDTH, NARROW, key)


def _draw(drawing: Drawing, points: Sequence[Point], arcs: Sequence[Arc]) -> float:
    """Paint the boxes and their arcs; the px at which they end."""
    row = {point.record: i for i, point in enumerate(points)}
    spans = {arc: (row[arc.source], row[arc.target]) for arc in arcs}
    lanes = lanes_of(spans)
    count = max(lanes.values(), default=-1) + 1
    # In a narrow drawing the lanes take a third of the width at most.
    lane = min(_LANE, drawing.width / 3 / max(count, 1))
    indent = count * lane + 24
    at: dict[tuple[str, Arc], float] = {}
    y = 6.0
    for point in points:
        ends = ports_of(spans, lanes, row[point.record])
        height = _height(point, drawing.width - indent, len(ends))
        _draw_point(drawing, point, indent, y, height)
        for i, arc in enumerate(ends):
            at[point.record, arc] = y + height * (i + 1) / (len(ends) + 1)
        y += height + _APART
    for arc in arcs:
        ends_at = (at[arc.source, arc], at[arc.target, arc])
        out = indent - 24 - lanes[arc] * lane
        draw_arc(drawing, ends_at, indent, out, KINDS[arc.kind][1])
    return y


def _lines(point: Point, width: float) -> tuple[list[str], list[str]]:
    inside = width - 20
    return wrap(point.name, inside, bold=True), wrap(point.when, inside, _SMALL)


def _height(point: Point, width: float, ports: int) -> float:
    name, when = _lines(point, width)
    return max((len(name) + len(when)) * LINE + 10, (ports + 1) * _PORT)


def _draw_point(drawing: Drawing, point: Point, x: float, y: float, height: float) -> None:
    width = drawing.width - x - 1
    drawing.shape(
        "rect",
        class_="bc-box",
        x=x,
        y=y,
        width=width,
        height=height,
        rx=4,
        fill="none",
        stroke="currentColor",
    )
    name, when = _lines(point, drawing.width - x)
    line = y + 5 + TEXT_SIZE * 0.9
    for text in name:
        drawing.text(x + 8, line, text, bold=True)
        line += LINE
    for text in when:
        drawing.text(x + 8, line, text, size=_SMALL)
        line += LINE


def _table(points: Sequence[Point], arcs: Sequence[Arc]) -> Table:
    by_id = {point.record: point for point in points}
    rows = []
    for point in points:
        links: list[str | Ref | Cite] = []
        for arc in arcs:
            if arc.source == point.record:
                target = Ref(arc.target, by_id[arc.target].name)
                links += ["; " if links else "", f"{KINDS[arc.kind][0]} ", target, " "]
                links.append(Cite(arc.locators))
        first = Ref(point.record, point.name)
        rows.append(((first,), (point.when,), tuple(links) or ("nothing here",)))
    return Table(("Document or event", "Time", "What it does"), tuple(rows))
