"""A condition on people: a sentence, and for whom the article settles whether it is met."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bloc_course.dataset.query import World
from bloc_course.items.families.prosopography._namesakes import seen_at

FAMILY = "G7"
# Layers of the text that were added for the English edition.
EDITION = ("h", "e")
Kind = Literal["list", "group", "end", "event", "trial", "role", "died"]


@dataclass(frozen=True, slots=True)
class Fact:
    """Whether somebody meets a condition, in words, where it stands, and which field that is."""

    holds: bool
    says: str
    at: str
    field: str
    modality: str = "stated"


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition as a sentence, and the fact for everybody of whom it is settled."""

    id: str
    kind: Kind
    text: str
    facts: Mapping[str, Fact]


def main_place(world: World, person: str, cite: tuple[str, ...]) -> str:
    """The note on somebody, so that little has to be read, or a place of those that speaks of him.

    Empty if none does: a place that tells of an event need not tell who had a part in it.
    """
    shown = [at for at in cite if at in seen_at(world, person)]
    main = world.data.people[person].cite[0]
    return main if main in shown else next(iter(shown), "")
