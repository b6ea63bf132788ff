"""G3 Who belonged: the place of groups and persons by one source, or by the ground given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bloc_course.dataset.query import World
from bloc_course.draw import Rank
from bloc_course.items import obligations
from bloc_course.items.families._assemble import Frame, refusing
from bloc_course.items.families._draws import uneven
from bloc_course.items.families._positions import unplaced
from bloc_course.items.families._table import (
    Table,
    table_item,
)
from bloc_course.items.families._table_rows import (
    count_rows,
    draw_rows,
)
from bloc_course.items.families.prosopography._tables import tables
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.item import Item
from bloc_course.items.proof import Discharged, Refused

FRAME = Frame("G3", "prosopography", "understand")
# Rows beyond the fewest.
MORE = 3
# Of two columns either has so many, else one answer throughout would earn too much.
EACH = 2


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """A table and its rows, now more of one column and now of another, by rank."""
    every = tables(world).values()
    return draw_rows(world, rank, scope, every, shapes=_shapes, suits=_suits, turns=True)


def _shapes(table: Table) -> tuple[Mapping[str, int], ...]:
    """Every count falls to every column in its turn, so that counting tells nothing."""
    return uneven([column.code for column in table.columns], MORE, EACH)


def _suits(table: Table, rows: tuple[str, ...]) -> bool:
    return len(rows) > len(table.columns) - 1


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item of one table and the seed’s rows."""
    table = tables(world).get(seed[0])
    if table is None or not set(seed[1:]) <= table.cells.keys():
        raise Refused("O7", seed, "no source in the article settles these places in one way")
    bare = unplaced(table.left_open)
    if bare:
        raise Refused("O8", (table.id,), f"no place is given for {bare!r}")
    return table_item(world, FRAME, seed, table, _proof(world, table, seed[1:]))


def _proof(world: World, table: Table, rows: tuple[str, ...]) -> tuple[Discharged, ...]:
    kind, about, *rest = table.id.split(":")
    if kind == "list":
        refuted = obligations.closed_list(world, about, world.data.groups[about].members_closed_in)
    elif kind == "place":
        refuted = obligations.functional(rows, f"{rest[0]} gives each group one place")
    else:
        refuted = obligations.functional(rows, "each connection rests on one ground only")
    return (refuted, obligations.attributed(rows, "the stem names the source"))


def count(world: World) -> int:
    """Sets of rows, over all tables and chapters."""
    return count_rows(world, tables(world).values(), shapes=_shapes, suits=_suits)


SPEC = Family(
    id="G3",
    title="Who belonged",
    skill=FRAME.skill,
    level=FRAME.level,
    interaction="match",
    obligations=("O5", "O6", "O7", "O8"),
    seeds=seeds,
    build=build,
    count=count,
    lacks="more sources with a complete list of members or with a place for every group",
)
