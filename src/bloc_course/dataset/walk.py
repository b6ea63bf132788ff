"""Walk every value inside a record with its path, for lints and look-ups."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
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
    for attribute, name in _fields(type(struct)):
        value = getattr(struct, attribute)
        yield from _inside(value, (*at, name), type(struct), attribute)


@cache
def _fields(struct: type[Struct]) -> tuple[tuple[str, str], ...]:
    """Attribute and name of every field: msgspec works them out anew at every call."""
    return tuple((field.name, field.encode_name) for field in msgspec.structs.fields(struct))


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
