"""Where an order or a date is asked, no card and no option shows one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bloc_course.dates.days import MONTHS
from bloc_course.items.item import Item
from bloc_course.items.lints._base import ItemLint
from bloc_course.items.marking.m3_order import CertainPairs
from bloc_course.items.marking.m5_date import DateKey
from bloc_course.items.marking.m6_three_way import ThreeWay

_DATE = re.compile(rf"\b1[89]\d\d\b|\b20\d\d\b|\b\d{{1,2}} ({'|'.join(MONTHS)})\b")


def check(item: Item) -> Iterator[str]:
    """Dates in the cards of an order, in a pair to be ordered, in a question for a date."""
    for part in item.parts:
        texts: list[str] = []
        if isinstance(part.key, CertainPairs):
            texts = [card.text for card in getattr(part.interaction, "cards", ())]
        elif isinstance(part.key, ThreeWay):
            texts = item.stem.splitlines()[1:]
        elif isinstance(part.key, DateKey):
            texts = [getattr(part.interaction, "label", "")]
        for text in texts:
            if found := _DATE.search(text):
                yield f"“{text}” shows a date ({found[0]}) where dates are asked"


SPEC = ItemLint(code="I01", rule="no card shows the date that decides", check=check)
