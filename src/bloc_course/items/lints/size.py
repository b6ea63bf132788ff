"""An item can be read at one sitting: limits of stems, options and cards."""

from __future__ import annotations

from collections.abc import Iterator

from bloc_course.items.item import Item
from bloc_course.items.lints._base import ItemLint, offered, rows, words

_STEM, _OPTION, _ALL = 110, 45, 330


def check(item: Item) -> Iterator[str]:
    """Stems, options and whole items that are too long, and empty ones."""
    stem = len(words(item.stem))
    if not stem:
        yield "the stem is empty"
    if stem > _STEM:
        yield f"the stem has {stem} words, {_STEM} at most"
    total = stem
    for options in (*(found.options for found in offered(item)), *rows(item)):
        for option in options:
            size = len(words(option.text))
            total += size
            if not option.text.strip():
                yield f"option {option.code} is empty"
            if size > _OPTION:
                yield f"“{option.text}” has {size} words, {_OPTION} at most"
    if total > _ALL:
        yield f"there are {total} words to read, {_ALL} at most"


SPEC = ItemLint(code="I08", rule="stems and options have a readable length", check=check)
