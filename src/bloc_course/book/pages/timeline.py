"""The timeline: every event with its date as printed, how sure it is and what reports it."""

from __future__ import annotations

from docutils import nodes

from bloc_course.book import blocks
from bloc_course.book.spec import Page
from bloc_course.dataset.query import World
from bloc_course.figures import phrases
from bloc_course.figures.figure import Cite, Ref
from bloc_course.figures.rows import event_row
from bloc_course.figures.timeline import in_order


def _order(world: World) -> list[str]:
    return [row.record for row in in_order(event_row(world, e) for e in world.data.events.values())]


def _body(world: World, record_id: str) -> list[nodes.Node]:
    event = world.data.events[record_id]
    said = phrases.when(world, event)
    printed = phrases.as_printed(event.as_printed, said)
    rows: list[tuple[str, list[blocks.Part]]] = [
        ("When", [said + (f"; {printed}" if printed else "")])
    ]
    certainty: list[blocks.Part] = [blocks.mark(event.modality)]
    if event.according_to:
        certainty += [", by ", Ref(event.according_to, phrases.source(world, event.according_to))]
    if event.basis in phrases.BASES:
        certainty.append(f"; date: {phrases.BASES[event.basis]}")
    rows.append(("How sure", certainty))
    if event.place:
        rows.append(("Where", [event.place]))
    people: list[blocks.Part] = []
    for participant in event.participants:
        people += ["; "] if people else []
        people.append(Ref(participant.person, world.name(participant.person)))
        people += [f" ({participant.role})"] if participant.role else []
    if people:
        rows.append(("Who", people))
    rows += _reports(world, record_id)
    rows.append(("In the article", [Cite(event.cite)]))
    return [blocks.facts(rows)]


def _reports(world: World, event: str) -> list[tuple[str, list[blocks.Part]]]:
    """The documents that report the event: derived from the documents, typed nowhere else."""
    return [
        ("Reported in", [Ref(document.id, document.title), " ", Cite(link.cite)])
        for document in world.data.documents.values()
        for link in document.reports
        if link.to == event
    ]


SPEC = Page(
    name="timeline",
    kind="events",
    order=_order,
    title=lambda world, record: world.data.events[record].label,
    body=_body,
)
