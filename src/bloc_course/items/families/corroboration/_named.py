"""Whether pairs of witnesses name their writers alike, so that naming is no cue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from bloc_course.dataset.names import folded
from bloc_course.dataset.query import World
from bloc_course.items.families.corroboration._witnesses import Pair


def named_alike(world: World, some: Sequence[Pair]) -> bool:
    """Whether another pair names or hides its writers as the first one does."""
    first, *others = (_names_somebody(world, pair) for pair in some)
    return first in others


def _names_somebody(world: World, pair: Pair) -> bool:
    words = set(re.findall(r"\w+", folded(f"{pair.one.text} {pair.other.text}")))
    return not words.isdisjoint(_surnames(world))


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
