"""What a family of items is: where its seeds come from and how a seed becomes a proven item."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from msgspec.structs import replace

from bloc_course.dataset.query import World
from bloc_course.draw import Rank
from bloc_course.items.item import Item
from bloc_course.items.limits import beyond
from bloc_course.items.lints import breaches
from bloc_course.items.proof import Obligation, Refusal
from bloc_course.registry import discover

# Record ids and parameters that fix an item; the item's id is their hash.
Seed = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a drawing is limited to: chapters (all of them where empty) and a path."""

    chapters: tuple[str, ...] = ()
    path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """A register entry.

    `candidates` are the seeds one might try before anything is proven: what an audit asks for
    refusals (a family of sets has none, for it builds them from what is proven).
    `seeds` yields seeds lazily in the order of `rank` (a keyed hash of names), best spread first;
    `build` is a pure function of world and seed; `count` is the number of provable items;
    `lacks` says what the article would have to give for a larger yield.
    """

    id: str
    title: str
    skill: str
    level: str
    interaction: str
    obligations: tuple[Obligation, ...]
    seeds: Callable[[World, Rank, Scope], Iterator[Seed]]
    build: Callable[[World, Seed], Item | Refusal]
    count: Callable[[World], int]
    lacks: str = ""
    candidates: Callable[[World], Iterable[Seed]] = lambda _world: ()


def families() -> dict[str, Family]:
    """All families by id, in the order of the design (C, G, S, K, R, A, X)."""
    found = {spec.id: spec for spec in discover("bloc_course.items.families", Family)}
    return dict(sorted(found.items(), key=lambda f: ("CGSKRAX".index(f[0][0]), int(f[0][1:]))))


def draw(world: World, family: Family, rank: Rank, scope: Scope) -> Iterator[Item | Refusal]:
    """Items (and refusals) of a family in drawing order; each item id at most once.

    What a lint of items finds fault with is refused too, and what asks too much of the scope's
    readers.
    """
    seen: set[Seed] = set()
    for seed in family.seeds(world, rank, scope):
        if seed not in seen:
            seen.add(seed)
            made = family.build(world, seed)
            if isinstance(made, Item):
                yield _linted(world, replace(made, seed=seed), scope)
            else:
                yield made


def _linted(world: World, item: Item, scope: Scope) -> Item | Refusal:
    breach = next(chain(breaches(item), beyond(world, item, scope.path)), "")
    return Refusal("lint", item.records, breach) if breach else item
