"""How long 1,000 items take in every format, and how long what is kept of them.

Run from the root of the checkout: `python benchmarks/exports.py`. The items are drawn evenly from
all families. A line a format: seconds of the processor for the file, for the fidelity of all items
over every answer, and the size of the file.
"""

from __future__ import annotations

import time
from itertools import islice

from bloc_course.dataset.load import load
from bloc_course.dataset.query import World
from bloc_course.draw import ranker
from bloc_course.exports.bank import Exported, Pool, Question, questioned
from bloc_course.exports.fidelity import fidelity
from bloc_course.exports.platform import platforms
from bloc_course.forms.bank import item_codes
from bloc_course.items.difficulty import difficulty
from bloc_course.items.family import Scope, draw, families
from bloc_course.items.item import Item

COUNT = 1_000
SECRET = b"a secret for benchmarks only"


def question(item: Item) -> Question:
    """An item as it is exported."""
    return questioned(
        item,
        SECRET,
        "benchmark",
        points="1",
        path="",
        difficulty=difficulty(item),
        codes=item_codes(item),
    )


def quiz() -> Exported:
    """About COUNT items in a pool a family; families with few give what they have."""
    world, pools = World(load()), []
    left = COUNT
    known = families()
    for place, (name, family) in enumerate(known.items()):
        share = -(-left // (len(known) - place))
        drawn = draw(world, family, ranker(b"benchmark"), Scope())
        items = tuple(islice((one for one in drawn if isinstance(one, Item)), share))
        left -= len(items)
        pools.append(Pool(name, 1, "1", tuple(map(question, items))))
    return Exported("benchmark", "Benchmark", "", "0" * 16, tuple(pools))


def main() -> None:
    """Print the table."""
    whole = quiz()
    questions = tuple(whole.questions)
    print(f"{len(questions)} items")
    for platform in platforms().values():
        start = time.process_time()
        size = len(platform.write(whole))
        written = time.process_time() - start
        start = time.process_time()
        for one in questions:
            fidelity(platform, one.entry)
        kept = time.process_time() - start
        times = f"write {written:6.2f} s  fidelity {kept:6.2f} s"
        print(f"{platform.name:18} {times}  {size:>11,} bytes")


if __name__ == "__main__":
    main()
