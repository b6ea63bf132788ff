"""What a point is made on: the conclusions of the author that the article rests it on or limits."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim, Judgement
from bloc_course.items import obligations
from bloc_course.items.families._assemble import cited, unstopped
from bloc_course.items.families._verdicts import NEIGHBOUR
from bloc_course.items.families.argument._grounds import every as arguments
from bloc_course.items.families.argument._hedges import STRENGTHS
from bloc_course.items.proof import Refused

FAMILY = "A2"


def belongs(world: World, record: str) -> Iterator[Claim]:
    """The conclusions for or against which a record counts: of A2 first, then of arguments."""
    for judgement in _graded(world).get(record, ()):
        if judgement.about in world.data.claims:
            yield world.data.claims[judgement.about]
    for argument in world.data.arguments.values():
        if record in argument.premises or record in argument.rivals:
            yield world.data.claims[argument.conclusion]


@lru_cache(maxsize=4)
def _graded(world: World) -> dict[str, list[Judgement]]:
    """The judgements of A2 on strength, by the record that they rest on."""
    found: dict[str, list[Judgement]] = {}
    for judgement in world.data.judgements.values():
        if judgement.family == FAMILY and judgement.tag in STRENGTHS:
            found.setdefault(judgement.rests_on, []).append(judgement)
    return found


def neighbour(world: World, asked: Claim, fact: Judgement) -> Claim:
    """The other conclusion that a wrong point belongs to.

    Refuses (O5) a point without one, one that the article brings to bear on the asked conclusion,
    one that stands where that is drawn, one whose own conclusion carries the asked one or rests on
    it, and one that no closed list of grounds holds: feedback would place it falsely.
    """
    every = {claim.id: claim for claim in belongs(world, fact.rests_on)}
    if fact.tag != NEIGHBOUR or not every:
        raise Refused("O5", (fact.id,), f"“{fact.text}” belongs to no other conclusion")
    here = sorted(set(fact.cite) & set(asked.cite))
    if here:
        because = f"“{fact.text}” stands at {here[0]}, where the asked conclusion is drawn"
        raise Refused("O5", (fact.id, asked.id), because)
    for other in every.values():
        if other.id == asked.id or other in obligations.same_content(world, asked):
            raise Refused("O5", (fact.id, asked.id), f"“{fact.text}” bears on what is asked")
        if _linked(world, asked, other) or _linked(world, other, asked):
            because = f"what it belongs to, {other.id}, is joined with what is asked"
            raise Refused("O5", (fact.id, other.id), because)
    told = [one for one in every.values() if _tellable(world, one)]
    if not told:
        because = "the conclusion that it belongs to is not the author’s, or denies or asks"
        raise Refused("O5", (fact.id, *every), because)
    held = [one for one in told if _held(world, one, fact.rests_on)]
    if not held:
        because = f"{fact.rests_on} is in no closed list of grounds of {told[0].id}"
        raise Refused("O5", (fact.id, told[0].id), because)
    # Best the one that stands where the point does.
    return min(held, key=lambda one: not set(one.cite) & set(fact.cite))


def _held(world: World, conclusion: Claim, record: str) -> bool:
    """Whether the grounds of a conclusion, as reviewers closed the list, hold a record.

    A premise from which no step leads to the conclusion is in the list only where none is worked
    out; what A2 has as the right point of a conclusion was read for that conclusion.
    """
    right = any(judgement.about == conclusion.id for judgement in _graded(world).get(record, ()))
    return right or any(
        record in (*told.argument.premises, *told.argument.rivals)
        and (not told.steps or record in (*told.steps, *told.further))
        for told in arguments(world).values()
        if told.conclusion.id == conclusion.id
    )


def _linked(world: World, one: Claim, other: Claim) -> bool:
    """Whether one conclusion is drawn from the other, set against it, or tied to it in the data."""
    for argument in world.data.arguments.values():
        if argument.conclusion == one.id and other.id in (*argument.premises, *argument.rivals):
            return True
    return other.id in (*one.supports, *one.opposes, *one.conflicts_with)


def _tellable(world: World, claim: Claim) -> bool:
    return claim.asserted_by == world.data.article.author and claim.polarity == "asserts"


def told(world: World, asked: Claim, fact: Judgement) -> str:
    """What a wrong point belongs to, for feedback: “but the article uses it for …”."""
    other = neighbour(world, asked, fact)
    kind = "supposition" if other.modality == "conjectured" else "conclusion"
    return (
        f"but the article uses it on another {kind}: "
        f"{unstopped(other.statement)} {cited(other.cite[:1])}."
    )
