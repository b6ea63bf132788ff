"""C3 Before, after or cannot be decided: what the article’s dates and links force about a pair."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

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
from bloc_course.items.families._draws import Area, areas, attempts
from bloc_course.items.families._speakers import author
from bloc_course.items.families.chronology import _cards as cards
from bloc_course.items.families.chronology._pairs import linked, oriented, pairs, prove
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.interactions import Option
from bloc_course.items.interactions.choice import Choice
from bloc_course.items.item import Evidence, Feedback, Item, ItemPart
from bloc_course.items.marking.m6_three_way import ThreeWay
from bloc_course.items.proof import Discharged, Refused

FRAME = Frame("C3", "chronology", "analyse")
VERDICTS = ("before", "after", "undecided")
OPTIONS = (
    Option("before", "A came before B"),
    Option("after", "A came after B"),
    Option("undecided", "It cannot be decided which came first"),
)
LAST = VERDICTS[-1]
LINKED = {
    "before": "So A came before B, though the dates of the two alone leave it open.",
    "after": "So B came before A, though the dates of the two alone leave it open.",
}
MEANS = {
    "before": "The last possible day of A lies before the first possible day of B.",
    "after": "The last possible day of B lies before the first possible day of A.",
    "undecided": "The two ranges meet and no link orders them, so either may have come first.",
}


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """Pairs by rank of their records; the verdicts come in rotation, from one drawn by rank."""
    pools = [(area, _pool(world, area)) for area in areas(world, scope)]
    pools = [(area, pool) for area, pool in pools if len(pool) > 1]
    given: set[frozenset[str]] = set()
    # A fixed start would make the first item of every draw a plain “before”.
    start = int.from_bytes(rank("verdict"), "big")
    for number, ranked in attempts(rank) if pools else ():
        wanted = VERDICTS[(start + number) % len(VERDICTS)]
        first = number // len(VERDICTS) % len(pools)
        # A chapter without such a pair left passes its turn on, so that the rotation holds.
        for _, pool in (*pools[first:], *pools[:first]):
            pair = _first_pair(world, by_rank(pool, ranked, str), wanted, given)
            if pair:
                given.add(frozenset(pair))
                yield pair
                break
        else:
            return


def _pool(world: World, area: Area) -> tuple[str, ...]:
    everything = (*cards.events(world), *cards.letters(world))
    return tuple(
        record
        for record in everything
        if area.holds(cards.locators(world, record)) and area.meets(world.records[record])
    )


def _first_pair(
    world: World, ranked: list[str], wanted: str, given: set[frozenset[str]]
) -> Seed | None:
    """The pair of the wanted verdict that ranks first by its first record, then its second."""
    table = pairs(world)
    for place, one in enumerate(ranked):
        for other in ranked[place + 1 :]:
            pair = frozenset((one, other))
            found = table.get(pair)
            if found and found[1] == wanted and pair not in given:
                return found[0]
    return None


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item that asks how A lies to B."""
    one, other = seed
    for record in seed:
        if not cards.usable(world, record):
            raise Refused("O3", (record,), f"{record} is not dated by a plain statement")
        obligations.withheld(world, FRAME.family, record)
    if seed != oriented(one, other):
        raise Refused("O6", seed, "the pair is asked the other way round")
    verdict, proof = prove(world, one, other)
    said = [cards.evidence(world, record) for record in seed]
    links = _links(world, one, other, verdict)
    evidence = (*said, *links)
    at = " ".join(f"{card.says[:-1]} {cited(card.locators)}." for card in evidence)
    means = LINKED[verdict] if links else MEANS[verdict]
    locators = in_order(place for card in evidence for place in card.locators)
    return assemble(
        world,
        FRAME,
        seed,
        stem=(
            f"From what the article gives, which came first?{cards.counting(world, seed)}\n"
            f"A: {cards.text(world, one)}\nB: {cards.text(world, other)}"
        ),
        plain=(
            f"Which came first, by the article?{cards.counting(world, seed, plain=True)}"
            f"\nA: {cards.text(world, one)}\nB: {cards.text(world, other)}"
        ),
        parts=(
            ItemPart(
                name="verdict",
                interaction=Choice(options=OPTIONS, fixed=True),
                key=ThreeWay(correct=verdict),
            ),
        ),
        feedback=Feedback(
            hint=hint(locators),
            rule="An order holds only where the last possible day of one lies before the first "
            "possible day of the other, or a link between them forces it.",
            key=f"{at} {means}",
            choices={
                option.code: f"{_wrong(option.code, verdict)} {at} {means}"
                for option in OPTIONS
                if option.code != verdict
            },
            open=_open(world, seed, verdict),
            reread=locators,
        ),
        evidence=evidence,
        proof=(*proof, _one_each(world, seed), cards.whose(world, seed)),
        asked=Asked(
            keyed=(f"{min(seed)}<>{max(seed)}",),
            reveals=tuple(f"{record}.when" for record in seed),
        ),
        drivers=_drivers(world, one, other, verdict, relation=bool(links)),
    )


def _links(world: World, one: str, other: str, verdict: str) -> tuple[Evidence, ...]:
    """The links that decide a pair whose own dates leave it open."""
    if verdict == "undecided":
        return ()
    return linked(world, *((one, other) if verdict == "before" else (other, one)))


def _open(world: World, seed: Seed, verdict: str) -> str:
    """What stays open: the day of one, and what a paper is dated by."""
    notes = ["The day of at least one of the two stays open."] if verdict == LAST else []
    told = (
        *cards.issued(world, seed),
        *cards.doubts(world, seed),
        *cards.concluded(world, seed, author(world)),
    )
    return " ".join([*notes, *cards.hearsay(world, seed), *told])


def _one_each(world: World, seed: Seed) -> Discharged:
    return obligations.one_referent({record: cards.text(world, record) for record in seed})


def _wrong(chosen: str, verdict: str) -> str:
    if verdict == LAST:
        return "Nothing in the article forces that order."
    return "The article does decide it." if chosen == LAST else "It is the other way round."


def _drivers(world: World, one: str, other: str, verdict: str, *, relation: bool) -> dict[str, str]:
    (lo, hi), (other_lo, other_hi) = cards.days(world, one), cards.days(world, other)
    overlap = max(0, min(hi, other_hi) - max(lo, other_lo) + 1)
    return {
        "verdict": verdict,
        "relation_needed": "yes" if relation else "no",
        "gap_days": str(max(0, max(lo, other_lo) - min(hi, other_hi))),
        "overlap_days": str(overlap),
    }


def count(world: World) -> int:
    """Provable pairs that one chapter at least gives; each pair is one item."""
    found: set[frozenset[str]] = set()
    for area in areas(world, Scope()):
        found.update(map(frozenset, combinations(_pool(world, area), 2)))
    return len(found & pairs(world).keys())


def candidates(world: World) -> Iterator[Seed]:
    """Every pair of events and dated documents."""
    data = world.data
    dated = [d.id for d in data.documents.values() if {"written", "bears"} & d.dates.keys()]
    return (oriented(*pair) for pair in combinations([*data.events, *dated], 2))


SPEC = Family(
    id="C3",
    title="Before, after or cannot be decided",
    skill=FRAME.skill,
    level=FRAME.level,
    interaction="choice",
    obligations=("O1", "O2", "O5", "O6", "O8"),
    seeds=seeds,
    build=build,
    count=count,
    candidates=candidates,
    lacks="pairs that stay undecided: they limit the yield, since the three verdicts take turns",
)
