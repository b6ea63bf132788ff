"""A7 What the find does not show: statements that go beyond what the author takes as shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim, Judgement
from bloc_course.draw import Rank
from bloc_course.items import obligations
from bloc_course.items.families._assemble import Frame, cited, refusing
from bloc_course.items.families._speakers import author
from bloc_course.items.families._table import (
    Cell,
    Table,
)
from bloc_course.items.families._table_rows import (
    count_rows,
    draw_rows,
)
from bloc_course.items.families._ticks import Ticks, ticks_item
from bloc_course.items.families.argument._cues import (
    EvenCues,
    alike_in_length,
    apart_in_figures,
    gap,
)
from bloc_course.items.families.argument._grounds import NEXT, first_person
from bloc_course.items.families.argument._hedges import hedges
from bloc_course.items.families.argument._hypotheses import (
    LEFT_OPEN,
    SET_ASIDE,
    hypotheses,
    verdict,
)
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.item import Item
from bloc_course.items.proof import Discharged, Refused

FRAME = Frame("A7", "argument", "evaluate")
TABLE = "find"
BEYOND, SHOWN, WITHHELD = "beyond", "shown", "withheld"
SHAPES = tuple({BEYOND: beyond, SHOWN: 5 - beyond} for beyond in (1, 2, 3))


# What a ground must name for a thing to be shown: that the author states it shows nothing.
_PAPER = re.compile(
    r"\b(?:letters?|papers?|memoirs|report|book|record|diary|words|quoted|wrote)\b", re.IGNORECASE
)


@lru_cache(maxsize=4)
def _table(world: World) -> Table:
    name = author(world)
    return Table(
        id=TABLE,
        stem=f"Some of these statements are shown by letters, print or records, as {name} reads "
        f"them. Others go beyond that: {name} rejects them or leaves them open. Which go beyond?",
        rule="What a source shows ends where its author’s own “not” or “whether” begins.",
        columns=(),
        cells={cell.record: cell for cell in alike_in_length(_cells(world))},
        plain=f"Which of these are not shown by the sources, because {name} rejects them or leaves "
        "them open?",
        left_open="What the sources do not show may have been so or not.",
    )


def _cells(world: World) -> list[Cell]:
    found = (_cell(world, claim) for claim in world.data.claims.values())
    return [cell for cell in found if cell is not None]


@lru_cache(maxsize=4)
def _tags(world: World) -> dict[str, Judgement]:
    """What a reviewer found of each claim."""
    return {
        judgement.about: judgement
        for judgement in world.data.judgements.values()
        if judgement.family == FRAME.family and judgement.tag in (BEYOND, SHOWN, WITHHELD)
    }


def _cell(world: World, claim: Claim) -> Cell | None:
    """The claim on its side, where the stance in the record and a reviewer agree."""
    if hedges(claim.statement) or first_person(claim.statement):
        return None
    tag, supposed = _tags(world).get(claim.id), hypotheses(world).get(claim.id)
    if tag is not None and tag.tag == WITHHELD:
        return None
    if supposed is not None and supposed.verdict in (SET_ASIDE, LEFT_OPEN):
        side, ground = BEYOND, supposed.ground
    elif tag is not None and _agrees(world, claim, tag.tag):
        side, ground = tag.tag, tag
    else:
        return None
    return Cell(
        record=claim.id,
        text=claim.statement,
        column=side,
        locators=ground.cite,
        says=ground.text,
        modality=claim.modality,
        fact=claim.id,
    )


def _agrees(world: World, claim: Claim, side: str) -> bool:
    if side == BEYOND:
        return verdict(world, claim) in (SET_ASIDE, LEFT_OPEN)
    if not _PAPER.search(_tags(world)[claim.id].text):
        return False
    own_or_taken = claim.stance_of_author == "adopts" or (
        claim.stance_of_author == "reports"
        and claim.asserted_by == world.data.article.author
        and claim.modality == "stated"
    )
    return claim.polarity == "asserts" and claim.modality != "alleged" and own_or_taken


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """Statements by rank, one to three of five beyond what is shown."""
    table = _table(world)
    return draw_rows(
        world,
        rank,
        scope,
        (table,),
        shapes=_shapes,
        suits=lambda _, rows: _distinct(world, rows),
        even=EvenCues(BEYOND, {table.id: table.stem}),
        spread=True,
    )


def _shapes(_: Table) -> tuple[Mapping[str, int], ...]:
    return SHAPES


def _distinct(world: World, rows: tuple[str, ...]) -> bool:
    """Whether no two options are of one relation of one thing, or from one sentence.

    One would answer the other.
    """
    cells, claims = _table(world).cells, [world.data.claims[row] for row in rows]
    if len({cells[row].locators for row in rows}) < len(rows) or _gives_away(world, rows):
        return False
    about = {(claim.subject, claim.predicate, claim.object) for claim in claims}
    return len(about) == len({claim.statement for claim in claims}) == len(rows)


def _gives_away(world: World, rows: tuple[str, ...]) -> bool:
    """Whether one option answers another, or its length does.

    What is shown of a thing in the paragraph that refutes another claim on it, or next to that,
    refutes it for the reader. Where all that is keyed is shorter than the rest, or longer, or has
    the figures, it is found unread.
    """
    cells = _table(world).cells
    keyed = [row for row in rows if cells[row].column == BEYOND]
    texts = [cells[row].text for row in keyed]
    others = [cells[row].text for row in rows if row not in keyed]
    if texts and others and (gap(texts, others) > 0 or apart_in_figures(texts, others)):
        return True
    return any(_refutes(world, row, key) for row in rows if row not in keyed for key in keyed)


def _refutes(world: World, row: str, key: str) -> bool:
    """Whether what is shown is on the thing of the keyed claim, and stands where that falls."""
    cells, claims = _table(world).cells, world.data.claims
    order = {at: place for place, at in enumerate(world.data.article.locators)}
    return claims[row].subject == claims[key].subject and any(
        abs(order[one] - order[other]) <= NEXT
        for one in cells[row].locators
        for other in cells[key].locators
    )


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item that asks which of the seed’s statements go beyond what is shown."""
    table, rows = _table(world), seed[1:]
    missing = tuple(row for row in rows if row not in table.cells)
    if missing:
        because = f"record and reviewer do not agree whether {missing[0]} is shown"
        raise Refused("O7", missing, because)
    if not _distinct(world, rows):
        raise Refused("O6", rows, "two options are about the same")
    return ticks_item(
        world,
        FRAME,
        seed,
        table,
        ticks=Ticks(
            ticked=BEYOND,
            key="These go beyond what is shown.",
            why={row: _why(table.cells[row]) for row in rows},
            given=(),
            reveals=rows,
            drivers={},
        ),
        proof=_proof(world, table, rows),
    )


