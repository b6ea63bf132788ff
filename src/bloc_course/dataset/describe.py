"""A record or a paragraph as lines of text, with what the chronology proves about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Record
from bloc_course.dates import say_day


def describe(world: World, record: Record, passages: Mapping[str, str]) -> Iterator[str]:
    """The record's fields, the bounds proven for an event or document, its passages if at hand."""
    yield f"{record.FILE}: {record.id}"
    yield from _fields(msgspec.to_builtins(record), "  ")
    if record.id in world.data.events or record.id in world.data.documents:
        low, high = world.reading.bounds(record.id)
        not_before = say_day(low) if low is not None else "open"
        not_after = say_day(high) if high is not None else "open"
        yield f"  by our reading: not before {not_before}, not after {not_after}"
    for locator in record.cite:
        if locator in passages:
            yield f"\n{locator}: {passages[locator]}"


def describe_locator(world: World, locator: str, passages: Mapping[str, str]) -> Iterator[str]:
    """What cites a paragraph, and the paragraph itself if it is at hand."""
    paragraph = world.data.article.locators[locator]
    yield f"{locator}: {paragraph.layer}, {paragraph.words} words"
    for record in world.records.values():
        if locator in record.cite:
            yield f"  {record.FILE}: {record.id}"
    if locator in passages:
        yield f"\n{passages[locator]}"


def _fields(value: dict[str, object], indent: str) -> Iterator[str]:
    for key, element in value.items():
        if element in ("", (), {}, None):
            continue
        if isinstance(element, dict):
            yield f"{indent}{key}:"
            yield from _fields(element, indent + "  ")
        elif isinstance(element, tuple) and any(isinstance(e, dict) for e in element):
            yield f"{indent}{key}:"
            yield from (f"{indent}  - {_inline(e)}" for e in element)
        else:
            yield f"{indent}{key}: {_inline(element)}"


def _inline(value: object) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{k} {_inline(v)}" for k, v in value.items())
    if isinstance(value, tuple):
        return ", ".join(map(_inline, value))
    return str(value)
