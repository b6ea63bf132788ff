"""Readers meet no ids, no field names and no unfilled templates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bloc_course.items.item import Item
from bloc_course.items.lints._base import ItemLint, shown_texts

# Two hyphens and a figure, or three hyphens: no English word has that.
_ID = re.compile(r"\b[a-z]+(?:-[a-z]+)*-\d{4}(?:-\d\d)*\b|\b[a-z]+(?:-[a-z]+){3,}\b")
_TEMPLATE = re.compile(r"\{[a-z_]*\}|\bNone\b|  |\(\)|“”")


def check(item: Item) -> Iterator[str]:
    """Ids and leftovers of templates in whatever a student reads, feedback included."""
    feedback = item.feedback
    said = (feedback.hint, feedback.rule, feedback.key, feedback.open, *feedback.choices.values())
    for text in (*shown_texts(item), *said):
        for pattern, what in ((_ID, "an id"), (_TEMPLATE, "a leftover")):
            if found := pattern.search(text):
                yield f"{what} ({found[0]!r}) stands in “{text[:60]}”"


SPEC = ItemLint(code="I09", rule="readers meet no ids and no leftovers of templates", check=check)
