"""Verdicts for all pairs of records, a row at a time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from bloc_course.dataset.constraints import bits
from bloc_course.dataset.proofs import Verdict
from bloc_course.dataset.solution import Solution


class Orders:
    """The verdicts of each record against all others, in the order of first possible days.

    In that order everything that certainly follows by its dates is one slice of a row; links are
    few, so what they add is set one by one.
    """

    def __init__(self, solved: Solution) -> None:
        self._solved = solved
        self._spans = sorted(solved.spans, key=lambda span: solved.lo[span[1]])
        self.ids = [record for record, _, _ in self._spans]
        self._index = {record: i for i, record in enumerate(self.ids)}
        self._starts = [start for _, start, _ in self._spans]
        self._ends = [end for _, _, end in self._spans]
        self._first_days = [solved.lo[start] for start in self._starts]
        self._by_last_day = sorted(range(len(self._spans)), key=lambda i: solved.hi[self._ends[i]])
        self._last_days = [solved.hi[self._ends[i]] for i in self._by_last_day]
        self._lasting = [i for i, (_, start, end) in enumerate(self._spans) if start != end]
        self._starting = {start: i for i, start in enumerate(self._starts)}
        self._ending = {end: i for i, end in enumerate(self._ends)}
        self._together: dict[str, set[int]] = {record: {i} for record, i in self._index.items()}
        for one, two in (tuple(pair) for pair in solved.together if len(pair) > 1):
            self._together[one].add(self._index[two])
            self._together[two].add(self._index[one])
        self._reached_from = _turned(solved.reach)
        self._strictly_from = _turned(solved.strict)

    def row(self, record: str) -> list[Verdict]:
        """The verdicts of one record against each of `ids`; what is surer overwrites the rest."""
        i = self._index[record]
        start, end = self._starts[i], self._ends[i]
        row = [Verdict.UNDECIDED] * len(self.ids)
        for j in self._touching(start, end):
            row[j] = Verdict.WEAK
        for j in self._after_point(self._solved.reach[end]):
            row[j] = Verdict.WEAK
        for j in self._before_point(self._reached_from[start]):
            row[j] = Verdict.WEAK
        for j in self._overlapping(start, end):
            row[j] = Verdict.OVERLAP
        for j in self._same(record, start, end):
            row[j] = Verdict.SAME
        after = bisect_right(self._first_days, self._solved.hi[end])
        row[after:] = [Verdict.BEFORE] * (len(row) - after)
        for j in self._by_last_day[: bisect_left(self._last_days, self._solved.lo[start])]:
            row[j] = Verdict.AFTER
        for j in self._after_point(self._solved.strict[end]):
            row[j] = Verdict.BEFORE
        for j in self._before_point(self._strictly_from[start]):
            row[j] = Verdict.AFTER
        return row

    def _touching(self, start: int, end: int) -> list[int]:
        """Records that begin on the last day of this one, or end on its first."""
        first, last = self._solved.lo[start], self._solved.hi[end]
        lower, upper = bisect_left(self._first_days, last), bisect_right(self._first_days, last)
        left, right = bisect_left(self._last_days, first), bisect_right(self._last_days, first)
        return [*range(lower, upper), *self._by_last_day[left:right]]

    def _after_point(self, mask: int) -> list[int]:
        return [self._starting[point] for point in bits(mask) if point in self._starting]

    def _before_point(self, mask: int) -> list[int]:
        return [self._ending[point] for point in bits(mask) if point in self._ending]

    def _overlapping(self, start: int, end: int) -> list[int]:
        """Records of which neither can be over before the other begins; one must have lasted."""
        candidates = range(len(self.ids)) if start != end else self._lasting
        no_later = self._solved.no_later
        return [
            j
            for j in candidates
            if no_later(start, self._ends[j]) and no_later(self._starts[j], end)
        ]

    def _same(self, record: str, start: int, end: int) -> list[int]:
        """Records stated to be at the same time, or whose ends are equal by such statements."""
        reach = self._solved.reach
        equal = [
            j
            for j in self._after_point(reach[start] & self._reached_from[start])
            if reach[end] >> self._ends[j] & 1 and reach[self._ends[j]] >> end & 1
        ]
        return [*equal, *sorted(self._together[record])]


def _turned(masks: Sequence[int]) -> list[int]:
    """The relation the other way round: from whom each point is reached."""
    turned = [0] * len(masks)
    for point, mask in enumerate(masks):
        for other in bits(mask):
            turned[other] |= 1 << point
    return turned
