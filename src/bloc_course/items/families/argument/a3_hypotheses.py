"""A3 Eliminating hypotheses: set aside, left open, or preferred."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache, partial

from bloc_course.dataset.query import World
from bloc_course.draw import Rank
from bloc_course.items import obligations
from bloc_course.items.families._assemble import Frame, refusing
from bloc_course.items.families._draws import uneven
from bloc_course.items.families._speakers import author
from bloc_course.items.families._table import (
    Cell,
    Table,
    table_item,
)
from bloc_course.items.families._table_rows import (
    count_rows,
    draw_rows,
)
from bloc_course.items.families.argument._grounds import apart
from bloc_course.items.families.argument._hedges import hedges
from bloc_course.items.families.argument._hypotheses import (
    LEFT_OPEN,
    PREFERRED,
    SET_ASIDE,
    Hypothesis,
    hypotheses,
)
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.interactions import Option
from bloc_course.items.item import Item
from bloc_course.items.proof import Discharged, Refused

FRAME = Frame("A3", "argument", "analyse")
TABLE = "hypotheses"
VERDICTS = (SET_ASIDE, LEFT_OPEN, PREFERRED)
# No verdict has more than half of the rows, or three of five: one answer alone earns little.
SHAPES = tuple(
    shape
    for shape in uneven(VERDICTS, more=2)
    if 2 * max(shape.values()) <= sum(shape.values()) + 1
)
# So many seeds may wait for one that has the verdict which the last one lacked.
PATIENCE = 12


@lru_cache(maxsize=4)
def _table(world: World) -> Table:
    name = author(world)
    return Table(
        id=TABLE,
        stem="Here are possible claims. Is each of them set aside, left open "
        f"or taken as true or probable in {name}’s article?",
        rule="Look for the words that reject, weigh or leave a hypothesis; a charge or a guess is "
        "no finding.",
        columns=(
            Option(SET_ASIDE, "set aside"),
            Option(LEFT_OPEN, "left open"),
            Option(PREFERRED, "taken as true or probable"),
        ),
        cells={
            id_: _cell(name, hypothesis)
            for id_, hypothesis in hypotheses(world).items()
            if not hedges(hypothesis.claim.statement)
        },
        plain=f"What does {name}’s article do with each of these ideas?",
        left_open="What an author prefers may still be wrong, and what is left open may be so.",
    )


def _cell(name: str, hypothesis: Hypothesis) -> Cell:
    claim, kind, ground = hypothesis
    return Cell(
        record=claim.id,
        text=claim.statement,
        column=kind,
        locators=ground.cite,
        says=ground.text,
        modality=claim.modality,
        fact=claim.id,
        instead=_instead(_judge(name, ground.cite), kind),
    )


def _judge(name: str, places: tuple[str, ...]) -> str:
    """Who gives a verdict: others may have had a hand in a note, so it is the note that judges."""
    notes = {at[1:].partition(".")[0] for at in places}
    if all(at.startswith("n") for at in places):
        return f"Note {notes.pop()}" if len(notes) == 1 else "A note"
    return name


def _instead(name: str, kind: str) -> dict[str, str]:
    """What speaks against each of the other verdicts."""
    against = {
        SET_ASIDE: {
            LEFT_OPEN: f"{name} finds it wrong or unlikely.",
            PREFERRED: f"{name} speaks against it.",
        },
        LEFT_OPEN: {
            SET_ASIDE: f"{name} does not rule it out.",
            PREFERRED: f"{name} does not go so far.",
        },
        PREFERRED: {
            SET_ASIDE: f"{name} speaks for it.",
            LEFT_OPEN: f"{name} does not stop at the question.",
        },
    }
    return against[kind]


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """Hypotheses by rank, in uneven numbers, so that no row follows from the others.

    A verdict that one item lacks is in the next: in a few items none is idle.
    """
    drawn = draw_rows(
        world,
        rank,
        scope,
        (_table(world),),
        shapes=_shapes,
        suits=lambda table, rows: _unlike(world, table, rows),
        turns=True,
        spread=True,
    )
    return _varied(drawn, partial(_missing, _table(world)))


def _unlike(world: World, table: Table, rows: tuple[str, ...]) -> bool:
    """Whether no hypothesis is drawn from another, and no two are judged in one place."""
    return apart(world, rows) and len({table.cells[row].locators for row in rows}) == len(rows)


def _missing(table: Table, seed: Seed) -> frozenset[str]:
    """The verdicts that no row of a seed has."""
    return frozenset(VERDICTS) - {table.cells[row].column for row in seed[1:]}


def _varied(seeds: Iterable[Seed], missing: Callable[[Seed], frozenset[str]]) -> Iterator[Seed]:
    """All seeds, one held back while it lacks what the one before it lacked, for some turns."""
    waiting: list[Seed] = []
    lacked: frozenset[str] = frozenset()
    for seed in seeds:
        waiting.append(seed)
        found = next((one for one in waiting if not missing(one) & lacked), None)
        if found is None and len(waiting) < PATIENCE:
            continue
        found = found or waiting[0]
        waiting.remove(found)
        lacked = missing(found)
        yield found
    yield from waiting


def _shapes(_: Table) -> tuple[Mapping[str, int], ...]:
    return SHAPES


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item of the seed’s hypotheses."""
    table, rows = _table(world), seed[1:]
    missing = tuple(row for row in rows if row not in table.cells)
    if missing:
        because = f"record and reviewer do not agree on what becomes of {missing[0]}"
        raise Refused("O7", missing, because)
    if not _unlike(world, table, rows):
        raise Refused("O6", rows, "what becomes of one row is told by another")
    values = (obligations.undenied(world, world.data.claims[row]) for row in rows)
    return table_item(world, FRAME, seed, table, (*values, *_proof(rows)))


def _proof(rows: tuple[str, ...]) -> tuple[Discharged, ...]:
    return (
        obligations.functional(rows, "one verdict of the author, which record and reviewer share"),
        obligations.attributed(rows, "the author’s verdict is asked, not whether a thing was so"),
    )


def count(world: World) -> int:
    """Sets of hypotheses of every shape, over all chapters, up to the cap."""
    return count_rows(
        world,
        (_table(world),),
        shapes=_shapes,
        suits=lambda table, rows: _unlike(world, table, rows),
        most=50_000,
    )


def candidates(world: World) -> Iterator[Seed]:
    """Every claim by itself."""
    return ((TABLE, claim) for claim in world.data.claims)


SPEC = Family(
    id="A3",
    title="Eliminating hypotheses",
    skill=FRAME.skill,
    level=FRAME.level,
    interaction="match",
    obligations=("O3", "O5", "O6", "O7", "O8"),
    seeds=seeds,
    build=build,
    count=count,
    candidates=candidates,
    lacks="hypotheses that the article leaves open in so many words, above all in single chapters",
)
