"""Faultless YAML to its values and records, fast: what a first start waits for.

rapidyaml reads a file some thirty times faster than PyYAML, but keeps no lines, and takes some
documents that PyYAML refuses or reads otherwise. Whatever could be one of those gives None, and
the file is then read by `_yaml.compose`, which says what is wrong and where.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import msgspec

from bloc_course.dataset.records import Article, Record

try:
    import ryml

    _Unreadable: type[Exception] = ryml.ExceptionBasic
except ImportError:  # no wheel for this platform: every file is read by `compose`
    _Unreadable = NameError

R = TypeVar("R", bound=Record)
# Marks that mean something at the start of a value: anchor, tag, alias, comment, reserved ones.
_INDICATORS = b"&!*#@%`"
# What stands before the start of a value; a comment may have a line for itself.
_BEFORE = b" [{,:-"
# Every byte of a file but control characters, of which tabs are the likeliest.
_COMMON = bytes([ord("\n"), *range(0x20, 0x7F), *range(0x80, 0x100)])
# Breaks of a line, and a mark of byte order, that one parser knows and the other does not.
_OTHER_BREAKS = "\x85\u2028\u2029\ufeff"
# A second document, and values that begin with a mark that can't begin one.
_SLIPS = ("\n---", "\n...", ": ]", ": }", ": ?")


def plain_values(text: str) -> Any:
    """The lists, dicts and text of a document that is without fault; None where in any doubt.

    `true` and `false` are the only scalars that are not text; a field of text refuses them.
    """
    content = text.encode()
    if _doubtful(text, content):
        return None
    with suppress(_Unreadable, ValueError, RecursionError), _no_messages():
        written = ryml.emit_json(ryml.parse_in_arena(content))
        return json.loads(
            written or "null",
            object_pairs_hook=_mapping,
            parse_int=str,
            parse_float=_refuse,
            parse_constant=_refuse,
        )
    return None


def faultless_article(text: str) -> Article | None:
    """The article's own description, or None: then it is read again, with its lines."""
    with suppress(msgspec.ValidationError):
        return msgspec.convert(plain_values(text), Article, strict=False)
    return None


def faultless(kind: type[R], text: str) -> dict[str, R] | None:
    """The records of a file without any fault, or None: then it is read again, with its lines."""
    with suppress(msgspec.ValidationError):
        listed: Any = list[kind]  # type: ignore[valid-type]
        entries: list[R] = msgspec.convert(plain_values(text), listed, strict=False)
        records = {record.id: record for record in entries}
        return records if len(records) == len(entries) else None
    return None


def _doubtful(text: str, content: bytes) -> bool:
    """Whether the document has anything that data files do without."""
    return (
        text[:1] in ("&", "!", "*", "@", "%", "`")
        or text.startswith(("---", "..."))
        or any(slip in text for slip in _SLIPS)
        or any(mark in text for mark in _OTHER_BREAKS)
        or bool(content.translate(None, _COMMON))
        or any(_starts_a_value(content, bytes([mark])) for mark in _INDICATORS)
    )


def _starts_a_value(content: bytes, mark: bytes) -> bool:
    at = content.find(mark)
    while at >= 0:
        if at and content[at - 1] in _BEFORE:
            return True
        at = content.find(mark, at + 1)
    return False


def _mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A mapping; ValueError for a key that stands twice and for a value that is left out."""
    mapping = dict(pairs)
    if len(mapping) != len(pairs) or None in mapping.values():
        _refuse(pairs)
    return mapping


def _refuse(found: object) -> NoReturn:
    raise ValueError(found)


@contextmanager
def _no_messages() -> Iterator[None]:
    """Keep rapidyaml's own message from the terminal: it writes to the process's standard error."""
    kept = os.dup(2)
    try:
        with Path(os.devnull).open("wb") as nowhere:
            os.dup2(nowhere.fileno(), 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
