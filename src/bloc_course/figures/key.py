"""The key of a figure: samples with their words, wrapped to the width of the drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bloc_course.dataset.records import Modality
from bloc_course.figures.certainty import draw_mark
from bloc_course.figures.svg import Drawing, text_width

Sample = Literal["mark", "day", "sure", "possible", "doubtful", "open", "line", "fill", "letter"]
_SAMPLE = 26.0
_SIZE = 12.0
_ROW = 20.0


@dataclass(frozen=True, slots=True)
class Entry:
    """A sample and its word, with dashes of a line or fill, the modality of a mark, or a letter."""

    sample: Sample
    word: str
    dashes: str = ""
    modality: Modality = "stated"
    letter: str = ""


def draw_key(drawing: Drawing, top: float, entries: Sequence[Entry]) -> float:
    """Paint the entries below `top`; returns the bottom."""
    x, y = 12.0, top + 6
    for entry in entries:
        width = _SAMPLE + text_width(entry.word, _SIZE) + 16
        if x > 12 and x + width > drawing.width:
            x, y = 12.0, y + _ROW
        _draw_sample(drawing, x, y, entry)
        drawing.text(x + _SAMPLE, y + 4, entry.word, size=_SIZE)
        x += width
    return y + _ROW / 2 + 4 if entries else top


def _draw_sample(drawing: Drawing, x: float, y: float, entry: Entry) -> None:
    middle = x + _SAMPLE / 2 - 3
    if entry.sample == "mark":
        draw_mark(drawing, middle + 3, y, entry.modality)
    elif entry.sample == "letter":
        drawing.text(middle + 3, y + 4, entry.letter, size=_SIZE, bold=True, anchor="middle")
    elif entry.sample == "day":
        points = (
            f"{middle - 5:.1f},{y} {middle:.1f},{y - 5} {middle + 5:.1f},{y} {middle:.1f},{y + 5}"
        )
        drawing.shape("polygon", points=points, class_="bc-sure", stroke="currentColor")
    elif entry.sample == "open":
        drawing.shape(
            "path", d=f"M{middle - 4:.1f} {y - 6}L{middle + 6:.1f} {y}L{middle - 4:.1f} {y + 6}z"
        )
    elif entry.sample == "line":
        drawing.line(x, y, x + _SAMPLE - 6, y, stroke_width=2, stroke_dasharray=entry.dashes)
    elif entry.sample == "fill":
        draw_fill(drawing, (x, y - 5, _SAMPLE - 6, 10), entry.dashes)
    else:
        sure = entry.sample == "sure"
        drawing.shape(
            "rect",
            class_="bc-sure" if sure else "bc-possible",
            x=x,
            y=y - 5,
            width=_SAMPLE - 6,
            height=10,
            fill_opacity=1 if sure else 0.2,
            stroke="currentColor",
            stroke_dasharray="3 2" if entry.sample == "doubtful" else "none",
        )


def draw_fill(drawing: Drawing, box: tuple[float, float, float, float], dashes: str) -> None:
    """Paint a box (x, y, width, height) filled by upright strokes; no dashes: full, "-": empty."""
    x, y, width, height = box
    empty = dashes == "-"
    drawing.shape(
        "rect",
        class_="bc-possible",
        x=x,
        y=y,
        width=width,
        height=height,
        fill_opacity=0 if empty else 0.2,
        stroke="currentColor",
        stroke_dasharray="4 3" if empty else "none",
    )
    if not empty:
        middle = y + height / 2
        drawing.line(
            x,
            middle,
            x + width,
            middle,
            class_="bc-stroke",
            stroke_width=height,
            stroke_dasharray=dashes or "none",
        )
