"""A record as one row of a data frame: dates with their first and last day, lists as text."""

from __future__ import annotations

from typing import Any

import msgspec

from bloc_course.dataset.phrases import ROLES
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Document, Event, Record
from bloc_course.dataset.times import as_date
from bloc_course.dates import parse_edtf

DATES = frozenset({"when", "until", "born", "died", "from", "to", "as_of"})


def row_of(world: World, record: Record) -> dict[str, Any]:
    """The fields of a record as the files name them; a date has two columns more.

    `…_earliest` and `…_latest` are days in ISO 8601, None where an end is open. Events and
    documents have `proven_earliest` and `proven_latest` too, from all the article says.
    """
    row: dict[str, Any] = {}
    for field in msgspec.structs.fields(record):
        if field.name == "id":
            continue
        value = getattr(record, field.name)
        if field.name == "dates":
            for role in ROLES:
                row |= _date(role, value[role].when if role in value else "")
        elif field.encode_name in DATES:
            row |= _date(field.encode_name, value)
        else:
            row[field.encode_name] = readable(value)
    if isinstance(record, Event | Document):
        low = world.reading.bounds(record.id)[0]
        high = world.reading.bounds(record.id, "end")[1]
        row |= {"proven_earliest": _iso(low), "proven_latest": _iso(high)}
    return row


def _date(name: str, edtf: str) -> dict[str, str | None]:
    date = parse_edtf(edtf) if edtf else None
    ends = (date.lo, date.hi) if date else (None, None)
    return {name: edtf, f"{name}_earliest": _iso(ends[0]), f"{name}_latest": _iso(ends[1])}


def _iso(day: int | None) -> str | None:
    date = as_date(day)
    return date.isoformat() if date else None


def readable(value: Any) -> Any:
    """A value of a record for one cell: lists joined, inner records as their first words."""
    if isinstance(value, tuple):
        inner = "; " if any(isinstance(part, msgspec.Struct) for part in value) else ", "
        return inner.join(str(readable(part)) for part in value)
    if isinstance(value, dict):
        return "; ".join(f"{name}: {readable(part)}" for name, part in value.items())
    if isinstance(value, msgspec.Struct):
        parts = {f.name: getattr(value, f.name) for f in msgspec.structs.fields(value)}
        cite = f" ({', '.join(parts.pop('cite'))})" if parts.get("cite") else ""
        return ", ".join(str(readable(part)) for part in parts.values() if part) + cite
    return "" if value is None else value
