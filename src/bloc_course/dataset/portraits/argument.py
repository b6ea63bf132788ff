"""A conclusion of the author with all that it rests on and what would stand instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bloc_course.dataset.phrases import plain
from bloc_course.dataset.portraits._base import Kind
from bloc_course.dataset.portraits._lines import at, claim_lines
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Argument


def _sections(world: World, argument: Argument) -> Iterator[tuple[str, Iterable[str]]]:
    yield "Conclusion", claim_lines(world, [argument.conclusion])
    yield "How strong, by the author’s own wording", [at(plain(argument.strength), argument.cite)]
    yield "Drawn from", claim_lines(world, argument.premises)
    yield "Why these would carry it", [argument.warrant]
    yield "What would stand instead", claim_lines(world, argument.rivals)


SPEC = Kind(
    file="arguments",
    noun="argument",
    title=lambda _, argument: f"Argument {argument.id}",
    sections=_sections,
)
