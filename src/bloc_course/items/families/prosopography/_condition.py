"""A condition on people: a sentence, and for whom the article settles whether it is met."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bloc_course.dataset.query import World

FAMILY = "G7"
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
    """The note on somebody, if it is among the places, so that little has to be read."""
    main = world.data.people[person].cite[0] if person in world.data.people else ""
    return main if main in cite else cite[0]
