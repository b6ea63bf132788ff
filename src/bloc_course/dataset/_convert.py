"""Plain values to typed structs with every problem named, not only the first.

msgspec converts a whole entry at once; only when it refuses is the entry taken apart field by
field, which costs time but names each fault with its path.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec

from bloc_course.dataset._yaml import Lines, Path, line_of
from bloc_course.errors import Problem, nearest, shorten

S = TypeVar("S", bound=msgspec.Struct)
_KINDS = {
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "str": "text",
    "array": "a list",
    "object": "fields with values",
}


def convert(
    value: Any, struct: type[S], *, file: str, lines: Lines, at: Path = ()
) -> tuple[S | None, list[Problem]]:
    """`value` as `struct`, or None with all problems of it.

    Numbers and truth values are read from their text ("12", "true").
    """
    try:
        return msgspec.convert(value, struct, strict=False), []
    except msgspec.ValidationError as error:
        problems = [
            Problem(
                file=file,
                line=line_of(lines, path),
                field=".".join(map(str, path[len(at) :])),
                problem=message,
                found=found,
                hint=hint,
            )
            for path, message, found, hint in _faults(value, struct, at)
        ]
        if not problems:
            problems = [Problem(file=file, line=line_of(lines, at), problem=str(error))]
        return None, problems


Fault = tuple[Path, str, str, str]


def _faults(value: Any, struct: type[msgspec.Struct], at: Path) -> Iterator[Fault]:
    if not isinstance(value, dict):
        found = "" if value is None else _found(value)
        yield at, f"must hold the fields of: {struct.__name__.lower()}", found, ""
        return
    fields = {field.encode_name: field for field in msgspec.structs.fields(struct)}
    hints = get_type_hints(struct, include_extras=True)
    for key in value:
        if key not in fields:
            yield (*at, key), "no such field", key, nearest(key, fields)
    for name, field in fields.items():
        if name not in value:
            if field.required:
                yield at, f"the field {name!r} is missing", "", ""
            continue
        yield from _faults_of(value[name], hints[field.name], (*at, name))


def _faults_of(value: Any, kind: Any, at: Path) -> Iterator[Fault]:
    try:
        msgspec.convert(value, kind, strict=False)
    except msgspec.ValidationError as error:
        inner = list(_inner_faults(value, kind, at))
        yield from inner or [(at, *_say(error, value, kind))]


def _inner_faults(value: Any, kind: Any, at: Path) -> Iterator[Fault]:
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        yield from _faults(value, kind, at)
        return
    origin, arguments = get_origin(kind), get_args(kind)
    if hasattr(kind, "__metadata__"):
        yield from _inner_faults(value, arguments[0], at)
    elif origin is tuple and isinstance(value, list):
        for i, element in enumerate(value):
            yield from _faults_of(element, arguments[0], (*at, i))
    elif origin is dict and isinstance(value, dict):
        for key, element in value.items():
            yield from _faults_of(element, arguments[1], (*at, key))
    elif origin in {Union, UnionType} and isinstance(value, dict):
        # Fields can only be those of the one class among the alternatives.
        classes = [a for a in arguments if isinstance(a, type) and issubclass(a, msgspec.Struct)]
        if len(classes) == 1:
            yield from _faults(value, classes[0], at)


def _say(error: msgspec.ValidationError, value: Any, kind: Any) -> tuple[str, str, str]:
    """Message, what was found, and a hint for one value that does not fit."""
    allowed = [a for a in get_args(kind) if isinstance(a, str)]
    if allowed and isinstance(value, str):
        message = f"must be one of {', '.join(allowed)}"
        return message, shorten(value), nearest(value, allowed)
    described = [meta.description for meta in getattr(kind, "__metadata__", ()) if meta.description]
    if described and isinstance(value, str):
        return f"must be {described[0]}", shorten(value), ""
    return _plainly(str(error).split(" - at `")[0]), _found(value), ""


def _plainly(text: str) -> str:
    """What msgspec says, in words of somebody who writes YAML."""
    text = re.sub(r", got `\w+`$", "", text)
    text = re.sub(r"`(\w+)`", lambda kind: _KINDS.get(kind[1], kind[0]), text)
    text = re.sub(r" of length >= (\d+)", r" with \1 or more entries", text)
    text = re.sub(r" >= (\d+)", r", \1 or more", text)
    text = re.sub(r" <= (\d+)", r", \1 at most", text)
    return text.replace("Expected ", "must be ")


def _found(value: Any) -> str:
    return shorten(value if isinstance(value, str) else repr(value))
