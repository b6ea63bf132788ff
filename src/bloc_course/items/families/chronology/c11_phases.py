"""C11 Phases: events and letters put into the phases of the course, none of them on an edge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace as with_values
from functools import lru_cache
from itertools import combinations
from typing import NoReturn

from msgspec.structs import replace

from bloc_course.dataset.names import folded
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Period
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
    Suits,
    count_rows,
    draw_rows,
)
from bloc_course.items.families.chronology import _cards as cards
from bloc_course.items.families.chronology._cues import told_twice, twins
from bloc_course.items.families.chronology._phases import lasts, length, phases
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.interactions import Option
from bloc_course.items.interactions.gap_match import GapMatch
from bloc_course.items.item import Item, ItemPart
from bloc_course.items.marking.m4_rows import Rows
from bloc_course.items.obligations.time import widest
from bloc_course.items.proof import Discharged, Refused

FRAME = Frame("C11", "chronology", "understand")
# Fewer phases than that leave little to choose from.
FEWEST = 3
SHORTEST = 4


def _lasts(period: Period) -> str:
    return lasts(period).removeprefix("from ")


@lru_cache(maxsize=4)
def _tables(world: World) -> dict[str, Table]:
    """A table for all phases and for every shorter row of neighbours, since no chapter has all."""
    every = phases(world)
    placed = {
        card: phase
        for card in (*cards.events(world), *cards.letters(world))
        for phase in [_phase(world, card)]
        if phase and not obligations.kept_out(world, FRAME.family, card)
    }
    rows = (every[first:last] for first, last in combinations(range(len(every) + 1), 2))
    tables = (_table(world, row, placed) for row in rows if len(row) >= FEWEST)
    return {table.id: table for table in tables}


def _table(world: World, row: tuple[Period, ...], placed: Mapping[str, Period]) -> Table:
    """The cards that lie in these phases however their dates are read."""
    return Table(
        id=":".join(period.id for period in row),
        stem=(
            "These are phases into which this course divides the story. Which of them does each "
            f"line below belong to, by the dates that {author(world)}’s article, its notes and its "
            "preface give? A paper counts by the time of its writing, an appearance in print by "
            "the date of the issue. A phase may be used more than once or not at all."
        ),
        plain=(
            f"In which phase of this course does each line lie, by {author(world)}’s article, "
            "notes and preface? A paper’s date is when it was written. Phases may repeat or stay "
            "empty."
        ),
        rule="A line belongs to the phase that holds its first and its last possible day.",
        columns=tuple(Option(period.id, f"{period.label} ({_lasts(period)})") for period in row),
        cells={
            card: _cell(world, card, phase, row) for card, phase in placed.items() if phase in row
        },
    )


def _phase(world: World, card: str) -> Period | None:
    """The phase that holds all days any printed value or reading allows, if no name tells it."""
    first, last = _widest(world, card)
    if first is None or last is None or _tells(world, card):
        return None
    days = ((period, *length(period)) for period in phases(world))
    return next((period for period, lo, hi in days if lo <= first and last <= hi), None)


def _widest(world: World, card: str) -> tuple[int | None, int | None]:
    """The card’s days under every printed value and every wide reading of a vague word."""
    (lo, hi), (first, last) = cards.broad_days(world, card), widest(world, card)
    return None if first is None else min(lo, first), None if last is None else max(hi, last)


def _tells(world: World, card: str) -> bool:
    """Whether the card’s name has a word of a phase’s label, so that it needs no date."""
    said = folded(world.name(card)).split()
    stems = {
        word.rstrip("s")
        for period in phases(world)
        for word in folded(period.label).split()
        if len(word) >= SHORTEST
    }
    return any(word.startswith(stem) for word in said for stem in stems)


def _cell(world: World, card: str, phase: Period, row: tuple[Period, ...]) -> Cell:
    said = cards.evidence(world, card)
    instead = {
        other.id: f"“{other.label}” here means {_lasts(other)}, which is too {side}."
        for other in row
        if other != phase
        for side in ["late" if length(phase) < length(other) else "early"]
    }
    return Cell(
        record=card,
        text=cards.text(world, card),
        column=phase.id,
        locators=said.locators,
        says=said.says,
        modality=said.modality,
        fact=f"{card}@{phase.id}",
        instead=instead,
    )


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """Cards of the phases, now more of one and now of another, by rank."""
    tables = _tables(world).values()
    suits = _suits(world)
    return draw_rows(
        world, rank, scope, tables, shapes=_shapes, suits=suits, turns=True, spread=True
    )


def _shapes(table: Table) -> tuple[Mapping[str, int], ...]:
    # A row for each phase and none twice would tell the last by the others, and one phase with
    # most of the rows would pay whoever puts all of them there.
    shapes = uneven([column.code for column in table.columns])
    return tuple(
        shape
        for shape in shapes
        if set(shape.values()) != {1} and 2 * max(shape.values()) <= sum(shape.values())
    )


def _suits(world: World) -> Suits:
    doubled = frozenset(card for pair in twins(world) for card in pair)
    return lambda _, rows: not told_twice(world, [card for card in rows if card in doubled])


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item that puts the seed’s cards into the phases."""
    table, rows = _tables(world).get(seed[0]), seed[1:]
    if table is None:
        raise Refused("O1", seed[:1], f"{seed[0]} is no row of phases that adjoin")
    for card in rows:
        obligations.withheld(world, FRAME.family, card)
        if card not in table.cells:
            _refuse(world, card)
    twice = told_twice(world, rows)
    if twice:
        raise Refused("O6", twice, f"{' and '.join(twice)} may be one thing")
    told = (
        *cards.hearsay(world, rows),
        *cards.issued(world, rows),
        *cards.doubts(world, rows),
        *cards.concluded(world, rows, author(world)),
    )
    left = with_values(table, left_open=" ".join(told))
    item = table_item(world, FRAME, seed, left, _proof(rows))
    key = {card: table.cells[card].column for card in rows}
    part = ItemPart(
        name="phases",
        interaction=GapMatch(
            gaps=tuple(Option(card, table.cells[card].text) for card in rows),
            cards=table.columns,
            reuse=True,
            fixed_cards=True,
        ),
        key=Rows(rows=key, columns=dict.fromkeys(key, len(table.columns))),
    )
    reveals = (*(f"{card}.when" for card in rows), *(f"{card}.written" for card in rows))
    drivers = {**item.drivers, "gap_days": str(min(_edge(world, card) for card in rows))}
    return replace(item, parts=(part,), reveals=(*item.reveals, *reveals), drivers=drivers)


