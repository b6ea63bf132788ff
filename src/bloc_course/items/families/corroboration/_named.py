"""What a pair of witnesses must not have: names that are a cue, words of a court, false hands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from bloc_course.dataset.names import folded
from bloc_course.dataset.query import World
from bloc_course.items.families._speakers import COURT
from bloc_course.items.families.corroboration._witnesses import Pair, Witness, second_hand
from bloc_course.items.proof import Refused


def named_alike(world: World, some: Sequence[Pair]) -> bool:
    """Whether another pair names or hides its writers as the first one does."""
    first, *others = (_names_somebody(world, pair) for pair in some)
    return first in others


def _names_somebody(world: World, pair: Pair) -> bool:
    return not _words(f"{pair.one.text} {pair.other.text}").isdisjoint(_surnames(world))


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", folded(text)))


def unfit(world: World, pair: Pair) -> Refused | None:
    """Why a pair can stand in no item: its question tells the answer, or a witness is none."""
    told = (pair.one.told.id, pair.other.told.id)
    names = _asked_by_name(world, pair)
    if names:
        because = f"its question names who speaks ({', '.join(sorted(names))}): that is the answer"
        return Refused("O5", told, because)
    for witness in (pair.one, pair.other):
        said = witness.told
        if second_hand(world, said):
            because = f"“{said.text}” is known only through another paper, and is no first hand"
            return Refused("O7", (said.id, said.about), because)
        if _of_court(world, witness):
            because = f"“{said.text}” is a charge, a verdict or a confession, and no free witness"
            return Refused("O7", (said.id, said.about), because)
    return None


def _asked_by_name(world: World, pair: Pair) -> set[str]:
    """The names that the question shares with its witnesses, or with those whose words they are."""
    people = world.data.people
    voices = (pair.one.voices | pair.other.voices) & people.keys()
    speak = " ".join((pair.one.text, pair.other.text, *(people[voice].name for voice in voices)))
    return _words(pair.question) & _words(speak) & _surnames(world)


def _of_court(world: World, witness: Witness) -> bool:
    claim = world.data.claims.get(witness.told.about)
    paper = world.data.documents[claim.source if claim else witness.told.about]
    return paper.kind == COURT or (claim is not None and claim.modality == "alleged")


@lru_cache(maxsize=4)
def _surnames(world: World) -> frozenset[str]:
    """The last word of each name by which the article calls somebody."""
    forms = (
        form
        for person in world.data.people.values()
        for form in (person.name, *(alias.form for alias in person.aliases))
        if form[:1].isupper()
    )
    return frozenset(word for form in forms for word in folded(form).split()[-1:])
