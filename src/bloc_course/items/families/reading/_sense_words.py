"""The words that R2 may ask: of which an area’s readers meet senses that exclude each other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Term
from bloc_course.items.families._draws import Area, greedy
from bloc_course.items.families.reading._senses import check, one_thing, places
from bloc_course.items.proof import Refused

# Senses offered for a word.
FEWEST, MOST = 2, 3


@lru_cache(maxsize=4)
def _by_word(world: World) -> dict[str, tuple[Term, ...]]:
    found: dict[str, tuple[Term, ...]] = {}
    for term in world.data.terms.values():
        try:
            check(world, term)
        except Refused:
            continue
        found[term.word] = (*found.get(term.word, ()), term)
    return {word: terms for word, terms in found.items() if len(terms) >= FEWEST}


def unlike(world: World, ranked: Sequence[Term]) -> tuple[str, ...]:
    """The first senses, at most `MOST`, of which no two fit one thing."""
    for size in range(MOST, FEWEST - 1, -1):
        chosen = greedy(
            ranked,
            size,
            lambda one, taken: not any(one_thing(world, one, other) for other in taken),
        )
        if chosen:
            return tuple(term.id for term in chosen)
    return ()


def within(world: World, area: Area) -> dict[str, tuple[Term, ...]]:
    """The words of which an area’s readers meet two senses or more."""
    found = {}
    for word, terms in _by_word(world).items():
        here = tuple(t for t in terms if area.holds(places(world)[t.id].cite) and area.meets(t))
        if unlike(world, here):
            found[word] = here
    return found
