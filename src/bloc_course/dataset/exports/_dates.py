"""EDTF text as the days it lies between, and a date with what it has been read from."""

from __future__ import annotations

from bloc_course.dates import parse_edtf
from bloc_course.dates.days import calendar_day


def iso(number: int | None) -> str:
    """A day number as ISO 8601, or an empty text where there is no bound."""
    if number is None:
        return ""
    year, month, day = calendar_day(number)
    return f"{year:04}-{month:02}-{day:02}"


def bounds(text: str) -> tuple[str, str]:
    """Earliest and latest day of an EDTF date as ISO 8601; empty where nothing bounds it.

    An end that carries `?`, `~` or `%` is no bound.
    """
    if not text:
        return "", ""
    date = parse_edtf(text)
    return iso(date.proof_lo), iso(date.proof_hi)
