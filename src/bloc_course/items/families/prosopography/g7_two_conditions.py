"""G7 Two conditions at once: which people meet both of two conditions that are settled for each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations
from math import comb

from bloc_course.dataset.query import World
from bloc_course.draw import Rank, by_rank
from bloc_course.items import obligations
from bloc_course.items.families._assemble import Frame, cited, in_order, refusing
from bloc_course.items.families._draws import Area, areas, attempts
from bloc_course.items.families._speakers import author, called
from bloc_course.items.families._table import (
    Cell,
    Table,
)
from bloc_course.items.families._ticks import Ticks, ticks_item
from bloc_course.items.families.prosopography._condition import Condition, Fact
from bloc_course.items.families.prosopography._conditions import conditions
from bloc_course.items.families.prosopography._sets import (
    BOTH,
    FIRST,
    IDLE,
    LONE,
    NEITHER,
    SECOND,
    evened,
)
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.item import Item
from bloc_course.items.limits import limits
from bloc_course.items.proof import Discharged, Refused

FRAME = Frame("G7", "prosopography", "apply")
# How many of so many people meet both conditions: counting them must not tell.
PEOPLE, FEW = 6, 4
KEYED = (1, 2, 3, 4)
MEET = {
    1: "One person meets both conditions.",
    2: "Two people meet both conditions.",
    3: "Three people meet both conditions.",
    4: "Four people meet both conditions.",
}
JOINT = "&"
# What a fact calls its person.
THIS = "this person"


@lru_cache(maxsize=4)
def _pairs(world: World) -> tuple[tuple[Condition, Condition], ...]:
    """Every two conditions of different kinds."""
    every = combinations(conditions(world).values(), 2)
    return tuple((one, other) for one, other in every if one.kind != other.kind)


def _place(pair: tuple[Condition, Condition], person: str) -> str:
    """Whether somebody meets both conditions, one or neither."""
    first, second = (condition.facts[person].holds for condition in pair)
    if first:
        return BOTH if second else FIRST
    return SECOND if second else NEITHER


@lru_cache(maxsize=64)
def _pools(world: World, area: Area) -> dict[str, dict[str, list[str]]]:
    """By pair, the people of each place whom an area’s readers meet, where that makes an item."""
    met = {p.id for p in world.data.people.values() if area.meets(p)}
    held = {
        (c.id, person)
        for c in conditions(world).values()
        for person, fact in c.facts.items()
        if person in met and area.holds((fact.at,))
    }
    found = {}
    for first, second in _pairs(world):
        pool: dict[str, list[str]] = {}
        for person in first.facts:
            if (first.id, person) in held and (second.id, person) in held:
                pool.setdefault(_place((first, second), person), []).append(person)
        if _enough(pool):
            found[JOINT.join((first.id, second.id))] = pool
    return found


def _enough(pool: dict[str, list[str]]) -> bool:
    """Whether somebody meets both conditions, and each of them alone."""
    return all(place in pool for place in (BOTH, FIRST, SECOND))


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """Chapters in turn; conditions and people by rank, some who meet one condition only."""
    pools = {area.chapter: _pools(world, area) for area in areas(world, scope)}
    usable = [chapter for chapter in by_rank(pools, rank, str) if pools[chapter]]
    whole = PEOPLE if limits(scope.path).people >= PEOPLE else FEW
    sizes = by_rank([(n, whole - n) for n in KEYED if whole - n >= LONE], rank, str)
    drawn: set[tuple[str, ...]] = set()
    for number, ranked in attempts(rank) if usable else ():
        pairs = pools[usable[number % len(usable)]]
        keyed, others = sizes[number // len(usable) % len(sizes)]
        seed = evened(world, pairs, keyed, others, ranked)
        # Another choice of wrong names for the same pair and key asks the same again.
        asked = _asks(world, seed)
        if seed and asked not in drawn:
            drawn.add(asked)
            yield seed


def _asks(world: World, seed: Seed) -> tuple[str, ...]:
    """The two conditions of a seed, and who meets both."""
    pair = _pair(world, seed[0]) if seed else None
    return (*seed[:1], *(one for one in seed[1:] if pair and _place(pair, one) == BOTH))


def _pair(world: World, named: str) -> tuple[Condition, Condition]:
    first, second = named.split(JOINT)
    return conditions(world)[first], conditions(world)[second]


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item of two conditions and the seed’s people."""
    pair = first, second = _pair(world, seed[0])
    people = seed[1:]
    for person in people:
        for condition in pair:
            if person not in condition.facts:
                because = f"whether {person} meets it is not settled: {condition.text}"
                raise Refused("O5", (person,), because)
    places = {person: _place(pair, person) for person in people}
    if not {BOTH, FIRST, SECOND} <= set(places.values()):
        raise Refused("O5", people, "somebody has to meet both conditions, and others one only")
    idle = tuple(person for person, place in places.items() if place == NEITHER)
    if len(idle) > IDLE:
        raise Refused("O5", idle, "more than one of them meets neither condition, so misleads none")
    cells = {person: _cell(world, pair, person, places[person]) for person in people}
    fields = {condition.facts[person].field for person in people for condition in pair}
    return ticks_item(
        world,
        FRAME,
        seed,
        Table(
            id=seed[0],
            stem=(
                f"Whom do both conditions fit, by {author(world)}’s article?\n"
                f"1. {first.text}\n2. {second.text}"
            ),
            plain=(
                f"Whom do both fit, by {author(world)}’s article?\n"
                f"1. {first.text}\n2. {second.text}"
            ),
            rule="Test each condition by itself, then keep the names that pass both.",
            columns=(),
            cells=cells,
        ),
        ticks=Ticks(
            ticked=BOTH,
            key=MEET[sum(place == BOTH for place in places.values())],
            why={p: _why(pair, p, places[p], called(world, p)) for p in people},
            given=(),
            reveals=tuple(sorted(fields)),
            drivers={"one_only": str(sum(p in (FIRST, SECOND) for p in places.values()))},
        ),
        proof=_proof(pair, people),
    )


