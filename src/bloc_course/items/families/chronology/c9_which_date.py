"""C9 Which date is which: when a paper was written, carried, printed or found.

When it was identified is not asked: who says what a paper is may have known it for some time, so
the day of his saying is no day of identification.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from bloc_course.dataset.query import World
from bloc_course.draw import Rank
from bloc_course.items import obligations
from bloc_course.items.families._assemble import Frame, cited, refusing
from bloc_course.items.families._speakers import author
from bloc_course.items.families._table import (
    Cell,
    Table,
    table_item,
)
from bloc_course.items.families._table_rows import (
    Patient,
    count_rows,
    draw_rows,
)
from bloc_course.items.families.chronology import _cards as cards
from bloc_course.items.families.chronology._uses import ROLES, WRITTEN, Use, prints, uses
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.interactions import Option
from bloc_course.items.item import Item
from bloc_course.items.proof import Discharged, Refused

FRAME = Frame("C9", "sourcing", "understand")
COLUMNS = {
    WRITTEN: "it was written, or bears this date",
    "carried": "it was carried to its reader",
    "printed": "it was printed",
    "found": "it was found among other papers",
}
HAPPENED = {
    WRITTEN: "was written or dated",
    "carried": "was carried to its reader",
    "printed": "was printed",
    "found": "was found among other papers",
}
# The uses that one table tells apart, and how many rows of each: over the shapes of a table no
# use comes more often than that of writing, yet where there are three or more uses no count
# tells how often one comes in an item.
TABLES: dict[tuple[str, ...], tuple[tuple[int, ...], ...]] = {
    (WRITTEN, "printed"): ((2, 2), (3, 2), (2, 3)),
    (WRITTEN, "carried", "printed"): ((2, 1, 1), (1, 1, 2)),
    (WRITTEN, "carried", "printed", "found"): ((2, 1, 1, 1), (1, 1, 2, 1)),
}
# The two uses between which only the article decides, for a paper that was printed.
BOTH = {WRITTEN, "printed"}
FOUND = "found"
YEAR = 366
# A name that calls its paper undated says that a date beside it is none of writing.
UNDATED = re.compile(r"\bundated ")


@lru_cache(maxsize=4)
def _tables(world: World) -> dict[str, Table]:
    return {" ".join(columns): _table(world, columns) for columns in TABLES}


def _table(world: World, columns: tuple[str, ...]) -> Table:
    cells = (
        _cell(world, use, columns)
        for by_role in uses(world).values()
        for use in by_role.values()
        if use.role in columns and not _perhaps_both(by_role, use)
    )
    concluded = any(use.modality == "inferred" for r in uses(world).values() for use in r.values())
    return Table(
        id=" ".join(columns),
        stem=(
            f"{author(world)}’s article gives each paper the date beside it"
            f"{', or lets it be concluded' if concluded else ''}. What is it the date of?"
        ),
        plain=(f"By {author(world)}’s article, what happened to each paper on the date beside it?"),
        rule="A paper has several dates: that of its writing, of its journey, of its printing, of "
        "its finding. Ask of each date what happened to the paper then.",
        columns=tuple(Option(column, COLUMNS[column]) for column in columns),
        cells={cell.fact: cell for cell in cells},
    )


def _perhaps_both(by_role: Mapping[str, Use], use: Use) -> bool:
    """Whether a paper printed then may have been written then too: no date of writing is given."""
    return use.role == "printed" and WRITTEN not in by_role


def _cell(world: World, use: Use, columns: tuple[str, ...]) -> Cell:
    name = world.name(use.paper)
    others = {role: other for role, other in uses(world)[use.paper].items() if role != use.role}
    return Cell(
        record=use.paper,
        text=f"{UNDATED.sub('', name)} – {use.shown}",
        column=use.role,
        locators=use.locators,
        says=f"{name} {HAPPENED[use.role]}: {use.told}.",
        modality=use.modality,
        fact=f"{use.paper}.{use.role}",
        instead={
            role: _instead(use, others.get(role), role) for role in columns if role != use.role
        },
    )


def _instead(use: Use, other: Use | None, role: str) -> str:
    """What speaks against a wrong use: the date of that use, else what the article says of this."""
    if other is None:
        if use.partly:
            return (
                f"The article says that the paper {HAPPENED[use.role]} then; only the year is "
                "concluded, from what stands around it."
            )
        if use.modality == "inferred":
            return (
                "This date is a conclusion from what is known of the paper: it "
                f"{HAPPENED[use.role]} then, as far as one can tell."
            )
        return f"The article gives this as the time at which the paper {HAPPENED[use.role]}."
    return (
        f"The date on which it {HAPPENED[role]} is another: {other.told} {cited(other.locators)}."
    )


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """A table and its dates by rank, as many of each use, each of another paper."""
    return draw_rows(
        world,
        rank,
        scope,
        _tables(world).values(),
        shapes=_shapes,
        suits=lambda table, rows: _suits(world, table, rows),
        even=Patient(),
    )


def _shapes(table: Table) -> tuple[Mapping[str, int], ...]:
    columns = tuple(column.code for column in table.columns)
    return tuple(dict(zip(columns, counts, strict=True)) for counts in TABLES[columns])


def _suits(world: World, table: Table, rows: tuple[str, ...]) -> bool:
    """Whether no two dates solve each other, two need the article, and none is taken for two."""
    fair = not _twice(rows) and not _telling(world, rows) and _needs_reading(world, rows)
    return fair and not _mistakable(world, table, rows)


def _telling(world: World, rows: Iterable[str]) -> tuple[str, ...]:
    """A date so late that the paper can only have been found then; empty if there is none.

    No year but that of another date, of another use, lets a guess go wrong.
    """
    shown = [uses(world)[paper][role] for row in rows for paper, _, role in [row.rpartition(".")]]
    others = [use for use in shown if use.role != FOUND]
    return tuple(
        f"{use.paper}.{use.role}"
        for use in shown
        if use.role == FOUND
        and not any(use.lo - YEAR <= other.hi and other.lo <= use.hi + YEAR for other in others)
    )


def _twice(rows: Iterable[str]) -> tuple[str, ...]:
    """A paper with two dates, which tell their uses by their order; empty if there is none."""
    papers = Counter(row.rpartition(".")[0] for row in rows)
    return tuple(paper for paper, many in papers.items() if many > 1)[:1]


def _needs_reading(world: World, rows: Iterable[str]) -> bool:
    """Whether two papers that were both printed in their time have dates of different use.

    That a letter nobody printed was written, and when it was found, a guess may tell.
    """
    split = (row.rpartition(".") for row in rows)
    return {role for paper, _, role in split if role in BOTH and _printed(world, paper)} == BOTH


def _printed(world: World, paper: str) -> bool:
    """Whether a paper was printed within a year, as far as its dates tell."""
    written = uses(world)[paper].get(WRITTEN)
    return any(use.lo - (written or use).hi <= YEAR for use in prints(world)[paper])


def _mistakable(world: World, table: Table, rows: tuple[str, ...]) -> tuple[str, ...]:
    """A date that meets another of its paper which is no row though its use is a column."""
    columns = {column.code for column in table.columns}
    for row in rows:
        paper, _, role = row.rpartition(".")
        use = uses(world)[paper][role]
        named = prints(world)[paper] if "printed" not in uses(world)[paper] else ()
        for other in (*uses(world)[paper].values(), *named):
            code = f"{paper}.{other.role}"
            if other.role != role and other.role in columns and use.meets(other):
                # A month within a span of months would tell by its exactness which is which.
                within = other.lo <= use.lo and use.hi <= other.hi
                nested = within and {use.role, other.role} == {WRITTEN, "printed"}
                same = (use.lo, use.hi) == (other.lo, other.hi)
                if same or nested or code not in rows:
                    return row, code
    return ()


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item that asks for the use of each of the seed’s dates."""
    table = _tables(world).get(seed[0])
    if table is None:
        raise Refused("O5", seed[:1], f"no table tells {seed[0]!r} apart")
    rows = seed[1:]
    for row in rows:
        paper, _, role = row.rpartition(".")
        obligations.withheld(world, FRAME.family, paper)
        if row not in table.cells:
            fields = [field for field, use in ROLES.items() if use == role]
            obligations.single_value(world, paper, *(f"dates.{field}" for field in fields))
            because = f"the article gives no plain date on which {paper} {HAPPENED.get(role, role)}"
            raise Refused("O3", (paper,), because)
    if twice := _twice(rows):
        raise Refused("O5", twice, f"the dates of {twice[0]} tell each other’s use by their order")
    if late := _telling(world, rows):
        raise Refused("O5", late, f"nothing but the finding of {late[0]} can have been so late")
    mistaken = _mistakable(world, table, rows)
    if mistaken:
        raise Refused("O5", mistaken, f"the dates of {' and '.join(mistaken)} meet")
    shown = dict.fromkeys(table.cells[row].record for row in rows)
    papers = tuple(paper for paper in shown if cards.document_date(world, paper))
    told = (*cards.rival_lines(world, papers), *cards.doubts(world, papers))
    left = " ".join((*(_caution(world, table.cells[row]) for row in rows), *told))
    table = replace(table, left_open=" ".join(left.split()))
    return table_item(world, FRAME, seed, table, _proof(world, rows))


