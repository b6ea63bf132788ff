"""C5 Interval membership: which events fall into a period, which just outside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from bloc_course.dataset.names import folded
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Period
from bloc_course.dates import parse_edtf
from bloc_course.draw import Rank
from bloc_course.items import obligations
from bloc_course.items.families._assemble import Frame, cited, refusing
from bloc_course.items.families._speakers import author
from bloc_course.items.families._table import (
    Cell,
    Table,
    tables_met,
)
from bloc_course.items.families._table_rows import (
    count_rows,
    draw_rows,
)
from bloc_course.items.families._ticks import EvenLengths, Ticks, ticks_item
from bloc_course.items.families.chronology import _cards as cards
from bloc_course.items.families.chronology._cues import told_twice
from bloc_course.items.families.chronology._phases import ends, lasts, length
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.item import Evidence, Item
from bloc_course.items.obligations.time import widest
from bloc_course.items.proof import Discharged, Refused

FRAME = Frame("C5", "chronology", "understand")
INSIDE, OUTSIDE = "inside", "outside"
SHAPES = tuple({INSIDE: inside, OUTSIDE: 6 - inside} for inside in (2, 3, 4))
# What lies outside is near: so many days from the edge of a period of a year or less, or a year.
NEAR, YEAR = 92, 366
# Words of a period’s name that a card may not repeat have so many letters.
SHORTEST = 4
# So many options may begin with the same word: “Trotsky’s letter” would be a guess else.
MOST_ALIKE = 2
MOST_COUNTED = 20_000


@lru_cache(maxsize=4)
def _tables(world: World) -> dict[str, Table]:
    """A table for each period of which both ends are known to the day."""
    return {
        period.id: _table(world, period)
        for period in world.data.periods.values()
        if None not in ends(period) and not obligations.kept_out(world, FRAME.family, period.id)
    }


def _sure(period: Period) -> tuple[int, int]:
    """The days that are in the period whichever day of a year named as its end is meant."""
    lo, hi = length(period)
    first, last = parse_edtf(period.from_), parse_edtf(period.to)
    late, early = first.proof_hi or lo, last.proof_lo or hi
    return (late if first.precision == "year" else lo), (early if last.precision == "year" else hi)


def _table(world: World, period: Period) -> Table:
    return Table(
        id=period.id,
        stem=(
            f"Take the period “{period.label}” as the time {lasts(period)}. Which of "
            f"these fall wholly into it, by the dates that {author(world)}’s article and its "
            "notes give? A paper counts by the time of its writing, an appearance in print by the "
            "date of the issue."
        ),
        plain=(
            f"Which of these fall wholly into the time {lasts(period)}, by "
            f"{author(world)}’s article and notes? A paper’s date is when it was written."
        ),
        rule="What falls into a period has its first and its last possible day inside it.",
        columns=(),
        cells={
            card: _cell(world, period, card)
            for card in (*cards.events(world), *cards.letters(world))
            if _side(world, period, card) and not _tells(world, period, card)
        },
        locators=period.cite,
    )


def _side(world: World, period: Period, card: str) -> str:
    """Where a card lies however its date is read, or an empty text: on an edge or far off."""
    if obligations.kept_out(world, FRAME.family, card) or _preface(world, card):
        return ""
    lo, hi = length(period)
    first, last = _widest(world, card)
    if first is None or last is None:
        return ""
    sure_lo, sure_hi = _sure(period)
    if sure_lo <= first and last <= sure_hi:
        return INSIDE
    near = NEAR if hi - lo < YEAR else YEAR
    own_first, own_last = cards.days(world, card)
    after, before = first > hi and own_first - hi <= near, last < lo and lo - own_last <= near
    return OUTSIDE if after or before else ""


def _preface(world: World, card: str) -> bool:
    """Whether the preface dates the card, which the stem does not name."""
    return any(at[0] in "eh" for at in cards.locators(world, card))


def _widest(world: World, card: str) -> tuple[int | None, int | None]:
    """The card’s days with every printed value and every wide reading of a vague word."""
    (lo, hi), (first, last) = cards.broad_days(world, card), widest(world, card)
    return None if first is None else min(lo, first), None if last is None else max(hi, last)


def _tells(world: World, period: Period, card: str) -> bool:
    """Whether the card speaks of what the period is called by, so that nobody needs its date."""
    stems = {word.rstrip("s") for word in folded(period.label).split() if len(word) >= SHORTEST}
    return any(word.startswith(stem) for word in folded(world.name(card)).split() for stem in stems)


def _cell(world: World, period: Period, card: str) -> Cell:
    said = cards.evidence(world, card)
    return Cell(
        record=card,
        text=cards.text(world, card),
        column=_side(world, period, card),
        locators=said.locators,
        says=said.says,
        modality=said.modality,
        fact=f"{card}@{period.id}",
    )


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """A period and its options by rank: two to four of six inside."""
    shown = tables_met(world, _tables(world).values(), scope.path)
    return draw_rows(
        world,
        rank,
        scope,
        shown,
        shapes=_shapes,
        suits=lambda _, rows: _suits(world, rows),
        even=EvenLengths(INSIDE),
        spread=True,
    )


def _suits(world: World, rows: tuple[str, ...]) -> bool:
    """Whether no two options may be one thing, and no one’s papers fill half of them."""
    first_words = Counter(world.name(card).split()[0] for card in rows)
    return max(first_words.values()) <= MOST_ALIKE and not told_twice(world, rows)


def _shapes(_: Table) -> tuple[Mapping[str, int], ...]:
    return SHAPES


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item that asks which of the seed’s cards fall into its period."""
    obligations.withheld(world, FRAME.family, seed[0])
    table = _tables(world).get(seed[0])
    if table is None:
        raise Refused("O1", seed[:1], f"{seed[0]} is no period with both ends")
    told = (
        *cards.hearsay(world, seed[1:]),
        *cards.issued(world, seed[1:]),
        *cards.doubts(world, seed[1:]),
    )
    concluded = cards.concluded(world, seed[1:], author(world))
    table = replace(table, left_open=" ".join((*told, *concluded)))
    period = world.data.periods[table.id]
    rows = seed[1:]
    twice = told_twice(world, rows)
    if twice:
        raise Refused("O6", twice, f"{' and '.join(twice)} may be one thing")
    for card in rows:
        obligations.withheld(world, FRAME.family, card)
        if card not in table.cells:
            raise _refusal(world, period, card)
    says = " ".join(filter(None, (f"{period.label}: {lasts(period)}.", period.note)))
    # Where a period begins and ends the course has set, by the places that it names.
    given = Evidence(period.id, period.cite, says, "inferred")
    return ticks_item(
        world,
        FRAME,
        seed,
        table,
        ticks=Ticks(
            ticked=INSIDE,
            key=f"{period.label}: {lasts(period)} {cited(period.cite)}.",
            why={card: _why(world, period, table.cells[card]) for card in rows},
            given=(given,),
            reveals=(*(f"{card}.when" for card in rows), *(f"{card}.written" for card in rows)),
            drivers={"gap_days": str(min(_off(world, period, card) for card in rows))},
        ),
        proof=(*_proof(period, table, rows), cards.whose(world, rows)),
    )


