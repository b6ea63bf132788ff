"""What a lint of items is, and the texts of an item that a reader chooses from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from bloc_course.items.interactions import Interaction, Option
from bloc_course.items.interactions.inline_choice import InlineChoice
from bloc_course.items.interactions.two_tier import TwoTier
from bloc_course.items.item import Item, ItemPart
from bloc_course.items.marking.m1_single import Single
from bloc_course.items.marking.m2_multiple import Multiple
from bloc_course.items.marking.m7_two_tier import TwoTierKey

# What makes a text look precise.
_FIGURE = re.compile(r"\d|[“”]")
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLint:
    """A register entry: its code, the rule in a line, and the check that words each breach."""

    code: str
    rule: str
    check: Callable[[Item], Iterator[str]]


class Offered(NamedTuple):
    """Options that stand side by side, and which of them are keyed (none where rows take them)."""

    options: tuple[Option, ...]
    keyed: frozenset[str]


def offered(item: Item) -> Iterator[Offered]:
    """Every list of options of an item, with the keyed ones where the list is what is marked."""
    for part in item.parts:
        yield from _of_part(part)


def _of_part(part: ItemPart) -> Iterator[Offered]:
    shown, key = part.interaction, part.key
    if isinstance(key, Single):
        yield Offered(_options(shown), frozenset((key.correct,)))
    elif isinstance(key, Multiple):
        yield Offered(_options(shown), frozenset(key.correct))
    elif isinstance(key, TwoTierKey) and isinstance(shown, TwoTier):
        # Fixed answers take turns as the key over a pool, so their manner points to nothing.
        yield Offered(shown.answers, frozenset() if shown.fixed else frozenset((key.answer,)))
        yield Offered(shown.reasons, frozenset((key.reason,)))
    else:
        for name in ("options", "cards", "columns"):
            if found := getattr(shown, name, ()):
                yield Offered(found, frozenset())


def _options(shown: Interaction) -> tuple[Option, ...]:
    if isinstance(shown, InlineChoice):
        return shown.gaps[0].options
    return getattr(shown, "options", ())


def rows(item: Item) -> Iterator[tuple[Option, ...]]:
    """The rows, cards or gaps that are to be placed."""
    for part in item.parts:
        for name in ("rows", "cards", "gaps"):
            found = getattr(part.interaction, name, ())
            if found and isinstance(found[0], Option):
                yield found


def shown_texts(item: Item) -> Iterator[str]:
    """Everything of an item that a student reads before answering."""
    yield item.stem
    for part in item.parts:
        yield part.prompt
        yield getattr(part.interaction, "label", "")
        yield from getattr(part.interaction, "text", ())
    for options in (*(found.options for found in offered(item)), *rows(item)):
        yield from (option.text for option in options)


def words(text: str) -> list[str]:
    """The words of a text in small letters."""
    return [word.casefold() for word in _WORD.findall(text)]


# A draw looks at the same few texts thousands of times.
@lru_cache(maxsize=8192)
def figures(text: str) -> int:
    """How many digits and quotation marks a text has: what makes it look precise."""
    return len(_FIGURE.findall(text))
