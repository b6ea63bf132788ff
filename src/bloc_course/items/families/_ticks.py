"""Items that ask for every option of one column (M2): the cells of a table, ticked or not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bloc_course.dataset.query import World
from bloc_course.items import obligations
from bloc_course.items.families._assemble import Asked, Frame, assemble, hint, in_order
from bloc_course.items.families._table import (
    Cell,
    Table,
)
from bloc_course.items.families._table_rows import Columns
from bloc_course.items.family import Seed
from bloc_course.items.interactions import Option
from bloc_course.items.interactions.multiple_choice import MultipleChoice
from bloc_course.items.item import Evidence, Feedback, Item, ItemPart
from bloc_course.items.marking.m2_multiple import Multiple
from bloc_course.items.proof import Discharged, Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticks:
    """What a table of cells needs to become a question of ticks.

    `ticked` is the column whose cells are keyed, `why` says for each code why the cell belongs
    there or not. `given` is evidence of what the stem says, at the table’s own locators.
    """

    ticked: str
    key: str
    why: Mapping[str, str]
    given: tuple[Evidence, ...]
    reveals: tuple[str, ...]
    drivers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class EvenLengths:
    """The longest and the shortest option are keyed as often as any, so neither is a guess."""

    ticked: str

    def possible(self, table: Table, columns: Columns, shape: Mapping[str, int]) -> bool:
        """Whether either end of the lengths can lie on either side, and both on one."""
        (other,) = (column for column in shape if column != self.ticked)
        keyed, rest = (
            sorted(len(table.cells[row].text) for row in columns[column])
            for column in (self.ticked, other)
        )
        return _encloses(keyed, rest, shape[other]) and _encloses(rest, keyed, shape[self.ticked])

    def takes(self, table: Table, rows: tuple[str, ...], turn: bytes) -> bool:
        """Whether longest and shortest are keyed just when the turn says so."""
        cells = [table.cells[row] for row in rows]
        keyed = sum(cell.column == self.ticked for cell in cells)
        by_length = sorted(cells, key=lambda cell: (len(cell.text), cell.text))
        turns = (int.from_bytes(turn[:4], "big"), int.from_bytes(turn[4:8], "big"))
        return all(
            (cell.column == self.ticked) == (number % len(cells) < keyed)
            for cell, number in zip((by_length[-1], by_length[0]), turns, strict=True)
        )


def _encloses(outer: list[int], inner: list[int], count: int) -> bool:
    """Whether so many of the inner lengths lie between the shortest and the longest outer one."""
    return sum(outer[0] < length < outer[-1] for length in inner) >= count


def ticks_item(
    world: World,
    frame: Frame,
    seed: Seed,
    table: Table,
    *,
    ticks: Ticks,
    proof: Iterable[Discharged],
) -> Item:
    """The item that asks which of the seed’s cells belong to one column; O5: both kinds stand."""
    cells = {code: table.cells[code] for code in seed[1:]}
    key = tuple(code for code, cell in cells.items() if cell.column == ticks.ticked)
    if not 0 < len(key) < len(cells):
        raise Refused("O5", seed, "an item needs something to tick and something to leave")
    said = (*ticks.given, *(_evidence(cell) for cell in cells.values()))
    locators = in_order(at for fact in said for at in fact.locators)
    # Where the question has no place of its own, the first few would be those of some options.
    places = [cell.locators for cell in cells.values()]
    where = hint(locators, places, question=table.locators or locators)
    return assemble(
        world,
        frame,
        seed,
        stem=table.stem,
        parts=(
            ItemPart(
                name="ticks",
                interaction=MultipleChoice(
                    options=tuple(Option(code, cell.text) for code, cell in cells.items())
                ),
                key=Multiple(correct=key, options=len(cells)),
            ),
        ),
        feedback=Feedback(
            hint=where if table.hint is hint else table.hint(locators),
            rule=table.rule,
            key=" ".join(
                [ticks.key, *(_named(cells[c].text.rstrip("."), ticks.why[c]) for c in key)]
            ),
            choices={code: ticks.why[code] for code in cells},
            open=table.left_open,
            reread=locators,
        ),
        evidence=said,
        proof=(*proof, obligations.one_referent({c: cell.text for c, cell in cells.items()})),
        asked=Asked(keyed=tuple(cell.fact for cell in cells.values()), reveals=ticks.reveals),
        drivers={"options": str(len(cells)), "keyed": str(len(key)), **ticks.drivers},
        plain=table.plain,
    )


def _named(text: str, why: str) -> str:
    """The ground of an option after its text, unless it begins with that by itself."""
    return why if why.startswith(f"{text} ") else f"{text}: {why}"


def _evidence(cell: Cell) -> Evidence:
    return Evidence(cell.record, cell.locators, cell.says, cell.modality)
