"""No two options, cards or rows of an item are nearly the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from bloc_course.dataset.names import folded
from bloc_course.items.interactions import Option
from bloc_course.items.interactions.order import Order
from bloc_course.items.item import Item
from bloc_course.items.lints._base import ItemLint, offered, rows

# item-families 8: similarity of options and cards stays below that.
_MOST = 0.8
# Short names may be alike and are still two names.
_SHORTEST = 12


def check(item: Item) -> Iterator[str]:
    """Pairs that a reader would take for one, template words left aside."""
    for options in _lists(item):
        own = _own_words(options)
        for one, other in combinations(options, 2):
            a, b = own[one.code], own[other.code]
            if a == b or (min(len(a), len(b)) >= _SHORTEST and _alike(a, b)):
                yield f"“{one.text}” and “{other.text}” are nearly the same"
    for options in rows(item):
        texts = [option.text for option in options]
        yield from (f"“{text}” stands twice" for text in set(texts) if texts.count(text) > 1)


def _lists(item: Item) -> Iterator[Sequence[Option]]:
    """What is chosen from or put in order; rows are told apart one by one, columns are fixed."""
    yield from (found.options for found in offered(item) if found.keyed)
    for part in item.parts:
        if isinstance(part.interaction, Order):
            yield part.interaction.cards


def _own_words(options: Sequence[Option]) -> dict[str, str]:
    """Each option without the words that all of them share, which belong to the template."""
    split = {option.code: folded(option.text).split() for option in options}
    shared = set.intersection(*map(set, split.values()))
    return {code: " ".join(w for w in words if w not in shared) for code, words in split.items()}


def _alike(a: str, b: str) -> bool:
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return (
        matcher.real_quick_ratio() >= _MOST
        and matcher.quick_ratio() >= _MOST
        and (matcher.ratio() >= _MOST)
    )


SPEC = ItemLint(code="I07", rule="no two options are nearly the same", check=check)
