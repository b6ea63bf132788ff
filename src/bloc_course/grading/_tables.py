"""Numbers and cells as files print them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from fractions import Fraction

from bloc_course.forms.cells import inert


def decimals(number: Fraction) -> str:
    """An exact fraction to four decimals, half to even: the one place where marks are rounded."""
    below = number.denominator
    # In whole numbers: `round` of a fraction takes three times as long, and a class has thousands.
    scaled, over = divmod(abs(number.numerator) * 10_000, below)
    scaled += 2 * over > below or (2 * over == below and scaled % 2)
    whole, rest = divmod(scaled, 10_000)
    return f"{'-' if scaled and number < 0 else ''}{whole}.{rest:04d}"


def csv_text(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table as CSV text; no cell can be taken for a formula by a spreadsheet."""
    return csv_rows([head, *rows])


def csv_rows(rows: Iterable[Sequence[object]]) -> str:
    """The same without a head: lines of CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([inert(str(cell)) for cell in row] for row in rows)
    return out.getvalue()
