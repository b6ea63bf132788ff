"""What every reader of answers offers: from the bytes of a file to what was handed in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import msgspec

from bloc_course.submissions.handed_in import HandedIn, Responses


class UnreadableError(ValueError):
    """A file is not what its reader takes; the message is for the student."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A register entry: which files it reads, and how. `read` raises UnreadableError only."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str], list[HandedIn]]


def folded(answers: Mapping[str, str]) -> Responses:
    """Plain-text answers by question code; "code.part" ones are gathered into a map by part."""
    whole: dict[str, str | dict[str, str]] = {}
    for name, value in answers.items():
        code, dot, part = _sound(name).strip().partition(".")
        if not dot:
            whole[code] = _sound(value)
            continue
        parts = whole.setdefault(code, {})
        if isinstance(parts, dict):
            parts[part] = _sound(value)
    return {code: msgspec.Raw(msgspec.json.encode(value)) for code, value in whole.items()}


def _sound(text: str) -> str:
    """`text` without halves of signs, which no encoding can write."""
    return text.encode("utf-8", "replace").decode()
