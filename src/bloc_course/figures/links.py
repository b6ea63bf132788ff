"""Points and arcs of a constraint graph from the links of documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bloc_course.dataset.query import World
from bloc_course.figures.constraints import KINDS, Arc, Point
from bloc_course.figures.rows import document_row, event_row
from bloc_course.figures.timeline import Row


def graph_of(
    world: World, documents: Sequence[str], events: Sequence[str]
) -> tuple[list[Point], list[Arc]]:
    """The records named, what the documents link to and the primary documents that link to
    them, earlier ones first.
    """
    arcs = [
        arc
        for arc in _arcs(world)
        if arc.source in documents
        or (arc.target in documents and arc.source in world.data.documents)
    ]
    named = dict.fromkeys(
        [*documents, *events, *(end for a in arcs for end in (a.source, a.target))]
    )
    return [Point(row.record, row.label, row.short) for row in in_time(world, named)], arcs


def in_time(world: World, records: Iterable[str]) -> list[Row]:
    """The rows of documents and events, earlier ones first."""
    return sorted((_row(world, record) for record in records), key=_order)


def _arcs(world: World) -> Iterator[Arc]:
    for document in world.data.documents.values():
        for kind in KINDS:
            for link in getattr(document, kind):
                yield Arc(document.id, link.to, kind, link.cite)


def _row(world: World, record: str) -> Row:
    if record in world.data.events:
        return event_row(world, world.data.events[record])
    return document_row(world, world.data.documents[record])


def _order(row: Row) -> tuple[float, float, str]:
    """By the middle of the possible time; an open end counts as the other one."""
    known = [day for day in (row.lo, row.hi) if day is not None]
    middle = sum(known) / len(known) if known else float("inf")
    return middle, row.hi if row.hi is not None else float("inf"), row.record
