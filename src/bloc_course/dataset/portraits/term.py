"""One sense of a word, beside its other senses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bloc_course.dataset.phrases import from_to, source
from bloc_course.dataset.portraits._base import Kind
from bloc_course.dataset.portraits._lines import at, named
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Term


def _sections(world: World, term: Term) -> Iterator[tuple[str, Iterable[str]]]:
    yield "This sense", _sense(world, term)
    if term.refers_to:
        yield "It means", [named(world, term.refers_to)]
    others = [
        other
        for other in world.data.terms.values()
        if other.word.casefold() == term.word.casefold() and other.id != term.id
    ]
    yield (
        "Other senses of the word",
        (
            at(f"{other.sense}, in {source(world, other.document)}", other.cite, other.id)
            for other in others
        ),
    )


def _sense(world: World, term: Term) -> Iterator[str]:
    yield at(term.sense, term.cite)
    yield at(f"in: {source(world, term.document)}", see=term.document)
    if term.from_ or term.to:
        yield f"in use: {from_to(term.from_, term.to)}"


SPEC = Kind(file="terms", noun="term", title=lambda _, term: f"“{term.word}”", sections=_sections)
