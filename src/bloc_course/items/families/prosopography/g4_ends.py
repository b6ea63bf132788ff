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
from bloc_course.items.families._draws import Area, areas, attempts, balanced, fitting, uneven
from bloc_course.items.families._speakers import author, called
from bloc_course.items.families._table import (
    Cell,
    Table,
    table_item,
)
from bloc_course.items.families.prosopography._ends import (
    DOOMED,
    HIDDEN,
    SPARE,
    WORDED,
    WORDLESS,
    End,
    ends,
    the_end,
)
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.interactions import Option
from bloc_course.items.item import Item
from bloc_course.items.limits import limits
from bloc_course.items.proof import Refused

FRAME = Frame("G4", "prosopography", "remember")
COLUMNS = 3
# Rows beyond the fewest.
EXTRA = 2
JOINT = "+"
MORE = "That would say more than the article does."
LESS = "That would say less than the article does."
OTHER = "The article has another word for this end."
UNSAID = "The article does not say that of this life."


SHAPES = uneven([str(column) for column in range(COLUMNS)], EXTRA)


@lru_cache(maxsize=4)
def _cells(world: World) -> dict[str, Cell]:
    """A row for each place that words an end."""
    every = (end for places in ends(world).values() for end in places)
    return {_code(end.person, end.at): _cell(world, end) for end in every}


def _code(person: str, at: str) -> str:
    return f"{person}@{at}"


def _cell(world: World, end: End) -> Cell:
    name = _named(world, end.person)
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


def _named(world: World, person: str) -> str:
    """The name; whoever is known by a first or last name only, with the one part told of."""
    record, name = world.data.people[person], called(world, person)
    alone = " " not in record.name and name == record.name and len(record.roles) == 1
    return f"{name} ({record.roles[0].role})" if alone else name


def _against(word: str, chosen: str) -> str:
    """Whether the word chosen would add to the article’s, take from it, or is another."""
    if word in WORDLESS:
        return UNSAID
    if word in SPARE:
        return OTHER if chosen in WORDLESS else MORE
    weaker = (chosen == "disappeared" and word in HIDDEN) or (chosen, word) == (DOOMED, "executed")
    return LESS if weaker else OTHER


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
            f"What does {author(world)}’s article tell of the end of each of these lives? "
            "What counts is what it says, and where it stops, not what is known from elsewhere. "
            "An answer may fit several people or none."
        ),
        plain=(
            f"What does {author(world)}’s article tell of the end of each life, and no more than "
            "that? An answer may fit several people or none."
        ),
        rule="Take the article at its word for each end: no more than it says, and no less.",
        columns=tuple(Option(word, WORDED[word]) for word in words),
        cells=cells,
        fixed=False,
        left_open="The article’s word need not be all that is known of an end today.",
    )


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """Chapters and shapes in turn; words and people by rank."""
    pools = {area.chapter: _pool(world, area) for area in areas(world, scope)}
    usable = by_rank([name for name in pools if len(pools[name]) >= COLUMNS], rank, str)
    sizes = by_rank(fitting(SHAPES, limits(scope.path).rows), rank, str)
    for number, ranked in attempts(rank) if usable else ():
        pool = pools[usable[number % len(usable)]]
        counts = sizes[number // len(usable) % len(sizes)].values()
        fit = [word for word in by_rank(pool, ranked, str) if len(pool[word]) >= max(counts)]
        if len(fit) >= COLUMNS:
            words = tuple(sorted(fit[:COLUMNS]))
            shape = dict(zip(words, counts, strict=True))
            yield (JOINT.join(words), *balanced(pool, shape, ranked))


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
    """Sets of words and people, over all chapters."""
    seen: set[Seed] = set()
    for area in areas(world, Scope()):
        pool = _pool(world, area)
        for words in combinations(sorted(pool), COLUMNS):
            for shape in SHAPES:
                counts = zip(words, shape.values(), strict=True)
                parts = [combinations(pool[word], count) for word, count in counts]
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
