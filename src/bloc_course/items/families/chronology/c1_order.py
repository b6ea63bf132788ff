"""C1 Order events: put four to six events in the one order that the dates force."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations, pairwise

from bloc_course.dataset.query import World
from bloc_course.draw import Rank, by_rank
from bloc_course.items import obligations
from bloc_course.items.families._assemble import (
    Asked,
    Frame,
    assemble,
    cited,
    hint,
    in_order,
    refusing,
)
from bloc_course.items.families._draws import Area, areas, attempts, greedy
from bloc_course.items.families._speakers import author
from bloc_course.items.families.chronology import _cards as cards
from bloc_course.items.families.chronology._cues import cue
from bloc_course.items.families.chronology._pairs import dated_apart, one_value, sharp, spread
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.interactions import Option
from bloc_course.items.interactions.order import Order
from bloc_course.items.item import Feedback, Item, ItemPart
from bloc_course.items.limits import limits
from bloc_course.items.marking.m3_order import CertainPairs
from bloc_course.items.proof import Refused

FRAME = Frame("C1", "chronology", "apply")
SIZES = (5, 4, 6)
FEWEST = 4
MOST_COUNTED = 20_000


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """Chains of events by rank, core events first, each one comparable to all before it."""
    within = (_within(world, area) for area in areas(world, scope))
    pools = [pool for pool in within if len(pool) >= FEWEST]
    sizes = [size for size in SIZES if size <= limits(scope.path).cards]
    for number, ranked in attempts(rank) if pools else ():
        pool = pools[number % len(pools)]
        size = sizes[number // len(pools) % len(sizes)]
        order = by_rank(pool, ranked, str)
        # Every other attempt keeps to what its chapter is about.
        if number // len(pools) % 2:
            order.sort(key=lambda record: not _core(world, record))
        chain = greedy(order, size, lambda event, taken: _joins(world, event, taken))
        if chain and spread(world, chain):
            yield tuple(sorted(chain))


@lru_cache(maxsize=4)
def _candidates(world: World) -> tuple[str, ...]:
    """The cards that no reviewer kept out."""
    return tuple(
        record
        for record in (*cards.events(world), *cards.letters(world))
        if not obligations.kept_out(world, FRAME.family, record)
    )


def _within(world: World, area: Area) -> tuple[str, ...]:
    return tuple(
        event
        for event in _candidates(world)
        if area.holds(cards.locators(world, event)) and area.meets(world.records[event])
    )


def _core(world: World, record: str) -> bool:
    """Whether a card is what its chapter is about: a core event or a paper."""
    event = world.data.events.get(record)
    return event is None or event.tier == "core"


def _joins(world: World, event: str, taken: Sequence[str]) -> bool:
    return all(_decided(world, event, other) for other in taken)


def _decided(world: World, one: str, other: str) -> bool:
    """Strictly ordered in every reading by what the two cards cite, with nothing to tell it."""
    return frozenset((one, other)) in dated_apart(world)


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item that asks for the order of the seed's events."""
    order = sorted(seed, key=lambda event: cards.days(world, event))
    for event in seed:
        if not cards.usable(world, event):
            raise Refused("O3", (event,), f"{event} is not dated by a plain statement")
        obligations.withheld(world, FRAME.family, event)
    for one, other in combinations(sorted(seed), 2):
        if cue(world, one, other):
            raise Refused("O6", (one, other), f"the wording tells the order of {one} and {other}")
    for first, second in pairwise(order):
        if not sharp(world, first, second):
            because = "an end or a season, read widely, leaves the order open"
            raise Refused("O1", (first, second), because)
    said = {event: cards.evidence(world, event) for event in order}
    proof = (
        obligations.certain_order(world, order),
        obligations.every_reading(world, order),
        *(one_value(world, event) for event in order),
        obligations.by_time(order, "every other order inverts a pair proven under O1"),
        obligations.one_referent({event: cards.text(world, event) for event in order}),
        cards.whose(world, order),
    )
    locators = in_order(at for evidence in said.values() for at in evidence.locators)
    strip = {event: f"{said[event].says[:-1]} {cited(said[event].locators)}." for event in order}
    dates = {
        event: f"{cards.dated(world, event)} {cited(said[event].locators)}." for event in order
    }
    pairs = tuple(combinations(order, 2))
    starts = [cards.days(world, event) for event in order]
    return assemble(
        world,
        FRAME,
        seed,
        stem=(
            f"Put these in order, from the first to the last, by the dates that {author(world)}’s "
            f"{cards.layers(locators)} give.{cards.counting(world, order)}"
        ),
        plain=(
            f"Put these in order, first to last, by the dates in {author(world)}’s "
            f"{cards.layers(locators)}."
            f"{cards.counting(world, order, plain=True)}"
        ),
        parts=(
            ItemPart(
                name="order",
                interaction=Order(
                    cards=tuple(Option(e, cards.text(world, e)) for e in sorted(seed))
                ),
                key=CertainPairs(pairs=pairs, cards=tuple(sorted(seed))),
            ),
        ),
        feedback=Feedback(
            hint=hint(locators),
            rule="Each pair of cards is counted; the article’s dates make all of them certain.",
            key=" ".join(strip.values()),
            choices=dates,
            cases={
                "some": "Compare the dates of the cards that stand the wrong way round.",
                "none": "At least as many pairs stand the wrong way round as the right way.",
            },
            open=_open(world, order),
            reread=locators,
        ),
        evidence=tuple(said.values()),
        proof=proof,
        asked=Asked(
            keyed=tuple(f"{first}<{second}" for first, second in pairs),
            reveals=tuple(f"{event}.when" for event in order),
        ),
        drivers={
            "cards": str(len(order)),
            "min_gap_days": str(min(b[0] - a[1] for a, b in pairwise(starts))),
            "relation_needed": "no",
            "uncertain_dates": str(sum(lo != hi for lo, hi in starts)),
        },
    )


