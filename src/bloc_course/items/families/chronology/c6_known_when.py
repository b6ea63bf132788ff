"""C6 What was known when: which events the writer of a paper knew of, which were still to come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from bloc_course.dataset.query import World
from bloc_course.draw import Rank
from bloc_course.items import obligations
from bloc_course.items.families._assemble import Frame, cited, in_order, refusing
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
from bloc_course.items.families.chronology._knowledge import (
    Ground,
    known,
    last_day,
    later,
    papers,
    when,
)
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.item import Item
from bloc_course.items.proof import Discharged, Refused

FRAME = Frame("C6", "contextualisation", "analyse")
KNOWN, LATER = "known", "later"
SHAPES = tuple({KNOWN: k, LATER: n} for k, n in ((2, 3), (3, 3), (3, 2), (2, 4)))
MOST_COUNTED = 20_000
# What came more than nine months later nobody takes for known; one such option may stand.
SOON, MOST_FAR = 280, 1


@lru_cache(maxsize=4)
def _tables(world: World) -> dict[str, Table]:
    """A table for each paper of which something known and something later can be asked."""
    tables = {paper: _table(world, paper) for paper in papers(world)}
    both = {KNOWN, LATER}
    return {
        paper: table
        for paper, table in tables.items()
        if {cell.column for cell in table.cells.values()} == both
        and not obligations.kept_out(world, FRAME.family, paper)
    }


def _table(world: World, paper: str) -> Table:
    cells = {event: _known(world, paper, event) for event in known(world, paper)}
    cells |= {event: _later(world, paper, event) for event in later(world, paper)}
    cells = {
        event: cell for event, cell in cells.items() if event not in _naming(world, cells, paper)
    }
    concluded = cards.concluded(world, (paper,), author(world))
    return Table(
        id=paper,
        stem=(
            "Which of these had already come to the writer’s knowledge when this paper was "
            f"written? Go by what {author(world)}’s article shows; treat what a paper "
            "reports as true.\n"
            f"The paper: {world.name(paper)}"
        ),
        plain=(
            f"Which of these had the writer of this paper already heard of, as {author(world)}’s "
            f"article shows?\nThe paper: {world.name(paper)}"
        ),
        rule="Nobody can use in a paper what has not happened; what a writer told, had read or had "
        "taken part in was known.",
        columns=(),
        cells=cells,
        left_open=" ".join(
            ("What else the writer had heard by then the article does not say.", *concluded)
        ),
        locators=in_order(at for said in when(world, paper) for at in said.locators),
    )


def _known(world: World, paper: str, event: str) -> Cell:
    ground = known(world, paper)[event]
    return _cell(world, event, KNOWN, ground, f"{paper}?{event}")


def _later(world: World, paper: str, event: str) -> Cell:
    ground = later(world, paper)[event]
    return _cell(world, event, LATER, ground, f"{paper}?{event}")


def _cell(world: World, event: str, column: str, ground: Ground, fact: str) -> Cell:
    says = ground.because if column == KNOWN else cards.dated(world, event)
    return Cell(
        record=event,
        # Whose word an option is stands in the feedback: beside options without, it would tell.
        text=_worded(world, event),
        column=column,
        locators=ground.locators,
        says=f"{world.name(event)}: {says}.",
        modality=world.data.events[event].modality,
        fact=fact,
    )


def _worded(world: World, event: str) -> str:
    """The name of an event as an option: a reviewer’s for this family, else its own."""
    for judgement in world.data.judgements.values():
        named = (judgement.family, judgement.tag, judgement.about)
        if named == (FRAME.family, "wording", event):
            return judgement.text
    return world.name(event)


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """A paper and its options by rank."""
    shown = tables_met(world, _tables(world).values(), scope.path)
    return draw_rows(
        world,
        rank,
        scope,
        shown,
        shapes=_shapes,
        suits=lambda table, rows: _suits(world, table, rows),
        even=EvenLengths(KNOWN),
        spread=True,
    )


def _suits(world: World, table: Table, rows: tuple[str, ...]) -> bool:
    """Whether no two are one thing, and what was known was known in more ways than one.

    Where all of it stands in the paper itself, looking there for each option would be enough.
    """
    grounds = known(world, table.id)
    ways = {grounds[row].because for row in rows if row in grounds}
    every = {ground.because for ground in grounds.values()}
    idle = len(_far(world, table, rows)) > MOST_FAR
    named = _naming(world, _shown(table, rows), table.id)
    plain = not idle and not named and not told_twice(world, rows)
    plain = plain and not _paired(table, rows)
    return plain and len(ways) >= min(2, len(every))


def _paired(table: Table, rows: Iterable[str]) -> bool:
    """Whether options that begin alike, such as two deportations, all stand on one side."""
    sides: dict[str, list[str]] = {}
    for event in rows:
        sides.setdefault(table.cells[event].text.split()[0], []).append(table.cells[event].column)
    return any(len(found) > 1 and len(set(found)) == 1 for found in sides.values())


def _naming(world: World, shown: Mapping[str, Cell], paper: str) -> tuple[str, ...]:
    """Known events with the writer or the reader of the paper in them, where no later one has."""
    document, found = world.data.documents[paper], []
    for person in (*document.author, *document.recipient):
        named = [event for event in shown if person in cards.people(world, event)]
        if {shown[event].column for event in named} == {KNOWN}:
            found += named
    return tuple(found)


def _shown(table: Table, events: Iterable[str]) -> dict[str, Cell]:
    return {event: table.cells[event] for event in events}


def _far(world: World, table: Table, events: Iterable[str]) -> tuple[str, ...]:
    """The later events that lie so far off that nobody takes them for known."""
    last = last_day(world, table.id) or 0
    to_come = (event for event in events if table.cells[event].column == LATER)
    return tuple(e for e in to_come if cards.broad_days(world, e)[0] - last > SOON)


def _shapes(_: Table) -> tuple[Mapping[str, int], ...]:
    return SHAPES


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item that asks which of the seed’s events the writer of its paper knew of."""
    paper, *events = seed
    obligations.withheld(world, FRAME.family, paper)
    table = _tables(world).get(paper)
    if table is None:
        raise Refused("O1", (paper,), f"no event is certainly known to the writer of {paper}")
    for event in events:
        obligations.withheld(world, FRAME.family, event)
        if event not in table.cells and event in known(world, paper):
            raise Refused("O6", (event,), f"{event} would name who wrote or read the paper")
        if event not in table.cells:
            because = f"{event} is neither certainly known in {paper} nor later and near"
            raise Refused("O1", (paper, event), because)
    twice = told_twice(world, events)
    if twice:
        raise Refused("O6", twice, f"{' and '.join(twice)} may be one thing")
    naming = _naming(world, _shown(table, events), table.id)
    if naming:
        raise Refused("O6", naming, f"{naming[0]} alone would name who wrote or read the paper")
    far = _far(world, table, events)
    if len(far) > MOST_FAR:
        raise Refused(
            "O5", far, f"{' and '.join(far)} came so late that nobody takes them for known"
        )
    # Of what was to come the date alone counts, whatever else is told of it.
    told_of = [event for event in events if table.cells[event].column == KNOWN]
    left = " ".join((table.left_open, *cards.disputes(world, told_of)))
    table = replace(table, left_open=left)
    given = when(world, paper)
    told = " ".join(f"{said.says[:-1]} {cited(said.locators)}." for said in given)
    return ticks_item(
        world,
        FRAME,
        seed,
        table,
        ticks=Ticks(
            ticked=KNOWN,
            key=told,
            why={event: _why(world, table, event) for event in events},
            given=given,
            reveals=(
                f"{paper}.when",
                f"{paper}.written",
                *(f"{event}.when" for event in events if table.cells[event].column == LATER),
            ),
            drivers={
                "gap_days": str(_nearest(world, table, events)),
                "relation_needed": "no" if cards.document_date(world, paper) else "yes",
            },
        ),
        proof=_proof(world, table, tuple(events)),
    )


