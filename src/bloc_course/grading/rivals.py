"""What the article says besides, where a question's evidence stands: rivals of its key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bloc_course.dataset.query import World
from bloc_course.forms.form import KeyEntry


@dataclass(frozen=True, slots=True)
class Rival:
    """A statement beside the key: its record, what it says, where, and how sure it is."""

    record: str
    says: str
    locators: tuple[str, ...]
    sure: str


def places(entry: KeyEntry) -> tuple[str, ...]:
    """The locators of the evidence, each once."""
    return tuple(dict.fromkeys(place for fact in entry.evidence for place in fact.locators))


def disagreements(world: World, entry: KeyEntry) -> tuple[list[Rival], list[Rival]]:
    """Where the article contradicts itself: on records of the question, then in its paragraphs."""
    here, about = set(places(entry)), set(entry.records)
    resting: list[Rival] = []
    beside: list[Rival] = []
    for one in world.data.discrepancies.values():
        touched = any(said.record in about for said in one.statements)
        for said in one.statements:
            if touched or here & set(said.cite):
                name = world.name(said.record) if said.record in world.records else said.record
                says = f"{name}, {said.field}: {said.value}"
                sure = f"resolvable: {one.resolvable}"
                (resting if touched else beside).append(Rival(one.id, says, tuple(said.cite), sure))
    return resting, beside


def other_claims(world: World, entry: KeyEntry) -> Iterator[Rival]:
    """Claims in the paragraphs of the evidence on which the key does not rest."""
    here = set(places(entry))
    for claim in world.data.claims.values():
        if claim.id not in entry.records and here & set(claim.cite):
            who = world.name(claim.asserted_by) if claim.asserted_by in world.records else ""
            says = f"{claim.statement} ({claim.polarity} {who})".replace(" )", ")")
            yield Rival(claim.id, says, tuple(claim.cite), claim.modality)
