"""A trap of this article, and the check that no item falls into it."""

from __future__ import annotations

from typing import NamedTuple

from bloc_course.items.proof import Refusal
from worlds import family, world


class Trap(NamedTuple):
    """Where the article sets it, the item it would spoil, and the obligation that refuses it."""

    at: str
    what: str
    family: str
    seed: tuple[str, ...]
    stopped_by: str

    def __str__(self) -> str:
        return f"{self.family} {self.at} {self.what}"


def assert_refused(trap: Trap) -> None:
    """The family refuses the seed by the obligation named, and says why."""
    assert trap.at in world().data.article.locators
    item = family(trap.family).build(world(), trap.seed)
    assert isinstance(item, Refusal)
    assert item.obligation == trap.stopped_by, item
    assert item.because
    assert item.records
