"""A place that the article names, with what happened there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bloc_course.dataset.names import folded
from bloc_course.dataset.phrases import WORDS
from bloc_course.dataset.portraits._base import Kind
from bloc_course.dataset.portraits._lines import at, events_in_order
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
    yield "Papers there", _papers(world, place)
    yield "Where it is named", [", ".join(place.cite)]


def _papers(world: World, place: Place) -> Iterator[str]:
    """What was written, received, printed or found at the place."""
    for document in world.data.documents.values():
        for role, there in document.places.items():
            if world.data.article.places.get(there.place) is place:
                sure = f" ({WORDS[there.modality]})" if there.modality != "stated" else ""
                yield at(f"{role}: {document.title}{sure}", there.cite, document.id)


SPEC = Kind(file="places", noun="place", title=lambda _, place: place.label, sections=_sections)
