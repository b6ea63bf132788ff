"""G2 Cipher certainty: how far the article goes in saying who is behind a signature or a name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from bloc_course.dataset.query import World
from bloc_course.draw import Rank, by_rank
from bloc_course.items import obligations
from bloc_course.items.families._assemble import Frame, refusing
from bloc_course.items.families._draws import areas, attempts, balanced, fitting, turned, uneven
from bloc_course.items.families._speakers import author
from bloc_course.items.families._table import (
    Table,
    by_column,
    table_item,
)
from bloc_course.items.families._table_rows import count_rows
from bloc_course.items.families.prosopography._ciphers import (
    CONJECTURED,
    FAMILY,
    IDENTIFIED,
    UNNAMED,
    cell,
    cells,
    codes,
    hides,
)
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.interactions import Option
from bloc_course.items.item import Item
from bloc_course.items.limits import limits
from bloc_course.items.proof import Discharged, Refused

FRAME = Frame(FAMILY, "sourcing", "analyse")
KINDS = (IDENTIFIED, CONJECTURED, UNNAMED)
SHAPES = uneven(KINDS)


@lru_cache(maxsize=4)
def _table(world: World, coded: bool = True) -> Table:
    """The question on all ciphers; what holds of code words only is said where one is `coded`."""
    name = author(world)
    kinds = "signatures and cover names"
    what = (
        "A circle to which somebody belongs, or a collection in which a letter may stand, is no "
        "name."
    )
    short = "A circle or a collection names nobody."
    if coded:
        kinds = "signatures, cover names and code words"
        what = (
            "A circle to which a writer belongs, or a collection in which a letter may stand, is "
            "no name; for a code word a group counts as an answer."
        )
        short = "A circle or a collection names no writer; for a code word a group counts."
    return Table(
        id="ciphers",
        stem=(
            f"How far does {name}’s article go in saying who is behind each of these {kinds}? "
            f"{what} An answer may fit several rows or none."
        ),
        plain=(
            f"How far does {name}’s article say who is meant by each? "
            f"{short} "
            "Answers may fit several rows or none."
        ),
        rule="Ask whether anybody is named at all, and then in what words: a “could” is no “is”.",
        columns=(
            Option(IDENTIFIED, "it names who is meant"),
            Option(CONJECTURED, "it names one or more possible answers"),
            Option(UNNAMED, "it names nobody"),
        ),
        cells=cells(world),
        left_open="An identification rests on its grounds, and a supposition may prove right.",
    )


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """Chapters and shapes in turn, ciphers by rank."""
    pools = {area.chapter: by_column(world, _table(world), area) for area in areas(world, scope)}
    usable = [
        (chapter, shape)
        for chapter in by_rank(pools, rank, str)
        for shape in fitting(SHAPES, limits(scope.path).rows)
        if turned(shape, pools[chapter])
    ]
    # In a fixed order the first items of every draw would favour the same class.
    usable = by_rank(usable, rank, str)
    for number, ranked in attempts(rank) if usable else ():
        chapter, shape = usable[number % len(usable)]
        rows = balanced(_one_each(world, pools[chapter], ranked), shape, ranked)
        if rows:
            yield ("ciphers", *rows)


def _one_each(
    world: World, pool: Mapping[str, Sequence[str]], rank: Rank
) -> dict[str, tuple[str, ...]]:
    """The rows of each kind with one name a person, by rank: two would answer each other."""
    return {
        kind: tuple({hides(world, row): row for row in by_rank(rows, rank, str)}.values())
        for kind, rows in pool.items()
    }


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item of the seed’s ciphers."""
    kinds = {row: cell(world, row).column for row in seed[1:]}
    if not _apart(world, seed[1:]):
        raise Refused("O6", seed[1:], "two rows name one person, so they answer each other")
    coded = any(row in world.data.terms for row in kinds)
    return table_item(world, FRAME, seed, _table(world, coded), _proof(kinds))


def _proof(kinds: Mapping[str, str]) -> tuple[Discharged, ...]:
    rows = tuple(kinds)
    unnamed = tuple(row for row, kind in kinds.items() if kind == UNNAMED)
    named = "a reviewer found no person named and none supposed"
    return (
        Discharged("O3", rows, "each is dealt with in one way wherever it stands"),
        obligations.functional(
            rows, "a signature, cover name or code word stands for one thing, said in one way"
        ),
        *([obligations.tagged(unnamed, named)] if unnamed else []),
        obligations.attributed(rows, "how sure the article is, is what the item asks"),
    )


def _apart(world: World, rows: tuple[str, ...]) -> bool:
    """Whether no two rows name one person."""
    return 0 < len(rows) == len({hides(world, row) for row in rows})


def _shapes(_: Table) -> tuple[Mapping[str, int], ...]:
    return SHAPES


def count(world: World) -> int:
    """Sets of ciphers, now more of one kind and now of another, over all chapters."""
    return count_rows(
        world, (_table(world),), shapes=_shapes, suits=lambda _, rows: _apart(world, rows)
    )


def candidates(world: World) -> Iterator[Seed]:
    """Every correspondent, cover name and code word by itself."""
    return (("ciphers", code) for code in codes(world))


SPEC = Family(
    id="G2",
    title="Cipher certainty",
    skill=FRAME.skill,
    level=FRAME.level,
    interaction="match",
    obligations=("O3", "O5", "O6", "O7", "O8"),
    seeds=seeds,
    build=build,
    count=count,
    candidates=candidates,
    lacks="more signatures of which the article supposes who it is without saying so",
)
