"""The network of groups around one question of status: the line style is the kind of evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bloc_course.dataset.records import Line, MembershipStatus
from bloc_course.figures.figure import Cell, Cite, Figure, Ref, Table, finished
from bloc_course.figures.key import Entry, draw_key
from bloc_course.figures.svg import LINE, NARROW, TEXT_SIZE, Drawing, wrap

WIDTH = 660.0
_BOX = 208.0
_HUB = 100.0
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

    def drawn(width: float, key: str, left: Sequence[Node], right: Sequence[Node]) -> Figure:
        drawing = Drawing(width)
        height = max(_column_height(left), _column_height(right), 90.0)
        edge = (width - _HUB) / 2 if width > NARROW else width - _HUB - 1
        box = (edge, _TOP, _HUB, height)
        _draw_column(drawing, left, 1.0, box)
        _draw_column(drawing, right, width - _BOX - 1, box)
        _draw_hub(drawing, hub, box)
        bottom = draw_key(drawing, _TOP + height + 14, entries)
        return finished(drawing, bottom, title, words, _table(nodes), key=key)

    wide = drawn(WIDTH, key, *_columns(nodes))
    return replace(wide, narrow=drawn(NARROW, f"{key}n", nodes, ()))


def _name_lines(node: Node) -> list[str]:
    return wrap(node.name, _BOX - 2 * _PAD, bold=True)


def _member_lines(member: Member) -> list[str]:
    return wrap(f"{member.name}, {member.word}", _BOX - 2 * _PAD - 24, _SMALL)


def _source_lines(tie: Tie) -> list[str]:
    return wrap(tie.source_name, _BOX - 2 * _PAD, _SMALL)


def _tie_height(tie: Tie) -> float:
    return max(len(_source_lines(tie)) * _PERSON, _EDGE) + 3


def _node_height(node: Node) -> float:
    people = sum(len(_member_lines(m)) for m in node.members) * _PERSON
    ties = sum(map(_tie_height, node.ties))
    return len(_name_lines(node)) * LINE + ties + people + 2 * _PAD + (4 if people else 0)


def _column_height(nodes: Sequence[Node]) -> float:
    return sum(_node_height(n) + _APART for n in nodes) - _APART if nodes else 0.0


def _columns(nodes: Sequence[Node]) -> tuple[list[Node], list[Node]]:
    """First column until half of the whole height is reached, then the second."""
    whole = _column_height(nodes)
    left: list[Node] = []
    for i, node in enumerate(nodes):
        if left and _column_height(left) + _node_height(node) / 2 > whole / 2:
            return left, list(nodes[i:])
        left.append(node)
    return left, []


def _draw_column(
    drawing: Drawing, nodes: Sequence[Node], x: float, hub: tuple[float, float, float, float]
) -> None:
    y = hub[1] + (hub[3] - _column_height(nodes)) / 2
    for node in nodes:
        _draw_node(drawing, node, x, y, hub[0])
        y += _node_height(node) + _APART


def _draw_node(drawing: Drawing, node: Node, x: float, y: float, hub: float) -> None:
    height = _node_height(node)
    drawing.shape(
        "rect",
        class_="bc-box",
        x=x,
        y=y,
        width=_BOX,
        height=height,
        rx=4,
        fill="none",
        stroke="currentColor",
    )
    line = y + _PAD + TEXT_SIZE * 0.85
    for text in _name_lines(node):
        drawing.text(x + _PAD, line, text, bold=True)
        line += LINE
    for tie in node.ties:
        _draw_tie(drawing, tie, x, line, hub)
        line += _tie_height(tie)
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
        for text in _member_lines(member):
            drawing.text(x + _PAD + 24, line, text, size=_SMALL)
            line += _PERSON


def _draw_tie(drawing: Drawing, tie: Tie, x: float, line: float, hub: float) -> None:
    """The source in the box of the group, and from there the line to the hub with its word."""
    lines = _source_lines(tie)
    for i, text in enumerate(lines):
        drawing.text(x + _PAD, line + i * _PERSON, text, size=_SMALL)
    on_left = x < hub
    start = x + _BOX if on_left else x
    end = hub if on_left else hub + _HUB
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
