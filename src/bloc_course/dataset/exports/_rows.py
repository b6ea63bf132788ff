"""The rows of the tables, as text: what `_tables` promises, filled from the records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from bloc_course.dataset.exports._dates import bounds
from bloc_course.dataset.exports._plan import Planned, children, is_struct, plan
from bloc_course.dataset.exports._tables import CITATIONS, JOINT, LINKS, OUTSIDE, OWNER, RECORDS
from bloc_course.dataset.load import Dataset
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Outside

Line = tuple[str, dict[str, str]]


def rows(dataset: Dataset) -> Iterator[Line]:
    """Every row with the name of its table; a cell left out is empty."""
    world = World(dataset)
    yield "article", cells(dataset.article)
    for field in children(type(dataset.article)):
        for key, value in getattr(dataset.article, field.attribute).items():
            yield field.name, {"id": key, **cells(value)}
            yield from _below(field.name, value, key, "", shared=False)
    for kind, records in dataset.by_kind().items():
        for record in records:
            name = "" if kind == "claims" else world.name(record.id)
            yield RECORDS, {"id": record.id, "kind": kind, "name": name}
            yield kind, cells(record)
            yield from _below(kind, record, record.id, "", shared=True)


def cells(value: msgspec.Struct, prefix: str = "") -> dict[str, str]:
    """The plain values of a struct by column."""
    found: dict[str, str] = {}
    for field in plan(type(value)):
        name, held = prefix + field.name, getattr(value, field.attribute)
        if field.form == "cell":
            found[name] = _text(held)
            if field.is_date:
                found[f"{name}_earliest"], found[f"{name}_latest"] = bounds(held)
        elif field.form == "joined":
            found[name] = JOINT.join(held)
        elif field.form == "inside" and held is not None:
            found |= cells(held, f"{name}_")
    return found


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _below(
    table: str, value: msgspec.Struct, record: str, at: str, *, shared: bool
) -> Iterator[Line]:
    """The rows of what a value holds; citations and links go to the shared tables if `shared`."""
    for field in plan(type(value)):
        held = getattr(value, field.attribute)
        under = OUTSIDE if field.inner is Outside else f"{table}_{field.name}"
        here = f"{at}.{field.name}" if at else field.name
        if field.form == "cites":
            for i, locator in enumerate(held, 1):
                place = {"at": at, "list": field.name, "position": str(i)}
                if shared:
                    yield CITATIONS, {OWNER: record, **place, "locator": locator}
                else:
                    yield under, {OWNER: record, "at": f"{here}.{i - 1}", "locator": locator}
        elif field.form in ("ids", "links"):
            yield from _links(field, held, record, here)
        elif field.form in ("texts", "rows", "map"):
            pairs: Iterable[tuple[object, Any]]
            pairs = held.items() if field.form == "map" else enumerate(held)
            for key, element in pairs:
                row = {OWNER: record, "at": f"{here}.{key}"}
                row |= {"key": str(key)} if field.form == "map" else {}
                if is_struct(type(element)):
                    yield under, row | cells(element)
                    yield from _below(under, element, record, row["at"], shared=shared)
                else:
                    yield under, row | {"text": element}


def _links(field: Planned, held: tuple[Any, ...], record: str, here: str) -> Iterator[Line]:
    for i, element in enumerate(held):
        place = {OWNER: record, "at": f"{here}.{i}", "relation": field.name}
        if field.form == "ids":
            yield LINKS, {**place, "to": element}
        else:
            yield LINKS, {**place, "to": element.to}
            yield from _below(LINKS, element, record, f"{here}.{i}", shared=True)
