"""What an event is by the article: date, who says so, what is proven about its time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bloc_course.dataset.phrases import BASES, called, plain, when
from bloc_course.dataset.portraits._base import Kind
from bloc_course.dataset.portraits._lines import at, event_line, links, proven, said
from bloc_course.dataset.portraits._speech import about
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Event, Link
from bloc_course.dataset.times import neighbours


def _title(world: World, event: Event) -> str:
    return said(world, event.label, event.modality, event.according_to)


def _sections(world: World, event: Event) -> Iterator[tuple[str, Iterable[str]]]:
    yield "What is said to have happened", _what(world, event)
    yield "Who took part", _participants(world, event)
    yield "By our reading of the whole article", _proven(world, event)
    yield "Stated of its place in time", _ties(world, event)
    before, after = neighbours(world, event.id)
    events = world.data.events
    yield "What certainly came just before", (event_line(world, events[e]) for e in before)
    yield "What certainly came just after", (event_line(world, events[e]) for e in after)
    yield "Documents that tell of it or are tied to it", _documents(world, event)
    yield "What is said about it, by source", about(world, event.id)


def _what(world: World, event: Event) -> Iterator[str]:
    date = when(world, event)
    if event.basis in BASES:
        date += f" (date: {BASES[event.basis]})"
    printed = f"; as printed: “{event.as_printed}”" if event.as_printed else ""
    yield at(f"{date}{printed}", event.cite)
    yield said(
        world, f"{plain(event.kind)}, {event.tier} to the story", event.modality, event.according_to
    )
    if event.place:
        yield f"place: {called(world, event.place)}"


def _participants(world: World, event: Event) -> Iterator[str]:
    for part in event.participants:
        role = f", as {part.role}" if part.role else ""
        late = ", after the person’s death" if part.posthumous else ""
        yield at(f"{called(world, part.person)}{role}{late}", see=part.person)


def _proven(world: World, event: Event) -> Iterator[str]:
    if world.reading.bounds(event.id) == world.reading.bounds(event.id, "end"):
        yield from proven(
            world,
            event.id,
            "start",
            "took place" if event.modality == "stated" else "if it took place,",
        )
        return
    yield from proven(world, event.id, "start", "began")
    yield from proven(world, event.id, "end", "ended")


def _ties(world: World, event: Event) -> Iterator[str]:
    yield from links(world, "after", event.after)
    yield from links(world, "before", event.before)
    yield from links(world, "at the same time as", event.same_time_as)
    for other in world.data.events.values():
        turned = (("before", other.after), ("after", other.before))
        for verb, found in (*turned, ("at the same time as", other.same_time_as)):
            for link in found:
                if link.to == event.id:
                    turned_link = Link(to=other.id, cite=link.cite)
                    yield from links(world, verb, [turned_link])


def _documents(world: World, event: Event) -> Iterator[str]:
    for document in world.data.documents.values():
        for verb, found in (
            ("tells of it", document.reports),
            ("was carried by it", document.carried_by),
        ):
            for link in found:
                if link.to == event.id:
                    yield at(f"{document.title} {verb}", link.cite, document.id)


SPEC = Kind(file="events", noun="event", title=_title, sections=_sections)
