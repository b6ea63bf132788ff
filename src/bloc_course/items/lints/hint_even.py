"""A hint treats all options alike: it names no more of the places of one than of another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bloc_course.items.item import Item
from bloc_course.items.lints._base import ItemLint, offered

_LOCATOR = re.compile(r"\b[hepn]\d+(?:\.\d+)?\b")


def check(item: Item) -> Iterator[str]:
    """Options that the hint sets apart by the places that they show."""
    hinted = set(_LOCATOR.findall(item.feedback.hint))
    for found in offered(item):
        shown = {option.text: set(_LOCATOR.findall(option.text)) for option in found.options}
        every = set().union(*shown.values())
        if not every or hinted == every:
            continue
        named = {text: len(places & hinted) for text, places in shown.items()}
        if len(set(named.values())) > 1:
            most = max(named, key=lambda text: named[text])
            yield f"the hint names more places of “{most}” than of the other options"
        elif all(shown.values()) and hinted - every:
            yield f"the hint names {', '.join(sorted(hinted - every))}, which no option shows"


SPEC = ItemLint(code="I11", rule="a hint sets no option apart", check=check)
