"""A claim as a card: a sentence that keeps whose word it is, through whom, and how it is meant."""

from __future__ import annotations

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim
from bloc_course.items.families._speakers import (
    author_document,
    called,
    mentioned,
    sentence,
    source_of,
)
from bloc_course.items.families.corroboration._witnesses import CORRESPONDENT

# What the article itself passes on or supposes is not told as its own finding.
MARKED = {"reported": "By report", "conjectured": "As a supposition"}


def said(world: World, claim: Claim, among: Claim | None = None) -> str:
    """A claim as a sentence that keeps whose word it is, and whether it is asserted.

    `among` is a claim of the source that everything is from: what stands there needs no name.
    Without one the article itself is that source.
    """
    if _unnamed(world, claim, among):
        mark = "This is denied" if claim.polarity == "denies" else MARKED.get(claim.modality, "")
        return f"{mark}: {claim.statement}" if mark else claim.statement
    elsewhere = among is not None and claim.asserted_by == among.asserted_by
    title = sentence(source_of(world, claim).rstrip(","))
    speaker = title if elsewhere else _speaker(world, claim)
    denies = " denies this" if claim.polarity == "denies" else ""
    return f"{speaker}{_relayed(world, claim)}{denies}: {claim.statement}"


def _unnamed(world: World, claim: Claim, among: Claim | None) -> bool:
    """Whether a claim needs no name: it is of the source itself, or of the article it stands in."""
    own = claim.asserted_by == world.data.article.author
    if among is None or among.asserted_by == world.data.article.author:
        return own
    return (claim.source, claim.asserted_by) == (among.source, among.asserted_by)


def _relayed(world: World, claim: Claim) -> str:
    """Through whom a speaker is known who does not speak in a paper of his own."""
    if claim.modality != "reported":
        return ""
    if claim.source == author_document(world):
        return ", by report"
    writers = world.data.documents[claim.source].author
    if len(writers) != 1 or claim.asserted_by in (*writers, claim.source):
        return ""
    if writers[0] not in world.data.people:
        return ""
    name = called(world, writers[0])
    if world.data.people[writers[0]].kind == CORRESPONDENT:
        name = f"the letter signed {name}" if name[:1].isupper() else "a letter"
    return f", as {name} reports"


def marked(world: World, claim: Claim, among: Claim) -> bool:
    """Whether a card would carry a mark beside or in place of its speaker, as no other card may."""
    own = _unnamed(world, claim, among)
    return claim.polarity == "denies" or (own and claim.modality in MARKED)


def _speaker(world: World, claim: Claim) -> str:
    """Who speaks, in a word or two: people and groups by name, papers of several by their title."""
    alone = len(world.data.documents[claim.source].author) <= 1
    if claim.asserted_by in world.data.people and alone:
        name = called(world, claim.asserted_by)
        if world.data.people[claim.asserted_by].kind != CORRESPONDENT:
            return name
        # Initials under a letter read as a person’s name only to those who know them; who signed
        # nothing is known by the letter.
        signed = f"The letter signed {name}"
        return signed if name[:1].isupper() else sentence(mentioned(world, claim.source))
    if claim.asserted_by in world.data.groups:
        return sentence(f"the {world.name(claim.asserted_by)}")
    return sentence(source_of(world, claim))