def _refusal(world: World, period: Period, card: str) -> Refused:
    """Why a card is no option of a period."""
    both = (card, period.id)
    if card not in (*cards.events(world), *cards.letters(world)):
        return Refused("O3", both, f"{card} is not dated by a plain statement")
    if _tells(world, period, card):
        return Refused("O6", both, f"the name of {card} tells that it belongs to {period.id}")
    because = f"{card} lies neither certainly inside {period.id} nor just outside it"
    return Refused("O1", both, because)


def _off(world: World, period: Period, card: str) -> int:
    """Days from the nearer edge of the period, on whichever side of it."""
    lo, hi = length(period)
    first, last = cards.days(world, card)
    return min(abs(lo - last), abs(first - hi), abs(first - lo) + 1, abs(hi - last) + 1)


def _why(world: World, period: Period, cell: Cell) -> str:
    lo, _ = length(period)
    _, last = cards.days(world, cell.record)
    where = "inside the period"
    if cell.column == OUTSIDE and last < lo:
        where = "before the period begins"
    elif cell.column == OUTSIDE:
        where = "after the period ends"
    return f"{cards.dated(world, cell.record)} {cited(cell.locators)}, {where}."


def _proof(period: Period, table: Table, rows: tuple[str, ...]) -> tuple[Discharged, ...]:
    inside = tuple(card for card in rows if table.cells[card].column == INSIDE)
    outside = tuple(card for card in rows if table.cells[card].column == OUTSIDE)
    whole = "all days that any printed value or reading allows"
    return (
        Discharged("O1", (period.id, *inside), f"{whole} lie inside"),
        Discharged("O1", (period.id, *outside), f"{whole} lie outside"),
        Discharged("O2", rows, "inside and outside hold under every printed value"),
        obligations.by_time(outside, "each lies wholly outside the period"),
        obligations.attributed(
            (period.id,), "the stem sets the period and names whose dates count"
        ),
    )


def count(world: World) -> int:
    """Sets of six options over all periods and chapters, among those looked at."""
    return count_rows(
        world,
        _tables(world).values(),
        shapes=_shapes,
        suits=lambda _, rows: _suits(world, rows),
        most=MOST_COUNTED,
    )


def candidates(world: World) -> Iterator[Seed]:
    """Every event and dated document with every period."""
    everything = (*world.data.events, *world.data.documents)
    return ((period, card) for period in world.data.periods for card in everything)


SPEC = Family(
    id="C5",
    title="Which fall into the period",
    skill=FRAME.skill,
    level=FRAME.level,
    interaction="multiple-choice",
    obligations=("O1", "O2", "O5", "O6", "O7", "O8"),
    seeds=seeds,
    build=build,
    count=count,
    candidates=candidates,
    lacks="dated events just before and after the periods that have few near their edges",
)
