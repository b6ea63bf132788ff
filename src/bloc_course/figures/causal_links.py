"""The arrows of a causal map from records: claims of cause, disputes of them, arguments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bloc_course.dataset.causes import cause_and_effect, links_about
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim
from bloc_course.figures import phrases
from bloc_course.figures.causes import Cause, Ground
from bloc_course.figures.certainty import WORDS
from bloc_course.figures.propositions import kin_of

_Dispute = tuple[str, tuple[str, ...]]


def causes_of(
    world: World, claims: Iterable[str], disputed: Mapping[str, str] | None = None
) -> list[Cause]:
    """An arrow for each claim; `disputed` adds by claim the discrepancy that the course sees there.

    Both sides are worded by a judgement on the claim, else they are its subject and object;
    ValueError for a claim that has neither a judgement nor a predicate that means a cause.
    """
    return [_cause(world, world.data.claims[record], disputed or {}) for record in claims]


def grounds_between(world: World, claims: Sequence[str]) -> list[Ground]:
    """Where the article argues from one of the claims to another of them."""
    return [
        Ground(premise, argument.conclusion, phrases.plain(argument.strength), argument.cite)
        for argument in world.data.arguments.values()
        if argument.conclusion in claims
        for premise in argument.premises
        if premise in claims
    ]


def _cause(world: World, claim: Claim, disputed: Mapping[str, str]) -> Cause:
    judged = [cause_and_effect(judgement) for judgement in links_about(world, claim.id)]
    if not judged and claim.predicate not in world.predicates("cause"):
        raise ValueError(f"the claim {claim.id!r} tells of no cause")
    sides = (
        (judged[0].cause, judged[0].effect)
        if judged
        else (phrases.called(world, claim.subject), phrases.called(world, claim.object))
    )
    return Cause(
        record=claim.id,
        cause=_capital(sides[0]),
        effect=_capital(sides[1]),
        who=phrases.source(world, claim.asserted_by),
        modality=claim.modality,
        locators=claim.cite,
        disputes=tuple(_disputes(world, claim, disputed)),
        beside=judged[0].beside if judged else "",
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _disputes(world: World, claim: Claim, disputed: Mapping[str, str]) -> Iterator[_Dispute]:
    """Claims that say otherwise, rivals of an argument for it, and discrepancies."""
    against = [c for c in world.data.claims.values() if claim.id in c.opposes]
    against += [c for c in kin_of(world, claim)[1:] if c.polarity != claim.polarity]
    named = [world.data.claims[c] for c in claim.conflicts_with]
    for argument in world.data.arguments.values():
        if argument.conclusion == claim.id:
            named += [world.data.claims[rival] for rival in argument.rivals]
    for other in {c.id: c for c in [*against, *named]}.values():
        who = phrases.who_says(world, other)
        yield f"{who}: {other.statement.rstrip('.')} ({WORDS[other.modality]})", other.cite
    slips = [d for (record, _), d in world.disputed.items() if record == claim.id]
    if claim.id in disputed:
        slips.append(world.data.discrepancies[disputed[claim.id]])
    for slip in {slip.id: slip for slip in slips}.values():
        told = "; elsewhere: ".join(statement.value for statement in slip.statements)
        yield f"the article disagrees with itself: {told}", slip.cite
