"""What stands outside the court for or against a statement made in it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim
from bloc_course.items.families._speakers import COURT, author_document


@lru_cache(maxsize=512)
def refuters(world: World, claim: Claim) -> tuple[Claim, ...]:
    """What the author adopts from outside the court that cannot stand beside the claim."""
    return tuple(
        other
        for other in world.data.claims.values()
        if other.stance_of_author == "adopts" and not in_court(world, other)
        if _against(claim, other) or _nothing_there(world, claim, other)
    )


def _against(claim: Claim, other: Claim) -> bool:
    """Whether the two are entered as opposed, or one denies what the other asserts."""
    entered = other.id in (*claim.opposes, *claim.conflicts_with) or claim.id in (
        *other.opposes,
        *other.conflicts_with,
    )
    denied = other.polarity == "denies" and proposition(other) == proposition(claim)
    return entered or denied


def _nothing_there(world: World, claim: Claim, other: Claim) -> bool:
    """Whether the other denies that what the claim is about existed."""
    denied = other.polarity == "denies" and other.predicate in world.predicates("existence")
    return denied and other.subject in (claim.subject, claim.object)


@lru_cache(maxsize=512)
def bearers(world: World, claim: Claim) -> tuple[Claim, ...]:
    """What sources outside the court say to the same effect; the author himself is none."""
    return tuple(
        other
        for other in world.data.claims.values()
        if other.polarity == "asserts"
        and proposition(other) == proposition(claim)
        and other.stance_of_author == "adopts"
        and other.source != author_document(world)
        and not in_court(world, other)
    )


def proposition(claim: Claim) -> tuple[str, str, str]:
    """What a claim says, whoever says it and whether it is asserted or denied."""
    return claim.subject, claim.predicate, claim.object


def in_court(world: World, claim: Claim) -> bool:
    """Whether a paper of the court says it."""
    return world.data.documents[claim.source].kind == COURT


def bare(world: World, claim: Claim, other: Claim) -> bool:
    """Whether a claim is the plain denial of another, and the article argues for it nowhere."""
    denied = other.polarity == "denies" and proposition(other) == proposition(claim)
    return denied and not any(grounds_of(world, other))


def weighed(world: World, claim: Claim) -> tuple[str, ...]:
    """Claims from outside the court that record or reviewer ties to the claim either way."""
    tied = {*claim.supports, *claim.opposes, *claim.conflicts_with}
    return tuple(
        other.id
        for other in world.data.claims.values()
        if not in_court(world, other)
        and (other.id in tied or claim.id in (*other.supports, *other.opposes))
    )


def grounds_of(world: World, claim: Claim) -> Iterator[str]:
    """From what the article draws a claim or the same proposition."""
    for argument in world.data.arguments.values():
        concluded = world.data.claims[argument.conclusion]
        if proposition(concluded) == proposition(claim):
            yield from argument.premises
