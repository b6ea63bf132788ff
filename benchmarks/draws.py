"""A thousand draws a family: that no lint finds fault with any, and what they cost.

    python benchmarks/draws.py [DRAWS]

Draws pools of twelve under ever new rank keys until DRAWS (1,000) items of a family are drawn,
repeats included, and prints how many different ones there are, how many candidates a lint refused
on the way, what lints find in those drawn (nothing), and the milliseconds of CPU an item.
"""

from __future__ import annotations

import sys
from itertools import islice
from time import process_time

from bloc_course.dataset.load import load
from bloc_course.dataset.query import World
from bloc_course.draw import ranker
from bloc_course.items.family import Family, Scope, draw, families
from bloc_course.items.item import Item
from bloc_course.items.lints import breaches

POOL = 12
# A family that yields fewer is drawn from that often and no more.
MOST_POOLS = 4000


def drawn(world: World, family: Family, wanted: int) -> tuple[list[Item], int]:
    """So many items in pools of POOL, and how many candidates a lint refused."""
    items: list[Item] = []
    refused = 0
    for number in range(MOST_POOLS):
        if len(items) >= wanted:
            break
        pool = 0
        for made in draw(world, family, ranker(f"draw {number}".encode()), Scope()):
            if isinstance(made, Item):
                items.append(made)
                pool += 1
            elif made.obligation == "lint":
                refused += 1
            if pool == POOL:
                break
    return list(islice(items, wanted)), refused


def main() -> int:
    """Print a line a family; 1 if a lint finds fault with an item that was drawn."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    world = World(load())
    total, faults, begun = 0, 0, process_time()
    for name, family in families().items():
        start = process_time()
        items, refused = drawn(world, family, wanted)
        spent = 1000 * (process_time() - start) / max(1, len(items))
        found = [said for item in items for said in breaches(item)]
        total, faults = total + len(items), faults + len(found)
        different = len({item.id for item in items})
        print(
            f"{name:4}{len(items):6} drawn, {different:4} different, {refused:5} refused by a lint"
            f", {len(found)} at fault, {spent:6.2f} ms an item"
        )
    print(f"{total} draws, {faults} at fault, {process_time() - begun:.0f} s of CPU")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
