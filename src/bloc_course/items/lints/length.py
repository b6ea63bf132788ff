"""The key is neither the longest nor the shortest option by far."""

from __future__ import annotations

from collections.abc import Iterator

from bloc_course.items.item import Item
from bloc_course.items.lints._base import ItemLint, offered, words

# So much longer, in share and in words, that the length alone points to it.
_SHARE, _WORDS = 1.6, 5


def check(item: Item) -> Iterator[str]:
    """Single keys that stick out by their length."""
    for found in offered(item):
        if len(found.keyed) != 1:
            continue
        sizes = {option.code: len(words(option.text)) for option in found.options}
        (key,) = found.keyed
        mine, others = sizes[key], [size for code, size in sizes.items() if code != key]
        longest, shortest = max(others), min(others)
        if mine > _SHARE * longest and mine - longest >= _WORDS:
            yield f"the key has {mine} words, the others {longest} at most"
        if shortest > _SHARE * mine and shortest - mine >= _WORDS:
            yield f"the key has {mine} words, the others {shortest} at least"


SPEC = ItemLint(code="I03", rule="the key does not stick out by its length", check=check)