def _refuse(world: World, card: str) -> NoReturn:
    if card not in (*cards.events(world), *cards.letters(world)):
        raise Refused("O1", (card,), f"{card} is not dated by a plain statement")
    if _tells(world, card):
        raise Refused("O6", (card,), f"the name of {card} has a word of a phase’s own")
    because = f"{card} lies in none of these phases with all its possible days"
    raise Refused("O1", (card,), because)


def _edge(world: World, card: str) -> int:
    """Days from the card to the nearer end of its phase."""
    first, last = cards.days(world, card)
    phase = _phase(world, card)
    lo, hi = length(phase) if phase else (first, last)
    return min(first - lo, hi - last) + 1


def _proof(rows: tuple[str, ...]) -> tuple[Discharged, ...]:
    whole = "all days that the printed dates of this record, read widely, allow lie in the phase"
    return (
        Discharged("O1", rows, whole),
        Discharged("O2", rows, "no rival date recorded for it lies outside its phase"),
        obligations.by_time(rows, "the phases do not overlap, so the others are excluded"),
        obligations.attributed(rows, "the stem says whose phases and whose dates count"),
    )


def count(world: World) -> int:
    """Sets of cards of the phases, over all chapters, among those looked at."""
    return count_rows(world, _tables(world).values(), shapes=_shapes, suits=_suits(world))


def candidates(world: World) -> Iterator[Seed]:
    """Every event and document, among all phases."""
    every = next(iter(_tables(world)), "")
    return ((every, card) for card in (*world.data.events, *world.data.documents))


SPEC = Family(
    id="C11",
    title="Phases",
    skill=FRAME.skill,
    level=FRAME.level,
    interaction="gap-match",
    obligations=("O1", "O2", "O5", "O6", "O7", "O8"),
    seeds=seeds,
    build=build,
    count=count,
    candidates=candidates,
    lacks="dated events of every phase within the reading of more chapters",
)
