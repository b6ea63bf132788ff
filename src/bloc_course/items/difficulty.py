"""How hard an item is likely to be, from its drivers, until answers say so (item-families 0.6).

A share of a class expected to fail, in steps of 0.05: the level gives the start, what a solver has
to hold together or to look up beyond the stem adds to it. The weights are judgements in one place,
not measurements; `bloc-course stats` puts real difficulties beside them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from fractions import Fraction

from bloc_course.items.interactions.date_entry import DateEntry
from bloc_course.items.interactions.extended_text import ExtendedText
from bloc_course.items.interactions.order import Order
from bloc_course.items.interactions.text_entry import TextEntry
from bloc_course.items.item import Item

STEP = Fraction(1, 20)
LEVELS = {
    "remember": 25,
    "understand": 30,
    "apply": 40,
    "analyse": 45,
    "evaluate": 50,
    "create": 55,
}
LOWEST, HIGHEST = 10, 90
_WORDS = re.compile(r"\w+")
# Nothing to choose from: the answer has to be found.
_PRODUCED = (DateEntry, TextEntry, ExtendedText)


def difficulty(item: Item, path: str = "") -> Fraction:
    """The estimated difficulty for readers of a path, between 0.10 and 0.90."""
    points = LEVELS[item.level] + sum(effects(item, path).values())
    bounded = min(HIGHEST, max(LOWEST, points))
    return round(Fraction(bounded, 100) / STEP) * STEP


def effects(item: Item, path: str = "") -> dict[str, int]:
    """What each driver adds, in hundredths; those that add nothing are left out."""
    drivers = item.drivers
    units = _units(item)
    found = {
        "parts to settle": min(12, 2 * max(0, units - 3)),
        "close dates": _closeness(drivers),
        "uncertain dates": min(6, 2 * _number(drivers, "uncertain_dates")),
        "a link is needed": 6 if drivers.get("relation_needed") == "yes" else 0,
        "overlapping dates": 4 if _number(drivers, "overlap_days") else 0,
        "hands between": min(6, 2 * _number(drivers, "hands", "chain")),
        "namesakes": 5 if drivers.get("namesake") == "yes" else 0,
        "body and notes": 3 if _crosses(item) else 0,
        "reading": _reading(item, path),
        "plain words": -4 if item.shown(path) != item.stem else 0,
        "nothing to choose from": 5 if _produced(item) else 0,
    }
    return {name: points for name, points in found.items() if points}


def _number(drivers: Mapping[str, str], *names: str) -> int:
    """The first of the drivers that is there, as a whole number."""
    for name in names:
        if drivers.get(name, "").isdigit():
            return int(drivers[name])
    return 0


def _closeness(drivers: Mapping[str, str]) -> int:
    """Small gaps are hard: 8 for a week or less, 6 for a month, 3 for a year."""
    gap = _number(drivers, "min_gap_days", "gap_days")
    if not gap:
        return 0
    return 8 if gap <= 7 else 6 if gap <= 31 else 3 if gap <= 366 else 0


def _units(item: Item) -> int:
    """How many rows, cards or options have to be settled."""
    counts = []
    for part in item.parts:
        shown = part.interaction
        lists = [getattr(shown, name, ()) for name in ("rows", "cards", "gaps", "options")]
        counts.append(len(next((one for one in lists if one), ())))
    return max(counts, default=0)


def _crosses(item: Item) -> bool:
    """Whether the evidence stands in the body and in the notes."""
    layers = {locator[0] for said in item.evidence for locator in said.locators}
    return len(layers) > 1


def _reading(item: Item, path: str) -> int:
    """Two hundredths for each further forty words of the stem and all that is shown."""
    texts = [item.shown(path), *(text for part in item.parts for text in _shown(part.interaction))]
    words = sum(len(_WORDS.findall(text)) for text in texts)
    return min(8, 2 * math.floor(words / 60))


def _shown(interaction: object) -> list[str]:
    lists = ("options", "cards", "rows", "columns", "answers", "reasons")
    return [option.text for name in lists for option in getattr(interaction, name, ())]


def _produced(item: Item) -> bool:
    return any(
        isinstance(part.interaction, _PRODUCED)
        or (isinstance(part.interaction, Order) and part.interaction.shared_places)
        for part in item.parts
    )
