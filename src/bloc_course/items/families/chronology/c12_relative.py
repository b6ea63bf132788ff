"""C12 Relative time expressions: the date that words like “today” mean, and whose they are."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, zip_longest

from bloc_course.dataset.query import World
from bloc_course.draw import Rank, by_rank
from bloc_course.items import obligations
from bloc_course.items.families._assemble import refusing
from bloc_course.items.families._draws import Area, areas
from bloc_course.items.families._lengths import evened
from bloc_course.items.families.chronology import _cards as cards
from bloc_course.items.families.chronology._cues import told_twice
from bloc_course.items.families.chronology._expressions import (
    COUNTED,
    PRESENT,
    anchors,
    echoes,
    meaning,
    meanings,
)
from bloc_course.items.families.chronology._reckoners import met_there, one_voice, others, reckoner
from bloc_course.items.families.chronology._relatives import (
    FRAME,
    WHAT,
    WHO,
    relative_item,
    texts_of,
)
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.item import Item
from bloc_course.items.proof import Refused

OPTIONS = 3


def seeds(world: World, rank: Rank, scope: Scope) -> Iterator[Seed]:
    """Keys of the second part in turn, their claims by rank, each with two wrong answers."""
    within = areas(world, scope)
    queues: dict[str, list[Seed]] = {}
    asked = [(claim, form) for claim in meanings(world) for form in (WHO, WHAT)]
    for claim, form in by_rank(asked, rank, " ".join):
        found = (_seed(world, area, claim, form, rank) for area in within)
        seed = next((one for one in found if one), ())
        if seed:
            queues.setdefault(_key(world, claim, form), []).append(seed)
    turns = zip_longest(*(queues[key] for key in by_rank(queues, rank, str)))
    yield from (seed for turn in turns for seed in turn if seed)


def _key(world: World, claim: str, form: str) -> str:
    return reckoner(world.data.claims[claim]) if form == WHO else meanings(world)[claim].record


def _seed(world: World, area: Area, claim: str, form: str, rank: Rank) -> Seed:
    found = meanings(world)[claim]
    if not area.holds(found.locators) or not area.meets(world.data.claims[claim]):
        return ()
    pool = list(_wrong(world, claim, form, area))
    if form == WHO:
        # Whoever says the words without the conclusion is never left out, and who is not met in
        # the paragraph tempts nobody where others are.
        here = [person for person in pool if met_there(world, world.data.claims[claim], person)]
        pool = here if len(here) >= OPTIONS - 1 else pool
        pool = pool[: OPTIONS if found.kind != COUNTED else OPTIONS - 1]
    if len(pool) < OPTIONS - 1:
        return ()
    order = by_rank(pool, rank, lambda one: f"{claim}:{one}")
    key = _key(world, claim, form)
    texts = texts_of(world, (key, *order))
    wrong = evened(
        texts.pop(key),
        texts,
        OPTIONS - 1,
        lambda name: rank(f"{claim}:{name}"),
        lambda one, taken: not told_twice(world, (one, *taken)),
    )
    return (claim, form, *sorted(wrong)) if wrong else ()


def _wrong(world: World, claim: str, form: str, area: Area | None = None) -> tuple[str, ...]:
    """The wrong answers that may be offered, if the form can be asked of the claim at all."""
    record, found = world.data.claims[claim], meanings(world).get(claim)
    if found is None:
        return ()
    if form == WHO:
        return tuple(
            person
            for person in (others(world, record) if one_voice(world, record) else ())
            if area is None or area.meets(world.data.people[person])
        )
    if found.kind == PRESENT or not found.record or echoes(world, record, found.record):
        return ()
    return tuple(
        one
        for one in anchors(world, claim)
        if area is None or area.holds(cards.locators(world, one))
    )


@refusing
def build(world: World, seed: Seed) -> Item:
    """The item of one claim’s words, with what its second part asks and two wrong answers to it."""
    claim, form, *wrong = world.data.claims[seed[0]], *seed[1:]
    obligations.withheld(world, FRAME.family, claim.id)
    found = meaning(world, claim)
    if form == WHO and not one_voice(world, claim):
        because = "no one named person says the words, or in a note, whose layer is open"
        raise Refused("O9", (claim.id,), because)
    allowed = _wrong(world, claim.id, form)
    for one in wrong:
        if one not in allowed:
            raise Refused("O5", (claim.id, one), f"it is not proven that {one} is a wrong answer")
    return relative_item(world, seed, claim, found, _key(world, claim.id, form))


def count(world: World) -> int:
    """Claims with either second part and every pair of wrong answers, over all chapters."""
    found: set[Seed] = set()
    for area in areas(world, Scope()):
        for claim, said in meanings(world).items():
            if area.holds(said.locators) and not obligations.kept_out(world, FRAME.family, claim):
                for form in (WHO, WHAT):
                    pairs = combinations(_wrong(world, claim, form, area), OPTIONS - 1)
                    found.update((claim, form, *sorted(pair)) for pair in pairs)
    return len(found)


def candidates(world: World) -> Iterator[Seed]:
    """Every claim, with either second part and no wrong answers."""
    return ((claim, form) for claim in world.data.claims for form in (WHO, WHAT))


SPEC = Family(
    id="C12",
    title="Relative time expressions",
    skill=FRAME.skill,
    level=FRAME.level,
    interaction="date-entry + choice",
    obligations=("O3", "O5", "O6", "O7", "O8"),
    seeds=seeds,
    build=build,
    count=count,
    candidates=candidates,
    lacks="words that count from another date; the article mostly dates outright",
)
