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
UNTOLD, DOOMED = "untold", "death-sentence"
JUDGED = (UNTOLD, DOOMED)
# Only classes that exclude one another: everybody “died”, and how is often left open.
WORDED = {
    "executed": "was executed",
    "killed": "was assassinated",
    "died-in-custody": "died in prison or camp",
    "disappeared": "disappeared",
    "suicide": "died by suicide",
    DOOMED: "was sentenced to death; whether it was carried out is not told",
    UNTOLD: "was sentenced to prison; the article has no word on the end",
}
# Where the article has no word for the end itself, and where its word claims less than others:
# whoever is said to have disappeared may have been shot.
WORDLESS = frozenset(JUDGED)
SPARE = WORDLESS | {"disappeared"}
# The word that has to stand in the wording: who is lost from sight is not said to have disappeared.
SAID = {"disappeared": "disappeared"}
# Ends that a disappearance may hide.
HIDDEN = frozenset({"executed", "killed", "died-in-custody"})


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
    obligations.withheld(world, FAMILY, person)
    proof = (
        obligations.single_value(world, person, "fate", "died"),
        obligations.attributed((person,), "the ends are stated; the stem asks for the wording"),
    )
    stated = {fate.class_ for fate in record.fate if fate.modality == "stated"} - {"unclear"}
    others = {fate.class_ for fate in record.fate} - {"unclear"} - stated
    if others:
        because = f"another end of {person} is told but not stated: {', '.join(sorted(others))}"
        raise Refused("O7", (person,), because)
    judged = _untold(world).get(person, ())
    if not stated and judged:
        return judged[0].word, proof
    if len(stated) != 1:
        words = ", ".join(sorted(stated)) or "none"
        raise Refused("O3", (person,), f"the article has no one word for this end: {words}")
    (word,) = stated
    if word not in WORDED:
        raise Refused("O5", (person,), f"“{word}” does not exclude the other words")
    if not all(SAID.get(word, "") in f.wording for f in record.fate if f.class_ == word):
        raise Refused("O7", (person,), f"{word!r} is not the article’s own word for this end")
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
    if word in JUDGED:
        return list(_untold(world)[person.id])
    settled = [fate for fate in person.fate if (fate.class_, fate.modality) == (word, "stated")]
    places = [
        End(person.id, word, at, fate.wording.rstrip(".")) for fate in settled for at in fate.cite
    ]
    return sorted(places, key=lambda end: end.at != person.cite[0])


@lru_cache(maxsize=4)
def _untold(world: World) -> dict[str, tuple[End, ...]]:
    """By person, each place of a sentence and what it says; judged to be all there is."""
    return {
        judged.about: tuple(
            End(judged.about, judged.tag, at, judged.text.rstrip(".")) for at in judged.cite
        )
        for judged in world.data.judgements.values()
        if judged.family == FAMILY and judged.tag in JUDGED
    }