def _open(world: World, order: Sequence[str]) -> str:
    """Cards of disputed dates, and whose word a date is."""
    notes = [
        f"{cards.text(world, event)}: the article prints more than one date of this matter; the "
        "order holds for each."
        for event in order
        if cards.rivals(world, event)
    ]
    told = (*cards.issued(world, order), *cards.doubts(world, order))
    told = (*told, *cards.concluded(world, order, author(world)))
    return " ".join([*notes, *cards.hearsay(world, order), *told])


def count(world: World) -> int:
    """Sets of four to six events provable in one chapter, counted one by one up to MOST_COUNTED."""
    seen: set[Seed] = set()
    for area in areas(world, Scope()):
        for chain in _chains(world, _within(world, area)):
            if spread(world, chain):
                seen.add(tuple(sorted(chain)))
                if len(seen) == MOST_COUNTED:
                    return MOST_COUNTED
    return len(seen)


def _chains(world: World, pool: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Every set of a size in SIZES whose pairs are all decided, depth first."""
    pending: list[tuple[tuple[str, ...], Sequence[str]]] = [
        ((event,), pool[number + 1 :]) for number, event in enumerate(pool)
    ]
    while pending:
        chain, rest = pending.pop()
        if len(chain) in SIZES:
            yield chain
        if len(chain) < max(SIZES):
            fitting = [event for event in rest if _decided(world, event, chain[-1])]
            pending += [
                ((*chain, event), fitting[number + 1 :]) for number, event in enumerate(fitting)
            ]


SPEC = Family(
    id="C1",
    title="Order events",
    skill=FRAME.skill,
    level=FRAME.level,
    interaction="order",
    obligations=("O1", "O2", "O3", "O5", "O6", "O8"),
    seeds=seeds,
    build=build,
    count=count,
    lacks="dates to the month or day for more of the events",
)
