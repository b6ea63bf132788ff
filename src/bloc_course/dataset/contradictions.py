"""Every minimal set of statements about time that cannot all be true."""

from __future__ import annotations

from collections.abc import Iterator

from bloc_course.dataset.constraints import FOREVER, Bound, Constraints, Edge, bits

Part = Bound | Edge


def minimal_cycles(solved: Constraints) -> Iterator[list[Part]]:
    """The cycles of negative weight, each as its statements in the order of the argument.

    One for each pair of dates that exclude each other (by the fewest links between them) and for
    each strict link that lies on a cycle of links; none contains another contradiction.
    """
    seen: set[frozenset[tuple[str, int]]] = set()
    for cycle in (*_between_dates(solved), *_among_links(solved)):
        key = frozenset(map(_statement, cycle))
        if key not in seen and _is_minimal(solved, cycle):
            seen.add(key)
            yield cycle


def _statement(part: Part) -> tuple[str, int]:
    """What tells statements apart; all that holds in the nature of things is one."""
    return ("date", part.statement) if isinstance(part, Bound) else ("link", part.link)


def _between_dates(solved: Constraints) -> Iterator[list[Part]]:
    """A point that is too late for a date of the same or a later point."""
    ends: dict[int, list[Bound]] = {}
    for bound in solved.bounds:
        if bound.hi < FOREVER:
            ends.setdefault(bound.point, []).append(bound)
    for first in solved.bounds:
        for point in bits(solved.reach[first.point] | 1 << first.point):
            for last in ends.get(point, ()):
                if first.lo > last.hi:
                    yield [first, *(solved.path(first.point, point) or ()), last]


def _among_links(solved: Constraints) -> Iterator[list[Part]]:
    """A strict link whose later point is not later than the earlier one."""
    for edge in solved.edges:
        if edge.strict and solved.strict[edge.earlier] >> edge.earlier & 1:
            path = solved.path(edge.later, edge.earlier)
            if path is not None:
                yield [edge, *path]


def _is_minimal(solved: Constraints, cycle: list[Part]) -> bool:
    """Whether the cycle's statements are consistent once any one of them is taken away."""
    statements = {_statement(part) for part in cycle} - {("link", -1)}
    links = {number for kind, number in statements if kind == "link"}
    edges = [edge for edge in solved.edges if edge.link in links]
    points = {edge.earlier for edge in edges} | {edge.later for edge in edges}
    points |= {part.point for part in cycle if isinstance(part, Bound)}
    edges += [e for e in solved.edges if e.link < 0 and {e.earlier, e.later} <= points]
    place = {point: i for i, point in enumerate(sorted(points))}
    for left_out in statements:
        bounds = [
            Bound(place[part.point], part.lo, part.hi, part.statement)
            for part in cycle
            if isinstance(part, Bound) and _statement(part) != left_out
        ]
        rest = [
            Edge(place[edge.earlier], place[edge.later], edge.strict, edge.link)
            for edge in edges
            if _statement(edge) != left_out
        ]
        if not Constraints(len(place), bounds, rest).consistent:
            return False
    return True