def _cell(world: World, pair: tuple[Condition, Condition], person: str, place: str) -> Cell:
    facts = [condition.facts[person] for condition in pair]
    name = called(world, person)
    sure = {fact.modality for fact in facts} - {"stated"}
    return Cell(
        record=person,
        text=name,
        column=place,
        locators=in_order(fact.at for fact in facts),
        says=f"{name}: {_of(name, facts[0])}, and {_of(name, facts[1])}.",
        modality=min(sure, default="stated"),
        fact=f"{person}.{JOINT.join(condition.id for condition in pair)}",
    )


def _of(name: str, fact: Fact) -> str:
    """A fact with its person by name."""
    return fact.says.replace(THIS, name)


def _why(pair: tuple[Condition, Condition], person: str, place: str, name: str) -> str:
    """Both facts with their places, joined by what the one makes of the other."""
    one, other = (condition.facts[person] for condition in pair)
    if place == SECOND:
        one, other = other, one
    joint = "but" if place in (FIRST, SECOND) else "and"
    told = _of(name, one), _of(name, other)
    text = f"{told[0]} {cited((one.at,))}, {joint} {told[1]} {cited((other.at,))}."
    return text[0].upper() + text[1:]


def _proof(pair: tuple[Condition, Condition], people: tuple[str, ...]) -> tuple[Discharged, ...]:
    closed = [c for c in pair if c.kind == "list"]
    single = [c for c in pair if c.kind != "list"]
    grounds = [
        *(obligations.functional(people, f"one value a person: {c.text}") for c in single),
        *(Discharged("O5", people, f"(b) the list is complete: {c.text}") for c in closed),
    ]
    return (
        *grounds,
        Discharged("O3", people, "no other value is printed for the dates and ends used"),
        obligations.attributed(people, "the stem says by whose word each condition holds"),
    )


def count(world: World) -> int:
    """Sets of people for each two conditions: the largest chapter’s, which holds the others’."""
    return max(
        (
            sum(_sets(pool) for pool in _pools(world, area).values())
            for area in areas(world, Scope())
        ),
        default=0,
    )


def _sets(pool: dict[str, list[str]]) -> int:
    """So many who meet both, and others of whom one at least meets each condition alone."""
    first, second, neither = (len(pool.get(place, ())) for place in (FIRST, SECOND, NEITHER))
    return sum(
        comb(len(pool[BOTH]), keyed)
        * sum(
            comb(neither, idle)
            * (
                comb(first + second, others - idle)
                - comb(second, others - idle)
                - comb(first, others - idle)
            )
            for idle in range(min(IDLE, others - LONE) + 1)
        )
        for keyed in KEYED
        for others in [PEOPLE - keyed]
        if others >= LONE
    )


def candidates(world: World) -> Iterator[Seed]:
    """Every two conditions with all who are known by one of them."""
    for first, second in _pairs(world):
        yield (JOINT.join((first.id, second.id)), *sorted({*first.facts, *second.facts}))


SPEC = Family(
    id="G7",
    title="Two conditions at once",
    skill=FRAME.skill,
    level=FRAME.level,
    interaction="multiple-choice",
    obligations=("O3", "O5", "O6", "O7", "O8"),
    seeds=seeds,
    build=build,
    count=count,
    candidates=candidates,
    lacks="more complete lists of names; in most chapters too few lives are told",
)
