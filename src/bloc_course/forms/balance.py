"""Verdicts in turn: of three fixed answers each is the key equally often over a pool.

A student who always answers "cannot be decided" then earns 1/3 (M6), whatever the data hold more
of; the same goes for the verdicts of two-tier items (M7).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from bloc_course.items.interactions.choice import Choice
from bloc_course.items.interactions.two_tier import TwoTier
from bloc_course.items.item import Item
from bloc_course.items.marking.m6_three_way import ThreeWay
from bloc_course.items.marking.m7_two_tier import TwoTierKey

# So many items are read ahead for a verdict that is missing before the family counts as used up.
AHEAD = 200


def verdict(item: Item) -> tuple[str, tuple[str, ...]] | None:
    """The keyed verdict and all verdicts of an item whose answers are fixed, else None."""
    part = item.parts[0]
    shown, key = part.interaction, part.key
    if isinstance(shown, Choice) and isinstance(key, ThreeWay):
        return key.correct, tuple(option.code for option in shown.options)
    if isinstance(shown, TwoTier) and isinstance(key, TwoTierKey) and shown.fixed:
        return key.answer, tuple(option.code for option in shown.answers)
    return None


def balanced(items: Iterator[Item]) -> Iterator[Item]:
    """`items` in their order, those with fixed verdicts reordered so that verdicts take turns.

    Ends when a verdict that is due has no more items, so that any beginning of what it yields is
    balanced to within one.
    """
    waiting: dict[str, deque[Item]] = {}
    turn: list[str] = []
    for item in items:
        found = verdict(item)
        if found is None:
            yield item
            continue
        keyed, all_verdicts = found
        if not turn:
            # The first item opens the turn, so no verdict is always the odd one over.
            at = all_verdicts.index(keyed)
            turn = [*all_verdicts[at:], *all_verdicts[:at]]
            waiting = {code: deque() for code in turn}
        waiting[keyed].append(item)
        while waiting[turn[0]]:
            yield waiting[turn[0]].popleft()
            turn.append(turn.pop(0))
        if sum(map(len, waiting.values())) > AHEAD:
            return
