"""The forms of people's names that the search knows and the page does not show."""

from __future__ import annotations

import re
from collections.abc import Iterable

from docutils import nodes

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Person

_SHORTEST = 3


def other_words(world: World, people: Iterable[str]) -> list[str]:
    """The words of the forms that the article prints of these people's names, and of no text."""
    found: set[str] = set()
    for record in people:
        for form in forms(world.data.people[record]):
            found.update(word.casefold() for word in re.findall(r"\w+", form))
    return sorted(word for word in found if len(word) >= _SHORTEST)


def forms(person: Person) -> list[str]:
    """All names of a person, the usual one first; a description is no name."""
    return [person.name, *(a.form for a in person.aliases if a.kind != "descriptor")]


def keywords(world: World, people: Iterable[str]) -> list[nodes.Node]:
    """What makes the search find a page by any form of the names on it, and shows nowhere."""
    words = other_words(world, people)
    return [nodes.meta("", name="keywords", content=",".join(words))] if words else []
