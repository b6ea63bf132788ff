"""Who somebody was by the article: names, life, groups by source, events, documents, claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bloc_course.dataset.phrases import called, from_to, plain, source, told_apart
from bloc_course.dataset.portraits._base import Kind, grouped
from bloc_course.dataset.portraits._lines import (
    aliases,
    at,
    document_line,
    event_line,
    printed_date,
    said,
)
from bloc_course.dataset.portraits._speech import speech
from bloc_course.dataset.portraits._status import participation
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Membership, Person
from bloc_course.dataset.times import by_time


def _sections(world: World, person: Person) -> Iterator[tuple[str, Iterable[str]]]:
    documents = world.data.documents.values()
    yield "Other names and forms of the name", aliases(world, person.aliases)
    yield "Not to be confused with", _namesakes(world, person)
    yield "Life", _life(person)
    yield "Offices and activities", _roles(world, person)
    yield "Groups, by source", grouped(_memberships(world, person))
    for question, lines in participation(world, person):
        yield f"The question of the {question}, by source", lines
    yield "How the life ended, by source", _fates(world, person)
    yield "Events, in the order of proven time", _events(world, person)
    written = by_time(world, [d.id for d in documents if person.id in d.author])
    yield "Documents written", (document_line(world, d) for d in written)
    received = by_time(world, [d.id for d in documents if person.id in d.recipient])
    yield "Documents received", (document_line(world, d) for d in received)
    yield "Documents that went through these hands", _hands(world, person.id)
    yield from speech(world, person.id)


def _namesakes(world: World, person: Person) -> Iterator[str]:
    """Those who are named as such on either side."""
    for other in world.data.people.values():
        if other.id in person.namesakes or person.id in other.namesakes:
            yield at(told_apart(world, other.id), see=other.id)


def _life(person: Person) -> Iterator[str]:
    if person.born or person.died:
        yield f"born: {printed_date(person.born)}; died: {printed_date(person.died)}"
    for life in person.life:
        misprint = ", a misprint" if life.misprint else ""
        yield at(f"as printed: “{life.as_printed}”{misprint}", life.cite)


def _roles(world: World, person: Person) -> Iterator[str]:
    for role in person.roles:
        where = role.body if role.body.casefold() not in role.role.casefold() else ""
        words = ", ".join(filter(None, (role.role, where, from_to(role.from_, role.to))))
        yield at(said(world, words, role.modality, role.according_to), role.cite)


def _memberships(world: World, person: Person) -> Iterator[tuple[str, str]]:
    for membership in person.memberships:
        words = said(world, _membership(world, membership), membership.modality)
        yield source(world, membership.according_to), at(words, membership.cite, membership.group)


def _membership(world: World, membership: Membership) -> str:
    link = {"joined": "", "in-talks": " with"}.get(membership.status, " of")
    return f"{plain(membership.status)}{link} {called(world, membership.group)}"


def _fates(world: World, person: Person) -> Iterator[str]:
    for fate in person.fate:
        words = fate.wording
        if plain(fate.class_) not in words:
            words += f" (how it ended: {plain(fate.class_)})"
        yield at(said(world, words, fate.modality, fate.according_to), fate.cite)


def _events(world: World, person: Person) -> Iterator[str]:
    parts = {
        event.id: part
        for event in world.data.events.values()
        for part in event.participants
        if part.person == person.id
    }
    for event in by_time(world, parts):
        part = parts[event]
        role = f", as {part.role}" if part.role else ""
        late = ", after the person’s death" if part.posthumous else ""
        yield event_line(world, world.data.events[event], role + late)


def _hands(world: World, person: str) -> Iterator[str]:
    for document in world.data.documents.values():
        for hop in document.hops:
            if person in (hop.from_, hop.to):
                hands = f"from {called(world, hop.from_)} to {called(world, hop.to)}"
                yield at(f"{document.title}, {hands}: {hop.how}", hop.cite, document.id)


SPEC = Kind(file="people", noun="person", title=lambda _, person: person.name, sections=_sections)
