"""What a portrait is: a title, a line about it, and sections of lines that name their evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from bloc_course.dataset.query import World

# A line that begins with this belongs to the line above it.
UNDER = "  "


@dataclass(frozen=True, slots=True)
class Section:
    """A heading in plain words and its lines."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """How records of one kind are shown; `sections` yields headings with their lines.

    A heading without lines is left out. `title` never states what only a source says.
    """

    file: str
    noun: str
    title: Callable[[World, Any], str]
    sections: Callable[[World, Any], Iterator[tuple[str, Iterable[str]]]]


@dataclass(frozen=True, slots=True)
class Portrait:
    """All there is on one thing, with its evidence."""

    title: str
    about: str
    sections: tuple[Section, ...]


def grouped(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Lines under the headings they share, in the order in which these come first."""
    found: dict[str, list[str]] = {}
    for heading, line in pairs:
        found.setdefault(heading, []).append(line)
    for heading, lines in found.items():
        yield f"{heading}:"
        yield from (UNDER + line for line in lines)
