"""The solver: points in time, days that bound them, and which point comes first.

A point is a moment. A date puts it between the first instant of one day and the last of another,
so a letter may be written on the very day of what it reports. A link says of two points that one
is earlier (strict) or not later (weak), with 0 days between. So a path over dates decides by
whole days (`hi < lo`), a path over links if one of them is strict: both cases of "below 0 days,
or 0 days and strict" when the end of a day counts as a strict bound.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

FOREVER = 1 << 60


@dataclass(frozen=True, slots=True)
class Bound:
    """A dated point: day numbers, both included (±FOREVER = none), and its statement's number."""

    point: int
    lo: int
    hi: int
    statement: int


@dataclass(frozen=True, slots=True)
class Edge:
    """`earlier` comes before `later`, or not after it if weak. `link` numbers the statement.

    An edge with link -1 holds in the nature of things (an event ends after it begins).
    """

    earlier: int
    later: int
    strict: bool
    link: int


def bits(mask: int) -> Iterator[int]:
    """The positions of the ones of a mask, lowest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


class Constraints:
    """What bounds and edges force: tightened days of each point and the order of points.

    `lo`, `hi` are the tightened days; `reach[p]` and `strict[p]` are masks of the points that
    come not before p and certainly after p by edges alone.
    """

    def __init__(self, points: int, bounds: Sequence[Bound], edges: Sequence[Edge]) -> None:
        self.bounds = bounds
        self.edges = self._towards_later(points, edges)
        self.lo_bound: list[Bound | None] = [None] * points
        self.hi_bound: list[Bound | None] = [None] * points
        self._take_bounds()
        self.own_lo_bound, self.own_hi_bound = self.lo_bound[:], self.hi_bound[:]
        self._tighten()
        self.lo = [-FOREVER if b is None else b.lo for b in self.lo_bound]
        self.hi = [FOREVER if b is None else b.hi for b in self.hi_bound]
        self.reach = [0] * points
        self.strict = [0] * points
        self._follow_edges()

    def _towards_later(self, points: int, edges: Sequence[Edge]) -> list[Edge]:
        """The edges, as far as possible in the order of time, so that one sweep suffices."""
        self.out: list[list[Edge]] = [[] for _ in range(points)]
        waiting = [0] * points
        for edge in edges:
            self.out[edge.earlier].append(edge)
            waiting[edge.later] += 1
        ready = deque(point for point in range(points) if self.out[point] and not waiting[point])
        ordered: list[Edge] = []
        while ready:
            for edge in self.out[ready.popleft()]:
                ordered.append(edge)
                waiting[edge.later] -= 1
                if not waiting[edge.later]:
                    ready.append(edge.later)
        placed = set(ordered)
        return ordered + [edge for edge in edges if edge not in placed]

    def _take_bounds(self) -> None:
        """Each point's own latest first day and earliest last day; the first of equals counts."""
        for bound in self.bounds:
            lower, upper = self.lo_bound[bound.point], self.hi_bound[bound.point]
            if bound.lo > (lower.lo if lower else -FOREVER):
                self.lo_bound[bound.point] = bound
            if bound.hi < (upper.hi if upper else FOREVER):
                self.hi_bound[bound.point] = bound

    def _tighten(self) -> None:
        """Bellman-Ford over the edges: no point is earlier than what precedes it."""
        lower, upper = self.lo_bound, self.hi_bound
        changed = True
        while changed:
            changed = False
            for edge in self.edges:
                mine, before = lower[edge.later], lower[edge.earlier]
                if before and before.lo > (mine.lo if mine else -FOREVER):
                    lower[edge.later], changed = before, True
            for edge in reversed(self.edges):
                mine, after = upper[edge.earlier], upper[edge.later]
                if after and after.hi < (mine.hi if mine else FOREVER):
                    upper[edge.earlier], changed = after, True

    def _follow_edges(self) -> None:
        """The points that follow each point, by sweeps until nothing is new."""
        reach, strict = self.reach, self.strict
        changed = True
        while changed:
            changed = False
            for edge in reversed(self.edges):
                here, there = edge.earlier, edge.later
                beyond = reach[there] | 1 << there
                certain = strict[there] | (beyond if edge.strict else 0)
                if beyond & ~reach[here] or certain & ~strict[here]:
                    reach[here] |= beyond
                    strict[here] |= certain
                    changed = True

    @property
    def consistent(self) -> bool:
        """Whether some assignment of moments satisfies every bound and edge."""
        if any(lo > hi for lo, hi in zip(self.lo, self.hi, strict=True)):
            return False
        return not any(mask >> point & 1 for point, mask in enumerate(self.strict))

    def no_later(self, first: int, second: int) -> bool:
        """Whether one point is never later than the other (the same point counts)."""
        linked = first == second or self.reach[first] >> second & 1
        return bool(linked) or self.hi[first] < self.lo[second]

    def path(self, first: int, last: int, *, strict: bool = False) -> list[Edge] | None:
        """The edges from one point to another by fewest statements, with a strict one if asked."""
        start, goal = (first, not strict), (last, True)
        came: dict[tuple[int, bool], tuple[tuple[int, bool], Edge] | None] = {start: None}
        costs = {start: 0}
        queue = deque([start])
        while queue:
            here = queue.popleft()
            for edge in self.out[here[0]]:
                there = (edge.later, here[1] or edge.strict)
                cost = costs[here] + (edge.link >= 0)
                if cost < costs.get(there, len(self.edges) + 1):
                    came[there], costs[there] = (here, edge), cost
                    (queue.append if edge.link >= 0 else queue.appendleft)(there)
        if goal not in came:
            return None
        steps: list[Edge] = []
        while (step := came[goal]) is not None:
            goal = step[0]
            steps.append(step[1])
        return steps[::-1]
