"""Items that ask for every option of one column (M2): the cells of a table, ticked or not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bloc_course.dataset.query import World
from bloc_course.items import obligations
from bloc_course.items.families._assemble import Asked, Frame, assemble, hint, in_order
from bloc_course.items.families._table import Cell, Table
from bloc_course.items.family import Seed
from bloc_course.items.interactions import Option
from bloc_course.items.interactions.multiple_choice import MultipleChoice
from bloc_course.items.item import Evidence, Feedback, Item, ItemPart
from bloc_course.items.marking.m2_multiple import Multiple
from bloc_course.items.proof import Discharged


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


def ticks_item(
    world: World,
    frame: Frame,
    seed: Seed,
    table: Table,
    *,
    ticks: Ticks,
    proof: Iterable[Discharged],
) -> Item:
    """The item that asks which of the seed’s cells belong to one column of the table."""
    cells = {code: table.cells[code] for code in seed[1:]}
    key = tuple(code for code, cell in cells.items() if cell.column == ticks.ticked)
    said = (*ticks.given, *(_evidence(cell) for cell in cells.values()))
    locators = in_order(at for fact in said for at in fact.locators)
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
            hint=hint(locators),
            rule=table.rule,
            key=" ".join([ticks.key, *(f"{cells[code].text}: {ticks.why[code]}" for code in key)]),
            choices={code: ticks.why[code] for code in cells},
            open=table.left_open,
            reread=locators,
        ),
        evidence=said,
        proof=(*proof, obligations.one_referent({c: cell.text for c, cell in cells.items()})),
        asked=Asked(keyed=tuple(cell.fact for cell in cells.values()), reveals=ticks.reveals),
        drivers={"options": str(len(cells)), "keyed": str(len(key)), **ticks.drivers},
    )


def _evidence(cell: Cell) -> Evidence:
    return Evidence(cell.record, cell.locators, cell.says, cell.modality)
