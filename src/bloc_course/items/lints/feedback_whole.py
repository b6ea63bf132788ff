"""Feedback is whole: a hint and a key with locators, and a line for every wrong choice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bloc_course.items.item import Item
from bloc_course.items.lints._base import ItemLint, offered

_LOCATOR = re.compile(r"\b[pneh]\d+(?:\.\d+)?\b")


def check(item: Item) -> Iterator[str]:
    """What a student would miss after answering."""
    feedback = item.feedback
    if not _LOCATOR.search(feedback.hint):
        yield "the hint names no paragraph"
    if not feedback.key.strip() or not feedback.rule.strip():
        yield "the key or its rule is not explained"
    lines = " ".join((feedback.key, *feedback.choices.values()))
    if not _LOCATOR.search(lines):
        yield "no line of the feedback names a paragraph"
    if not feedback.reread or not item.evidence or not item.proof:
        yield "evidence, proof or what to reread is missing"
    for found in offered(item):
        for option in found.options if found.keyed else ():
            if option.code not in found.keyed and not feedback.choices.get(option.code):
                yield f"no line says why “{option.text}” is wrong"


SPEC = ItemLint(code="I10", rule="feedback explains key and wrong choices", check=check)
