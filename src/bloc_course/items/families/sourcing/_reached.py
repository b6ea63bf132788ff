"""What feedback tells of how a statement reached the article, and why in no other way."""

from __future__ import annotations

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim
from bloc_course.items.families._assemble import listed
from bloc_course.items.families._speakers import (
    COURT,
    author,
    author_document,
    called,
    sentence,
)
from bloc_course.items.families.sourcing._ascribed import named_there

NOTE = "n"


def in_court(world: World, claim: Claim) -> bool:
    """Whether somebody said it in court, so that only the record of the trial has it."""
    kind = world.data.documents[claim.source].kind
    return kind == COURT and claim.asserted_by in world.data.people


def says(world: World, claim: Claim, kind: str, note: str) -> str:
    """How it came to the article; the note is what a reviewer calls a speaker without a name."""
    document = world.data.documents[claim.source]
    if kind == "conjectured":
        noted = all(at.startswith(NOTE) for at in claim.cite)
        who = "The note" if noted else author(world)
        return f"{who} marks it as a supposition: “{claim.cue}”."
    if kind == "direct":
        told = named_there(document, claim) or set(document.mentions) & set(claim.cite)
        if not told and claim.voice != author_document(world):
            return f"The article quotes it as {_whose(world, claim)} own words."
        return f"It stands in this text: {world.name(claim.source)}."
    if in_court(world, claim):
        return "It is known through the record of the trial, which passes it on."
    hands = [_hand(world, hand) for hand in claim.via if hand != claim.asserted_by]
    if not hands:
        return f"The article gives it as hearsay: “{claim.cue}”."
    speaker = claim.asserted_by
    alone = speaker in world.data.people and speaker not in _signers(world, claim)
    # A speaker without a name has one hand before the first that is named: groups count too.
    group = speaker in world.data.groups
    name = _hand(world, speaker)
    plain = f"the {name}" if name[:1].islower() else name
    party = (f"{note[0].lower()}{note[1:]}" if note else plain) if group else ""
    first = _hand(world, speaker) if alone else party
    first = f"It begins with {first}. " if first else ""
    return f"{first}It reached the article through {listed(hands).rstrip('.')}."


def _signers(world: World, claim: Claim) -> tuple[str, ...]:
    """The authors of papers that several people signed and of which the claim may be a part."""
    papers = (paper for paper in world.data.documents.values() if len(paper.author) > 1)
    return tuple(
        who for paper in papers if set(paper.cite) & set(claim.cite) for who in paper.author
    )


def _whose(world: World, claim: Claim) -> str:
    return f"{sentence(_hand(world, claim.asserted_by))}’s"


def _hand(world: World, record: str) -> str:
    return called(world, record) if record in world.data.people else world.name(record)


def instead(world: World, claim: Claim, kind: str) -> dict[str, str]:
    """What speaks against each of the other classes."""
    passes = "Nobody passes it on."
    if _quotes_beside(world, claim):
        who = _hand(world, claim.asserted_by)
        passes = f"What others say stands beside it, but this is {who}’s own statement."
    against = {
        "direct": {
            "reported": passes,
            "conjectured": "It is no supposition of the article’s.",
        },
        "reported": {
            "direct": "The article has no text of the speaker’s own for it.",
            "conjectured": "It is no supposition of the article’s.",
        },
        "conjectured": {
            "direct": "No text is quoted that says so.",
            "reported": "Nobody is quoted as saying so.",
        },
    }
    return against[kind]


def _quotes_beside(world: World, claim: Claim) -> bool:
    """Whether whoever states it passes on in the same text and place what others say."""
    return any(
        claim.asserted_by in other.via
        and other.source == claim.source
        and other.asserted_by != claim.asserted_by
        and set(other.cite) & set(claim.cite)
        for other in world.data.claims.values()
    )
