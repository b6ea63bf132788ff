"""What a figure is: an SVG text, the words that stand for it and the table that says the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from bloc_course.figures.svg import Box, Drawing

L = TypeVar("L")


@dataclass(frozen=True, slots=True)
class Ref:
    """A record in a table cell, shown as `text`."""

    record: str
    text: str


@dataclass(frozen=True, slots=True)
class Cite:
    """Locators in a table cell."""

    locators: tuple[str, ...]


Cell = tuple[str | Ref | Cite, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The table twin of a figure; every row has a cell for every header."""

    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A drawing in SVG (`width` in px is its natural width), its text alternative and its twin.

    `labels` are the boxes of all texts drawn, which must not overlap. `narrow` is the same drawn
    for a phone, where the drawing is too wide for one.
    """

    svg: str
    width: float
    title: str
    description: str
    table: Table
    labels: tuple[Box, ...]
    narrow: Figure | None = None


def finished(
    drawing: Drawing, height: float, title: str, description: str, table: Table, *, key: str
) -> Figure:
    """A drawing of `height` px as a figure; `key` makes the ids in it unique on a page."""
    return Figure(
        svg=drawing.svg(height, title, description, key),
        width=drawing.width,
        title=title,
        description=description,
        table=table,
        labels=tuple(drawing.labels),
    )


def at_two_widths(drawn: Callable[[L, str], Figure], wide: L, narrow: L, key: str) -> Figure:
    """A figure drawn `wide` under `key`, with the same drawn `narrow`, for a phone, beside it.

    A width is in px, or a layout that holds one.
    """
    return replace(drawn(wide, key), narrow=drawn(narrow, f"{key}n"))
