"""What every reader of answers offers: from the bytes of a file to what was handed in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import msgspec

# No answer file of a class comes near these; a larger one is a mistake or an attack.
LARGEST_FILE = 20_000_000
LARGEST_VALUE = 20_000

Responses = dict[str, msgspec.Raw]


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """What one student handed in, as read; `responses` are JSON values by question code."""

    form: str
    check: str = ""
    student: str = ""
    responses: Responses = field(default_factory=dict)
    file: str
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A hand-in that can't be taken, with a reason that its student understands."""

    file: str
    line: int = 0
    reason: str
    student: str = ""
    form: str = ""


class UnreadableError(ValueError):
    """A file is not what its reader takes; the message is for the student."""


HandedIn = Submission | Refused


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
