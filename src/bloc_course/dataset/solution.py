"""What a network comes to, without the statements it comes from: enough for orders and bounds.

It is part of a dataset's compiled copy, so that a command that asks for an order neither reads the
records nor solves anything; only a proof needs the statements.
"""

from __future__ import annotations

import msgspec
from msgspec import Struct

from bloc_course.dataset.constraints import FOREVER, Constraints
from bloc_course.dataset.temporal import Statements


class Solution(Struct, frozen=True):
    """Days of each point and the order of points (see `Constraints`).

    `points` numbers (record, role); `spans` gives first and last point of each event and document.
    """

    points: dict[tuple[str, str], int]
    spans: tuple[tuple[str, int, int], ...]
    together: frozenset[frozenset[str]]
    lo: tuple[int, ...]
    hi: tuple[int, ...]
    reach: tuple[int, ...]
    strict: tuple[int, ...]
    consistent: bool

    def no_later(self, first: int, second: int) -> bool:
        """Whether one point is never later than the other (the same point counts)."""
        linked = first == second or self.reach[first] >> second & 1
        return bool(linked) or self.hi[first] < self.lo[second]


def solution_of(statements: Statements, solved: Constraints) -> Solution:
    """The solution of a solved network."""
    points = statements.points
    records = statements.records
    spans = [(id_, points[id_, "start"], points[id_, "end"]) for id_ in records.events]
    for id_ in records.documents:
        point = points[id_, "written" if (id_, "written") in points else "printed"]
        spans.append((id_, point, point))
    return Solution(
        dict(points),
        tuple(spans),
        frozenset(statements.together),
        tuple(solved.lo),
        tuple(solved.hi),
        tuple(solved.reach),
        tuple(solved.strict),
        solved.consistent,
    )


class _Plain(Struct, array_like=True):
    """A solution as it is kept: point names in the order of their numbers, masks as bytes."""

    points: list[tuple[str, str]]
    spans: tuple[tuple[str, int, int], ...]
    together: list[list[str]]
    lo: tuple[int, ...]
    hi: tuple[int, ...]
    reach: list[bytes]
    strict: list[bytes]
    consistent: bool


_DECODER = msgspec.msgpack.Decoder(_Plain)


def encode(solution: Solution) -> bytes:
    """The solution as bytes."""
    names = sorted(solution.points, key=solution.points.__getitem__)
    size = len(names) // 8 + 1
    plain = _Plain(
        names,
        solution.spans,
        sorted(sorted(pair) for pair in solution.together),
        tuple(max(-FOREVER, lo) for lo in solution.lo),
        tuple(min(FOREVER, hi) for hi in solution.hi),
        [mask.to_bytes(size, "little") for mask in solution.reach],
        [mask.to_bytes(size, "little") for mask in solution.strict],
        solution.consistent,
    )
    return msgspec.msgpack.encode(plain)


def decode(content: bytes | memoryview) -> Solution:
    """The solution that `encode` made bytes of."""
    plain = _DECODER.decode(content)
    return Solution(
        dict(zip(plain.points, range(len(plain.points)), strict=True)),
        plain.spans,
        frozenset(map(frozenset, plain.together)),
        plain.lo,
        plain.hi,
        tuple(int.from_bytes(mask, "little") for mask in plain.reach),
        tuple(int.from_bytes(mask, "little") for mask in plain.strict),
        plain.consistent,
    )
