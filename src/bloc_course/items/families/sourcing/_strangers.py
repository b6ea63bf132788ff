"""Steps of other ways that could be taken for a step of this one, and certainly are none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Group
from bloc_course.draw import Rank, by_rank
from bloc_course.items.families.sourcing._chains import (
    Chain,
    Step,
    chains,
    inner,
    named,
    raw_steps,
    side,
    station,
    ways,
)

PERIODICAL = "periodical"
NEAR = 2  # paragraphs
TOLD = "stated"


@lru_cache(maxsize=256)
def strangers(world: World, record: str) -> tuple[Step, ...]:
    """Steps of other documents to a station of the chain that had it from somebody else.

    The article states them, and they lie near: the other giver is a station too, or is told of
    within two paragraphs.
    """
    chain = chains(world)[record]
    takers = chain.stations if _maker(world, chain) else chain.stations[1:]
    before = dict(zip(chain.stations[1:], chain.stations, strict=False))
    mine = {step.code for step in raw_steps(world, record)}
    found: dict[str, Step] = {}
    for document in world.data.documents:
        for step in raw_steps(world, document):
            other = {side(world, step.giver), side(world, step.taker)}
            if step.of == record or step.code in mine or step.taker not in takers:
                continue
            if step.modality != TOLD:
                continue  # a place that only implies a hand-over tells of none
            if side(world, before.get(step.taker, "")) in other or len(other) == 1:
                continue
            if _named(world, step.giver) and _near(chain, step):
                found.setdefault(step.code, step)
    return tuple(found.values())


def _maker(world: World, chain: Chain) -> bool:
    """Whether the first station made the thing: otherwise it may have had it from somebody."""
    return chain.record in world.data.claims or station(world, chain.record) == chain.stations[0]


def _named(world: World, stop: str) -> bool:
    """Whether a station is a group, or a person with a name or a signature."""
    person = world.data.people.get(stop)
    return stop in world.data.groups or (person is not None and person.name[0].isupper())


def _near(chain: Chain, step: Step) -> bool:
    """Whether the giver is a station too, or the step is told not far from the chain."""
    here = {number for own in chain.steps for number in _paragraphs(own)}
    there = _paragraphs(step)
    return step.giver in chain.stations or any(abs(a - b) <= NEAR for a in here for b in there)


def _paragraphs(step: Step) -> tuple[int, ...]:
    return tuple(int(at[1:]) for at in step.cite if at.startswith("p"))


def beside(
    world: World, chain: Chain, foreign: Step, rank: Rank, many: int
) -> Iterator[tuple[Step, ...]]:
    """The steps beside a foreign one: that to the same hand, and others by rank.

    The same two hands the other way round would be a play on words.
    """
    steps = [s for s in chain.steps if (s.taker, s.giver) != (foreign.giver, foreign.taker)]
    rivals = tuple(step for step in steps if step.taker == foreign.taker)
    rest = by_rank(
        [step for step in steps if step not in rivals],
        rank,
        lambda step: f"{chain.record}:{step.code}",
    )
    for others in combinations(rest, many - len(rivals)):
        own = (*rivals, *others)
        if not unfair(world, chain, foreign, own):
            yield own


def unfair(world: World, chain: Chain, foreign: Step, own: Sequence[Step]) -> str:
    """Why the steps could be told apart without the article; empty where they could not.

    What is named in the stem is named in no option, else the echo says which step belongs. And
    that the author read an issue is true of whatever stands in it, so it is no step of this way.
    """
    if not hidden(foreign, own):
        return "two of the steps join and the foreign one does not: its shape tells it"
    thing = {word for word in ways(world)[chain.record].text.split() if word[0].isupper()}
    for step in (foreign, *own):
        for stop in (step.giver, step.taker):
            if thing & set(world.name(stop).split()):
                return f"{stop} is named in the stem"
    always = next((step for step in own if _always(world, step)), None)
    return f"{always.giver} to {always.taker} is true of any text printed there" if always else ""


def _always(world: World, step: Step) -> bool:
    """Whether the step leads to the author from a periodical."""
    giver = world.records[step.giver]
    printed = isinstance(giver, Group) and giver.kind == PERIODICAL
    return printed and step.taker == world.data.article.author


def hidden(foreign: Step, own: Sequence[Step]) -> bool:
    """Whether the steps do not show by their shape which one is foreign.

    One own step must join with the other own step and with the foreign one alike, or none with
    any: else two steps make a way, and the one that joins with nothing is the key.
    """
    if not any(_joins(one, other) for one, other in combinations((foreign, *own), 2)):
        return any(step.taker == foreign.taker for step in own)
    return any(
        _joins(common, foreign) and all(_joins(common, step) for step in own if step != common)
        for common in own
    )


def _joins(one: Step, other: Step) -> bool:
    return one.taker == other.giver or other.taker == one.giver


def as_option(world: World, step: Step) -> str:
    """A step as an option."""
    return f"{named(world, step.giver)} to {inner(named(world, step.taker))}"
