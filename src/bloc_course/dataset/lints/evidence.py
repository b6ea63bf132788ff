"""A cited paragraph contains what is claimed from it; only where the text is at hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bloc_course.dataset.article import verify
from bloc_course.dataset.lints import _occurrences
from bloc_course.dataset.lints._base import Fault, Lint
from bloc_course.dataset.load import Dataset


def check(dataset: Dataset) -> Iterator[Fault]:
    """Nothing without the text, except wordings that claim evidence without naming a date."""
    for event in dataset.events.values():
        if event.basis == "stated" and not event.as_printed:
            yield Fault(
                record=event.id,
                path=("as_printed",),
                problem="a stated date without its wording",
                hint="copy the date as printed, or give the basis as inferred or envelope",
            )


def against_text(dataset: Dataset, passages: Mapping[str, str]) -> Iterator[Fault]:
    """Claims that the text does not bear out, and words that it has more often than once."""
    yield from verify(dataset, passages)
    yield from _occurrences.check(dataset, passages)


SPEC = Lint(
    code="D14",
    rule="a cited paragraph contains what is claimed from it",
    check=check,
    against_text=against_text,
)
