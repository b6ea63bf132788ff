"""Small pieces of the page: tables, figures, bands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from bloc_course.grading._page import wide
from bloc_course.grading.statistics.model import Band, ItemStatistics

_LONG = 60


def number(value: float | None) -> str:
    """A figure to two decimals with a true minus sign, or a dash."""
    return "–" if value is None else f"{value:.2f}".replace("-", "−")


def band(found: Band | None) -> str:
    """A band in words, or a dash."""
    return "–" if found is None else f"{number(found[0])} to {number(found[1])}"


def anchor(item: ItemStatistics) -> str:
    """The id of an item's card on the page."""
    return escape(f"{item.item}-{item.revision}")


def figure(svg: str) -> str:
    """A plot; it is narrow enough for a phone."""
    return f'<figure class="plot">{svg}</figure>'


def details(summary: str, content: str) -> str:
    """Content that opens on demand."""
    return f"<details><summary>{escape(summary)}</summary>{content}</details>"


def table(label: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of cells in HTML, the first of each row its header; figures stand to the right."""
    rows = list(rows)
    right = [all(_is_figure(row[n]) for row in rows) for n in range(len(rows[0]))] if rows else []
    top = "".join(
        f"<th scope=col{' class=n' if right[n : n + 1] == [True] else ''}>{escape(name)}</th>"
        for n, name in enumerate(head)
    )
    body = "".join(
        "<tr>"
        + "".join(
            f"<th scope=row>{cell}</th>"
            if n == 0
            else f"<td{_class(cell, figures=bool(head) and right[n])}>{cell}</td>"
            for n, cell in enumerate(row)
        )
        + "</tr>"
        for row in rows
    )
    start = f"<thead><tr>{top}</tr></thead>" if head else ""
    return f"{wide(label)}<table>{start}<tbody>{body}</tbody></table></div>"


def _is_figure(cell: str) -> bool:
    return all(letter in "0123456789.−–% to" for letter in cell)


def _class(cell: str, *, figures: bool) -> str:
    if figures:
        return " class=n"
    # Sentences need room on a phone, where the table scrolls.
    return " class=say" if len(cell) > _LONG and " " in cell[:_LONG] else ""
