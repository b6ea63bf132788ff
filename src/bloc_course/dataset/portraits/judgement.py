"""What somebody had to decide so that an item can be made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bloc_course.dataset.phrases import plain
from bloc_course.dataset.portraits._base import Kind
from bloc_course.dataset.portraits._lines import at, named
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Judgement


def _sections(world: World, judgement: Judgement) -> Iterator[tuple[str, Iterable[str]]]:
    yield (
        "What was decided",
        [
            f"question: {judgement.question}",
            at(f"decided: {plain(judgement.tag)}. {judgement.text}", judgement.cite),
            f"for items of family: {judgement.family}",
            f"read over: {judgement.reviewed_by}",
        ],
    )
    yield "It is about", [named(world, judgement.about)]


SPEC = Kind(
    file="judgements",
    noun="judgement",
    title=lambda _, judgement: f"Decision {judgement.id}",
    sections=_sections,
)
