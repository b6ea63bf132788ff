"""The key is not the only option with a figure, a hedge or an absolute."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bloc_course.items.item import Item
from bloc_course.items.lints._base import ItemLint, offered

MANNERS = {
    "figure": re.compile(r"\d"),
    "hedge": re.compile(
        r"\b(perhaps|probably|possibly|may|might|seems?|appears?|likely|partly|some|often)\b",
        re.IGNORECASE,
    ),
    "absolute": re.compile(r"\b(always|never|all|none|only|every|nothing|nobody)\b", re.IGNORECASE),
}
_FEWEST = 3


def check(item: Item) -> Iterator[str]:
    """Single keys that alone have a manner, and alone lack it."""
    for found in offered(item):
        if len(found.keyed) != 1 or len(found.options) < _FEWEST:
            continue
        (key,) = found.keyed
        for name, pattern in MANNERS.items():
            having = {option.code for option in found.options if pattern.search(option.text)}
            if having == {key}:
                yield f"only the key has a {name}"


SPEC = ItemLint(code="I06", rule="the key is not alone in its manner", check=check)
