"""The rows of a table's items, drawn by rank: evenly, and so that no cue is a guess."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Protocol

from bloc_course.dataset.query import World
from bloc_course.draw import Rank, by_rank
from bloc_course.items.families._draws import (
    FEWEST_ROWS,
    Uses,
    areas,
    attempts,
    balanced,
    few_products,
    filled,
    fitting,
    in_turn,
    products,
    turned,
)
from bloc_course.items.families._table import Table, by_column
from bloc_course.items.family import Scope, Seed
from bloc_course.items.limits import limits

# Sets looked at before a count is given as it stands.
MOST_COUNTED = 200_000


# How many rows of each column an item of a table may take, and whether these rows make one.
Shapes = Callable[[Table], tuple[Mapping[str, int], ...]]
Suits = Callable[[Table, tuple[str, ...]], bool]
Columns = Mapping[str, list[str]]
# A name, the table, how many rows of each column, and the rows there are.
Pool = tuple[str, Table, Mapping[str, int], Columns]


class Even(Protocol):
    """What keeps a cue, such as the longest option, without use for a guess."""

    def possible(self, table: Table, columns: Columns, shape: Mapping[str, int]) -> bool:
        """Whether the rows of these columns can take every turn."""

    def takes(self, table: Table, rows: tuple[str, ...], turn: bytes) -> bool:
        """Whether these rows take a turn that is drawn by rank."""


class Patient:
    """Has other rows tried until some suit, so that no shape is drawn less than its share."""

    def possible(self, *_: object) -> bool:
        """Every shape may do."""
        return True

    def takes(self, *_: object) -> bool:
        """All rows that suit do."""
        return True


# Sets of rows that suit; None where they are too many to be known.
Rowsets = tuple[tuple[str, ...], ...] | None
FEW = 1000
# Sets of rows tried for one turn in a pool, and the rounds of all pools that a turn waits.
TRIES, PATIENCE = 80, 4


def one_each(table: Table) -> tuple[Mapping[str, int], ...]:
    """A row for each column; the last of them follows from the others, so it is a last resort."""
    shape = {column.code: 1 for column in table.columns}
    return (shape,) if len(shape) >= FEWEST_ROWS else ()


def draw_rows(
    world: World,
    rank: Rank,
    scope: Scope,
    tables: Iterable[Table],
    *,
    shapes: Shapes,
    suits: Suits,
    even: Even | None = None,
    turns: bool = False,
    spread: bool = False,
    at_last: Shapes | None = None,
) -> Iterator[Seed]:
    """Seeds (table, rows): areas, tables and shapes in turn, by rank as the rows are.

    With `turns` a shape is drawn only where each of its counts can fall to every column. With
    `spread` rows tried less often come first, so that one item seldom answers another. The shapes
    `at_last` are for scopes that have too few rows for any other.
    """
    used = Uses() if spread else None
    tables = tuple(tables)
    pools: list[Pool] = []
    for kind in (shapes, at_last):
        pools = pools or [
            (f"{area.chapter} {table.id} {sorted(shape.items())}", table, shape, columns)
            for area in areas(world, scope)
            for table in (tables if kind else ())
            for columns in [by_column(world, table, area)]
            for shape in fitting(kind(table) if kind else (), _most(table, scope))
            if (turned(shape, columns) if turns else filled(shape, columns))
        ]
    fair = [pool for pool in pools if even and even.possible(pool[1], pool[3], pool[2])]
    # Where no rows can keep the cue useless, a few items with it are better than none.
    even = even if fair else None
    looked = {pool[0]: _suiting(pool, suits) for pool in fair if not spread}
    # A pool that is known to hold nothing would only wear out the turn that waits.
    fair = [pool for pool in fair if looked.get(pool[0]) != ()]
    pools = by_rank(fair or pools, rank, lambda pool: pool[0])
    if turns:
        pools = in_turn(pools, lambda pool: pool[1].id)
    # A turn that the rows of one pool cannot take waits for the next pools: dropped, the turns that
    # are hard to take would come too seldom, and the cue would be a guess after all.
    turn, waited = b"", 0
    for number, ranked in attempts(rank) if pools else ():
        turn = turn or ranked("turn")
        pool = pools[number % len(pools)]
        rows = _taking(pool, ranked, suits, even, turn, used=used, among=looked.get(pool[0]))
        waited = 0 if rows else waited + 1
        if rows:
            yield (pool[1].id, *rows)
        if rows or waited >= PATIENCE * len(pools):
            turn, waited = b"", 0


def _suiting(pool: Pool, suits: Suits) -> Rowsets:
    """The rows that suit of a pool so small that all can be looked at; None of a larger one."""
    _, table, shape, columns = pool
    every = few_products(columns, shape, FEW)
    return tuple(rows for rows in every if suits(table, rows)) if every else None


def _taking(
    pool: Pool,
    rank: Rank,
    suits: Suits,
    even: Even | None,
    turn: bytes,
    *,
    used: Uses | None,
    among: Rowsets,
) -> tuple[str, ...]:
    """Rows of a pool that suit and take the turn; empty if none of those tried do.

    `among` are those that suit, where they are known.
    """
    _, table, shape, columns = pool
    for _, again in attempts(rank, TRIES) if even else ((0, rank),):
        if among is None:
            rows = balanced(columns, shape, again, used.rounds() if used else None)
        else:
            rows = among[int.from_bytes(again("rows")[:8], "big") % len(among)] if among else ()
        if not rows:
            break
        # Most sets fail here already, and it is the cheaper question.
        fits = even is None or even.takes(table, rows, turn)
        fits = fits and (among is not None or suits(table, rows))
        if used is not None:
            used.note(rows, taken=fits)
        if fits:
            return rows
    return ()


def _most(table: Table, scope: Scope) -> int:
    """How many cells one item of the table may show to the scope's readers."""
    most = limits(scope.path)
    return most.rows if table.columns else most.options


def count_rows(
    world: World,
    tables: Iterable[Table],
    *,
    shapes: Shapes,
    suits: Suits,
    most: int = MOST_COUNTED,
) -> int:
    """How many sets of rows the tables yield, over all chapters, among the `most` looked at."""
    every = (
        (table, rows)
        for area in areas(world, Scope())
        for table in tables
        for columns in [by_column(world, table, area)]
        for shape in shapes(table)
        if shape  # a table without columns has no rows to choose
        for rows in products(columns, shape)
    )
    looked = islice(every, most)
    return len({(table.id, *rows) for table, rows in looked if suits(table, rows)})
