"""The evidence map: a claim in the middle, what supports it above, what weakens it below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bloc_course.dataset.records import Modality
from bloc_course.figures.boxes import Line, draw_box, place, sure
from bloc_course.figures.certainty import WORDS
from bloc_course.figures.figure import Cell, Cite, Figure, Ref, Table, at_two_widths, finished
from bloc_course.figures.key import Entry, draw_key
from bloc_course.figures.svg import LINE, NARROW, Drawing

WIDTH = 660.0
_EDGE = 1.0
_GUTTER = 34.0
_BOX = (WIDTH - 2 * _EDGE - _GUTTER) / 2
_INDENT = 24.0
_APART = 12.0
_ARROW = 26.0
_SUPPORTS, _WEAKENS = "supports", "weakens or leaves open"
_WEAK = "6 4"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A statement on the map: `who` says `says`, how surely, where, and why it stands there.

    `record` is its claim, `source` tells in what document; a limit has neither, and no modality.
    """

    who: str
    says: str
    why: str
    locators: tuple[str, ...]
    record: str = ""
    source: str = ""
    modality: Modality | None = None


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the boxes of a side stand: their left edges and width, and the stem they hang on."""

    width: float
    lefts: tuple[float, ...]
    box: float
    stem: float


_WIDE = _Layout(WIDTH, (_EDGE, _EDGE + _BOX + _GUTTER), _BOX, WIDTH / 2)
_NARROW = _Layout(NARROW, (_INDENT,), NARROW - _INDENT - _EDGE, _EDGE + 10)


def evidence_map(
    claim: Ground, supports: Sequence[Ground], weakens: Sequence[Ground], title: str, key: str
) -> Figure:
    """Draw `claim` between what supports and what weakens it, each in the order given."""
    words = (
        f"{claim.who} {claim.says} {len(supports)} statements support it and {len(weakens)} "
        "weaken it or leave it open. The table below it says the same."
    )
    table = _table(claim, supports, weakens)

    def drawn(layout: _Layout, key: str) -> Figure:
        drawing = Drawing(layout.width)
        bottom = _draw(drawing, layout, claim, supports, weakens)
        return finished(drawing, bottom, title, words, table, key=key)

    return at_two_widths(drawn, _WIDE, _NARROW, key)


def _draw(
    drawing: Drawing,
    layout: _Layout,
    claim: Ground,
    supports: Sequence[Ground],
    weakens: Sequence[Ground],
) -> float:
    y = _EDGE
    if supports:
        drawing.text(_EDGE, y + LINE, "What supports it", bold=True)
        y = _side(drawing, layout, supports, y + LINE + 8, below=False)
    width = layout.width - 2 * _EDGE
    y = draw_box(drawing, _lines(claim, small=False), _EDGE, y, width, strong=True)
    if weakens:
        heading = layout.stem + 14 if layout.stem < _INDENT else _EDGE
        drawing.text(heading, y + LINE, "What weakens it, or leaves it open", bold=True)
        y = _side(drawing, layout, weakens, y, below=True)
    entries = [
        Entry("line", word, dashes)
        for word, dashes, side in ((_SUPPORTS, "", supports), (_WEAKENS, _WEAK, weakens))
        if side
    ]
    return draw_key(drawing, y + 4, entries)


def _lines(ground: Ground, *, small: bool = True) -> list[Line]:
    foot = sure(ground.modality, place(ground.locators), ground.source, ground.why)
    body = Line(ground.says) if small else Line(ground.says, bold=True)
    return [Line(ground.who, bold=small), body, foot]


def _side(
    drawing: Drawing, layout: _Layout, grounds: Sequence[Ground], top: float, *, below: bool
) -> float:
    """The boxes of one side, joined by a stem to the claim; returns the bottom.

    `below` the claim the stem rises from the boxes to `top`, else it goes down to the bottom.
    """
    y = top + (_ARROW if below else 0)
    dashes = _WEAK if below else "none"
    joints: list[float] = []
    across = len(layout.lefts)
    for i in range(0, len(grounds), across):
        bottom = y
        for left, ground in zip(layout.lefts, grounds[i : i + across], strict=False):
            low = draw_box(drawing, _lines(ground), left, y, layout.box)
            joint = (y + low) / 2
            edge = left if left > layout.stem else left + layout.box
            _stroke(drawing, (edge, joint), (layout.stem, joint), dashes)
            joints.append(joint)
            bottom = max(bottom, low)
        y = bottom + _APART
    y -= _APART
    if below:
        _stroke(drawing, (layout.stem, max(joints)), (layout.stem, top + 9), dashes)
        _head(drawing, layout.stem, top, -1)
        return y
    _stroke(drawing, (layout.stem, min(joints)), (layout.stem, y + _ARROW - 9), dashes)
    _head(drawing, layout.stem, y + _ARROW, 1)
    return y + _ARROW


def _stroke(
    drawing: Drawing, start: tuple[float, float], end: tuple[float, float], dashes: str
) -> None:
    drawing.line(*start, *end, class_="bc-stroke", stroke_width=2, stroke_dasharray=dashes)


def _head(drawing: Drawing, x: float, tip: float, direction: int) -> None:
    base = tip - direction * 10
    corners = f"M{x - 5:.1f} {base:.1f}L{x:.1f} {tip:.1f}L{x + 5:.1f} {base:.1f}z"
    drawing.shape("path", d=corners)


def _table(claim: Ground, supports: Sequence[Ground], weakens: Sequence[Ground]) -> Table:
    sides = (("the claim", (claim,)), (_SUPPORTS, supports), (_WEAKENS, weakens))
    rows = tuple(_row(side, ground) for side, grounds in sides for ground in grounds)
    return Table(("Side", "Who says what", "How sure", "Why it stands here", "Where"), rows)


def _row(side: str, ground: Ground) -> tuple[Cell, ...]:
    says = Ref(ground.record, ground.says) if ground.record else ground.says
    how = WORDS[ground.modality] if ground.modality else "open"
    return (
        (side,),
        (f"{ground.who} ", says, f" ({ground.source})" if ground.source else ""),
        (how,),
        (ground.why,),
        (Cite(ground.locators),),
    )
