"""Every fact inside a record has a locator of its own: forms of names, dates, links, hands."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from bloc_course.dataset.lints._base import Fault, Lint
from bloc_course.dataset.load import Dataset
from bloc_course.dataset.walk import Path


def check(dataset: Dataset) -> Iterator[Fault]:
    """Structs that have a `cite` and leave it empty, the records themselves included."""
    for records in dataset.by_kind().values():
        for record in records:
            for path in _uncited(record, ()):
                yield Fault(
                    record=record.id,
                    path=(*path, "cite"),
                    problem="no locator",
                    hint="name the paragraph that prints it, as in cite: [p6]",
                )


def _uncited(value: object, at: Path) -> Iterator[Path]:
    if isinstance(value, msgspec.Struct):
        for field in msgspec.structs.fields(value):
            inner = getattr(value, field.name)
            if field.name == "cite" and not inner:
                yield at
            yield from _uncited(inner, (*at, field.encode_name))
    elif isinstance(value, tuple):
        for i, element in enumerate(value):
            yield from _uncited(element, (*at, i))
    elif isinstance(value, dict):
        for key, element in value.items():
            yield from _uncited(element, (*at, key))


SPEC = Lint(code="D03", rule="every fact has a locator", check=check)
