"""What must hold of every item beyond its proof; every module of this folder is one lint."""

from __future__ import annotations

from collections.abc import Iterator

from bloc_course.items.item import Item
from bloc_course.items.lints._base import ItemLint
from bloc_course.registry import discover

__all__ = ["ItemLint", "breaches", "item_lints"]


def item_lints() -> tuple[ItemLint, ...]:
    """All lints of items, by the names of their modules."""
    return discover("bloc_course.items.lints", ItemLint)


def breaches(item: Item) -> Iterator[str]:
    """What is wrong with an item: "I03 the key is the longest option by far"."""
    for lint in item_lints():
        for said in lint.check(item):
            yield f"{lint.code} {said}"
