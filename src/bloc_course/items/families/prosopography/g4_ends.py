"""G4 Ends of lives, as worded: which word the article has for the end of each life."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import combinations, product

from bloc_course.dataset.query import World
from bloc_course.draw import Rank, by_rank
from bloc_course.items import obligations
from bloc_course.items.families._assemble import Frame, refusing
from bloc_course.items.families._draws import Area, areas, attempts, balanced
from bloc_course.items.families._speakers import author, called
from bloc_course.items.families._table import Cell, Table, table_item
from bloc_course.items.families.prosopography._ends import SPARE, WORDED, End, ends, the_end
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.interactions import Option
from bloc_course.items.item import Item
from bloc_course.items.limits import limits
from bloc_course.items.proof import Refused

FRAME = Frame("G4", "prosopography", "remember")
COLUMNS = 3
# Rows a column.
SIZES = (2, 1)
JOINT = "+"
MORE = "That would say more than the article does."
LESS = "That would say less than the article does."
OTHER = "The article has another word for this end."


@lru_cache(maxsize=4)
def _cells(world: World) -> dict[str, Cell]:
    """A row for each place that words an end."""
    every = (end for places in ends(world).values() for end in places)
    return {_code(end.person, end.at): _cell(world, end) for end in every}


def _code(person: str, at: str) -> str:
    return f"{person}@{at}"


def _cell(world: World, end: End) -> Cell:
    name = called(world, end.person)
    return Cell(
        record=end.person,
        text=name,
        column=end.word,
        locators=(end.at,),
        says=f"{name}: {end.wording}.",
        modality="stated",
        fact=f"{end.person}.fate",
        instead={word: _against(end.word, word) for word in WORDED if word != end.word},
    )


def _against(word: str, chosen: str) -> str:
    """Whether the word chosen would add to the article’s, take from it, or is another."""
    if word in SPARE and chosen not in SPARE:
        return MORE
    return LESS if chosen in SPARE and word not in SPARE else OTHER


def _table(world: World, words: tuple[str, ...]) -> Table:
    """The question about these words, with the people to whom they apply."""
    cells = {
        code: replace(
            cell, instead={word: cell.instead[word] for word in words if word in cell.instead}
        )
        for code, cell in _cells(world).items()
        if cell.column in words
    }
    return Table(
        id=JOINT.join(words),
        stem=(
            f"What does {author(world)}’s article say of the end of each of these lives? Its own "
            "word counts, not what is known from elsewhere. An answer may fit several people."
        ),
        plain=(
            f"How did each of these lives end, in the words of {author(world)}’s article? An "
            "answer may fit several people."
        ),
        rule="Take the article at its word for each end: no more than it says, and no less.",
        columns=tuple(Option(word, WORDED[word]) for word in words),
        cells=cells,
        fixed=False,
        left_open="The article’s word need not be all that is known of an end today.",
    )


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """Chapters in turn; words and people by rank, as many people of each word."""
    pools = {area.chapter: _pool(world, area) for area in areas(world, scope)}
    usable = by_rank([name for name in pools if len(pools[name]) >= COLUMNS], rank, str)
    sizes = [size for size in SIZES if size * COLUMNS <= limits(scope.path).rows]
    for number, ranked in attempts(rank) if usable else ():
        pool = pools[usable[number % len(usable)]]
        size = sizes[number // len(usable) % len(sizes)]
        fit = [word for word in by_rank(pool, ranked, str) if len(pool[word]) >= size]
        if len(fit) >= COLUMNS:
            words = tuple(sorted(fit[:COLUMNS]))
            yield (JOINT.join(words), *balanced(pool, dict.fromkeys(words, size), ranked))


def _pool(world: World, area: Area) -> dict[str, list[str]]:
    """The rows of each word that the area gives to its readers, one a person."""
    found: dict[str, dict[str, str]] = {}
    for code, cell in _cells(world).items():
        if area.holds(cell.locators) and area.meets(world.records[cell.record]):
            found.setdefault(cell.column, {}).setdefault(cell.record, code)
    return {word: list(rows.values()) for word, rows in found.items()}


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item of the seed’s places: three words, and people to whom one of them applies."""
    words, rows = tuple(seed[0].split(JOINT)), seed[1:]
    people = tuple(row.partition("@")[0] for row in rows)
    proofs = [proof for person in people for proof in the_end(world, person)[1]]
    table = _table(world, words)
    missing = tuple(row for row in rows if row not in table.cells)
    if missing:
        raise Refused("O5", missing, f"none of the words offered is the article’s for {missing[0]}")
    refuted = obligations.functional(people, "the article has one word for the end of this life")
    return table_item(world, FRAME, seed, table, (*proofs, refuted))


def count(world: World) -> int:
    """Sets of words and people, as many of each word, over all chapters."""
    seen: set[Seed] = set()
    for area in areas(world, Scope()):
        pool = _pool(world, area)
        for words in combinations(sorted(pool), COLUMNS):
            for size in SIZES:
                parts = [combinations(pool[word], size) for word in words]
                rows = (
                    tuple(sorted(r for part in chosen for r in part)) for chosen in product(*parts)
                )
                seen.update((JOINT.join(words), *row) for row in rows)
    return len(seen)


def candidates(world: World) -> Iterator[Seed]:
    """Everybody of whose end anything is said, by the main place of it."""
    words = JOINT.join(WORDED)
    told = (person for person in world.data.people.values() if person.fate)
    return ((words, _code(person.id, person.fate[0].cite[0])) for person in told)


SPEC = Family(
    id="G4",
    title="Ends of lives, as worded",
    skill=FRAME.skill,
    level=FRAME.level,
    interaction="match",
    obligations=("O3", "O5", "O6", "O7", "O8"),
    seeds=seeds,
    build=build,
    count=count,
    candidates=candidates,
    lacks="one word for each end: many lives end in two places in two ways, and few chapters "
    "have three different words",
)
