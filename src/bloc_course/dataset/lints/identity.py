"""One id, one record, over all kinds."""

from __future__ import annotations

from collections.abc import Iterator

from bloc_course.dataset.lints._base import Fault, Lint
from bloc_course.dataset.load import Dataset


def check(dataset: Dataset) -> Iterator[Fault]:
    """Ids used by two kinds."""
    first: dict[str, str] = {}
    for kind, records in dataset.by_kind().items():
        for record in records:
            if record.id in first:
                yield Fault(
                    record=record.id,
                    path=("id",),
                    problem=f"{kind} and {first[record.id]} share the id",
                    found=record.id,
                )
            first[record.id] = kind


SPEC = Lint(code="D08", rule="ids are unique over all kinds", check=check)
