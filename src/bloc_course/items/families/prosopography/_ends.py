"""Ends of lives as the article words them: whose end is settled, by which word, and where."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Person
from bloc_course.items import obligations
from bloc_course.items.proof import Discharged, Refused

FAMILY = "G4"
# Sentenced, and the article leaves it at that: a reviewer read every place that names the person.
UNTOLD = "untold"
# Only classes that exclude one another: everybody “died”, and how is often left open.
WORDED = {
    "executed": "was executed",
    "killed": "was assassinated",
    "died-in-custody": "died in prison or camp",
    "disappeared": "disappeared",
    "suicide": "died by suicide",
    "survived": "survived",
    UNTOLD: "was sentenced; more is not told",
}
# The words that claim less than others: whoever is said to have disappeared may have been shot.
SPARE = frozenset({"disappeared", UNTOLD})


@dataclass(frozen=True, slots=True)
class End:
    """One place’s word for the end of somebody’s life."""

    person: str
    word: str
    at: str
    wording: str


def the_end(world: World, person: str) -> tuple[str, tuple[Discharged, ...]]:
    """The one word (a key of WORDED) for the end of a life; Refused if there is none or two."""
    record = world.data.people[person]
    proof = (
        obligations.single_value(world, person, "fate", "died"),
        obligations.attributed((person,), "the ends are stated; the stem asks for the wording"),
    )
    stated = {fate.class_ for fate in record.fate if fate.modality == "stated"} - {"unclear"}
    others = {fate.class_ for fate in record.fate} - {"unclear"} - stated
    if others:
        because = f"another end of {person} is told but not stated: {', '.join(sorted(others))}"
        raise Refused("O7", (person,), because)
    if not stated and _untold(world).get(person):
        return UNTOLD, proof
    if len(stated) != 1:
        words = ", ".join(sorted(stated)) or "none"
        raise Refused("O3", (person,), f"the article has no one word for this end: {words}")
    (word,) = stated
    if word not in WORDED:
        raise Refused("O5", (person,), f"“{word}” does not exclude the other words")
    return word, proof


@lru_cache(maxsize=4)
def ends(world: World) -> dict[str, tuple[End, ...]]:
    """Of everybody whose end has one word: each place that gives it, the main note first."""
    found = {}
    for person in world.data.people.values():
        try:
            word, _ = the_end(world, person.id)
        except Refused:
            continue
        found[person.id] = tuple(_places(world, person, word))
    return found


def _places(world: World, person: Person, word: str) -> list[End]:
    if word == UNTOLD:
        return [End(person.id, word, at, text) for at, text in _untold(world)[person.id]]
    settled = [fate for fate in person.fate if (fate.class_, fate.modality) == (word, "stated")]
    places = [
        End(person.id, word, at, fate.wording.rstrip(".")) for fate in settled for at in fate.cite
    ]
    return sorted(places, key=lambda end: end.at != person.cite[0])


@lru_cache(maxsize=4)
def _untold(world: World) -> dict[str, tuple[tuple[str, str], ...]]:
    """By person, each place of a sentence and what it says; judged to be all there is."""
    return {
        judgement.about: tuple((at, judgement.text.rstrip(".")) for at in judgement.cite)
        for judgement in world.data.judgements.values()
        if (judgement.family, judgement.tag) == (FAMILY, UNTOLD)
    }
