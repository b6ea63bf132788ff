"""Who says a relative date or concludes what it means, and who might be taken for that."""

from __future__ import annotations

import re
from functools import lru_cache

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim
from bloc_course.items import obligations
from bloc_course.items.families._assemble import cited
from bloc_course.items.families._speakers import called
from bloc_course.items.families.sourcing._voices import (
    distance,
    distractors,
    heard,
    plausible,
    spoken,
)
from bloc_course.items.proof import Refused

# A position that somebody is only credited with is not heard.
FAR = 1_000
# A length of time that is counted on or back.
COUNT = re.compile(r"P[1-9]")
VIEWS = ("inferred", "conjectured")


def reckoner(claim: Claim) -> str:
    """Who draws the conclusion, or whose words they are."""
    return claim.expression.drawn_by if claim.expression else claim.asserted_by


def one_voice(world: World, claim: Claim) -> bool:
    """Whether one named person reckons so, in a layer that is settled.

    Where somebody else draws the conclusion, there must be one to draw: something is counted.
    """
    told = claim.expression
    counted = told is not None and not told.offset.startswith("P0")
    layers = world.data.article.voices[claim.voice].values
    settled = not layers and reckoner(claim) in world.data.people
    return settled and (counted or reckoner(claim) == claim.asserted_by)


@lru_cache(maxsize=256)
def others(world: World, claim: Claim) -> tuple[str, ...]:
    """Who might be taken for it, the most tempting first.

    They say the words or hand them on without the conclusion, are spoken of or written to, quote
    the words, are heard near by or speak of the same matter elsewhere; nobody who says the same.
    """
    near = distractors(world, claim) if claim.cite[0].startswith("p") else ()
    people = (
        claim.asserted_by,
        *claim.via,
        claim.subject,
        *world.data.documents[claim.source].recipient,
        world.data.article.author,
        *sorted({*near, *plausible(world, claim)}, key=lambda p: _remoteness(world, claim, p)),
    )
    return tuple(
        person
        for person in dict.fromkeys(people)
        if person in world.data.people
        and world.data.people[person].kind != "correspondent"
        and person != reckoner(claim)
        and (person in (claim.asserted_by, *claim.via) or not _says_so(world, claim, person))
    )


def met_there(world: World, claim: Claim, person: str) -> bool:
    """Whether somebody is heard, named or written to in the paragraph of the words itself."""
    told = (claim.asserted_by, *claim.via, claim.subject, world.data.article.author)
    other = heard(world, claim, person)
    here = other is not None and bool(set(other.cite[:1]) & set(claim.cite[:1]))
    known = world.data.people[person]
    here = here or claim.cite[0] in (*known.cite, *known.mentions)
    return here or person in (*told, *world.data.documents[claim.source].recipient)


def _remoteness(world: World, claim: Claim, person: str) -> tuple[bool, int, str]:
    """Whom one would think of first, then the nearest."""
    # Somebody of whom nothing is heard is the least tempting.
    far = distance(world, claim, person) if spoken(world, person) else FAR
    return person not in plausible(world, claim), far, person


def _says_so(world: World, claim: Claim, person: str) -> bool:
    try:
        obligations.not_said_by(world, claim, (person,))
    except Refused:
        return True
    return False


def instead(world: World, claim: Claim, person: str) -> str:
    """Why somebody is not the one who reckons so."""
    name, right = called(world, person), called(world, reckoner(claim))
    if person == claim.asserted_by:
        return f"{name} says the words, but what they lead to is a conclusion of {right}."
    if person in claim.via:
        return f"{name} only hands the words on; {right} concludes what they lead to."
    if person in world.data.documents[claim.source].recipient:
        return f"{name} is the one written to; {right} writes."
    if person == world.data.article.author:
        return f"{name} only reports this; it is {right} who says it."
    other = heard(world, claim, person)
    at = _beside(claim, other) if other else ""
    if other is None or other.asserted_by != person or not at or other.modality in VIEWS:
        return f"{name} does not speak here; {right} does.{_alike(world, claim, person)}"
    verb = "denies" if other.polarity == "denies" else "says"
    return (
        f"What {name} {verb} near by {cited((at,))} is another thing. "
        f"The words asked about are those of {right}.{_alike(world, claim, person)}"
    )


def _alike(world: World, claim: Claim, person: str) -> str:
    """Where somebody else has words that count alike and are easily taken for these; else empty."""
    length = claim.expression.offset.lstrip("+-") if claim.expression else ""
    for other in world.data.claims.values() if COUNT.match(length) else ():
        told = other.expression
        if told and other.asserted_by == person and told.offset.lstrip("+-") == length:
            name = called(world, person)
            return f" What {name} says elsewhere is “{told.text}” {cited(other.cite)}."
    return ""


def _beside(claim: Claim, other: Claim) -> str:
    """Where something else is said in the same paragraph or the next; empty if it is farther."""
    here = next((int(at[1:]) for at in claim.cite if at.startswith("p")), None)
    places = (at for at in other.cite if at.startswith("p"))
    near = (at for at in places if here is not None and abs(int(at[1:]) - here) <= 1)
    return next(near, "")
