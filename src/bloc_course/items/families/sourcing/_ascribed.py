"""What feedback tells of a statement: where it stands, what is made of it, who else speaks."""

from __future__ import annotations

from functools import lru_cache

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim, Document, Judgement
from bloc_course.items.families._assemble import cited
from bloc_course.items.families._speakers import COURT, author, author_document, called, mentioned
from bloc_course.items.families.sourcing._voices import FAMILY, addressed, heard, told_at

IN_COURT = "What the record of a trial has people say shows how it was run, and proves no deed."
# What the author makes of a statement is told only where a reviewer found the place that says so.
STANCE = "stance"
ALLEGED = "alleged"
UNSETTLED = "Whose statement it is does not settle whether it is right."


def where(world: World, claim: Claim) -> str:
    """Whose statement it is and where it stands, without the bracket."""
    name = called(world, claim.asserted_by)
    document = world.data.documents[claim.source]
    if document.kind == COURT:
        return f"It is a statement of {name}, by the record of the trial"
    ascribed = f"{author(world)}’s article ascribes it to {name}"
    if claim.source == author_document(world) or not named_there(document, claim):
        return ascribed
    own = claim.asserted_by in document.author
    held = "stands in" if own else "is passed on in"
    return f"{ascribed}; it {held} {mentioned(world, document.id)}"


def named_there(document: Document, claim: Claim) -> bool:
    """Whether a place of the claim tells of the paper itself, not of its content only."""
    forms = (at for alias in document.aliases for at in alias.cite)
    # A mere statement is no paper beside its own words.
    return document.kind != "statement" and bool({*document.cite, *forms}.intersection(claim.cite))


def hand_name(world: World, record: str) -> str:
    return called(world, record) if record in world.data.people else world.name(record)


def left_open(world: World, claim: Claim, reread: tuple[str, ...]) -> str:
    """What the author of the article makes of it, and what the record of a trial is worth."""
    court = IN_COURT if world.data.documents[claim.source].kind == COURT else ""
    return f"{made_of(world, claim, reread) or UNSETTLED} {court}".strip()


def made_of(world: World, claim: Claim, reread: tuple[str, ...]) -> str:
    """What the author makes of a claim, if a reviewer found the place and its readers have it.

    A place that fewer chapters read than the rest would take the item from its readers.
    """
    judged = _stances(world).get(claim.id)
    near = judged is not None and (
        world.chapters_holding((*reread, *judged.cite)) == world.chapters_holding(reread)
    )
    return f"{judged.text[:-1]} {cited(judged.cite)}." if judged and near else ""


@lru_cache(maxsize=4)
def _stances(world: World) -> dict[str, Judgement]:
    """By claim, where the author of the article says what he makes of it."""
    return {
        judged.about: judged
        for judged in world.data.judgements.values()
        if (judged.family, judged.tag) == (FAMILY, STANCE)
    }


def instead(world: World, claim: Claim, person: str) -> str:
    """What the person chosen does near by."""
    name = called(world, person)
    other = heard(world, claim, person)
    if other is None:
        return f"{name} is the one written to {cited(addressed(world, claim.source))}."
    # A charge may be told in full in a note only.
    at = cited(other.cite if other.modality == ALLEGED else told_at(world, other, person))
    if other.asserted_by != person:
        return f"{name} passes on something else: {other.statement[:-1]} {at}."
    verbs = {"denies": "denies something else", "asks": "asks something else"}
    verb = verbs.get(other.polarity, "says something else")
    if other.modality == "reported":
        verb = "is credited with something else"
    if other.modality == "conjectured":
        verb = "supposes something else"
    if other.modality == "inferred":
        verb = "is given another view"
    if other.modality == ALLEGED:
        verb = "makes a charge, which is no proven fact"
    if world.data.documents[other.source].kind == COURT:
        verb = "says something else in the record of the trial"
    return f"{name} {verb}: {other.statement[:-1]} {at}."
