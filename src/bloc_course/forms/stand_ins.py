"""Stand-ins for replaced items: each takes the place and the rank of one that is not wanted.

The pool is drawn as if nothing were replaced, so whoever would get the item gets its stand-in, and
the forms of all others stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import islice

from bloc_course.items.difficulty import difficulty
from bloc_course.items.item import Item, enemies

# So many of the next items are looked at for the one that is most like the item it replaces.
LOOKED_AT = 60

Ranked = list[tuple[Item, str]]


def with_stand_ins(
    pool: Sequence[Item],
    stream: Callable[[], Iterator[Item]],
    replaced: Collection[str],
    path: str,
    elsewhere: Iterable[str] = (),
) -> Ranked:
    """The pool's items with the id that each is ranked by: its own or that of the replaced one.

    `stream` gives the section's items again; `elsewhere` are ids that other pools hold. An item
    that nothing can stand in for leaves the pool.
    """
    gone = {item.id: item for item in pool if item.id in replaced}
    if not gone:
        return [(item, item.id) for item in pool]
    taken = {item.id for item in pool} | set(elsewhere) | set(replaced)
    # One reading for all; each replaced item takes one of them at most.
    fresh = [item for item in islice(stream(), len(pool) + LOOKED_AT) if item.id not in taken]
    others = [item for item in pool if item.id not in gone]
    found: dict[str, Item] = {}
    for name in replaced:
        if name in gone and fresh:
            best = min(fresh, key=_likeness(gone[name], others, path))
            found[name] = best
            fresh.remove(best)
            others.append(best)
    return [
        (found.get(item.id, item), item.id)
        for item in pool
        if item.id not in gone or item.id in found
    ]


Likeness = tuple[int, bool, Fraction]


def _likeness(item: Item, others: Sequence[Item], path: str) -> Callable[[Item], Likeness]:
    """The fewest new clashes first, then the same family, then the nearest difficulty."""
    hard = difficulty(item, path)

    def key(other: Item) -> Likeness:
        clashes = sum(enemies(other, one) and not enemies(item, one) for one in others)
        return clashes, other.family != item.family, abs(difficulty(other, path) - hard)

    return key
