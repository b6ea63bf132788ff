"""A stem that names one of the options names them all."""

from __future__ import annotations

from collections.abc import Iterator

from bloc_course.dataset.names import folded
from bloc_course.items.item import Item
from bloc_course.items.lints._base import ItemLint, offered

# An option of more words is a statement; that it shares a word with the stem is another matter.
_LONGEST_NAME = 3


def check(item: Item) -> Iterator[str]:
    """Keyed options whose whole text stands in the stem while others' does not."""
    stem = f" {folded(item.stem)} "
    for found in offered(item):
        names = {option.code: folded(option.text) for option in found.options}
        if any(len(name.split()) > _LONGEST_NAME for name in names.values()):
            continue
        inside = {code for code, name in names.items() if name and f" {name} " in stem}
        if inside & found.keyed and inside != set(names):
            yield f"the stem names “{next(iter(inside & found.keyed))}”, which is the key"


SPEC = ItemLint(code="I02", rule="the stem does not name the key alone", check=check)
