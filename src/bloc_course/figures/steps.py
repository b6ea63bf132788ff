"""The steps of a task in another program, each as a small window: where, what to open, set, press.

Drawn, not photographed: the words are the program's own, the looks change with every release.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bloc_course.figures.boxes import PAD, SMALL, Line, box_height, draw_box, draw_text, text_height
from bloc_course.figures.figure import Figure, Table, finished
from bloc_course.figures.svg import TEXT_SIZE, Drawing, text_width

# A phone shows it without scrolling.
WIDTH = 312.0
_EDGE = 1.0
_ROOM = WIDTH - 2 * _EDGE - 2 * PAD
_BAR = 24.0
_GAP = 26.0
_BETWEEN = " ▸ "


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One window: its title, the way to it, fields and values, the button, what follows."""

    at: str
    open: tuple[str, ...] = ()
    set: Mapping[str, str] = field(default_factory=dict)
    press: str = ""
    then: str = ""


def steps(some: Sequence[Step], title: str, key: str) -> Figure:
    """Draw the steps from top to bottom. ValueError for none, or for one that does nothing."""
    if not some:
        raise ValueError("name the steps")
    for number, step in enumerate(some, 1):
        if not (step.open or step.set or step.press or step.then):
            raise ValueError(f"step {number} ({step.at}) opens, sets, presses and shows nothing")
    drawing = Drawing(WIDTH)
    y = _EDGE
    for number, step in enumerate(some, 1):
        if number > 1:
            y = _arrow(drawing, y)
        y = _window(drawing, step, number, y)
    words = f"{len(some)} steps. The table below it says the same."
    return finished(drawing, y + _EDGE, title, words, _table(some), key=key)


def _window(drawing: Drawing, step: Step, number: int, y: float) -> float:
    """A frame with a title bar, and inside what there is to do; returns the bottom."""
    title = (Line(f"{number}. {step.at}", bold=True),)
    bar = max(_BAR, text_height(title, _ROOM) + PAD)
    drawing.shape(
        "rect",
        class_="bc-possible",
        x=_EDGE,
        y=y,
        width=WIDTH - 2 * _EDGE,
        height=bar,
        fill="currentColor",
        fill_opacity=0.12,
        stroke="none",
    )
    top = y
    draw_text(drawing, title, _EDGE + PAD, y + PAD / 2 - 1, _ROOM)
    y += bar + PAD
    if step.open:
        y = draw_text(drawing, (Line(_BETWEEN.join(step.open)),), _EDGE + PAD, y - 2, _ROOM) + PAD
    for name, value in step.set.items():
        y = draw_text(drawing, (Line(name, size=SMALL),), _EDGE + PAD, y - 4, _ROOM) + 2
        y = draw_box(drawing, (Line(value),), _EDGE + PAD, y, _ROOM) + PAD
    if step.press:
        y = _button(drawing, step.press, y)
    if step.then:
        y = draw_text(drawing, (Line(step.then, size=SMALL),), _EDGE + PAD, y - 2, _ROOM) + PAD
    drawing.shape(
        "rect",
        class_="bc-box",
        x=_EDGE,
        y=top,
        width=WIDTH - 2 * _EDGE,
        height=y - top,
        rx=4,
        fill="none",
        stroke="currentColor",
        stroke_width=1,
    )
    return y


def _button(drawing: Drawing, press: str, y: float) -> float:
    line = (Line(press, bold=True),)
    width = min(_ROOM, text_width(press, TEXT_SIZE, bold=True) + 2 * PAD + 4)
    draw_box(drawing, line, _EDGE + PAD, y, width, strong=True)
    return y + box_height(line, width) + PAD


def _arrow(drawing: Drawing, y: float) -> float:
    middle = WIDTH / 2
    drawing.line(middle, y + 4, middle, y + _GAP - 6, stroke_width=1.5)
    points = f"{middle - 4},{y + _GAP - 9} {middle + 4},{y + _GAP - 9} {middle},{y + _GAP - 2}"
    drawing.shape("polygon", points=points, fill="currentColor")
    return y + _GAP


def _table(some: Sequence[Step]) -> Table:
    rows = tuple(
        (
            (str(number),),
            (step.at,),
            (_BETWEEN.join(step.open) or "–",),
            ("; ".join(f"{name}: {value}" for name, value in step.set.items()) or "–",),
            (step.press or "–",),
            (step.then or "–",),
        )
        for number, step in enumerate(some, 1)
    )
    return Table(("Step", "Where", "Open", "Set", "Press", "Then"), rows)
