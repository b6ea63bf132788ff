"""Numbers and cells as files print them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from fractions import Fraction


def decimals(number: Fraction) -> str:
    """An exact fraction to four decimals, half to even: the one place where marks are rounded."""
    whole, rest = divmod(round(number * 10_000), 10_000)
    return f"{whole}.{rest:04d}"


def csv_text(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table as CSV text; no cell can be taken for a formula by a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([_inert(cell) for cell in row] for row in rows)
    return out.getvalue()


def _inert(cell: object) -> str:
    text = str(cell)
    return f"'{text}" if text[:1] in set("=+-@\t\r") and not _is_number(text) else text


def _is_number(text: str) -> bool:
    return text.removeprefix("-").replace(".", "", 1).isdigit()
