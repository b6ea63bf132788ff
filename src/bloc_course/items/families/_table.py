"""Items of rows that each take one column (M4): the cells that can be proven, and the item."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from bloc_course.dataset.query import World
from bloc_course.items import obligations
from bloc_course.items.families._assemble import (
    Asked,
    Frame,
    assemble,
    hint,
    in_order,
    placed,
)
from bloc_course.items.families._draws import (
    Area,
)
from bloc_course.items.families._positions import with_places
from bloc_course.items.family import Seed
from bloc_course.items.interactions import Option
from bloc_course.items.interactions.match import Match
from bloc_course.items.item import Evidence, Feedback, Item, ItemPart
from bloc_course.items.marking.m4_rows import Rows
from bloc_course.items.proof import Discharged


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A row with its proven column: the record it rests on, where, and what that says.

    `instead` tells for a wrong column what speaks against it, `view` what the author holds of a
    thing that is charged or denied, `gives` which other facts the row shows.
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
    gives: tuple[str, ...] = ()


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
        row: f"{with_places(cell.says, cell.locators)} {cell.view}".rstrip()
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
        asked=Asked(
            keyed=facts,
            reveals=(*facts, *sorted({gift for cell in cells.values() for gift in cell.gives})),
        ),
        drivers={"rows": str(len(cells)), "columns": str(len(table.columns))},
        plain=table.plain,
    )


def tables_met(world: World, tables: Iterable[Table], path: str) -> list[Table]:
    """The tables that are named by a record which readers of a path meet."""
    return [table for table in tables if not path or path in world.records[table.id].path]


def by_column(world: World, table: Table, area: Area) -> dict[str, list[str]]:
    """The rows of each column whose evidence the area gives to its readers."""
    found: dict[str, list[str]] = {}
    if not area.holds(table.locators):
        return found
    for row, cell in table.cells.items():
        if area.holds(cell.locators) and area.meets(world.records[cell.record]):
            found.setdefault(cell.column, []).append(row)
    return found
