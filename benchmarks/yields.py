"""What each family yields from the dataset, how fast it draws, and what it refuses.

    python benchmarks/yields.py

Prints for every family the number of provable items (see the `count` of each family for what is
counted, and its cap), the milliseconds of CPU for a first and for a warm pool of twelve, and, over
plain candidates (every record or pair that the family could ask about), the refusals by obligation.
"""

from __future__ import annotations

import sys
from collections import Counter
from itertools import islice
from time import process_time

from bloc_course.dataset.load import load
from bloc_course.dataset.query import World
from bloc_course.draw import ranker
from bloc_course.items.family import Family, Scope, draw, families
from bloc_course.items.proof import Refusal

POOL = 12


def pool_time(world: World, family: Family, key: bytes) -> float:
    """Milliseconds of CPU for a pool of twelve."""
    start = process_time()
    for _ in islice(draw(world, family, ranker(key), Scope()), POOL):
        pass
    return (process_time() - start) * 1000


def main() -> int:
    """Print one block a family."""
    data = load()
    for name, family in families().items():
        world = World(data)
        first, warm = pool_time(world, family, b"first"), pool_time(world, family, b"warm")
        print(f"{name} {family.title}: {family.count(world)} items")
        print(f"   pool of {POOL}: first {first:.0f} ms, warm {warm:.0f} ms; lacks {family.lacks}")
        results = [family.build(world, seed) for seed in family.candidates(world)]
        refused = Counter(item.obligation for item in results if isinstance(item, Refusal))
        if results:
            why = ", ".join(f"{obligation} {n}" for obligation, n in sorted(refused.items()))
            print(f"   of {len(results)} plain candidates refused: {why}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
