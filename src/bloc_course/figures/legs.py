"""The ways of a route map from records: where papers were, who carried them, what happened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from bloc_course.dataset.names import folded
from bloc_course.dataset.query import World
from bloc_course.dataset.records import (
    PLACE_ROLES,
    DateRole,
    Document,
    Event,
    Modality,
    PlaceRole,
)
from bloc_course.figures import phrases
from bloc_course.figures.certainty import WORDS
from bloc_course.figures.links import in_time
from bloc_course.figures.route import Leg
from bloc_course.figures.timeline import Row

_Stop = tuple[str, list[PlaceRole]]
# The dates that tell when a paper came to where it was in a role, best first.
_DATES: dict[PlaceRole, tuple[DateRole, ...]] = {
    "written": ("written", "bears"),
    "received": ("carried",),
    "printed": ("printed",),
    "found": ("found",),
}


def legs_of(
    world: World,
    documents: Iterable[str],
    events: Iterable[str] = (),
    roles: Sequence[PlaceRole] = PLACE_ROLES,
) -> list[Leg]:
    """The ways of the papers through their places, and the events at a place, earlier ones first.

    Of a paper only the places in `roles` count; ValueError for one that does not change its place
    and for an event of which no place that the article declares is told.
    """
    legs: list[Leg] = []
    for row in in_time(world, dict.fromkeys([*documents, *events])):
        if row.record in world.data.events:
            legs.append(_event(world, world.data.events[row.record]))
        else:
            legs += _ways(world, row, roles)
    return legs


def places_of(legs: Iterable[Leg]) -> list[str]:
    """The places of the legs, each once, in the order in which they first occur."""
    return list(dict.fromkeys(name for leg in legs for name in (leg.start, leg.end)))


def _event(world: World, event: Event) -> Leg:
    names = {folded(form): place for place in world.data.article.places.values()
             for form in (place.label, *place.forms)}  # fmt: skip
    place = names.get(folded(event.place)) or world.data.article.places.get(event.place)
    if place is None:
        raise ValueError(f"no declared place is told of the event {event.id!r}")
    return Leg(
        record=event.id,
        name=event.label,
        start=place.label,
        end=place.label,
        how=f"according to {phrases.source(world, event.according_to)}"
        if event.according_to
        else "",
        when=phrases.when(world, event),
        modality=event.modality,
        locators=event.cite,
    )


def _ways(world: World, row: Row, roles: Sequence[PlaceRole]) -> Iterator[Leg]:
    document = world.data.documents[row.record]
    told = [role for role in PLACE_ROLES if role in roles and role in document.places]
    stops: list[_Stop] = [
        (place, list(group)) for place, group in groupby(told, lambda r: document.places[r].place)
    ]
    if len(stops) < 2:
        raise ValueError(f"the data tell no way of {document.id!r} from one place to another")
    for before, after in pairwise(stops):
        yield _way(world, row, before, after)


def _way(world: World, row: Row, before: _Stop, after: _Stop) -> Leg:
    document = world.data.documents[row.record]
    brought = _brought(world, document) if "written" in before[1] else []
    ends = [document.places[before[1][-1]], *(document.places[role] for role in after[1])]
    carried = [link.cite for link in document.carried_by] if brought else []
    return Leg(
        record=document.id,
        name=document.title,
        start=phrases.called(world, before[0]),
        end=phrases.called(world, after[0]),
        how=_hands(world, document),
        when="; ".join(_times(world, row, (*before[1], *after[1]))),
        modality=_least([*(end.modality for end in ends), *(event.modality for event in brought)]),
        locators=_once([*(end.cite for end in ends), *carried]),
        hand=_carriers(world, brought),
    )


def _brought(world: World, document: Document) -> list[Event]:
    return [world.data.events[link.to] for link in document.carried_by]


def _carriers(world: World, events: Iterable[Event]) -> str:
    people = (one.person for event in events for one in event.participants)
    return ", ".join(world.name(person) for person in dict.fromkeys(people))


def _hands(world: World, document: Document) -> str:
    to = f" to {phrases.names(world, document.recipient)}" if document.recipient else ""
    return f"from {phrases.names(world, document.author) or 'a writer not named'}{to}"


def _times(world: World, row: Row, roles: Iterable[PlaceRole]) -> Iterator[str]:
    """What is told of the time at either end; of print, where the paper was printed."""
    document = world.data.documents[row.record]
    for role in roles:
        date = next((document.dates[d] for d in _DATES[role] if d in document.dates), None)
        if date:
            yield f"{role} {phrases.document_date(date)}"
        elif role == "written" and (row.lo, row.hi) != (None, None):
            yield f"{role}, {row.short}"
        for link in document.printed_in if role == "printed" else ():
            issue = world.data.documents[link.to]
            dated = issue.dates.get("printed")
            when = f", {phrases.document_date(dated)}" if dated else ""
            yield f"printed in {issue.title}{when}"


def _least(modalities: Iterable[Modality]) -> Modality:
    """The least sure: a way is no surer than either of its ends."""
    return max(modalities, key=list(WORDS).index)


def _once(cites: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(locator for cite in cites for locator in cite))
