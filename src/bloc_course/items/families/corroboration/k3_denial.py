"""K3 Denial and document: who says a thing, or denies it, and in which year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bloc_course.dataset.query import World
from bloc_course.draw import Rank
from bloc_course.items import obligations
from bloc_course.items.families._assemble import Frame, refusing
from bloc_course.items.families._draws import uneven
from bloc_course.items.families._table import (
    Table,
    table_item,
)
from bloc_course.items.families._table_rows import (
    Patient,
    count_rows,
    draw_rows,
)
from bloc_course.items.families.corroboration._speakers_in_time import column, tables
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.item import Item
from bloc_course.items.proof import Discharged, Refused

FRAME = Frame("K3", "corroboration", "analyse")
# Rows beyond the fewest, and so many where there is room: of three, two often have one answer.
MORE, ROOMY = 2, 4


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """Tables in turn, their rows by rank, now more of one column and now of another."""
    every = tables(world).values()
    return draw_rows(
        world,
        rank,
        scope,
        every,
        shapes=_shapes,
        suits=_suits,
        even=Patient(),
        turns=True,
        spread=True,
    )


def _shapes(table: Table) -> tuple[Mapping[str, int], ...]:
    """Every count falls to every column in its turn, so that counting tells nothing.

    No count is larger than the places at which every speaker is heard.
    """
    heard = {(cell.column, cell.locators) for cell in table.cells.values()}
    columns = [column.code for column in table.columns]
    most = min(sum(at == column for at, _ in heard) for column in columns)
    room = [shape for shape in uneven(columns, MORE) if max(shape.values()) <= most]
    # No answer is right for more than half of the rows, where the rows allow it.
    even = [shape for shape in room if ROOMY <= sum(shape.values()) >= 2 * max(shape.values())]
    return tuple(even or room)


def _suits(table: Table, rows: tuple[str, ...]) -> bool:
    """Whether no two rows have one speaker at one place: they may be halves of a sentence."""
    heard = [(cell.column, cell.locators) for row in rows for cell in [table.cells[row]]]
    return bool(rows) and len(set(heard)) == len(heard)


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item of the seed’s rows."""
    table, rows = tables(world).get(seed[0]), seed[1:]
    for row in rows:
        column(world, world.data.claims[row])
    if table is None:
        raise Refused("O4", seed[:1], f"no speakers and years of the article make {seed[0]}")
    missing = tuple(row for row in rows if row not in table.cells)
    if missing:
        because = f"another speaker or year has {missing[0]} too, or none of the columns has it"
        raise Refused("O4", missing, because)
    if not _suits(table, rows):
        raise Refused("O5", rows, "two rows have one speaker at one place: one answer counts twice")
    return table_item(world, FRAME, seed, table, _proof(world, rows))


def _proof(world: World, rows: tuple[str, ...]) -> tuple[Discharged, ...]:
    return (
        *(obligations.one_speaker(world, world.data.claims[row]) for row in rows),
        obligations.functional(rows, "what one speaker says in one year none of the others does"),
        obligations.attributed(rows, "the speaker is asked; no statement is taught as fact"),
        Discharged("O9", rows, "papers of a sure year; notes of an unsettled layer are left out"),
    )


def count(world: World) -> int:
    """Sets of rows, over all tables and chapters, up to the cap."""
    return count_rows(
        world, tables(world).values(), shapes=_shapes, suits=_suits, most=MOST_COUNTED
    )


# Sets looked at before the count is given as it stands.
MOST_COUNTED = 20_000


def candidates(world: World) -> Iterator[Seed]:
    """Every claim by itself."""
    return ((name, claim) for name in list(tables(world))[:1] for claim in world.data.claims)


SPEC = Family(
    id="K3",
    title="Denial and document",
    skill=FRAME.skill,
    level=FRAME.level,
    interaction="match",
    obligations=("O4", "O5", "O6", "O7", "O8", "O9"),
    seeds=seeds,
    build=build,
    count=count,
    candidates=candidates,
    lacks="statements on one matter from several years in one chapter; few chapters have a denial "
    "beside a paper of the time",
)
