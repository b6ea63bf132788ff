"""The constraint graph: documents and events in a list, arcs for what orders them in time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bloc_course.figures.figure import Cite, Figure, Ref, Table
from bloc_course.figures.key import Entry, draw_key
from bloc_course.figures.svg import LINE, TEXT_SIZE, Drawing, wrap

WIDTH = 680.0
_APART = 12.0
_LANE = 22.0
_SMALL = 12.0

Kind = Literal["reply_to", "reports", "printed_in", "carried_by", "presupposes"]
# What the source of a link does with its target, and the dashes of the arc.
KINDS: dict[Kind, tuple[str, str]] = {
    "reply_to": ("answers", ""),
    "reports": ("reports", "8 4"),
    "printed_in": ("was printed in", "2 4"),
    "carried_by": ("was carried by", "9 3 2 3"),
    "presupposes": ("knows", "5 5"),
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
    drawing = Drawing(WIDTH)
    row = {point.record: i for i, point in enumerate(points)}
    lanes = _lanes(arcs, row)
    indent = (max(lanes.values(), default=-1) + 1) * _LANE + 24
    middle: dict[str, float] = {}
    y = 6.0
    for point in points:
        height = _height(point, indent)
        middle[point.record] = y + height / 2
        _draw_point(drawing, point, indent, y)
        y += height + _APART
    for arc in arcs:
        _draw_arc(drawing, arc, middle, indent, indent - 24 - lanes[arc] * _LANE)
    used = [k for k in KINDS if any(a.kind == k for a in arcs)]
    bottom = draw_key(drawing, y + 4, [Entry("line", *KINDS[k]) for k in used])
    words = (
        f"{len(points)} documents and events, earlier ones above, with {len(arcs)} links between "
        "them; an arrow points to what came first. The table below it says the same."
    )
    return Figure(
        svg=drawing.svg(bottom, title, words, key),
        width=WIDTH,
        title=title,
        description=words,
        table=_table(points, arcs),
        labels=tuple(drawing.labels),
    )


def _lanes(arcs: Sequence[Arc], row: dict[str, int]) -> dict[Arc, int]:
    """The first lane in which no arc shares more than an end with another; short arcs first."""
    lanes: dict[Arc, int] = {}
    spans = {arc: tuple(sorted((row[arc.source], row[arc.target]))) for arc in arcs}
    for arc in sorted(arcs, key=lambda a: (spans[a][1] - spans[a][0], spans[a])):
        lo, hi = spans[arc]
        taken = {lanes[a] for a in lanes if spans[a][0] < hi and lo < spans[a][1]}
        lanes[arc] = next(i for i in range(len(arcs)) if i not in taken)
    return lanes


def _lines(point: Point, indent: float) -> list[str]:
    return wrap(point.name, WIDTH - indent - 20, bold=True)


def _height(point: Point, indent: float) -> float:
    return (len(_lines(point, indent)) + 1) * LINE + 10


def _draw_point(drawing: Drawing, point: Point, x: float, y: float) -> None:
    drawing.shape(
        "rect",
        class_="bc-box",
        x=x,
        y=y,
        width=WIDTH - x - 1,
        height=_height(point, x),
        rx=4,
        fill="none",
        stroke="currentColor",
    )
    line = y + 5 + TEXT_SIZE * 0.9
    for text in _lines(point, x):
        drawing.text(x + 8, line, text, bold=True)
        line += LINE
    drawing.text(x + 8, line, point.when, size=_SMALL)


def _draw_arc(
    drawing: Drawing, arc: Arc, middle: dict[str, float], edge: float, lane: float
) -> None:
    """From the source's edge out to the lane and back to the target, where the arrow is."""
    # Arcs that share an end leave it at different heights: outer lanes nearer the box's middle.
    start, end = middle[arc.source], middle[arc.target]
    shift = (edge - lane) / 6 * (1 if end > start else -1)
    start, end = start + shift, end - shift
    drawing.shape(
        "path",
        d=f"M{edge:.1f} {start:.1f}H{lane:.1f}V{end:.1f}H{edge - 8:.1f}",
        class_="bc-stroke",
        fill="none",
        stroke="currentColor",
        stroke_width=1.8,
        stroke_dasharray=KINDS[arc.kind][1] or "none",
    )
    drawing.shape(
        "path",
        d=f"M{edge - 9:.1f} {end - 5:.1f}L{edge:.1f} {end:.1f}L{edge - 9:.1f} {end + 5:.1f}z",
    )


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
