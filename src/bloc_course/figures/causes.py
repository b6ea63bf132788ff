"""The causal map: each cause with its effects, how sure each arrow is, and what argues for what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from bloc_course.dataset.records import Modality
from bloc_course.figures.boxes import SMALL, Line, draw_box, place, sure
from bloc_course.figures.certainty import WORDS
from bloc_course.figures.figure import Cell, Cite, Figure, Ref, Table, at_two_widths, finished
from bloc_course.figures.key import Entry, draw_key
from bloc_course.figures.lanes import draw_arc, lanes_of, ports_of
from bloc_course.figures.svg import NARROW, Drawing

WIDTH = 660.0
_EDGE = 1.0
_INDENT = 48.0
_STEM = 12.0
_LANE = 16.0
_OUT = 14.0
_APART = 10.0
_GROUP = 18.0
_STATED, _LESS, _DISPUTED, _GROUND = "", "8 4", "2 4", "9 3 2 3"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """An arrow: `cause` brought about `effect`, as the claim `record` has it.

    `disputes` tell what speaks against it, each with its locators; `beside` what else is said.
    """

    record: str
    cause: str
    effect: str
    who: str
    modality: Modality
    locators: tuple[str, ...]
    disputes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Ground:
    """That one arrow is used to argue for another: both claims, the wording's strength, where."""

    premise: str
    conclusion: str
    strength: str
    locators: tuple[str, ...]


def causal_map(causes: Sequence[Cause], grounds: Sequence[Ground], title: str, key: str) -> Figure:
    """Draw `causes`; those with the same cause together, in the order in which it first occurs.

    Both ends of each of `grounds` must be among the causes.
    """
    first = list(dict.fromkeys(one.cause for one in causes))
    causes = sorted(causes, key=lambda one: first.index(one.cause))
    disputed = sum(bool(one.disputes) for one in causes)
    words = (
        f"{len(causes)} effects traced to {len(first)} causes, {disputed} of them disputed; "
        f"{len(grounds)} times one is a ground for another. The table below it says the same."
    )
    table = _table(causes, grounds)

    def drawn(width: float, key: str) -> Figure:
        drawing = Drawing(width)
        bottom = draw_key(drawing, _draw(drawing, causes, grounds) + 12, _entries(causes, grounds))
        return finished(drawing, bottom, title, words, table, key=key)

    return at_two_widths(drawn, WIDTH, NARROW, key)


def _draw(drawing: Drawing, causes: Sequence[Cause], grounds: Sequence[Ground]) -> float:
    """Paint each cause with its effects below it, and the lanes at the right of these."""
    rows = {one.record: i for i, one in enumerate(causes)}
    spans = {one: (rows[one.premise], rows[one.conclusion]) for one in grounds}
    lanes = lanes_of(spans)
    count = max(lanes.values(), default=-1) + 1
    # In a narrow drawing the lanes take a fifth of the width at most.
    lane = min(_LANE, drawing.width / 5 / max(count, 1))
    right = drawing.width - _EDGE - (count * lane + _OUT if count else 0)
    at: dict[tuple[int, Ground], float] = {}
    y = _EDGE
    for cause, group in groupby(causes, key=lambda one: one.cause):
        y = draw_box(drawing, (Line(cause, bold=True),), _EDGE, y, right - _EDGE, strong=True)
        low = y
        for effect in group:
            here = rows[effect.record]
            ports = ports_of(spans, lanes, here)
            top = y + _APART
            y = draw_box(drawing, _lines(effect), _INDENT, top, right - _INDENT)
            _arrow(drawing, low, (top + y) / 2, _dashes(effect))
            low = (top + y) / 2
            for i, one in enumerate(ports):
                at[here, one] = top + (y - top) * (i + 1) / (len(ports) + 1)
        y += _GROUP
    for one, ends in spans.items():
        out = right + _OUT + lanes[one] * lane
        draw_arc(drawing, (at[ends[0], one], at[ends[1], one]), right, out, _GROUND)
    return y - _GROUP


def _dashes(cause: Cause) -> str:
    if cause.disputes:
        return _DISPUTED
    return _STATED if cause.modality == "stated" else _LESS


def _lines(cause: Cause) -> list[Line]:
    return [
        Line(cause.effect),
        sure(cause.modality, "disputed" if cause.disputes else "", place(cause.locators)),
        *(Line(f"But: {text} · {place(where)}", size=SMALL) for text, where in cause.disputes),
        *((Line(f"Beside it: {cause.beside}", size=SMALL),) if cause.beside else ()),
    ]


def _arrow(drawing: Drawing, top: float, y: float, dashes: str) -> None:
    """From the cause, or the arrow above, down the stem and to an effect at height `y`."""
    drawing.line(_STEM, top, _STEM, y, class_="bc-stroke", stroke_width=2)
    tip = _INDENT
    drawing.line(
        _STEM,
        y,
        tip - 8,
        y,
        class_="bc-stroke",
        stroke_width=2.4,
        stroke_dasharray=dashes or "none",
    )
    head = f"M{tip - 9:.1f} {y - 5:.1f}L{tip:.1f} {y:.1f}L{tip - 9:.1f} {y + 5:.1f}z"
    drawing.shape("path", d=head)


def _entries(causes: Sequence[Cause], grounds: Sequence[Ground]) -> list[Entry]:
    """The key of what is drawn, and of nothing else."""
    used = {_dashes(one) for one in causes}
    words = {_STATED: "stated", _LESS: "less sure", _DISPUTED: "disputed"}
    entries = [Entry("line", word, dashes) for dashes, word in words.items() if dashes in used]
    entries += [Entry("line", "is a ground for", _GROUND)] if grounds else []
    known = {one.modality for one in causes}
    return [*entries, *(Entry("mark", WORDS[m], modality=m) for m in WORDS if m in known)]


def _table(causes: Sequence[Cause], grounds: Sequence[Ground]) -> Table:
    headers = ("Cause", "Effect", "How we know", "What is disputed", "Ground for", "Where")
    effects = {one.record: one.effect for one in causes}
    return Table(headers, tuple(_row(one, grounds, effects) for one in causes))


def _row(cause: Cause, grounds: Sequence[Ground], effects: dict[str, str]) -> tuple[Cell, ...]:
    disputed: list[str | Ref | Cite] = []
    for text, where in cause.disputes:
        disputed += ["; " if disputed else "", f"{text} ", Cite(where)]
    disputed += [f"beside it: {cause.beside}"] if cause.beside else []
    used: list[str | Ref | Cite] = []
    for ground in grounds:
        if ground.premise == cause.record:
            target = Ref(ground.conclusion, effects[ground.conclusion])
            used += ["; " if used else "", target, f" ({ground.strength}) ", Cite(ground.locators)]
    return (
        (cause.cause,),
        (Ref(cause.record, cause.effect),),
        (f"{cause.who}: {WORDS[cause.modality]}",),
        tuple(disputed) or ("nothing recorded",),
        tuple(used) or ("–",),
        (Cite(cause.locators),),
    )
