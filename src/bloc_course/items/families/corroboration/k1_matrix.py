"""K1 Corroboration matrix: which source asserts a proposition, which denies it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import combinations

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim
from bloc_course.draw import Rank
from bloc_course.items import obligations
from bloc_course.items.families._assemble import Frame, refusing
from bloc_course.items.families._draws import uneven
from bloc_course.items.families._speakers import COURT, author, source_of
from bloc_course.items.families._table import (
    Table,
    table_item,
)
from bloc_course.items.families._table_rows import (
    Patient,
    count_rows,
    draw_rows,
)
from bloc_course.items.families.corroboration._stances import stances
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.interactions import Option
from bloc_course.items.item import Item
from bloc_course.items.proof import Discharged, Refused

FRAME = Frame("K1", "corroboration", "analyse")
COLUMNS = (Option("asserts", "asserts it"), Option("denies", "denies it"))
# Four to six rows, now more assertions and now more denials.
FEWEST, LEAST, MORE = 4, 2, 3
SHAPES = tuple(
    shape
    for shape in uneven([column.code for column in COLUMNS], MORE)
    if sum(shape.values()) >= FEWEST and min(shape.values()) >= LEAST
)


@lru_cache(maxsize=4)
def _table(world: World) -> Table:
    return Table(
        id="matrix",
        stem=(
            f"What stance does each source take on the proposition beside it, as {author(world)}’s "
            "article reports it? The stance is asked, not the truth: a charge or a confession is "
            "no fact, and a denial may be untrue."
        ),
        plain=(
            "Does each source assert or deny the statement beside it, by "
            f"{author(world)}’s article? What it says is asked, not whether it is true."
        ),
        rule="Keep apart what a source says and what was so; look up each source on its own.",
        columns=COLUMNS,
        cells=stances(world),
        left_open=_left_open(world),
    )


def _left_open(world: World) -> str:
    """What agreement is worth, in court above all."""
    held = "That several sources assert a thing does not make it true"
    court = any(document.kind == COURT for document in world.data.documents.values())
    rest = "confessions and charges of the trials rest on one another"
    return f"{held}: {rest}." if court else f"{held}."


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """Cells by rank, now more assertions and now more denials, that ask for a comparison."""
    return draw_rows(
        world,
        rank,
        scope,
        (_table(world),),
        shapes=_shapes,
        suits=lambda _, rows: _suits(world, rows),
        even=Patient(),
        turns=True,
    )


def _shapes(_: Table) -> tuple[Mapping[str, int], ...]:
    return SHAPES


def _suits(world: World, rows: tuple[str, ...]) -> bool:
    return _compares(world, rows) and not _follows(world, rows)


def _follows(world: World, rows: tuple[str, ...]) -> tuple[Claim, Claim] | None:
    """Two rows of which one tells the other: a source on one thing, with the same stance twice."""
    claims = (world.data.claims[row] for row in rows)
    for one, other in combinations(claims, 2):
        same = (source_of(world, one), one.polarity) == (source_of(world, other), other.polarity)
        if same and _matter(world, one) & _matter(world, other):
            return one, other
    return None


def _matter(world: World, claim: Claim) -> set[str]:
    """The records that a claim is about."""
    return {str(part) for part in (claim.subject, claim.object) if str(part) in world.records}


def _compares(world: World, rows: tuple[str, ...]) -> bool:
    """Whether a proposition is contested in the item, and a source both asserts and denies.

    Without the second, knowing each source’s side of the trial would be enough. The author’s own
    yes and no do not count there: that he finds a bloc and no terror is easily guessed.
    """
    said = [_said(world)[row] for row in rows]
    contested = _both({(proposition, polarity) for proposition, _, polarity in said})
    author_too = world.data.article.author
    others = [row for row in rows if world.data.claims[row].asserted_by != author_too]
    divided = _both({_said(world)[row][1:] for row in others})
    return contested and divided


@lru_cache(maxsize=4)
def _said(world: World) -> dict[str, tuple[str, str, str]]:
    """Proposition, source and polarity of every cell."""
    claims = (world.data.claims[row] for row in _table(world).cells)
    return {c.id: (c.statement, source_of(world, c), c.polarity) for c in claims}


def _both(pairs: set[tuple[str, str]]) -> bool:
    firsts = [first for first, _ in pairs]
    return len(firsts) > len(set(firsts))


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item of the seed’s cells."""
    table = _table(world)
    missing = tuple(row for row in seed[1:] if row not in table.cells)
    if missing:
        raise Refused("O7", missing, f"{missing[0]} is no cell that the article states plainly")
    if not _compares(world, seed[1:]):
        raise Refused("O5", seed[1:], "no proposition is contested among these cells")
    twins = _follows(world, seed[1:])
    if twins:
        because = "what the source says of the one follows from the other"
        raise Refused("O6", tuple(claim.id for claim in twins), because)
    return table_item(world, FRAME, seed, table, _proof(seed[1:]))


def _proof(rows: tuple[str, ...]) -> tuple[Discharged, ...]:
    return (
        obligations.attributed(rows, "each row names its source; only stated cells are used"),
        obligations.explicit(
            rows, "each source says or concludes the one, which refutes the other"
        ),
    )


def count(world: World) -> int:
    """Sets of cells with a contested proposition, over all chapters, up to the cap."""
    return count_rows(
        world, (_table(world),), shapes=_shapes, suits=lambda _, rows: _suits(world, rows)
    )


def candidates(world: World) -> Iterator[Seed]:
    """Every claim by itself."""
    return (("matrix", claim) for claim in world.data.claims)


SPEC = Family(
    id="K1",
    title="Corroboration matrix",
    skill=FRAME.skill,
    level=FRAME.level,
    interaction="match",
    obligations=("O5", "O6", "O7", "O8"),
    seeds=seeds,
    build=build,
    count=count,
    candidates=candidates,
    lacks="propositions that two sources share or contest, above all denials",
)
