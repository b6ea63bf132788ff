"""`{timeline}`: events and documents as intervals of time."""

from __future__ import annotations

from typing import Any, ClassVar

from bloc_course.book.directives._figure import FigureDirective, options
from bloc_course.book.spec import Directive
from bloc_course.dataset.records import Event
from bloc_course.figures.figure import Figure
from bloc_course.figures.rows import document_row, event_row
from bloc_course.figures.timeline import timeline

_TIERS = ("core", "context", "biographical")


class TimelineDirective(FigureDirective):
    """Draws the events named, those of a chapter, and documents with their proven bounds."""

    option_spec: ClassVar[dict[str, Any]] = options(
        "events", "documents", "chapter", "tier", "path", "from", "to"
    )

    def draw(self, title: str, key: str) -> Figure:
        """The timeline between `from` and `to`."""
        world = self.world
        named = [world.data.events[record] for record in self.ids("events", "events")]
        events = {event.id: event for event in [*named, *self._of_chapter()]}
        documents = [world.data.documents[d] for d in self.ids("documents", "documents")]
        rows = [event_row(world, event) for event in events.values()]
        rows += [document_row(world, document) for document in documents]
        start, end = self.date("from"), self.date("to")
        return timeline(rows, title, key, (start.lo if start else None, end.hi if end else None))

    def _of_chapter(self) -> list[Event]:
        chapter = self.ids("chapter", "chapters")
        if not chapter:
            return []
        here = set(self.world.data.chapters[chapter[0]].locators)
        tiers = self.choice("tier", _TIERS) or _TIERS
        path = self.choice("path", ("U", "S"))
        return [
            event
            for event in self.world.data.events.values()
            if here & set(event.cite) and event.tier in tiers and set(path) <= set(event.path)
        ]


SPEC = Directive(name="timeline", directive=TimelineDirective)