def _caution(world: World, cell: Cell) -> str:
    """What a reviewer noted about just this date of its paper."""
    return cards.cautions(world, FRAME.family, (cell.record,), at=cell.locators)


def _proof(world: World, rows: tuple[str, ...]) -> Iterator[Discharged]:
    for row in rows:
        paper, _, role = row.rpartition(".")
        fields = (field for field, use in ROLES.items() if use == role)
        yield obligations.single_value(world, paper, *(f"dates.{field}" for field in fields))
    because = "the article gives each of these dates for one use of its paper"
    yield obligations.functional(rows, because)
    yield obligations.attributed(rows, "the stem asks what the article gives or lets conclude")


def count(world: World) -> int:
    """Sets of dates over all tables and chapters, among those looked at."""
    return count_rows(
        world,
        _tables(world).values(),
        shapes=_shapes,
        suits=lambda table, rows: _suits(world, table, rows),
    )


def candidates(world: World) -> Iterator[Seed]:
    """Every date of every document, in the table of all uses."""
    table = " ".join(COLUMNS)
    return (
        (table, f"{document.id}.{ROLES[field]}")
        for document in world.data.documents.values()
        for field in document.dates
    )


SPEC = Family(
    id="C9",
    title="Which date is which",
    skill=FRAME.skill,
    level=FRAME.level,
    interaction="match",
    obligations=("O3", "O5", "O6", "O7", "O8"),
    seeds=seeds,
    build=build,
    count=count,
    candidates=candidates,
    lacks="papers with more than one dated use, above all journeys",
)
