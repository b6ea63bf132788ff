"""A label says what happened and never when: it becomes a card that is to be put in order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bloc_course.dataset.lints._base import Fault, Lint
from bloc_course.dataset.load import Dataset
from bloc_course.dates.days import MONTHS
from bloc_course.dates.words import SEASON_NAMES

_WORDS = (*MONTHS, *(name.capitalize() for name in SEASON_NAMES.values()))
# "May" and the seasons are other words too when they have no capital or no number beside them.
_DATE = re.compile(
    rf"\b1[89]\d\d\b|\b20\d\d\b|\b\d{{1,2}} ({'|'.join(_WORDS)})\b|\b({'|'.join(MONTHS)}) \d"
    rf"|\b(in|of|since|until|early|late) ({'|'.join(_WORDS)}|{'|'.join(SEASON_NAMES.values())})\b"
)


def check(dataset: Dataset) -> Iterator[Fault]:
    """Labels of events in which a date stands."""
    for event in dataset.events.values():
        if found := _DATE.search(event.label):
            yield Fault(
                record=event.id,
                path=("label",),
                problem="a date stands in the label",
                found=found[0],
                hint="say what happened; the date belongs into `when`",
            )


SPEC = Lint(code="D06", rule="no label of an event has a date in it", check=check)
