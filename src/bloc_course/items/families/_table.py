"""Items of rows that each take one column (M4): the cells that can be proven, and the item."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Protocol

from bloc_course.dataset.query import World
from bloc_course.draw import Rank, by_rank
from bloc_course.items import obligations
from bloc_course.items.families._assemble import (
    Asked,
    Frame,
    assemble,
    cited,
    hint,
    in_order,
    placed,
    unstopped,
)
from bloc_course.items.families._draws import (
    Area,
    Uses,
    areas,
    attempts,
    balanced,
    filled,
    fitting,
    in_turn,
    products,
    turned,
)
from bloc_course.items.family import Scope, Seed
from bloc_course.items.interactions import Option
from bloc_course.items.interactions.match import Match
from bloc_course.items.item import Evidence, Feedback, Item, ItemPart
from bloc_course.items.limits import limits
from bloc_course.items.marking.m4_rows import Rows
from bloc_course.items.proof import Discharged

# Sets looked at before a count is given as it stands.
MOST_COUNTED = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A row with its proven column: the record it rests on, where, and what that says.

    `instead` tells for a wrong column what speaks against it, `view` what the author holds of a
    thing that is charged or denied.
    """

    record: str
    text: str
    column: str
    locators: tuple[str, ...]
    says: str
    modality: str
    fact: str
    instead: Mapping[str, str] = field(default_factory=dict)
    view: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Everything one question can be asked about; an item takes some of its cells.

    `locators` are those that each of its items needs beside those of the cells, `plain` is the
    stem in simpler words, `hint` makes a hint of the places of an item.
    """

    id: str
    stem: str
    rule: str
    columns: tuple[Option, ...]
    cells: Mapping[str, Cell]
    fixed: bool = True
    left_open: str = ""
    locators: tuple[str, ...] = ()
    plain: str = ""
    hint: Callable[[Iterable[str]], str] = hint


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


# Sets of rows tried for one turn in a pool, and the rounds of all pools that a turn waits.
TRIES, PATIENCE = 80, 4


def table_part(
    rows: Iterable[Option], columns: tuple[Option, ...], key: Mapping[str, str], *, fixed: bool
) -> ItemPart:
    """One match whose rows all offer all columns."""
    return ItemPart(
        name="table",
        interaction=Match(rows=tuple(rows), columns=columns, fixed_columns=fixed),
        key=Rows(rows=dict(key), columns=dict.fromkeys(key, len(columns))),
    )


def table_item(
    world: World, frame: Frame, seed: Seed, table: Table, proof: Iterable[Discharged]
) -> Item:
    """The item that asks for the column of each of the seed's rows."""
    cells = {row: table.cells[row] for row in seed[1:]}
    named = {column.code: column.text for column in table.columns}
    key = {row: cell.column for row, cell in cells.items()}
    locators = in_order(at for cell in cells.values() for at in cell.locators)
    why = {
        row: f"{unstopped(cell.says)} {cited(cell.locators)}. {cell.view}".rstrip()
        for row, cell in cells.items()
    }
    against = {
        f"{row}={column}": f"{text} {why[row]}"
        for row, cell in cells.items()
        for column, text in cell.instead.items()
    }
    part = table_part(
        (Option(row, cell.text) for row, cell in cells.items()),
        table.columns,
        key,
        fixed=table.fixed,
    )
    facts = tuple(sorted({cell.fact for cell in cells.values()}))
    return assemble(
        world,
        frame,
        seed,
        stem=table.stem,
        parts=(part,),
        feedback=Feedback(
            hint=table.hint(locators),
            rule=table.rule,
            key=" ".join(
                placed(cell.text, named[cell.column], cell.locators) for cell in cells.values()
            ),
            choices={**why, **against},
            open=table.left_open,
            reread=locators,
        ),
        evidence=tuple(
            Evidence(cell.record, cell.locators, cell.says, cell.modality)
            for cell in cells.values()
        ),
        proof=(
            *proof,
            obligations.one_referent({row: cell.text for row, cell in cells.items()}),
            obligations.one_referent(named),
        ),
        asked=Asked(keyed=facts, reveals=facts),
        drivers={"rows": str(len(cells)), "columns": str(len(table.columns))},
        plain=table.plain,
    )


def tables_met(world: World, tables: Iterable[Table], path: str) -> list[Table]:
    """The tables that are named by a record which readers of a path meet."""
    return [table for table in tables if not path or path in world.records[table.id].path]


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
) -> Iterator[Seed]:
    """Seeds (table, rows): areas, tables and shapes in turn, by rank as the rows are.

    With `turns` a shape is drawn only where each of its counts can fall to every column. With
    `spread` rows tried less often come first, so that one item seldom answers another.
    """
    used = Uses() if spread else None
    pools: list[Pool] = [
        (f"{area.chapter} {table.id} {sorted(shape.items())}", table, shape, columns)
        for area in areas(world, scope)
        for table in tables
        for columns in [by_column(world, table, area)]
        for shape in fitting(shapes(table), _most(table, scope))
        if (turned(shape, columns) if turns else filled(shape, columns))
    ]
    fair = [pool for pool in pools if even and even.possible(pool[1], pool[3], pool[2])]
    # Where no rows can keep the cue useless, a few items with it are better than none.
    even = even if fair else None
    pools = by_rank(fair or pools, rank, lambda pool: pool[0])
    if turns:
        pools = in_turn(pools, lambda pool: pool[1].id)
    # A turn that the rows of one pool cannot take waits for the next pools: dropped, the turns that
    # are hard to take would come too seldom, and the cue would be a guess after all.
    turn, waited = b"", 0
    for number, ranked in attempts(rank) if pools else ():
        turn = turn or ranked("turn")
        pool = pools[number % len(pools)]
        rows = _taking(pool, ranked, suits, even, turn, used=used)
        waited = 0 if rows else waited + 1
        if rows:
            yield (pool[1].id, *rows)
        if rows or waited >= PATIENCE * len(pools):
            turn, waited = b"", 0


def _taking(
    pool: Pool,
    rank: Rank,
    suits: Suits,
    even: Even | None,
    turn: bytes,
    *,
    used: Uses | None,
) -> tuple[str, ...]:
    """Rows of a pool that suit and take the turn; empty if none of those tried do."""
    _, table, shape, columns = pool
    for _, again in attempts(rank, TRIES) if even else ((0, rank),):
        rows = balanced(columns, shape, again, used.rounds() if used else None)
        if not rows:
            break
        fits = suits(table, rows) and (even is None or even.takes(table, rows, turn))
        if used is not None:
            used.note(rows, taken=fits)
        if fits:
            return rows
    return ()


def _most(table: Table, scope: Scope) -> int:
    """How many cells one item of the table may show to the scope's readers."""
    most = limits(scope.path)
    return most.rows if table.columns else most.options


def by_column(world: World, table: Table, area: Area) -> dict[str, list[str]]:
    """The rows of each column whose evidence the area gives to its readers."""
    found: dict[str, list[str]] = {}
    if not area.holds(table.locators):
        return found
    for row, cell in table.cells.items():
        if area.holds(cell.locators) and area.meets(world.records[cell.record]):
            found.setdefault(cell.column, []).append(row)
    return found


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