def _why(world: World, table: Table, event: str) -> str:
    cell = table.cells[event]
    if cell.column == KNOWN:
        return f"{known(world, table.id)[event].because} {cited(cell.locators)}."
    because = later(world, table.id)[event].because
    teller = cards.text(world, event).removeprefix(world.name(event))
    return f"{cards.dated(world, event)}{teller} {cited(cell.locators)}, {because}."


def _nearest(world: World, table: Table, events: list[str]) -> int:
    last = last_day(world, table.id) or 0
    to_come = (event for event in events if table.cells[event].column == LATER)
    return min((cards.broad_days(world, event)[0] - last for event in to_come), default=0)


def _proof(world: World, table: Table, events: tuple[str, ...]) -> tuple[Discharged, ...]:
    paper = table.id
    to_come = tuple(event for event in events if table.cells[event].column == LATER)
    heard = {event: known(world, paper)[event] for event in events if event not in to_come}
    earlier = dict.fromkeys(ground.earlier for ground in heard.values() if ground.earlier)
    pairs = (*((first, paper) for first in earlier), *((paper, event) for event in to_come))
    grounds = "; ".join(dict.fromkeys(ground.because for ground in heard.values()))
    return (
        *(obligations.certain_order(world, pair) for pair in pairs),
        *(obligations.every_reading(world, pair) for pair in pairs),
        Discharged("O1", (paper, *heard), f"known by then: {grounds}"),
        obligations.by_time(to_come, "none of them had happened when the paper was written"),
        obligations.attributed((paper,), "the stem asks what the article shows"),
    )


def count(world: World) -> int:
    """Sets of options over all papers and chapters, among those looked at."""
    return count_rows(
        world,
        _tables(world).values(),
        shapes=_shapes,
        suits=lambda table, rows: _suits(world, table, rows),
        most=MOST_COUNTED,
    )


def candidates(world: World) -> Iterator[Seed]:
    """Every document with every event."""
    return ((paper, event) for paper in world.data.documents for event in world.data.events)


SPEC = Family(
    id="C6",
    title="What was known when",
    skill=FRAME.skill,
    level=FRAME.level,
    interaction="multiple-choice",
    obligations=("O1", "O2", "O5", "O6", "O7", "O8"),
    seeds=seeds,
    build=build,
    count=count,
    candidates=candidates,
    lacks="dated letters of which the article says what they tell, or what their writer had read",
)
