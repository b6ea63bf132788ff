"""The transmission chain: the hands between an event and the reader, and how sure each link is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bloc_course.dataset.records import Modality
from bloc_course.figures.boxes import SMALL, Line, draw_box, draw_text, place, sure, text_height
from bloc_course.figures.certainty import WORDS
from bloc_course.figures.figure import Cite, Figure, Ref, Table, finished
from bloc_course.figures.key import Entry, draw_key
from bloc_course.figures.svg import Drawing

# Narrow enough for a phone to show it without scrolling.
WIDTH = 312.0
_EDGE = 1.0
_STEM = 26.0
_WORDS = 44.0
_ROOM = WIDTH - _WORDS - _EDGE
_AIR = 7.0
_STATED, _LESS, _GAP = "", "8 4", "2 4"
_UNTOLD = "nothing is recorded of what came between"


@dataclass(frozen=True, slots=True)
class Hand:
    """Somebody or something that passed the message on: `record`, shown as `name`."""

    record: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A hand-over from one hand to another: how, when (empty where not told), how surely, where."""

    giver: Hand
    taker: Hand
    how: str
    when: str
    modality: Modality
    locators: tuple[str, ...]


def chain(links: Sequence[Link], title: str, key: str) -> Figure:
    """Draw `links` from top to bottom in their order.

    A link that starts at an earlier hand is another road; one that starts at a new hand, a gap.
    """
    drawing = Drawing(WIDTH)
    y, used = _EDGE, set[str]()
    last = ""
    seen: set[str] = set()
    for link in links:
        if link.giver.record != last:
            y = _break(drawing, y, link.giver, seen, used) if last else y
            y = _hand(drawing, link.giver, y)
        y = _draw_link(drawing, link, y)
        used.add(_dashes(link))
        y = _hand(drawing, link.taker, y)
        seen |= {link.giver.record, link.taker.record}
        last = link.taker.record
    bottom = draw_key(drawing, y + 6, [e for e in _KEY if e.dashes in used])
    words = (
        f"{len(links)} hand-overs, from {links[0].giver.name} to {links[-1].taker.name}. "
        "The table below it says the same."
    )
    return finished(drawing, bottom, title, words, _table(links), key=key)


_KEY = (
    Entry("line", "stated", _STATED),
    Entry("line", "less sure", _LESS),
    Entry("line", "not recorded", _GAP),
)


def _dashes(link: Link) -> str:
    return _STATED if link.modality == "stated" else _LESS


def _hand(drawing: Drawing, hand: Hand, y: float) -> float:
    return draw_box(drawing, (Line(hand.name, bold=True),), _EDGE, y, WIDTH - 2 * _EDGE)


def _break(drawing: Drawing, y: float, giver: Hand, seen: set[str], used: set[str]) -> float:
    """Between two roads a blank with words; between hands that nothing joins a dotted line."""
    known = giver.record in seen
    line = Line(f"another road from {giver.name}:" if known else _UNTOLD, size=SMALL)
    if not known:
        used.add(_GAP)
        _stem(drawing, y, y + text_height((line,), _ROOM) + 2 * _AIR, _GAP)
    x, room = (_EDGE, WIDTH - 2 * _EDGE) if known else (_WORDS, _ROOM)
    return draw_text(drawing, (line,), x, y + _AIR, room) + _AIR


def _lines(link: Link) -> tuple[Line, ...]:
    return Line(link.how), sure(link.modality, link.when, place(link.locators))


def _draw_link(drawing: Drawing, link: Link, y: float) -> float:
    bottom = y + text_height(_lines(link), _ROOM) + 2 * _AIR
    _stem(drawing, y, bottom - 9, _dashes(link))
    head = f"M{_STEM - 5:.1f} {bottom - 10:.1f}L{_STEM:.1f} {bottom:.1f}L{_STEM + 5:.1f}"
    drawing.shape("path", d=f"{head} {bottom - 10:.1f}z")
    draw_text(drawing, _lines(link), _WORDS, y + _AIR - 1, _ROOM)
    return bottom


def _stem(drawing: Drawing, top: float, bottom: float, dashes: str) -> None:
    drawing.line(
        _STEM,
        top,
        _STEM,
        bottom,
        class_="bc-stroke",
        stroke_width=2,
        stroke_dasharray=dashes or "none",
    )


def _table(links: Sequence[Link]) -> Table:
    headers = ("From", "To", "How", "When", "How we know", "Where")
    rows = [
        (
            (Ref(link.giver.record, link.giver.name),),
            (Ref(link.taker.record, link.taker.name),),
            (link.how,),
            (link.when or "not told",),
            (WORDS[link.modality],),
            (Cite(link.locators),),
        )
        for link in links
    ]
    return Table(headers, tuple(rows))
