"""What somebody says and what is said of somebody or something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bloc_course.dataset.portraits._lines import at, claim_lines
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim


def speech(world: World, record: str) -> Iterator[tuple[str, Iterable[str]]]:
    """Claims and questions by a record, about it and passed on through it; senses of words."""
    own = [c for c in world.data.claims.values() if c.asserted_by == record]
    yield "What is asserted or denied here", claim_lines(world, _without_questions(own))
    yield "Questions asked here", claim_lines(world, (c for c in own if c.polarity == "asks"))
    yield "Passed on from others", _passed_on(world, record)
    yield "What is said about it, by source", about(world, record)
    yield "Words that mean it", _senses(world, record)


def about(world: World, record: str) -> Iterator[str]:
    """What others say of a record, as subject or object."""
    claims = world.data.claims.values()
    others = (claim for claim in claims if claim.asserted_by != record)
    return claim_lines(world, (c for c in others if record in (c.subject, c.object)))


def _without_questions(claims: Iterable[Claim]) -> Iterator[Claim]:
    return (claim for claim in claims if claim.polarity != "asks")


def _passed_on(world: World, record: str) -> Iterator[str]:
    return claim_lines(world, (c for c in world.data.claims.values() if record in c.via))


def _senses(world: World, record: str) -> Iterator[str]:
    for term in world.data.terms.values():
        if term.refers_to == record:
            where = world.name(term.document)
            yield at(f"“{term.word}” in {where}: {term.sense}", term.cite, term.id)
