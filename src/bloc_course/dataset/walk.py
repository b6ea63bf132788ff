"""Walk every value inside a record with its path, for lints and look-ups."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import msgspec
from msgspec import Struct

Path = tuple[str | int, ...]


class Found(NamedTuple):
    """A text inside a record: its path, the struct it is a field of, and the attribute's name."""

    path: Path
    owner: type[Struct]
    attribute: str
    value: str


def walk(struct: Struct, at: Path = ()) -> Iterator[Found]:
    """Every text value of `struct` and of the structs, lists and maps inside it."""
    for field in msgspec.structs.fields(struct):
        value = getattr(struct, field.name)
        yield from _inside(value, (*at, field.encode_name), type(struct), field.name)


def _inside(value: object, at: Path, owner: type[Struct], attribute: str) -> Iterator[Found]:
    if isinstance(value, str):
        yield Found(at, owner, attribute, value)
    elif isinstance(value, Struct):
        yield from walk(value, at)
    elif isinstance(value, tuple):
        for i, element in enumerate(value):
            yield from _inside(element, (*at, i), owner, attribute)
    elif isinstance(value, dict):
        for key, element in value.items():
            yield from _inside(element, (*at, key), owner, attribute)
