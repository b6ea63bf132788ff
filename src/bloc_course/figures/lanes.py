"""Lanes beside a list of boxes: in which lane each arc runs, and where it leaves its boxes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from bloc_course.figures.svg import Drawing

T = TypeVar("T")


def lanes_of(spans: Mapping[T, tuple[int, int]]) -> dict[T, int]:
    """The first lane in which no arc shares more than an end with another; short arcs first.

    A span is the places of both ends in the list, in any order.
    """
    lanes: dict[T, int] = {}
    ordered = {arc: (min(ends), max(ends)) for arc, ends in spans.items()}
    for arc in sorted(ordered, key=lambda a: (ordered[a][1] - ordered[a][0], ordered[a])):
        lo, hi = ordered[arc]
        taken = {lanes[a] for a in lanes if ordered[a][0] < hi and lo < ordered[a][1]}
        lanes[arc] = next(i for i in range(len(ordered)) if i not in taken)
    return lanes


def ports_of(spans: Mapping[T, tuple[int, int]], lanes: Mapping[T, int], here: int) -> list[T]:
    """The arcs of the box at a place, from the top, so that no two cross as they leave it.

    Those that go up come first, the inner ones above; then those down, the inner ones below.
    """

    def place(arc: T) -> tuple[int, int]:
        down = sum(spans[arc]) > 2 * here
        return (1, -lanes[arc]) if down else (0, lanes[arc])

    return sorted((arc for arc in spans if here in spans[arc]), key=place)


def draw_arc(
    drawing: Drawing, ends: tuple[float, float], edge: float, lane: float, dashes: str
) -> None:
    """From the boxes' edge out to the lane and back, from one height to another, at an arrow."""
    start, end = ends
    side = 1 if lane > edge else -1
    drawing.shape(
        "path",
        d=f"M{edge:.1f} {start:.1f}H{lane:.1f}V{end:.1f}H{edge + side * 8:.1f}",
        class_="bc-stroke",
        fill="none",
        stroke="currentColor",
        stroke_width=1.8,
        stroke_dasharray=dashes or "none",
    )
    base = f"{edge + side * 9:.1f}"
    drawing.shape("path", d=f"M{base} {end - 4:.1f}L{edge:.1f} {end:.1f}L{base} {end + 4:.1f}z")
