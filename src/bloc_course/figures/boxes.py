"""Boxes of text: lines wrapped to a width, framed, with marks of certainty where they have one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bloc_course.dataset.records import Modality
from bloc_course.figures.certainty import WORDS, draw_mark
from bloc_course.figures.svg import TEXT_SIZE, Drawing, wrap

PAD = 8.0
SMALL = 12.0
_MARK = 15.0
_LEADING = 1.25
_MOST_LOCATORS = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A text of a box; `modality` puts its mark before the first word."""

    text: str
    bold: bool = False
    size: float = TEXT_SIZE
    modality: Modality | None = None


def place(locators: Sequence[str]) -> str:
    """Locators as they stand in a drawing: the first few, and that there are more."""
    more = len(locators) - _MOST_LOCATORS
    text = ", ".join(locators[:_MOST_LOCATORS])
    return f"{text} +{more}" if more > 0 else text


def sure(modality: Modality | None, *rest: str) -> Line:
    """The line under a statement: the mark, its word and what else is to be said small."""
    words = (WORDS[modality] if modality else "", *rest)
    return Line(" · ".join(word for word in words if word), size=SMALL, modality=modality)


def set_lines(lines: Sequence[Line], width: float) -> list[Line]:
    """The lines broken to `width` px; what follows a mark stands under its first word."""
    found: list[Line] = []
    for line in lines:
        room = width - (_MARK if line.modality else 0)
        parts = wrap(line.text, room, line.size, bold=line.bold)
        found += [
            replace(line, text=part, modality=line.modality if i == 0 else None)
            for i, part in enumerate(parts)
        ]
    return found


def text_height(lines: Sequence[Line], width: float) -> float:
    """The height in px of the lines, broken to `width` px, without a frame."""
    return sum(line.size * _LEADING for line in set_lines(lines, width))


def box_height(lines: Sequence[Line], width: float) -> float:
    """The height in px of a box `width` px wide around the lines."""
    return text_height(lines, width - 2 * PAD) + 2 * PAD


def draw_text(drawing: Drawing, lines: Sequence[Line], x: float, y: float, width: float) -> float:
    """Write the lines below `y`, broken to `width` px; returns the bottom."""
    for line in lines:
        shift = _MARK if line.modality else 0.0
        for i, part in enumerate(set_lines((line,), width)):
            if i == 0 and line.modality:
                draw_mark(drawing, x + 5, y + line.size * 0.6, line.modality)
            drawing.text(x + shift, y + line.size, part.text, size=line.size, bold=line.bold)
            y += line.size * _LEADING
    return y


def draw_box(
    drawing: Drawing,
    lines: Sequence[Line],
    x: float,
    y: float,
    width: float,
    *,
    dashes: str = "none",
    strong: bool = False,
    height: float = 0,
) -> float:
    """A framed box with its upper left corner at (x, y); `strong` fills it; returns the bottom.

    It is as high as its lines need, or `height` px if that is more.
    """
    height = max(height, box_height(lines, width))
    drawing.shape(
        "rect",
        class_="bc-possible" if strong else "bc-box",
        x=x,
        y=y,
        width=width,
        height=height,
        rx=4,
        fill="currentColor" if strong else "none",
        fill_opacity=0.12 if strong else 0,
        stroke="currentColor",
        stroke_width=1.8 if strong else 1,
        stroke_dasharray=dashes,
    )
    draw_text(drawing, lines, x + PAD, y + PAD - 1, width - 2 * PAD)
    return y + height
