"""What is said of a pair of witnesses: its line, why it is one or two, what a count leaves open."""

from __future__ import annotations

from collections.abc import Iterable

from bloc_course.dataset.query import World
from bloc_course.items.families._assemble import cited, in_order, listed, unstopped
from bloc_course.items.families._speakers import called, sentence, stated
from bloc_course.items.families.corroboration._witnesses import SAME_HAND, Pair, Witness
from bloc_course.items.item import Evidence

OPEN = "That the article tells of no common origin does not prove that there was none."


def places(some: Iterable[Pair]) -> tuple[str, ...]:
    """Where the pairs are told of, each locator once, in the article's order."""
    return in_order(
        at for pair in some for witness in (pair.one, pair.other) for at in witness.told.cite
    )


def said_by(world: World, witness: Witness) -> Evidence:
    """What a witness says; of a paper whose words the data do not have, what it is cited for."""
    told, claim = witness.told, world.data.claims.get(witness.told.about)
    if claim is None:
        says = f"The article refers to {told.text} on this: {told.question}"
        return Evidence(told.id, told.cite, says, "stated")
    return Evidence(told.id, told.cite, stated(world, claim), claim.modality)


def line(pair: Pair) -> str:
    """A pair as it is offered: the question and its two witnesses."""
    return f"{pair.question} – {sentence(pair.one.text)} and {pair.other.text}"


def why_one(world: World, pair: Pair) -> str:
    """What ties the pair together, in a reviewer’s words if there are any."""
    notes = [witness.told.note for witness in (pair.one, pair.other) if witness.told.note]
    at = cited(places((pair,)))
    if notes:
        return f"{unstopped(' '.join(notes))} {at}."
    names = listed([_name(world, record) for record in pair.shared])
    if pair.kind == SAME_HAND:
        return f"Both come from {names} {at}."
    return f"One of them passes on what comes from {names} {at}."


def _name(world: World, record: str) -> str:
    return called(world, record) if record in world.data.people else world.name(record)


def why_two(pair: Pair) -> str:
    """Why a pair that is not keyed counts as two."""
    names = f"{sentence(pair.one.text)} and {pair.other.text}"
    return f"{names} are two: the article gives them no common origin {cited(places((pair,)))}."
