"""What may stand beside a contradiction: pairs that can stand, so chosen that no cue tells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import combinations, product
from typing import NamedTuple

from bloc_course.dataset.query import World
from bloc_course.items.families._draws import Area
from bloc_course.items.families.corroboration._pairs import Pair, pairs
from bloc_course.items.lints._base import figures
from bloc_course.items.proof import Refused

OTHERS = 2
# Choices of others with as many figures that make others needless.
ENOUGH = 8
# How many of the others are longer than the key, and have more figures.
TURNS = tuple(product(range(OTHERS + 1), repeat=2))


class Others(NamedTuple):
    """Two wrong options, and how many of them are longer than the key and have more figures."""

    codes: tuple[str, ...]
    sizes: tuple[tuple[int, int], ...]

    def takes(self, turn: tuple[int, ...]) -> bool:
        """Whether so many are larger, equals counting as larger or smaller."""
        return all(
            least <= due <= most for (least, most), due in zip(self.sizes, turn, strict=True)
        )


@lru_cache(maxsize=512)
def choices(world: World, area: Area, key: str) -> tuple[Others, ...]:
    """Every two pairs that may stand beside the key before an area’s readers."""
    keyed = pairs(world)[key]
    if not _met(world, area, keyed):
        return ()
    beside = [pair for pair in _beside(world, keyed) if _met(world, area, pair)]
    every = tuple(
        Others(
            codes=tuple(sorted(pair.code for pair in others)),
            sizes=tuple(_larger(size, keyed, others) for size in (len, figures)),
        )
        for others in combinations(beside, OTHERS)
        if _apart(*others) and not problem(world, keyed, others)
    )
    # Where figures can be as many in all options, they tell nothing at all.
    even = tuple(others for others in every if others.sizes[1] == (0, OTHERS))
    return even if len(even) >= ENOUGH else every


def _larger(size: Callable[[str], int], key: Pair, others: Sequence[Pair]) -> tuple[int, int]:
    mine, sizes = size(key.text), [size(pair.text) for pair in others]
    larger = sum(one > mine for one in sizes)
    return larger, larger + sizes.count(mine)


def _met(world: World, area: Area, pair: Pair) -> bool:
    records = (world.records[record] for record in (*pair.records, *pair.met))
    return area.holds(pair.locators) and area.meets(*records)


def _beside(world: World, key: Pair) -> list[Pair]:
    """The pairs of the same make that can stand and speak of something else."""
    return [
        pair
        for pair in pairs(world).values()
        if not pair.clash and pair.make == key.make and not set(pair.facts) & set(key.facts)
    ]


def _apart(one: Pair, other: Pair) -> bool:
    return set(one.facts).isdisjoint(other.facts)


@lru_cache(maxsize=4)
def _clashes(world: World) -> frozenset[frozenset[str]]:
    """The sources that clash over something."""
    return frozenset(pair.sides for pair in pairs(world).values() if pair.clash)


def _with_author(world: World, pair: Pair) -> bool:
    """Whether the author of the article is one of the two sources."""
    claims = (world.data.claims[record] for record in pair.records)
    return any(claim.asserted_by == world.data.article.author for claim in claims)


def problem(world: World, key: Pair, others: Sequence[Pair]) -> Refused | None:
    """Why these options cannot stand side by side."""
    codes = (key.code, *(pair.code for pair in others))
    if any(pair.make != key.make for pair in others):
        return Refused("O5", codes, "the options are not of one make")
    if sum(pair.idle for pair in others) > 1:
        because = "one place of either is only more exact: nobody takes these for contradictions"
        return Refused("O5", codes, because)
    if all(len(pair.locators) != len(key.locators) for pair in others) and not key.sides:
        because = "the key alone has so many places: its form tells it"
        return Refused("O5", codes, because)
    if key.sides and all(_with_author(world, pair) != _with_author(world, key) for pair in others):
        return Refused("O5", codes, "the author speaks in the key alone, or in all but the key")
    if key.sides and _clashes(world).isdisjoint(pair.sides for pair in others):
        return Refused("O5", codes, "knowing who stood on which side would be enough")
    return None
