"""Pools that can fill a form: items join in packs whose members may all stand together.

Items of many rows share facts, and of two that ask the same fact a form takes one. Drawn without
regard to that, a pool may hold no two items for one form; drawn in packs, each item has company.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from bloc_course.items.item import Item, enemies

# So many items that fit no pack are kept in hand before one that finds no company is given up.
AHEAD = 150


class Packed(NamedTuple):
    """A pool in drawing order, and how many of its items can stand together at most (or more)."""

    items: list[Item]
    together: int


def packed(items: Iterator[Item], count: int, size: int) -> Packed:
    """At least `size` of `items` where there are as many, in packs of `count` without enemies.

    A pack is opened by the next item by rank and filled with the first that are no enemies of it,
    so the pool stays nearly the same when items are added. It is empty where no pack can be filled.
    """
    pool: list[Item] = []
    waiting: list[Item] = []
    together = 0
    while len(pool) < size:
        first = waiting.pop(0) if waiting else next(items, None)
        if first is None:
            break
        pack = _fill(first, waiting, items, count)
        together = max(together, len(pack))
        if len(pack) == count:
            pool += pack
            taken = {item.id for item in pack}
            waiting[:] = [item for item in waiting if item.id not in taken]
    return Packed(pool, together)


def _fill(first: Item, waiting: list[Item], items: Iterator[Item], count: int) -> list[Item]:
    """`first` and the first that go with it; whatever is looked at on the way waits."""
    pack = [first]
    if count == 1:
        return pack
    for item in chain(tuple(waiting), _drawn(items, waiting)):
        if not any(enemies(item, other) for other in pack):
            pack.append(item)
            if len(pack) == count:
                break
    return pack


def _drawn(items: Iterator[Item], waiting: list[Item]) -> Iterator[Item]:
    """Further items while not too many are in hand; each joins those that wait."""
    while len(waiting) < AHEAD:
        item = next(items, None)
        if item is None:
            return
        waiting.append(item)
        yield item
