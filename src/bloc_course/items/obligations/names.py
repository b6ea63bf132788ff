"""Look-ups the obligations share: who is called what, and what is said of whom."""

from __future__ import annotations

from functools import lru_cache

from bloc_course.dataset.names import folded
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim


@lru_cache(maxsize=4)
def claims_about(world: World) -> dict[tuple[str, str], tuple[Claim, ...]]:
    """The claims on each (subject, predicate)."""
    found: dict[tuple[str, str], tuple[Claim, ...]] = {}
    for claim in world.data.claims.values():
        key = (claim.subject, claim.predicate)
        found[key] = (*found.get(key, ()), claim)
    return found


@lru_cache(maxsize=4)
def bearers_of(world: World) -> dict[str, frozenset[str]]:
    """Who is called by each form of a name, over names, their last words and all aliases."""
    found: dict[str, set[str]] = {}
    for person in world.data.people.values():
        forms = [person.name, person.name.split()[-1], *(alias.form for alias in person.aliases)]
        for form in forms:
            found.setdefault(folded(form), set()).add(person.id)
    return {form: frozenset(ids) for form, ids in found.items()}


def surname(world: World, person: str) -> str:
    """The last word of a person's name: what a sentence calls somebody."""
    return world.data.people[person].name.split()[-1]
