"""A paragraph of the article: all that cites or mentions it, by kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bloc_course.dataset.evidence import cited_at, mentioned_at
from bloc_course.dataset.phrases import plain, told_apart
from bloc_course.dataset.portraits._base import Portrait, Section
from bloc_course.dataset.portraits._lines import at, claim_line, document_line, event_line
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Chapter, Claim, Document, Event, Record


def paragraph(world: World, locator: str, passages: Mapping[str, str]) -> Portrait:
    """The portrait of a locator."""
    record = world.data.article.locators[locator]
    sections = [
        Section(
            f"{kind.capitalize()} that {'read' if kind == Chapter.FILE else 'rest on'} it",
            tuple(_lines(world, records)),
        )
        for kind, records in cited_at(world, locator).items()
    ]
    named = mentioned_at(world, locator)
    sections += [
        Section(f"{kind.capitalize()} named in it", tuple(_lines(world, records)))
        for kind, records in named.items()
    ]
    if locator in passages:
        sections.append(Section("Passage", (passages[locator],)))
    title = f"{locator}: {plain(record.layer)}, {record.words} words"
    return Portrait(title, "", tuple(section for section in sections if section.lines))


def _lines(world: World, records: tuple[Record, ...]) -> Iterator[str]:
    for record in records:
        match record:
            case Claim():
                yield claim_line(world, record)
            case Event():
                yield event_line(world, record)
            case Document():
                yield document_line(world, record.id)
            case _:
                yield at(told_apart(world, record.id), see=record.id)
