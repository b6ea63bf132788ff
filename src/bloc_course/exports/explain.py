"""What an item's feedback and evidence say, as lines that any format can hold."""

from __future__ import annotations

from collections.abc import Iterator

from bloc_course.forms.form import KeyEntry
from bloc_course.items.feedback import Line, explain
from bloc_course.items.processing import process
from bloc_course.player.embed import said


def lines(entry: KeyEntry) -> tuple[Line, ...]:
    """What is said where nothing was answered, without the verdict."""
    told = explain(entry.parts, entry.feedback, process(entry.parts, None))
    return tuple(line for line in told if line.kind != "verdict")


def general(entry: KeyEntry) -> Iterator[str]:
    """What is told after every answer: rule, answer, why, evidence, what is open, where it is."""
    told = lines(entry)
    after = {"open", "reread"}
    yield from (_named(line) for line in told if line.kind not in after)
    yield from map(said, entry.evidence)
    yield from (line.text for line in told if line.kind in after)


def _named(line: Line) -> str:
    return f"{line.part}: {line.text}" if line.part else line.text
