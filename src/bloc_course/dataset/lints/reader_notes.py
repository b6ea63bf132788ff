"""What a reader meets on a hover card has its line."""

from __future__ import annotations

from collections.abc import Iterator

from bloc_course.dataset.lints._base import Fault, Lint
from bloc_course.dataset.load import Dataset

LIMIT = 40


def check(dataset: Dataset) -> Iterator[Fault]:
    """Records without a note, and notes too long for a card."""
    for kind in ("people", "groups", "documents", "events", "terms"):
        for record in dataset.by_kind()[kind]:
            if not record.note:
                yield Fault(record=record.id, path=("note",), problem="a reader's line is missing")
            elif len(words := record.note.split()) > LIMIT:
                problem = f"{len(words)} words; a card holds at most {LIMIT}"
                yield Fault(record=record.id, path=("note",), problem=problem)


SPEC = Lint(
    code="D17",
    rule=f"what a card shows has a note of at most {LIMIT} words",
    check=check,
)
