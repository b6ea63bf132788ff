"""Voices, predicates, places and questions of status are declared in article.yaml."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from bloc_course.dataset.lints._base import Fault, Lint
from bloc_course.dataset.load import Dataset
from bloc_course.errors import nearest


def check(dataset: Dataset) -> Iterator[Fault]:
    """Words used that are not declared."""
    article = dataset.article
    for claim in dataset.claims.values():
        yield from _undeclared(claim.id, "voice", claim.voice, article.voices)
        yield from _undeclared(claim.id, "predicate", claim.predicate, article.predicates)
    for document in dataset.documents.values():
        for role, there in document.places.items():
            path = ("places", role, "place")
            yield from _undeclared(document.id, path, there.place, article.places)
    for group in dataset.groups.values():
        for i, status in enumerate(group.status):
            at: tuple[str | int, ...] = ("status", i, "question")
            yield from _undeclared(group.id, at, status.question, article.questions)
            question = article.questions.get(status.question)
            if question:
                at = ("status", i, "value")
                yield from _undeclared(group.id, at, status.value, question.values)


def _undeclared(
    record: str, path: str | tuple[str | int, ...], word: str, known: Collection[str]
) -> Iterator[Fault]:
    if word not in known:
        yield Fault(
            record=record,
            path=(path,) if isinstance(path, str) else path,
            problem="not declared in article.yaml",
            found=word,
            hint=nearest(word, known),
        )


SPEC = Lint(
    code="D15",
    rule="voices, predicates, places, questions and their values are declared",
    check=check,
)
