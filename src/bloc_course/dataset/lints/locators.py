"""Every locator exists, and nothing rests on the appendix, of which only headings are there."""

from __future__ import annotations

from collections.abc import Iterator

from bloc_course.dataset import records as r
from bloc_course.dataset.lints._base import Fault, Lint
from bloc_course.dataset.load import Dataset
from bloc_course.dataset.walk import walk
from bloc_course.errors import nearest

FIELDS = {"cite", "locators"}


def check(dataset: Dataset) -> Iterator[Fault]:
    """Unknown locators, and appendix headings cited for a fact."""
    known = dataset.article.locators
    for records in dataset.by_kind().values():
        for record in records:
            for found in walk(record):
                if found.attribute not in FIELDS:
                    continue
                if found.value not in known:
                    yield Fault(
                        record=record.id,
                        path=found.path,
                        problem="no such paragraph in the article",
                        found=found.value,
                        hint=nearest(found.value, known),
                    )
                elif found.value.startswith("d") and not isinstance(
                    record, r.Document | r.Discrepancy
                ):
                    yield Fault(
                        record=record.id,
                        path=found.path,
                        problem="the appendix has only headings; nothing can rest on it",
                        found=found.value,
                    )


SPEC = Lint(
    code="D01",
    rule="every locator exists and carries text",
    check=check,
)
