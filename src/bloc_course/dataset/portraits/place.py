"""A place that the article names, with what happened there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bloc_course.dataset.names import folded
from bloc_course.dataset.portraits._base import Kind
from bloc_course.dataset.portraits._lines import events_in_order
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Place


def _sections(world: World, place: Place) -> Iterator[tuple[str, Iterable[str]]]:
    yield "Forms as printed", place.forms
    names = {folded(form) for form in (place.label, *place.forms)}
    here = [
        event.id
        for event in world.data.events.values()
        if folded(event.place) in names or world.data.article.places.get(event.place) is place
    ]
    yield "Events there, in the order of proven time", events_in_order(world, here)
    yield "Where it is named", [", ".join(place.cite)]


SPEC = Kind(file="places", noun="place", title=lambda _, place: place.label, sections=_sections)
