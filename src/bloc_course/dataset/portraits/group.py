"""What a group was by the article: names, members and status by source, documents, claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bloc_course.dataset.phrases import called, plain, source
from bloc_course.dataset.portraits._base import Kind, grouped
from bloc_course.dataset.portraits._lines import (
    aliases,
    at,
    document_line,
    events_in_order,
    said,
)
from bloc_course.dataset.portraits._speech import speech
from bloc_course.dataset.portraits._status import answers
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Group
from bloc_course.dataset.times import by_time


def _sections(world: World, group: Group) -> Iterator[tuple[str, Iterable[str]]]:
    documents = world.data.documents.values()
    yield "What it was", [f"kind: {plain(group.kind)}"]
    yield "Other names and forms of the name", aliases(world, group.aliases)
    for question, named in world.data.article.questions.items():
        yield f"{named.label.capitalize()}, by source", answers(world, group, question)
    yield "Groups with a status in this question, by source", _asked(world, group)
    yield "People, by source", grouped(_members(world, group))
    yield (
        "Where the list of members is complete",
        (at(source(world, document), see=document) for document in group.members_closed_in),
    )
    taking_part = [
        event.id
        for event in world.data.events.values()
        if any(part.person == group.id for part in event.participants)
    ]
    yield "Events, in the order of proven time", events_in_order(world, taking_part)
    written = by_time(world, [d.id for d in documents if group.id in d.author])
    yield "Documents written", (document_line(world, d) for d in written)
    received = by_time(world, [d.id for d in documents if group.id in d.recipient])
    yield "Documents received", (document_line(world, d) for d in received)
    yield from speech(world, group.id)


def _asked(world: World, group: Group) -> Iterator[str]:
    """Where the group is itself what a question asks about: the groups that answer it."""
    pairs = (
        (called(world, other.id), line)
        for other in world.data.groups.values()
        for line in answers(world, other, group.id)
    )
    return grouped(pairs)


def _members(world: World, group: Group) -> Iterator[tuple[str, str]]:
    for person in world.data.people.values():
        for tie in person.memberships:
            if tie.group == group.id:
                words = said(world, f"{person.name}: {plain(tie.status)}", tie.modality)
                yield source(world, tie.according_to), at(words, tie.cite, person.id)


SPEC = Kind(file="groups", noun="group", title=lambda _, group: group.name, sections=_sections)
