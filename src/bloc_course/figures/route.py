"""The route map: places side by side, under them the way of each paper from one to another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bloc_course.dataset.records import Modality
from bloc_course.figures.boxes import SMALL, Line, draw_text, place, sure, text_height
from bloc_course.figures.certainty import WORDS
from bloc_course.figures.figure import Cell, Cite, Figure, Ref, Table, at_two_widths, finished
from bloc_course.figures.key import Entry, draw_key
from bloc_course.figures.svg import NARROW, TEXT_SIZE, Drawing, text_width

WIDTH = 660.0
_EDGE = 1.0
_MARGIN = 34.0
_NAME = 19.0
_TRACK = 22.0
_DOT = 3.0
_STATION = 6.0
_AIR = 9.0
_STATED, _LESS, _GUESSED = "", "8 4", "2 4"
_GUESSES: frozenset[Modality] = frozenset({"conjectured", "alleged", "denied"})
_NOBODY = "not told"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """A way from `start` to `end`: of the paper `record` by `hand`, or what happened at one place.

    Both are names of places; alike, something happened there. `how` tells what became of the paper
    at either end, `when` the time in words; `modality` is that of the least sure part.
    """

    record: str
    name: str
    start: str
    end: str
    how: str
    when: str
    modality: Modality
    locators: tuple[str, ...]
    hand: str = ""

    @property
    def moves(self) -> bool:
        """Whether it leads from one place to another."""
        return self.start != self.end


def route_map(places: Sequence[str], legs: Sequence[Leg], title: str, key: str) -> Figure:
    """Draw `places` from left to right and `legs` below each other, in the order given.

    The places must hold both ends of every leg.
    """
    moving = [leg for leg in legs if leg.moves]
    words = (
        f"{len(moving)} ways between {len(places)} places, and {len(legs) - len(moving)} things "
        "that happened at one of them. It is no map to scale. The table below it says the same."
    )
    table = _table(legs)

    def drawn(width: float, key: str) -> Figure:
        drawing = Drawing(width)
        bottom = draw_key(drawing, _draw(drawing, places, legs) + 8, _key_entries(legs))
        return finished(drawing, bottom, title, words, table, key=key)

    return at_two_widths(drawn, WIDTH, NARROW, key)


def _tracks(places: Sequence[str], width: float) -> dict[str, float]:
    step = (width - 2 * _MARGIN) / max(len(places) - 1, 1)
    return {name: _MARGIN + step * i for i, name in enumerate(places)}


def _draw(drawing: Drawing, places: Sequence[str], legs: Sequence[Leg]) -> float:
    tracks = _tracks(places, drawing.width)
    head = _head(drawing, tracks)
    y = head
    for leg in legs:
        y = _draw_leg(drawing, leg, tracks, y + _AIR)
    for x in tracks.values():
        drawing.line(x, head, x, y, stroke_opacity=0.18)
    return y


def _head(drawing: Drawing, tracks: dict[str, float]) -> float:
    """The names in steps, so that none touches another, each over the track of its place."""
    bottom = _EDGE + _NAME * len(tracks) + _STATION
    for i, (name, x) in enumerate(tracks.items()):
        width = text_width(name, bold=True)
        left = min(max(x - width / 2, _EDGE), drawing.width - width - _EDGE)
        top = _EDGE + _NAME * i
        drawing.text(left, top + TEXT_SIZE, name, bold=True)
        drawing.line(x, top + _NAME - 2, x, bottom - _STATION, stroke_opacity=0.5)
        _station(drawing, x, bottom)
    return bottom + _STATION


def _station(drawing: Drawing, x: float, y: float) -> None:
    drawing.shape(
        "circle",
        class_="bc-box",
        cx=x,
        cy=y,
        r=_STATION,
        fill="none",
        stroke="currentColor",
        stroke_width=2,
    )


def _dashes(leg: Leg) -> str:
    if leg.modality == "stated":
        return _STATED
    return _GUESSED if leg.modality in _GUESSES else _LESS


def _lines(leg: Leg) -> tuple[Line, ...]:
    way = f"{leg.start} to {leg.end}: {leg.name}" if leg.moves else f"{leg.start}: {leg.name}"
    hand = f"carried by {leg.hand}" if leg.hand else "who carried it is not told"
    how = "; ".join(text for text in (leg.how, hand if leg.moves else "") if text)
    return (
        Line(way, bold=True),
        *((Line(how, size=SMALL),) if how else ()),
        sure(leg.modality, leg.when, place(leg.locators)),
    )


def _draw_leg(drawing: Drawing, leg: Leg, tracks: dict[str, float], top: float) -> float:
    """The words of a way and under them the way itself; returns the bottom."""
    room = drawing.width - 2 * _EDGE
    lines = _lines(leg)
    draw_text(drawing, lines, _EDGE, top, room)
    y = top + text_height(lines, room) + _TRACK / 2
    start, end = tracks[leg.start], tracks[leg.end]
    # No dot on the way: it would look like a halt.
    for x in tracks.values():
        if not min(start, end) <= x <= max(start, end):
            drawing.shape("circle", cx=x, cy=y, r=_DOT, opacity=0.35)
    drawing.shape("circle", cx=start, cy=y, r=_STATION)
    if leg.moves:
        side = 1 if end > start else -1
        tip = end - side * _STATION
        drawing.line(
            start + side * _STATION,
            y,
            tip - side * 9,
            y,
            class_="bc-stroke",
            stroke_width=2.4,
            stroke_dasharray=_dashes(leg) or "none",
        )
        base = tip - side * 10
        drawing.shape(
            "path", d=f"M{base:.1f} {y - 5:.1f}L{tip:.1f} {y:.1f}L{base:.1f} {y + 5:.1f}z"
        )
        _station(drawing, end, y)
    return y + _TRACK / 2


def _key_entries(legs: Sequence[Leg]) -> list[Entry]:
    """The key of what is drawn, and of nothing else."""
    used = {_dashes(leg) for leg in legs if leg.moves}
    words = {_STATED: "stated", _LESS: "less sure", _GUESSED: "a guess or a charge"}
    entries = [Entry("line", word, dashes) for dashes, word in words.items() if dashes in used]
    sure_of = {leg.modality for leg in legs}
    entries += [Entry("mark", WORDS[m], modality=m) for m in WORDS if m in sure_of]
    if any(not leg.moves for leg in legs):
        entries.append(Entry("letter", "happened there", letter="●"))
    return entries


def _table(legs: Sequence[Leg]) -> Table:
    headers = ("From", "To", "What", "Carried by", "How", "When", "How we know", "Where")
    return Table(headers, tuple(map(_row, legs)))


def _row(leg: Leg) -> tuple[Cell, ...]:
    return (
        (leg.start,),
        (leg.end if leg.moves else "the same place",),
        (Ref(leg.record, leg.name),),
        ((leg.hand or _NOBODY) if leg.moves else "–",),
        (leg.how or "–",),
        (leg.when or _NOBODY,),
        (WORDS[leg.modality],),
        (Cite(leg.locators),),
    )
