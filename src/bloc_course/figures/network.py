"""The network of groups around one question of status: the line style is the kind of evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bloc_course.dataset.records import Line, MembershipStatus
from bloc_course.figures.figure import Cell, Cite, Figure, Ref, Table, finished
from bloc_course.figures.key import Entry, draw_key
from bloc_course.figures.svg import LINE, NARROW, TEXT_SIZE, Drawing, wrap

_PAD = 8.0
_APART = 14.0
_TOP = 6.0
_SMALL = 12.0
_PERSON = 15.0
_EDGE = 18.0

# Dashes of the lines: whole lines for belonging, broken ones for less.
SOLID, DASHED, DOTTED, DASH_DOT = "", "8 4", "2 4", "9 3 2 3"
DASHES: dict[Line, str] = {
    "whole": SOLID,
    "broken": DASHED,
    "dotted": DOTTED,
    "dash-dotted": DASH_DOT,
}
MEMBER_DASHES: dict[MembershipStatus, str] = {
    "leader": SOLID,
    "member": SOLID,
    "joined": SOLID,
    "former-member": SOLID,
    "associate": DASHED,
    "contact": DASHED,
    "in-talks": DASHED,
    "alleged": DASH_DOT,
}


@dataclass(frozen=True, slots=True)
class _Sizes:
    """The width in px of the drawing, of the box of a group, and of the hub."""

    all: float
    box: float
    hub: float


_WIDE, _PHONE = _Sizes(660.0, 208.0, 100.0), _Sizes(NARROW, 150.0, 94.0)
_LINES = (
    ("belongs", SOLID),
    ("talks or contact", DASHED),
    ("outside or not settled", DOTTED),
    ("alleged only", DASH_DOT),
)


@dataclass(frozen=True, slots=True)
class Tie:
    """What one source says of a group's place: `word` on the line, `dashes` its style."""

    word: str
    dashes: str
    source: str
    source_name: str
    locators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """A person of a group, with the status the source gives."""

    record: str
    name: str
    word: str
    dashes: str
    source: str
    source_name: str
    locators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """A group with its ties to the hub and, where wanted, its people."""

    record: str
    name: str
    ties: tuple[Tie, ...]
    members: tuple[Member, ...] = ()


def network(hub: str, nodes: Sequence[Node], title: str, key: str) -> Figure:
    """Draw `nodes` beside a hub named `hub`, in the order given: two columns, or one if narrow."""
    used = {t.dashes for n in nodes for t in n.ties} | {m.dashes for n in nodes for m in n.members}
    entries = [Entry("line", word, dashes) for word, dashes in _LINES if dashes in used]
    words = (
        f"{len(nodes)} groups around “{hub}”; a line for each source that places a group. "
        "The table below it says the same."
    )

    def drawn(sizes: _Sizes, key: str, left: Sequence[Node], right: Sequence[Node]) -> Figure:
        drawing = Drawing(sizes.all)
        height = max(_column_height(left, sizes.box), _column_height(right, sizes.box), 90.0)
        edge = (sizes.all - sizes.hub) / 2 if sizes is _WIDE else sizes.all - sizes.hub - 1
        box = (edge, _TOP, sizes.hub, height)
        _draw_column(drawing, left, 1.0, sizes.box, box)
        _draw_column(drawing, right, sizes.all - sizes.box - 1, sizes.box, box)
        _draw_hub(drawing, hub, box)
        bottom = draw_key(drawing, _TOP + height + 14, entries)
        return finished(drawing, bottom, title, words, _table(nodes), key=key)

    wide = drawn(_WIDE, key, *_columns(nodes, _WIDE.box))
    return replace(wide, narrow=drawn(_PHONE, f"{key}n", nodes, ()))


def _name_lines(node: Node, box: float) -> list[str]:
    return wrap(node.name, box - 2 * _PAD, bold=True)


def _member_lines(member: Member, box: float) -> list[str]:
    return wrap(f"{member.name}, {member.word}", box - 2 * _PAD - 24, _SMALL)


def _source_lines(tie: Tie, box: float) -> list[str]:
    return wrap(tie.source_name, box - 2 * _PAD, _SMALL)


def _tie_height(tie: Tie, box: float) -> float:
    return max(len(_source_lines(tie, box)) * _PERSON, _EDGE) + 3


def _node_height(node: Node, box: float) -> float:
    people = sum(len(_member_lines(m, box)) for m in node.members) * _PERSON
    ties = sum(_tie_height(tie, box) for tie in node.ties)
    return len(_name_lines(node, box)) * LINE + ties + people + 2 * _PAD + (4 if people else 0)


