"""C7 Lifeline overlap: two stays that certainly, certainly not or perhaps went on at one time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import combinations, permutations

from bloc_course.dataset.query import World
from bloc_course.dates import say_day, say_span
from bloc_course.draw import Rank
from bloc_course.items import obligations
from bloc_course.items.families._assemble import Frame, in_order, refusing
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
from bloc_course.items.families.chronology._lifelines import (
    CERTAIN,
    NEVER,
    OPEN,
    Lifeline,
    apart,
    lifelines,
    stay,
    verdict,
)
from bloc_course.items.families.chronology._phases import told_days
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.interactions import Option
from bloc_course.items.item import Item
from bloc_course.items.proof import Discharged, Refused

FRAME = Frame("C7", "chronology", "analyse")
COLUMNS = (
    Option(CERTAIN, "certainly"),
    Option(NEVER, "certainly not"),
    Option(OPEN, "cannot be decided"),
)
# Now as many rows of each answer, mostly not, so that no row follows from the others.
COUNTS = ((2, 2, 2), *sorted({*permutations((3, 2, 1)), *permutations((3, 3, 0))}))
SHAPES = tuple(
    dict(zip((column.code for column in COLUMNS), counts, strict=True)) for counts in COUNTS
)
# Stays so many days apart are no question, and one stay fills two rows at most.
FAR = 4 * 365
MOST_ROWS = 2
JOIN = "|"


@lru_cache(maxsize=4)
def _table(world: World) -> Table:
    pairs = combinations(lifelines(world).values(), 2)
    cells = (_cell(world, *pair) for pair in pairs if _asked(world, *pair))
    return Table(
        id="lifelines",
        stem=(
            "Was there a day on which both went on? Decide by the dates that "
            f"{author(world)}’s article and its notes give. A year named as a beginning or an end "
            "may mean any of its days; where a year is named as neither, the office was held at "
            "some time in that year, and no more is known. An answer may fit several pairs or none."
        ),
        rule="Two times certainly overlap if neither can have been over when the other began; they "
        "certainly do not if one was over, at the latest, before the other can have begun.",
        columns=COLUMNS,
        cells={cell.fact: cell for cell in cells},
    )


def _asked(world: World, one: Lifeline, other: Lifeline) -> bool:
    """Whether the two have beginnings and ends, lie near each other and touch the story."""
    near = bool(verdict(one, other)) and apart(one, other) <= FAR
    return (
        near and one.bounded and other.bounded and any(_told(world, line) for line in (one, other))
    )


def _told(world: World, line: Lifeline) -> bool:
    """Whether a stay reaches into the story: two lives outside it say nothing of it."""
    days = told_days(world)
    last = (line.end or line.start)[1]
    return days is None or (line.start[0] <= days[1] and days[0] <= last)


def _code(one: Lifeline, other: Lifeline) -> str:
    return JOIN.join(sorted((one.code, other.code)))


def _cell(world: World, one: Lifeline, other: Lifeline) -> Cell:
    said = verdict(one, other)
    readers = sorted((one.record, other.record), key=lambda record: world.records[record].path)
    return Cell(
        # The record that fewer readers meet stands for both.
        record=min(readers, key=lambda record: len(world.records[record].path)),
        text=f"{one.text} – {other.text}",
        column=said,
        locators=in_order([*one.locators, *other.locators]),
        says=f"{one.text}: {one.dates}; {other.text}: {other.dates}.",
        modality="stated",
        fact=_code(one, other),
        instead={
            column.code: _because(one, other, said) for column in COLUMNS if column.code != said
        },
    )


def _because(one: Lifeline, other: Lifeline, said: str) -> str:
    """What the two bars show, the first of the row and the second."""
    if said == CERTAIN:
        return f"{stay(one, 'The first')}, {stay(other, 'the second')}: the two times overlap."
    early, late = ("first", "second") if one.start <= other.start else ("second", "first")
    ended, began = (one.end, other.start) if early == "first" else (other.end, one.start)
    if ended is None:
        return ""
    if said == NEVER:
        return (
            f"The {early} was over on {say_day(ended[1])} at the latest, the {late} began on "
            f"{say_day(began[0])} at the earliest."
        )
    later = other if early == "first" else one
    entered = "began at some time in {}" if later.begun else "has {} for its only year"
    return (
        f"The {early} ended at some time in {say_span(*ended)}, the {late} "
        f"{entered.format(say_span(*began))}: they may overlap or just miss each other."
    )


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """Pairs of stays by rank, now as many of each answer, now more of one."""
    return draw_rows(
        world,
        rank,
        scope,
        (_table(world),),
        shapes=_shapes,
        suits=lambda _, rows: _suits(rows),
        turns=True,
        spread=True,
    )


def _shapes(_: Table) -> tuple[Mapping[str, int], ...]:
    return SHAPES


def _suits(rows: tuple[str, ...]) -> bool:
    """Whether no stay fills more than two rows."""
    used = Counter(code for row in rows for code in row.split(JOIN))
    return max(used.values()) <= MOST_ROWS


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item of the seed’s pairs of stays."""
    table, known = _table(world), lifelines(world)
    for row in seed[1:]:
        one, _, other = row.partition(JOIN)
        if one not in known or other not in known:
            because = f"the article gives no plain dates for {other if one in known else one}"
            raise Refused("O1", (one, other), because)
        if row not in table.cells:
            because = (
                "two stays of one person, far apart, settled by more than their beginning, or of "
                "years that are not named as a beginning and an end"
            )
            raise Refused("O5", (one, other), because)
    return table_item(world, FRAME, seed, table, _proof(world, seed[1:]))


def _proof(world: World, rows: tuple[str, ...]) -> Iterator[Discharged]:
    known = lifelines(world)
    for row in rows:
        one, other = (known[code] for code in row.split(JOIN))
        because = f"{verdict(one, other)}: {one.dates}; {other.dates}"
        yield Discharged("O1", (one.code, other.code), because)
    yield obligations.by_time(rows, "the bounds of the two exclude the two other answers")
    stays = tuple(dict.fromkeys(code for row in rows for code in row.split(JOIN)))
    yield Discharged("O3", stays, "no rival date is printed for any of them")
    yield obligations.attributed(stays, "all are stated; the stem names the article")


def count(world: World) -> int:
    """Sets of six pairs, over all chapters, among those looked at."""
    return count_rows(
        world, (_table(world),), shapes=_shapes, suits=lambda _, rows: _suits(rows), most=20_000
    )


def candidates(world: World) -> Iterator[Seed]:
    """Every pair of lifelines."""
    known = lifelines(world).values()
    return (("lifelines", _code(*pair)) for pair in combinations(known, 2))


SPEC = Family(
    id="C7",
    title="Did they coincide?",
    skill=FRAME.skill,
    level=FRAME.level,
    interaction="match",
    obligations=("O1", "O3", "O5", "O6", "O7", "O8"),
    seeds=seeds,
    build=build,
    count=count,
    candidates=candidates,
    lacks="ends of offices: the notes often give the year in which one was taken up, and no more",
)
