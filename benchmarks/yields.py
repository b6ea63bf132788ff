"""What each family yields from the dataset, how fast it draws, and what it refuses.

    python benchmarks/yields.py

Prints for every family the number of provable items (see the `count` of each family for what is
counted, and its cap), the milliseconds of CPU for a first and for a warm pool of twelve, and, over
plain candidates (every record or pair that the family could ask about), the refusals by obligation.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from itertools import combinations, islice
from time import process_time

from bloc_course.dataset.load import load
from bloc_course.dataset.query import World
from bloc_course.draw import ranker
from bloc_course.items.families.chronology._pairs import oriented
from bloc_course.items.family import Family, Scope, Seed, draw, families
from bloc_course.items.proof import Refusal

POOL = 12


def candidates(world: World, family: str) -> Iterator[Seed]:
    """Every seed one might try before anything is proven; empty where sets are too many."""
    data = world.data
    dated = [d.id for d in data.documents.values() if {"written", "bears"} & d.dates.keys()]
    match family:
        case "C3":
            yield from (oriented(*pair) for pair in combinations([*data.events, *dated], 2))
        case "C4":
            yield from ((event,) for event in data.events)
        case "C8":
            yield from ((document,) for document in data.documents)
        case "S1":
            yield from ((claim, "leon-trotsky", "leon-sedov") for claim in data.claims)
        case "S4":
            yield from (("directness", claim) for claim in data.claims)
        case "K1":
            yield from (("matrix", claim) for claim in data.claims)
        case "R2":
            yield from combinations(sorted(data.terms), 3)
        case _:
            return


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
        results = [family.build(world, seed) for seed in candidates(world, name)]
        refused = Counter(item.obligation for item in results if isinstance(item, Refusal))
        if results:
            why = ", ".join(f"{obligation} {n}" for obligation, n in sorted(refused.items()))
            print(f"   of {len(results)} plain candidates refused: {why}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