def _column_height(nodes: Sequence[Node], box: float) -> float:
    return sum(_node_height(n, box) + _APART for n in nodes) - _APART if nodes else 0.0


def _columns(nodes: Sequence[Node], box: float) -> tuple[list[Node], list[Node]]:
    """First column until half of the whole height is reached, then the second."""
    whole = _column_height(nodes, box)
    left: list[Node] = []
    for i, node in enumerate(nodes):
        if left and _column_height(left, box) + _node_height(node, box) / 2 > whole / 2:
            return left, list(nodes[i:])
        left.append(node)
    return left, []


def _draw_column(
    drawing: Drawing,
    nodes: Sequence[Node],
    x: float,
    box: float,
    hub: tuple[float, float, float, float],
) -> None:
    y = hub[1] + (hub[3] - _column_height(nodes, box)) / 2
    for node in nodes:
        _draw_node(drawing, node, (x, y), box, hub)
        y += _node_height(node, box) + _APART


def _draw_node(
    drawing: Drawing,
    node: Node,
    at: tuple[float, float],
    box: float,
    hub: tuple[float, float, float, float],
) -> None:
    x, y = at
    height = _node_height(node, box)
    drawing.shape(
        "rect",
        class_="bc-box",
        x=x,
        y=y,
        width=box,
        height=height,
        rx=4,
        fill="none",
        stroke="currentColor",
    )
    line = y + _PAD + TEXT_SIZE * 0.85
    for text in _name_lines(node, box):
        drawing.text(x + _PAD, line, text, bold=True)
        line += LINE
    for tie in node.ties:
        _draw_tie(drawing, tie, (x, line), box, hub)
        line += _tie_height(tie, box)
    line += 4 if node.members else 0
    for member in node.members:
        sample = x + _PAD
        drawing.line(
            sample,
            line - 4,
            sample + 18,
            line - 4,
            stroke_width=2,
            stroke_dasharray=member.dashes or "none",
        )
        for text in _member_lines(member, box):
            drawing.text(x + _PAD + 24, line, text, size=_SMALL)
            line += _PERSON


def _draw_tie(
    drawing: Drawing,
    tie: Tie,
    at: tuple[float, float],
    box: float,
    hub: tuple[float, float, float, float],
) -> None:
    """The source in the box of the group, and from there the line to the hub with its word."""
    x, line = at
    lines = _source_lines(tie, box)
    for i, text in enumerate(lines):
        drawing.text(x + _PAD, line + i * _PERSON, text, size=_SMALL)
    on_left = x < hub[0]
    start = x + box if on_left else x
    end = hub[0] if on_left else hub[0] + hub[2]
    y = line - 2 + (len(lines) - 1) * _PERSON / 2
    drawing.text((start + end) / 2, y - 2, tie.word, size=_SMALL - 1, anchor="middle")
    drawing.line(
        start,
        y + 3,
        end,
        y + 3,
        class_="bc-stroke",
        stroke_width=2,
        stroke_dasharray=tie.dashes or "none",
    )


def _draw_hub(drawing: Drawing, hub: str, box: tuple[float, float, float, float]) -> None:
    x, y, width, height = box
    drawing.shape(
        "rect",
        class_="bc-possible",
        x=x,
        y=y,
        width=width,
        height=height,
        rx=6,
        fill_opacity=0.12,
        stroke="currentColor",
        stroke_width=1.5,
    )
    lines = wrap(hub, width - 12, bold=True)
    line = y + height / 2 - (len(lines) - 1) * LINE / 2 + TEXT_SIZE * 0.35
    for text in lines:
        drawing.text(x + width / 2, line, text, anchor="middle", bold=True)
        line += LINE


def _table(nodes: Sequence[Node]) -> Table:
    headers = ("Who", "Place", "According to", "Where")
    rows: list[tuple[Cell, ...]] = []
    for node in nodes:
        for tie in node.ties:
            source = Ref(tie.source, tie.source_name)
            rows.append(
                ((Ref(node.record, node.name),), (tie.word,), (source,), (Cite(tie.locators),))
            )
        for member in node.members:
            person = Ref(member.record, member.name)
            place = (f"{member.word}: ", Ref(node.record, node.name))
            source = Ref(member.source, member.source_name)
            rows.append(((person,), place, (source,), (Cite(member.locators),)))
    return Table(headers, tuple(rows))
