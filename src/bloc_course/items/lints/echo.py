"""The key does not repeat the words of the stem more than every other option does."""

from __future__ import annotations

from collections.abc import Iterator

from bloc_course.items.item import Item
from bloc_course.items.lints._base import ItemLint, offered, words

_SHORT = 4
# So many more words of the stem in the key than in any other option that they point to it.
_MORE = 3


def check(item: Item) -> Iterator[str]:
    """Single keys that echo the stem."""
    stem = {word for word in words(item.stem) if len(word) > _SHORT}
    for found in offered(item):
        if len(found.keyed) != 1:
            continue
        (key,) = found.keyed
        shared = {option.code: len(stem & set(words(option.text))) for option in found.options}
        most = max(count for code, count in shared.items() if code != key)
        if shared[key] - most >= _MORE:
            yield f"the key shares {shared[key]} words with the stem, no other more than {most}"


SPEC = ItemLint(code="I05", rule="the key does not echo the stem", check=check)
