"""A place where the article disagrees with itself, with every reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bloc_course.dataset.phrases import called
from bloc_course.dataset.portraits._base import Kind
from bloc_course.dataset.portraits._closing import SETTLED, field_in_words, statements
from bloc_course.dataset.portraits._lines import at, named
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Discrepancy


def _title(world: World, discrepancy: Discrepancy) -> str:
    first = discrepancy.statements[0]
    return f"{called(world, first.record)}: {field_in_words(first.field)}"


def _sections(world: World, discrepancy: Discrepancy) -> Iterator[tuple[str, Iterable[str]]]:
    yield "What is printed", statements(world, discrepancy)
    yield "Whether it can be settled", [at(SETTLED[discrepancy.resolvable], discrepancy.cite)]
    yield "Our reading", [discrepancy.reading]
    records = dict.fromkeys(s.record for s in discrepancy.statements)
    yield "It touches", (named(world, record) for record in records)


SPEC = Kind(file="discrepancies", noun="discrepancy", title=_title, sections=_sections)
