"""What stance a source takes on a proposition: the cells that the article states plainly."""

from __future__ import annotations

import re
from functools import lru_cache

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim
from bloc_course.items import obligations
from bloc_course.items.families._speakers import sentence, source_of
from bloc_course.items.families._table import Cell
from bloc_course.items.proof import Refused

FAMILY = "K1"
# A sentence meant as irony or left open is no assertion; a conjecture is no testimony.
PLAIN = ("stated", "alleged", "denied", "inferred", "reported")
GROUND = "ground"
# A claim in words that name what its own, read alone, leave unnamed.
PROPOSITION = "proposition"
_YEAR = re.compile(r"[0-9]{4}")


@lru_cache(maxsize=4)
def stances(world: World) -> dict[str, Cell]:
    """The cell of each claim in which a source asserts or denies what another one speaks to."""
    return {
        claim.id: _cell(world, claim) for claim in world.data.claims.values() if _fits(world, claim)
    }


def _fits(world: World, claim: Claim) -> bool:
    """Whether a claim is a cell: plain, and shared or contested by another source as plainly."""
    kin = [other for other in _kin(world, claim) if other.source != claim.source]
    return (
        _plain(world, claim)
        and any(_plain(world, other) for other in kin)
        and not _twice(world, claim)
    )


def _plain(world: World, claim: Claim) -> bool:
    """Whether a claim is stated, not withheld, has its ground and speaks of whom it seems to."""
    if claim.modality not in PLAIN or claim.stance_of_author == "leaves-open":
        return False
    # A description holds whatever was said; it makes no proposition two sources could share.
    if claim.predicate in world.predicates("description"):
        return False
    if claim.speech_type != "own" or claim.polarity == "asks" or _moves_a_date(world, claim):
        return False
    try:
        obligations.withheld(world, FAMILY, claim.id)
        obligations.undenied(world, claim)
    except Refused:
        return False
    return bool(_ground(world, claim)) and not _of_others(world, claim)


def _moves_a_date(world: World, claim: Claim) -> bool:
    """Whether a denial is only another date: its source asserts the thing itself."""
    return claim.polarity == "denies" and any(
        other.polarity == "asserts"
        and (other.source, other.subject, other.predicate)
        == (claim.source, claim.subject, claim.predicate)
        and _YEAR.search(other.object)
        and _YEAR.search(claim.object)
        for other in world.data.claims.values()
    )


def _of_others(world: World, claim: Claim) -> bool:
    """Whether the source uses a name in the statement for other people than its subject."""
    return any(
        term.refers_to != claim.subject
        for term in world.data.terms.values()
        if term.document == claim.source
        and term.word[:1].isupper()
        and term.refers_to in world.data.groups
        and claim.subject in world.data.groups
        and f" {term.word} " in f" {claim.statement} "
    )


def _kin(world: World, claim: Claim) -> list[Claim]:
    """The other claims on the same proposition: same wording, subject, predicate and object."""
    return [other for other in _alike(world)[_proposition(claim)] if other.id != claim.id]


@lru_cache(maxsize=4)
def _alike(world: World) -> dict[tuple[str, ...], list[Claim]]:
    found: dict[tuple[str, ...], list[Claim]] = {}
    for claim in world.data.claims.values():
        found.setdefault(_proposition(claim), []).append(claim)
    return found


def _proposition(claim: Claim) -> tuple[str, ...]:
    return claim.statement, claim.subject, claim.predicate, claim.object


def _twice(world: World, claim: Claim) -> bool:
    """Whether the same source has an earlier entry on the same proposition."""
    return any(
        source_of(world, other) == source_of(world, claim) and other.id < claim.id
        for other in _kin(world, claim)
    )


def _cell(world: World, claim: Claim) -> Cell:
    words = _told(world, PROPOSITION).get(claim.id, claim.statement)
    return Cell(
        record=claim.id,
        text=f"{sentence(_label(world, claim)).rstrip(',')} – {words}",
        column=claim.polarity,
        locators=claim.cite,
        says=_ground(world, claim),
        modality=claim.modality,
        fact=claim.id,
    )


def _label(world: World, claim: Claim) -> str:
    """The source as a row names it; a writer who reports somebody else is no part of a title."""
    source, title = source_of(world, claim), world.data.documents[claim.source].title
    writer, _, work = title.partition(", ")
    return source.replace(f"“{title}”", f"{writer}’s “{work}”") if work else source


def _ground(world: World, claim: Claim) -> str:
    """What in the article shows the stance, in a reviewer’s words; empty if nobody wrote it."""
    return _told(world, GROUND).get(claim.id, "")


@lru_cache(maxsize=8)
def _told(world: World, tag: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for judgement in world.data.judgements.values():
        if (judgement.family, judgement.tag) == (FAMILY, tag):
            found.setdefault(judgement.about, judgement.text)
    return found
