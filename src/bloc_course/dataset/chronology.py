"""What is certain about time: two networks over the dates and links of a dataset.

*Attested* takes every printed statement and yields the contradictions. *Reading* widens disputed
dates to the hull of what is printed (or takes our reasoned reading) and is the one that proves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Literal

from bloc_course.dataset.constraints import FOREVER, Bound, Constraints, Edge
from bloc_course.dataset.contradictions import Part, minimal_cycles
from bloc_course.dataset.lives import add_disputes, add_lives
from bloc_course.dataset.orders import Orders
from bloc_course.dataset.proofs import Cycle, Proof, Step, Verdict
from bloc_course.dataset.solution import Solution, solution_of
from bloc_course.dataset.temporal import Statements, TimeRecords
from bloc_course.errors import DataProblems, Problem

__all__ = ["Cycle", "Network", "Proof", "Step", "TimeRecords", "Verdict", "build", "recalled"]


def build(dataset: TimeRecords, *, reading: bool) -> Network:
    """The reading or the attested network; DateError for a bad date, KeyError for a bad id."""
    return Network(_collected(dataset, reading=reading))


def recalled(dataset: TimeRecords, solution: Solution) -> Network:
    """The reading network of a dataset whose solution is known; it proves when asked."""
    return Network(lambda: _collected(dataset, reading=True), solution)


def _collected(dataset: TimeRecords, *, reading: bool) -> Statements:
    statements = Statements(dataset, reading)
    statements.collect()
    if not reading:
        printed = statements.printed_elsewhere()
        add_lives(statements, printed)
        add_disputes(statements, printed)
    return statements


class Network:
    """Answers, with proof, what a dataset forces about the order and the days of its records.

    An event stands for all the time from its start to its end, a document for its writing (for
    its printing if nothing is known of its writing).
    """

    def __init__(
        self, statements: Statements | Callable[[], Statements], solution: Solution | None = None
    ) -> None:
        self._given = statements
        self._rows: dict[str, dict[str, Verdict]] = {}
        self.solution = solution or solution_of(self._statements, self._solved)
        self._spans = {record: (start, end) for record, start, end in self.solution.spans}

    @cached_property
    def _statements(self) -> Statements:
        return self._given if isinstance(self._given, Statements) else self._given()

    @cached_property
    def _solved(self) -> Constraints:
        statements = self._statements
        return Constraints(len(statements.points), statements.bounds, statements.edges)

    @property
    def consistent(self) -> bool:
        """Whether all statements of the network can be true together."""
        return self.solution.consistent

    def relation(self, a: str, b: str) -> Verdict:
        """How record `a` lies to record `b`; DataProblems if the network contradicts itself."""
        row = self._rows.get(a)
        return (row or self._row(a))[b]

    def certainly_after(self, a: str) -> tuple[str, ...]:
        """The records that certainly follow `a`, in the order of their first possible days."""
        row = self._rows.get(a) or self._row(a)
        return tuple(record for record, verdict in row.items() if verdict is Verdict.BEFORE)

    def proof(self, a: str, b: str) -> Proof:
        """The verdict on `a` and `b` with a shortest chain that forces it."""
        verdict = self.relation(a, b)
        (start, end), (other_start, other_end) = self._spans[a], self._spans[b]
        match verdict:
            case Verdict.BEFORE:
                steps = self._chain(end, other_start, strict=True)
            case Verdict.AFTER:
                steps = self._chain(other_end, start, strict=True)
            case Verdict.WEAK:
                steps = self._chain(end, other_start, days=0) or self._chain(
                    other_end, start, days=0
                )
            case Verdict.SAME:
                steps = self._chain(start, other_start) or self._chain(start, other_end)
            case Verdict.OVERLAP:
                both = *self._chain(start, other_end), *self._chain(other_start, end)
                steps = tuple(dict.fromkeys(both))
            case _:
                steps = ()
        return Proof(steps, verdict)

    def bounds(self, record: str, role: str = "start") -> tuple[int | None, int | None]:
        """First and last possible day of a point, tightened by all links; None = no bound.

        Roles: `start` and `end` of an event; `written`, `carried`, `printed`, `found`,
        `identified` of a document, whose `start` and `end` are the point that stands for it.
        """
        point = self._point(record, role)
        lo, hi = self.solution.lo[point], self.solution.hi[point]
        return None if lo == -FOREVER else lo, None if hi == FOREVER else hi

    def bound_proof(
        self, record: str, side: Literal["lower", "upper"], role: str = "start"
    ) -> tuple[Step, ...]:
        """The date that bounds a point and the links that carry it there; empty if none does."""
        point = self._point(record, role)
        bounds = self._solved.lo_bound if side == "lower" else self._solved.hi_bound
        bound = bounds[point]
        if bound is None:
            return ()
        if side == "lower":
            return self._steps([bound, *self._path(bound.point, point)])
        return self._steps([*self._path(point, bound.point), bound])

    def contradictions(self) -> list[Cycle]:
        """Every minimal contradiction, in the order of the records."""
        return [Cycle(self._steps(cycle)) for cycle in minimal_cycles(self._solved)]

    @cached_property
    def _orders(self) -> Orders:
        """The verdicts; only of a consistent network, since from a contradiction all follows."""
        if not self.consistent:
            cycle = self.contradictions()[0]
            raise DataProblems(
                [
                    Problem(
                        file="data",
                        field=", ".join(cycle.records),
                        problem="the dates contradict each other, so they prove no order: "
                        + "; ".join(map(str, cycle.steps)),
                        hint="see all contradictions with `bloc-course check`",
                    )
                ]
            )
        return Orders(self.solution)

    def _row(self, record: str) -> dict[str, Verdict]:
        """The verdicts of one record against all, kept once they are asked for."""
        orders = self._orders
        row = self._rows[record] = dict(zip(orders.ids, orders.row(record), strict=True))
        return row

    def _point(self, record: str, role: str) -> int:
        """The number of a point; KeyError if the record has none in that role."""
        if role in ("start", "end") and record in self._spans:
            return self._spans[record][role == "end"]
        return self.solution.points[record, role]

    def _path(self, first: int, last: int, *, strict: bool = False) -> list[Edge]:
        return self._solved.path(first, last, strict=strict) or []

    def _chain(
        self, first: int, last: int, *, strict: bool = False, days: int = 1
    ) -> tuple[Step, ...]:
        """The shortest reason why one point is before another, or no later if not strict.

        By links, or by dates at least `days` apart.
        """
        chains = list(self._chains_of_dates(first, last, days))
        path = self._path(first, last, strict=strict)
        chains += [[*path]] if path else []
        chains.sort(key=len)
        return self._steps(chains[0]) if chains else ()

    def _chains_of_dates(self, first: int, last: int, days: int) -> Iterator[list[Part]]:
        """Why one point is at least `days` before another: by own dates if these suffice."""
        solved = self._solved
        for upper in (solved.own_hi_bound[first], solved.hi_bound[first]):
            for lower in (solved.own_lo_bound[last], solved.lo_bound[last]):
                if upper and lower and lower.lo - upper.hi >= days:
                    to_upper, from_lower = (
                        self._path(first, upper.point),
                        self._path(lower.point, last),
                    )
                    yield [*to_upper, upper, lower, *from_lower]

    def _steps(self, parts: Iterable[Part]) -> tuple[Step, ...]:
        return tuple(map(self._step, parts))

    def _step(self, part: Part) -> Step:
        """What a bound or an edge states, in words."""
        if isinstance(part, Bound):
            dated = self._statements.dated[part.statement]
            return Step(dated.record, dated.record, dated.why, dated.cite)
        natural = self._statements.natural
        link = (
            natural[part.earlier, part.later]
            if part.link < 0
            else self._statements.links[part.link]
        )
        return Step(link.earlier, link.later, link.why, link.cite)
