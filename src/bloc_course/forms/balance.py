"""Verdicts in turn: of fixed answers each is the key equally often over a pool.

A student who always answers "cannot be decided" then earns 1/3 (M6), whatever the data hold more
of; the same goes for the verdicts of two-tier items (M7) and for other fixed answers (M1).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from bloc_course.items.interactions.choice import Choice
from bloc_course.items.interactions.two_tier import TwoTier
from bloc_course.items.item import Item
from bloc_course.items.marking.m1_single import Single
from bloc_course.items.marking.m6_three_way import ThreeWay
from bloc_course.items.marking.m7_two_tier import TwoTierKey

# So many items are read ahead for a verdict that is missing before the family counts as used up.
AHEAD = 200


def verdict(item: Item) -> tuple[int, int] | None:
    """Which of how many fixed answers is keyed (from 0), or None where answers are shuffled."""
    part = item.parts[0]
    shown, key = part.interaction, part.key
    if isinstance(shown, Choice) and shown.fixed and isinstance(key, ThreeWay | Single):
        codes, keyed = [option.code for option in shown.options], key.correct
    elif isinstance(shown, TwoTier) and isinstance(key, TwoTierKey) and shown.fixed:
        codes, keyed = [option.code for option in shown.answers], key.answer
    else:
        return None
    return codes.index(keyed), len(codes)


def balanced(items: Iterator[Item]) -> Iterator[Item]:
    """`items` in their order, those with fixed verdicts reordered so that verdicts take turns.

    Ends when a verdict that is due has no more items, so that any beginning of what it yields is
    balanced to within one.
    """
    waiting: list[deque[Item]] = []
    due = 0
    for item in items:
        found = verdict(item)
        if found is None:
            yield item
            continue
        keyed, count = found
        if not waiting:
            # The first item opens the turn, so no verdict is always the odd one over.
            due = keyed
        waiting += [deque() for _ in range(count - len(waiting))]
        waiting[keyed].append(item)
        while waiting[due]:
            yield waiting[due].popleft()
            due = (due + 1) % len(waiting)
        if sum(map(len, waiting)) > AHEAD:
            return
