"""A claim as a card: a sentence that keeps whose word it is, through whom, and how it is meant."""

from __future__ import annotations

import re

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim
from bloc_course.items.families._speakers import (
    author_document,
    called,
    mentioned,
    sentence,
    source_of,
)
from bloc_course.items.families.corroboration._witnesses import CORRESPONDENT, LETTER

INFORMER = "informer"
# From so many links on a word has passed through others than the one who wrote it down.
FEWEST_LINKS = 2
# Shorter words of a title say nothing of the matter.
_WORDS = re.compile(r"\w{4,}")
# So many letters of a word are the same in “arrest” and “arrested”.
BEGINNING = 6
# By these words the article passes on what it does not take over.
_HEARSAY = re.compile(r"\bsaid to\b|\bwas said\b", re.IGNORECASE)
# What the article itself passes on or supposes is not told as its own finding.
MARKED = {"reported": "By report", "conjectured": "As a supposition"}


def said(world: World, claim: Claim) -> str:
    """A claim as a sentence that keeps whose word it is, and whether it is asserted.

    What the article itself says needs no name; a quoted text is named even beside its own kind.
    """
    if claim.asserted_by == world.data.article.author:
        mark = "This is denied" if claim.polarity == "denies" else MARKED.get(claim.modality, "")
        return f"{mark}: {claim.statement}" if mark else claim.statement
    denies = " denies this" if claim.polarity == "denies" else ""
    if claim.asserted_by in world.data.groups:
        return f"{_for_group(world, claim)}{denies}: {claim.statement}"
    return f"{_speaker(world, claim)}{_relayed(world, claim)}{denies}: {claim.statement}"


def _relayed(world: World, claim: Claim) -> str:
    """Through whom a speaker is known who does not speak in a paper of his own."""
    if claim.modality != "reported":
        return ""
    hearsay = ", it was said" if _HEARSAY.search(claim.cue) else ""
    if _unclear(world, claim.via):
        return f"{hearsay}{_chain(world, claim.via)}"
    if claim.source == author_document(world):
        return hearsay or ", by report"
    return f"{hearsay}{_writer(world, claim)}"


def _unclear(world: World, via: tuple[str, ...]) -> bool:
    """Whether a word passed through an informer, or a manuscript, before it was written down."""
    if len(via) < FEWEST_LINKS:
        return False
    person = world.data.people.get(via[0])
    return person.kind == INFORMER if person else via[0] in world.data.documents


def _chain(world: World, via: tuple[str, ...]) -> str:
    """Through whom a word passed: the weakest link by its name, then where it can be read.

    An informer charges, and a manuscript is quoted.
    """
    first, reader = via[0], _letter(world, via[-1])
    if first not in world.data.people:
        return f", by {mentioned(world, first)}, which {reader} quotes"
    roles = world.data.people[first].roles
    known = f"the {roles[0].role.partition(' who ')[0]} " if roles else "the informer "
    return f", as {known}{called(world, first)} charged, by {reader}"


def _letter(world: World, person: str) -> str:
    """A link as a sentence names it: who writes under initials is known by the letter only."""
    if person not in world.data.people:
        return mentioned(world, person)
    name = called(world, person)
    if world.data.people[person].kind != CORRESPONDENT:
        return name
    return f"the letter signed {name}" if name[:1].isupper() else "a letter"


def _writer(world: World, claim: Claim) -> str:
    """The one writer of the paper in which a speaker is reported, if he is somebody else."""
    writers = world.data.documents[claim.source].author
    if len(writers) != 1 or claim.asserted_by in (*writers, claim.source):
        return ""
    if writers[0] not in world.data.people:
        return ""
    return f", as {_letter(world, writers[0])} reports"


def marked(world: World, claim: Claim) -> bool:
    """Whether a card would carry a mark beside or in place of its speaker, as no other card may."""
    own = claim.asserted_by == world.data.article.author
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
    return _untold(world, claim) or sentence(source_of(world, claim))


def _untold(world: World, claim: Claim) -> str:
    """An unsigned letter without its topic, where that would say what the card says; or ""."""
    paper = world.data.documents[claim.source]
    head, _, topic = paper.title.partition(" on ")
    told, named = (_beginnings(text) for text in (claim.statement, topic))
    if paper.kind != LETTER or paper.author or not named or not named <= told:
        return ""
    if head.casefold() != paper.kind or not paper.recipient:
        return head
    to = paper.recipient[0]
    receiver = called(world, to) if to in world.data.people else f"the {world.name(to)}"
    return f"A letter to {receiver}"


def _beginnings(text: str) -> set[str]:
    return {word[:BEGINNING] for word in _WORDS.findall(text.casefold())}


def _for_group(world: World, claim: Claim) -> str:
    """Who tells what a group says: its name over a sentence would be read as a paper of its own.

    A group speaks for itself only in a paper that it wrote.
    """
    name = f"the {_group(world, claim.asserted_by)}"
    relayed = _relayed(world, claim)
    writers = world.data.documents[claim.source].author
    if relayed:
        return f"{sentence(name)}{relayed}"
    if claim.source == author_document(world):
        return f"The article, which ascribes it to {name}"
    if claim.modality == "conjectured" and writers and writers[0] in world.data.people:
        return f"{sentence(_letter(world, writers[0]))}, who ascribes it to {name}"
    return sentence(name)


def _group(world: World, group: str) -> str:
    """What a sentence calls a group: its name, or a short one where that begins with a quotation.

    What stands in quotation marks at a beginning would be read as a title.
    """
    record = world.data.groups[group]
    short = (
        alias.form.removeprefix("the ")
        for alias in record.aliases
        if alias.kind == "short-form" and alias.form.startswith("the ")
    )
    return next(short, record.name) if record.name.startswith("“") else record.name
