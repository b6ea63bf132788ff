"""Small tables for a notebook: as text, as HTML that a screen reader can follow, as a frame."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from bloc_course.errors import CallError

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of texts under named columns; the first column names its row."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, str]]:
        """The rows as mappings from column to text."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def __str__(self) -> str:
        widths = [max(map(len, column)) for column in zip(self.columns, *self.rows, strict=True)]
        lines = (
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in (self.columns, *self.rows)
        )
        return "\n".join((self.caption, *lines))

    def _repr_html_(self) -> str:
        head = "".join(f'<th scope="col">{escape(column)}</th>' for column in self.columns)
        body = "".join(
            f'<tr><th scope="row">{escape(first)}</th>'
            + "".join(f"<td>{escape(cell)}</td>" for cell in rest)
            + "</tr>"
            for first, *rest in self.rows
        )
        return (
            f"<table><caption>{escape(self.caption)}</caption>"
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        )

    def to_dataframe(self) -> pd.DataFrame:
        """The table as a DataFrame; CallError where pandas is not installed."""
        return frame(self)


def frame(
    rows: Sequence[Mapping[str, Any]] | Table, index: Sequence[str] | None = None
) -> pd.DataFrame:
    """Rows as a DataFrame with an index named id; CallError where pandas is not installed."""
    try:
        import pandas as pd  # noqa: PLC0415
    except ImportError:
        raise CallError(
            "pandas is not installed; install it with: pip install 'bloc_course[notebook]'"
        ) from None
    named = None if index is None else pd.Index(index, name="id", dtype="str")
    return pd.DataFrame(list(rows), index=named)
