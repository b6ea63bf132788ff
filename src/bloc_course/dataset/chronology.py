"""What is certain about time: two networks over the dates and links of a dataset.

*Attested* takes every printed statement and yields the contradictions. *Reading* widens disputed
dates to the hull of what is printed (or takes our reasoned reading) and is the one that proves.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Literal

from bloc_course.dataset.constraints import FOREVER, Bound, Constraints, Edge, bits
from bloc_course.dataset.temporal import Dated, Linked, Statements, TimeRecords
from bloc_course.errors import DataProblems, Problem


class Verdict(Enum):
    """How two records lie in time.

    WEAK: one is not later than the other, by 0 days that are not strict. OVERLAP: certainly
    neither before nor after, since at least one of the two lasted.
    """

    BEFORE = "before"
    AFTER = "after"
    SAME = "same"
    OVERLAP = "overlap"
    WEAK = "weak"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a proof: a date of a record (`source` = `target`) or a link of two records.

    `source` is the earlier of the two. `cite` is empty where a step holds in the nature of things.
    """

    source: str
    target: str
    why: str
    cite: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.why} ({', '.join(self.cite)})" if self.cite else self.why


@dataclass(frozen=True, slots=True)
class Proof:
    """A verdict with the chain that forces it, in the order of time; no steps if undecided."""

    verdict: Verdict
    steps: tuple[Step, ...]

    @property
    def cite(self) -> tuple[str, ...]:
        """Every locator of the chain, once."""
        return _union(step.cite for step in self.steps)

    @property
    def records(self) -> tuple[str, ...]:
        """Every record of the chain, once."""
        return _union((step.source, step.target) for step in self.steps)


@dataclass(frozen=True, slots=True)
class Cycle:
    """Statements that cannot all be true, none of them superfluous."""

    steps: tuple[Step, ...]

    @property
    def cites(self) -> tuple[str, ...]:
        """Every locator of the cycle, once."""
        return _union(step.cite for step in self.steps)

    @property
    def records(self) -> tuple[str, ...]:
        """Every record of the cycle, once."""
        return _union((step.source, step.target) for step in self.steps)


def build(dataset: TimeRecords, *, reading: bool) -> Network:
    """The reading or the attested network; DateError for a bad date, KeyError for a bad id."""
    statements = Statements(dataset, reading)
    statements.collect()
    return Network(statements)


class Network:
    """Answers, with proof, what a dataset forces about the order and the days of its records."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements
        self._points = statements.points
        self._solved = Constraints(len(self._points), statements.bounds, statements.edges)
        spans = [(event, self._points[event, "start"], self._points[event, "end"])
                 for event in statements.records.events]
        spans += [(document, main, main) for document, main in self._document_points()]
        lo, hi = self._solved.lo, self._solved.hi
        # Sorted by first day, so that what certainly follows by dates is one slice of a row.
        self._spans = sorted(spans, key=lambda span: lo[span[1]])
        self._index = {record: i for i, (record, _, _) in enumerate(self._spans)}
        self._first_days = [lo[start] for _, start, _ in self._spans]
        self._by_last_day = sorted(range(len(spans)), key=lambda i: hi[self._spans[i][2]])
        self._last_days = [hi[self._spans[i][2]] for i in self._by_last_day]
        self._lasting = [i for i, (_, start, end) in enumerate(self._spans) if start != end]
        self._starting: dict[int, list[int]] = {}
        self._ending: dict[int, list[int]] = {}
        for i, (_, start, end) in enumerate(self._spans):
            self._starting.setdefault(start, []).append(i)
            self._ending.setdefault(end, []).append(i)
        self._before: dict[int, int] = {}
        self._rows: dict[str, list[Verdict]] = {}
