"""Portraits: all there is on one thing with its evidence, in plain words; one file a kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from bloc_course.dataset.portraits._base import Kind, Portrait, Section
from bloc_course.dataset.portraits._closing import closing, passages_of
from bloc_course.dataset.portraits._layout import lines_of
from bloc_course.dataset.portraits._paragraph import paragraph
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Record
from bloc_course.errors import CallError, choose
from bloc_course.registry import discover

__all__ = ["Portrait", "Section", "kind_of", "kinds", "lines_of", "paragraph", "portrait"]


@cache
def kinds() -> dict[str, Kind]:
    """The kinds that can be shown, by the name of their file."""
    return {kind.file: kind for kind in discover(__name__, Kind)}


def kind_of(word: str) -> str:
    """The file's name for a kind said in any way: person, people; CallError with the nearest."""
    words = {said: kind.file for kind in kinds().values() for said in (kind.noun, kind.file)}
    if word.casefold() in words:
        return words[word.casefold()]
    raise CallError(f"no kind {word!r}; {choose(word, [kind.noun for kind in kinds().values()])}")


def portrait(
    world: World, kind: str, record_id: str, passages: Mapping[str, str] | None = None
) -> Portrait:
    """The portrait of a record of a kind, with its passages where the text is at hand."""
    shown = kinds()[kind]
    record = world.records.get(record_id) or world.data.article.places[record_id]
    sections = list(shown.sections(world, record))
    if isinstance(record, Record):
        sections += closing(world, record)
    sections.append(("Passages", passages_of(record.cite, passages or {})))
    title = f"{shown.title(world, record)} ({shown.noun} {record_id})"
    return Portrait(title, getattr(record, "note", ""), _filled(sections))


def _filled(sections: Iterable[tuple[str, Iterable[str]]]) -> tuple[Section, ...]:
    """The sections that have lines."""
    found = (Section(heading, tuple(lines)) for heading, lines in sections)
    return tuple(section for section in found if section.lines)
