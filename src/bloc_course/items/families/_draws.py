"""Drawing in the order of a rank: areas of a scope, attempts, and greedy balanced sets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from math import comb, prod
from typing import TypeVar

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Judgement, Record
from bloc_course.draw import SEPARATOR, Rank, by_rank
from bloc_course.items.family import Scope

T = TypeVar("T")
# Sets drawn before a family gives up looking for new ones.
ATTEMPTS = 1200
# Fewer rows than that, and one right guess is too much of the whole.
FEWEST_ROWS = 3
# Of two columns neither may stay empty: the other would hold every row.
PAIR = 2


@dataclass(frozen=True, slots=True)
class Area:
    """What one drawing may use: the locators of a chapter, and readers of a path ("" = all)."""

    chapter: str
    locators: frozenset[str]
    path: str

    def holds(self, locators: Iterable[str]) -> bool:
        """Whether the chapter gives all of the locators."""
        return self.locators.issuperset(locators)

    def meets(self, *records: Record) -> bool:
        """Whether readers of the path meet all of the records."""
        met = (record for record in records if not isinstance(record, Judgement))
        return not self.path or all(self.path in record.path for record in met)


def areas(world: World, scope: Scope) -> tuple[Area, ...]:
    """One area a chapter of the scope, in the order of the course."""
    return tuple(
        Area(chapter.id, frozenset(chapter.locators), scope.path)
        for chapter in world.data.chapters.values()
        if not scope.chapters or chapter.id in scope.chapters
    )


def attempts(rank: Rank, limit: int = ATTEMPTS) -> Iterator[tuple[int, Rank]]:
    """Fresh rank functions, one an attempt: each ranks the same names anew."""
    for number in range(limit):
        yield number, _ranked(rank, number)


def _ranked(rank: Rank, number: int) -> Rank:
    prefix = f"{number}{SEPARATOR}"
    return lambda name: rank(prefix + name)


def greedy(
    candidates: Iterable[T], wanted: int, fits: Callable[[T, Sequence[T]], bool]
) -> tuple[T, ...]:
    """The first `wanted` candidates of which each fits those before it; empty if too few."""
    taken: list[T] = []
    for candidate in candidates:
        if fits(candidate, taken):
            taken.append(candidate)
            if len(taken) == wanted:
                return tuple(taken)
    return ()


class Uses:
    """How often rows were taken; a try counts for a part of it.

    Rows that suit nothing would come first for ever if only what is taken were counted.
    """

    TRIED, TAKEN = 1, 8

    def __init__(self) -> None:
        """Nothing was used so far."""
        self._spent: Counter[str] = Counter()

    def note(self, rows: Iterable[str], *, taken: bool) -> None:
        """Counts rows that were tried, or taken."""
        self._spent.update(dict.fromkeys(rows, self.TAKEN if taken else self.TRIED))

    def rounds(self) -> dict[str, int]:
        """How often each row was taken or tried as much."""
        return {row: spent // self.TAKEN for row, spent in self._spent.items()}


def balanced(
    by_column: Mapping[str, Iterable[str]],
    counts: Mapping[str, int],
    rank: Rank,
    used: Mapping[str, int] | None = None,
) -> tuple[str, ...]:
    """So many rows of each column, by rank, sorted by name; empty if a column has too few.

    Rows `used` less often come before others.
    """
    chosen: list[str] = []
    for column, count in counts.items():
        ranked = by_rank(by_column.get(column, ()), rank, str)
        ranked = sorted(ranked, key=lambda row: used.get(row, 0) if used else 0)[:count]
        if len(ranked) < count:
            return ()
        chosen += ranked
    return tuple(sorted(chosen))


def uneven(columns: Sequence[str], more: int = 1, each: int = 1) -> tuple[Mapping[str, int], ...]:
    """Shapes by which counting tells nothing: each count falls to every column in its turn.

    There are as many rows as columns (three at least) or up to `more` rows more, one column at
    most stays without a row, and none has many more than its share. Since every turn of a shape
    is there, one column ticked throughout is right as often as by chance. Fewer columns than two
    leave nothing to choose between, so they have no shape. Of two columns either has `each` rows.
    """
    if len(columns) < PAIR:
        return ()
    least = max(len(columns), FEWEST_ROWS)
    return tuple(
        dict(zip(columns, counts, strict=True))
        for rows in range(least, least + more + 1)
        for counts in product(range(-(-rows // len(columns)) + 2), repeat=len(columns))
        if sum(counts) == rows
        and counts.count(0) <= (len(columns) > PAIR)
        and (len(columns) > PAIR or min(counts) >= each)
    )


def halved(columns: Sequence[str], more: int = 1) -> tuple[Mapping[str, int], ...]:
    """Shapes of `uneven` in which no column has more than half of the rows.

    One column ticked throughout would pay else. And where so many rows leave nothing but one for
    each column, as three do for three, the last row would be known without being read.
    """
    shapes = [s for s in uneven(columns, more) if 2 * max(s.values()) <= sum(s.values())]
    open_ = {sum(shape.values()) for shape in shapes if max(shape.values()) > 1}
    return tuple(shape for shape in shapes if sum(shape.values()) in open_)


def turned(shape: Mapping[str, int], room: Mapping[str, Sequence[str]]) -> bool:
    """Whether every turn of a shape can be filled, so that no column is favoured."""
    top = max(shape.values())
    return all(len(room.get(column, ())) >= top for column in shape)


def in_turn(pools: Iterable[T], group: Callable[[T], str]) -> list[T]:
    """A pool of each group in turn, whatever number a group has, as often as of another."""
    groups: dict[str, list[T]] = {}
    for pool in pools:
        groups.setdefault(group(pool), []).append(pool)
    most = max(map(len, groups.values()), default=0)
    return [some[turn % len(some)] for turn in range(most) for some in groups.values()]


def filled(shape: Mapping[str, int], room: Mapping[str, Sequence[str]]) -> bool:
    """Whether every column has as many rows as the shape takes of it."""
    return all(len(room.get(column, ())) >= count for column, count in shape.items())


def products(
    columns: Mapping[str, Sequence[str]], shape: Mapping[str, int]
) -> Iterator[tuple[str, ...]]:
    """Every choice of so many rows of each column, one after another."""
    parts = [combinations(columns.get(column, ()), count) for column, count in shape.items()]
    for chosen in product(*parts):
        yield tuple(sorted(row for part in chosen for row in part))


def few_products(
    columns: Mapping[str, Sequence[str]], shape: Mapping[str, int], most: int
) -> tuple[tuple[str, ...], ...]:
    """All of them where there are no more than `most`, else none."""
    sizes = (comb(len(columns.get(column, ())), count) for column, count in shape.items())
    return tuple(products(columns, shape)) if prod(sizes) <= most else ()


def fitting(shapes: Iterable[Mapping[str, int]], most: int) -> tuple[Mapping[str, int], ...]:
    """The shapes of `most` rows or fewer; without any, those that come from taking rows away."""
    every = tuple(shapes)
    small = tuple(shape for shape in every if sum(shape.values()) <= most)
    cut = (_cut(shape, most) for shape in every) if not small else ()
    unlike = {tuple(shape.items()): shape for shape in cut if sum(shape.values()) <= most}
    return small or tuple(unlike.values())


def _cut(shape: Mapping[str, int], most: int) -> Mapping[str, int]:
    """A shape with fewer rows: of each column alike if they were alike, else of the fullest."""
    left = dict(shape)
    while sum(left.values()) > most and max(left.values()) > 1:
        top = max(left.values())
        alike = len(set(shape.values())) == 1
        fullest = list(left) if alike else [next(c for c in left if left[c] == top)]
        left |= {column: left[column] - 1 for column in fullest}
    return left
