"""A stretch of time and the events that certainly go on in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bloc_course.dataset.phrases import from_to
from bloc_course.dataset.portraits._base import Kind
from bloc_course.dataset.portraits._lines import at, event_line
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Period
from bloc_course.dataset.times import ends, going_on


def _sections(world: World, period: Period) -> Iterator[tuple[str, Iterable[str]]]:
    yield "Its limits", [at(from_to(period.from_, period.to), period.cite)]
    certain, _ = going_on(world, ends(period.from_)[0], ends(period.to)[1])
    events = world.data.events
    yield (
        "Core events that certainly fall in it",
        (event_line(world, events[event]) for event in certain if events[event].tier == "core"),
    )


SPEC = Kind(file="periods", noun="period", title=lambda _, period: period.label, sections=_sections)
