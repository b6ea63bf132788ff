"""The world a quiz is drawn from: the dataset with its networks and the look-ups families need."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from bloc_course.dataset import chronology
from bloc_course.dataset.load import Dataset
from bloc_course.dataset.records import (
    Claim,
    Discrepancy,
    Document,
    Event,
    PredicateUse,
    Record,
    Term,
)


class World:
    """A dataset with what is derived from it, each thing computed once when first asked for."""

    def __init__(self, dataset: Dataset) -> None:
        self.data = dataset

    @cached_property
    def reading(self) -> chronology.Network:
        """The consistent network; the only one that proves (O1)."""
        if self.data.solution is not None:
            return chronology.recalled(self.data, self.data.solution)
        return chronology.build(self.data, reading=True)

    @cached_property
    def attested(self) -> chronology.Network:
        """The network of all printed statements; it yields contradictions (O2)."""
        return chronology.build(self.data, reading=False)

    @cached_property
    def disputed(self) -> dict[tuple[str, str], Discrepancy]:
        """The discrepancy that each disputed (record id, field) stands in."""
        return {
            (statement.record, statement.field): discrepancy
            for discrepancy in self.data.discrepancies.values()
            for statement in discrepancy.statements
        }

    @cached_property
    def contradicted(self) -> frozenset[str]:
        """Ids of records that lie on a minimal cycle of the attested network."""
        return frozenset(
            record for cycle in self.attested.contradictions() for record in cycle.records
        )

    @cached_property
    def _chapters_of(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for chapter in self.data.chapters.values():
            for locator in chapter.locators:
                found.setdefault(locator, set()).add(chapter.id)
        return {locator: frozenset(chapters) for locator, chapters in found.items()}

    def chapters_holding(self, locators: Iterable[str]) -> tuple[str, ...]:
        """The chapters that hold all of `locators` (O8), in the order of the course."""
        wanted = [self._chapters_of.get(locator, frozenset()) for locator in locators]
        shared = frozenset.intersection(*wanted) if wanted else frozenset()
        return tuple(chapter for chapter in self.data.chapters if chapter in shared)

    def predicates(self, use: PredicateUse) -> frozenset[str]:
        """The predicates that the article declares for this use."""
        declared = self.data.article.predicates.items()
        return frozenset(name for name, predicate in declared if predicate.use == use)

    @cached_property
    def records(self) -> dict[str, Record]:
        """Every record by its id; ids are unique over all kinds."""
        return {record.id: record for records in self.data.by_kind().values() for record in records}

    def name(self, record_id: str) -> str:
        """What a record is called in a sentence."""
        record = self.records[record_id]
        if isinstance(record, Event):
            return record.label
        if isinstance(record, Document):
            return record.title
        if isinstance(record, Claim):
            return record.statement
        if isinstance(record, Term):
            return f"the word “{record.word}”"
        return str(getattr(record, "name", None) or getattr(record, "label", record_id))
