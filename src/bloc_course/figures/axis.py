"""The axis of a time scale above a drawing, and the arrow of what goes on beyond its ends."""

from __future__ import annotations

from bloc_course.figures.scale import TimeScale
from bloc_course.figures.svg import Drawing, text_width

_SMALL = 12.0
# Room for the years and months above the line of the axis.
HEIGHT = 40.0


def draw_axis(drawing: Drawing, scale: TimeScale, bottom: float) -> None:
    """Paint the axis at the top of a drawing, with light lines down to `bottom`."""
    year_end = 0.0
    for tick in scale.ticks():
        line = scale.x(tick.day)
        x = line + 2
        drawing.line(line, HEIGHT - 6, line, bottom, stroke_opacity=0.18)
        if x + text_width(tick.label, _SMALL) <= drawing.width:
            drawing.text(x, HEIGHT - 10, tick.label, size=_SMALL)
        if not tick.year or x < year_end:
            continue
        if x + text_width(tick.year, _SMALL, bold=True) <= drawing.width:
            box = drawing.text(x, HEIGHT - 26, tick.year, size=_SMALL, bold=True)
            year_end = box.x + box.width + 4
    drawing.line(scale.left, HEIGHT - 6, scale.right, HEIGHT - 6, stroke_opacity=0.6)


def draw_open_end(drawing: Drawing, x: float, y: float, direction: int) -> None:
    """Paint the arrow at `x`, pointing to the right (1) or to the left (-1)."""
    tip = x + direction * 10
    drawing.shape("path", d=f"M{x:.1f} {y - 7:.1f}L{tip:.1f} {y:.1f}L{x:.1f} {y + 7:.1f}z")
