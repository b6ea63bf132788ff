"""Options side by side are of one make: all sentences or none, all quotations or none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bloc_course.items.item import Item
from bloc_course.items.lints._base import ItemLint, offered, rows

# A full stop after an initial ("signed N.") closes no sentence; a quotation may end before it.
_CLOSED = re.compile(r"\w\w[”’'\")]*[.!?]$")
_FEATURES: dict[str, Callable[[str], bool]] = {
    "end in a full stop": lambda text: bool(_CLOSED.search(text.rstrip("”’'\")"))),
    "stand in quotation marks": lambda text: text.startswith("“") and text.endswith("”"),
}


def check(item: Item) -> Iterator[str]:
    """Lists of which only some options have a feature of form."""
    for options in (*(found.options for found in offered(item)), *rows(item)):
        for name, has in _FEATURES.items():
            count = sum(has(option.text) for option in options)
            if 0 < count < len(options):
                yield f"{count} of {len(options)} options {name}"


SPEC = ItemLint(code="I04", rule="options are of one make", check=check)
