"""What tricks of test-taking earn: a table of robots by family, and what chance earns by rule.

    python benchmarks/robots.py [ITEMS]

Draws up to ITEMS (400) distinct items a family, arranged as students see them, and prints for each
robot the mean score, chance, and by how many standard errors it lies above (`*` beyond two).

Where one fixed answer has many more rows than the others, as in G2, a list of all different items
holds more of it than draws do: there each answer has its turn, and repeats are left out here only.
"""

from __future__ import annotations

import sys
from itertools import islice

from tqdm import tqdm

from bloc_course.dataset.load import load
from bloc_course.dataset.query import World
from bloc_course.draw import ranker
from bloc_course.forms.arrange import arranged
from bloc_course.forms.balance import balanced
from bloc_course.forms.robots import ROBOTS, results
from bloc_course.items.family import Family, Scope, draw, families
from bloc_course.items.item import Item

EACH, DRAWS = 12, 60


def distinct(world: World, family: Family, most: int) -> list[Item]:
    """Up to `most` different items, their verdicts in turn as pools have them."""
    found: dict[str, Item] = {}
    for number in range(DRAWS):
        rank = ranker(f"robots {number}".encode(), family.id)
        made = (item for item in draw(world, family, rank, Scope()) if isinstance(item, Item))
        for item in islice(made, EACH):
            found.setdefault(item.id, arranged(item, ranker(b"shown", item.id)))
        if len(found) >= most:
            break
    return list(balanced(iter(list(found.values())[:most])))


def main() -> int:
    """Print the tables."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    world = World(load())
    groups: dict[str, list[Item]] = {}
    print(f"{'':6}{'items':>6} chance  " + "  ".join(f"{name:>13}" for name in ROBOTS))
    for name, family in tqdm(families().items(), file=sys.stderr):
        items = distinct(world, family, most)
        groups.setdefault(name[0], []).extend(items)
        _row(name, items)
    for name, items in groups.items():
        _row(f"all {name}", items)
    print("\nwhat chance earns, by marking rule (mean over all parts; least and most)")
    chances: dict[str, list[float]] = {}
    for part in (part for items in groups.values() for item in items for part in item.parts):
        rule = str(part.key.__struct_config__.tag)
        chances.setdefault(rule, []).append(float(part.key.chance(part.interaction)))
    for rule, found in sorted(chances.items()):
        mean = sum(found) / len(found)
        print(f"{rule:12} {mean:.3f}  ({min(found):.3f} to {max(found):.3f}; {len(found)} parts)")
    return 0


def _row(name: str, items: list[Item]) -> None:
    found = results(items)
    if not found:
        print(f"{name:6}{len(items):>6} (nothing to choose from)")
        return
    cells = [f"{r.mean:.2f} ({r.z:+.1f}){'*' if r.z > 2 else ' '}" for r in found]
    print(
        f"{name:6}{found[0].items:>6}  {found[0].chance:.2f}   "
        + "  ".join(f"{c:>13}" for c in cells)
    )


if __name__ == "__main__":
    sys.exit(main())
