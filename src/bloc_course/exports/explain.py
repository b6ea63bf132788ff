"""What an item's feedback and evidence say, as lines that any format can hold."""

from __future__ import annotations

from collections.abc import Iterator

from bloc_course.forms.form import KeyEntry
from bloc_course.player.embed import said


def general(entry: KeyEntry) -> Iterator[str]:
    """What is told after every answer: why the key holds, the evidence, what stays open."""
    feedback = entry.feedback
    yield from filter(None, [feedback.key, feedback.rule])
    yield from map(said, entry.evidence)
    if feedback.open:
        yield feedback.open
    if feedback.reread:
        yield f"Read again: {', '.join(feedback.reread)}."
