"""A trap of this article, and the check that no item falls into it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from msgspec.structs import replace

from bloc_course.dataset.query import World
from bloc_course.items.proof import Refusal
from worlds import family, world


class Trap(NamedTuple):
    """Where the article sets it, the item it would spoil, and the obligation that refuses it.

    `judged` holds fields of judgements, by id, as somebody who fell into the trap would write them.
    """

    at: str
    what: str
    family: str
    seed: tuple[str, ...]
    stopped_by: str
    judged: Mapping[str, dict[str, Any]] = MappingProxyType({})

    def __str__(self) -> str:
        return f"{self.family} {self.at} {self.what}"


def assert_refused(trap: Trap) -> None:
    """The family refuses the seed by the obligation named, and says why."""
    assert trap.at in world().data.article.locators
    item = family(trap.family).build(_judged(trap), trap.seed)
    assert isinstance(item, Refusal)
    assert item.obligation == trap.stopped_by, item
    assert item.because
    assert item.records


def _judged(trap: Trap) -> World:
    data = world().data
    if not trap.judged:
        return world()
    fallen = {id_: replace(data.judgements[id_], **new) for id_, new in trap.judged.items()}
    return World(data.replace(judgements={**data.judgements, **fallen}))
