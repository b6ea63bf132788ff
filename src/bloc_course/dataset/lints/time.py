"""The reading network is consistent, and each contradiction of the article is on record."""

from __future__ import annotations

from collections.abc import Iterator

from bloc_course.dataset import chronology
from bloc_course.dataset.lints._base import Fault, Lint
from bloc_course.dataset.load import Dataset
from bloc_course.dates import DateError


def check(dataset: Dataset) -> Iterator[Fault]:
    """Cycles of the reading network, and cycles of the attested one without a discrepancy."""
    try:
        reading = chronology.build(dataset, reading=True)
        attested = chronology.build(dataset, reading=False)
    except (DateError, KeyError):
        return  # reported by the lints on dates and references
    for cycle in reading.contradictions():
        yield Fault(
            record=cycle.records[0],
            problem="our reading contradicts itself: " + "; ".join(s.why for s in cycle.steps),
            hint="widen a date, or record a discrepancy with read_as",
        )
    known = [
        {statement.record for statement in discrepancy.statements}
        for discrepancy in dataset.discrepancies.values()
    ]
    for cycle in attested.contradictions():
        records = set(cycle.records)
        if not any(one & records and len(one & records) >= min(2, len(one)) for one in known):
            yield Fault(
                record=cycle.records[0],
                problem="a contradiction without a discrepancy: "
                + "; ".join(step.why for step in cycle.steps),
                hint="record it in discrepancies.yaml",
            )


SPEC = Lint(
    code="D18",
    rule="our reading is consistent; every contradiction is a discrepancy",
    check=check,
)
