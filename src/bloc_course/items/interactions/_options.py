"""What is done alike to every list of options: new codes, new order."""

from __future__ import annotations

from collections.abc import Iterable

from bloc_course.draw import Rank
from bloc_course.items.interactions._base import Option, Relabel


def relabelled(options: Iterable[Option], code: Relabel) -> tuple[Option, ...]:
    """The options under other codes."""
    return tuple(Option(code(option.code), option.text) for option in options)


def arranged(options: Iterable[Option], rank: Rank) -> tuple[Option, ...]:
    """The options in the order of the ranks of their codes."""
    return tuple(sorted(options, key=lambda option: rank(option.code)))
