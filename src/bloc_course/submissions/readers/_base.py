"""What every reader of answers offers: from the bytes of a file to what was handed in."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec
from msgspec import Struct

from bloc_course.submissions.handed_in import HandedIn, Responses


class UnreadableError(ValueError):
    """A file is not what its reader takes; the message is for the student."""


class Reader(Struct, frozen=True, kw_only=True):
    """A register entry: which files it reads, and how. `read` raises UnreadableError only.

    `told_by` says whether the beginning of a text looks like such a file, whatever its name.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str], list[HandedIn]]
    told_by: Callable[[str], bool]


def folded(answers: Mapping[str, object]) -> Responses:
    """Plain answers by question code; "code.part" ones are gathered into a map by part."""
    whole: dict[str, object] = {}
    for name, value in answers.items():
        code, dot, part = sound(name).strip().partition(".")
        if not dot:
            whole[code] = _sound_value(value)
            continue
        parts = whole.setdefault(code, {})
        if isinstance(parts, dict):
            parts[part] = _sound_value(value)
    return {code: msgspec.Raw(msgspec.json.encode(value)) for code, value in whole.items()}


def _sound_value(value: object) -> object:
    if isinstance(value, str):
        return sound(value)
    if isinstance(value, list):
        return [_sound_value(one) for one in value]
    if isinstance(value, Mapping):
        return {sound(str(name)): _sound_value(one) for name, one in value.items()}
    return value


def sound(text: str) -> str:
    """`text` without halves of signs, which no encoding can write."""
    return text.encode("utf-8", "replace").decode()