def _why(cell: Cell) -> str:
    start = "This much is shown. " if cell.column == SHOWN else ""
    return f"{start}{cell.says[:-1]} {cited(cell.locators)}."


def _proof(world: World, table: Table, rows: tuple[str, ...]) -> tuple[Discharged, ...]:
    values = (obligations.undenied(world, world.data.claims[row]) for row in rows)
    return (
        *values,
        obligations.explicit(
            rows, "the author’s stance to each is explicit, and a reviewer agrees"
        ),
        obligations.attributed(
            (table.id, *rows), "the stem says that it is the author’s reading that counts"
        ),
    )


def count(world: World) -> int:
    """Sets of five statements, over all chapters, up to the cap."""
    return count_rows(
        world,
        (_table(world),),
        shapes=_shapes,
        suits=lambda _, rows: _distinct(world, rows),
        most=20_000,
    )


def candidates(world: World) -> Iterator[Seed]:
    """Every claim beside one that the papers show."""
    shown = next((cell for cell in _table(world).cells.values() if cell.column == SHOWN), None)
    beside = (shown.record,) if shown else ()
    return ((TABLE, claim, *beside) for claim in world.data.claims)


SPEC = Family(
    id="A7",
    title="What the find does not show",
    skill=FRAME.skill,
    level=FRAME.level,
    interaction="multiple-choice",
    obligations=("O3", "O5", "O6", "O7", "O8"),
    seeds=seeds,
    build=build,
    count=count,
    candidates=candidates,
    lacks="statements that the author rejects or leaves open in so many words",
)
