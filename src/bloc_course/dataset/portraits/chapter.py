"""A chapter of the course: its question, its reading, what it leaves open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bloc_course.dataset.evidence import cited_at
from bloc_course.dataset.phrases import called
from bloc_course.dataset.portraits._base import Kind
from bloc_course.dataset.portraits._lines import at
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Chapter


def _sections(world: World, chapter: Chapter) -> Iterator[tuple[str, Iterable[str]]]:
    yield "Its question", [f"{chapter.question} ({_time(chapter)})"]
    yield "What a reader can do afterwards", (f"{o.text} ({o.level})" for o in chapter.objectives)
    yield "What it builds on", (at(called(world, c), see=c) for c in chapter.builds_on)
    yield "What it leaves open", chapter.open
    yield "What it reads", [", ".join(chapter.locators)]
    yield "What rests on these places", _counts(world, chapter)


def _time(chapter: Chapter) -> str:
    others = (f", {minutes} on path {path}" for path, minutes in chapter.minutes_on.items())
    return f"{chapter.minutes} minutes{''.join(others)}"


def _counts(world: World, chapter: Chapter) -> Iterator[str]:
    found: dict[str, set[str]] = {}
    for locator in chapter.locators:
        for kind, records in cited_at(world, locator).items():
            found.setdefault(kind, set()).update(record.id for record in records)
    for kind in world.data.by_kind():
        if kind in found and kind != Chapter.FILE:
            yield f"{kind}: {len(found[kind])}"


SPEC = Kind(
    file="chapters", noun="chapter", title=lambda _, chapter: chapter.title, sections=_sections
)
