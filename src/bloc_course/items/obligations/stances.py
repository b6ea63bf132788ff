"""What evidence may say of a claim: with its stance, and as sure as the record it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bloc_course.dataset.names import folded
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Judgement
from bloc_course.items.proof import Discharged, Refused

# Words that tell a reader that what follows, or what went before, is not asserted.
_NOT_ASSERTED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|reject\w*|not|no|never|neither|nobody|without"
    r"|open|ask\w*|question\w*|whether)\b",
    re.IGNORECASE,
)


def stances_kept(world: World, said: Iterable[tuple[str, str]]) -> None:
    """O7: whoever prints what a source denies or asks says that it denies or asks it."""
    for record, text in said:
        claim = world.data.claims.get(record)
        if claim is None or claim.polarity == "asserts" or claim.statement.endswith("?"):
            continue
        bare = claim.statement.rstrip(".")
        if bare in text and not _NOT_ASSERTED.search(text.replace(bare, "")):
            because = f"evidence shows as asserted what its source {claim.polarity}: {text}"
            raise Refused("O7", (record,), because)


# A question that asks whether there was such a thing, or names it as somebody’s word.
_ASKS_WHETHER = re.compile(
    r"^(?:Was|Were|Is|Are|Did|Does) |\b(?:said to|alleged|by the (?:charge|indictment))\b"
)


def asks_whether(world: World, record: str, question: str) -> None:
    """O7: a question takes nothing for granted that the author of the article finds was not there.

    Who asks for the members of such a thing must ask whether it was, or say whose word it is.
    """
    if _ASKS_WHETHER.search(question):
        return
    for claim in world.data.claims.values():
        denied = claim.polarity == "denies" and claim.stance_of_author == "adopts"
        if not denied or claim.predicate not in world.predicates("existence"):
            continue
        aliases = getattr(world.records.get(claim.subject), "aliases", ())
        forms = (world.name(claim.subject), *(alias.form for alias in aliases))
        if any(f" {folded(form)} " in f" {folded(question)} " for form in forms):
            because = f"{claim.id} denies that there was what it takes for granted: {question}"
            raise Refused("O7", (record, claim.id), because)


def resting(world: World, facts: Iterable[Judgement]) -> Discharged:
    """O5: facts that decide are the article’s: each names the record that carries it.

    What is only a matter of logic names none, and decides nothing.
    """
    found = []
    for fact in facts:
        if not fact.rests_on:
            because = f"by no record of the article, but by our own reasoning: {fact.text}"
            raise Refused("O5", (fact.id,), because)
        claim = world.data.claims.get(fact.rests_on)
        if claim and not set(claim.cite) & set(fact.cite):
            because = f"{claim.id} stands at {', '.join(claim.cite)} and not where the fact is"
            raise Refused("O5", (fact.id, claim.id), because)
        found += [fact.id, fact.rests_on]
    return Discharged("O5", tuple(found), "(d) what decides is carried by records of the article")


# What a place leaves out is seen from it, not said in it.
_LEFT_OUT = re.compile(
    r"\b(?:[Aa]s (?:given|cited|quoted)|[Ww]hat is (?:given|quoted|cited)"
    r"|is not (?:said|told)|[Oo]nly of)\b"
)


def surety(world: World, fact: Judgement) -> str:
    """How sure a fact is: as the claim that it rests on, else as it is printed.

    What is found to be left out of what the article gives is a conclusion of the reader’s.
    """
    if _LEFT_OUT.search(fact.text):
        return "inferred"
    claim = world.data.claims.get(fact.rests_on)
    return claim.modality if claim else "stated"
