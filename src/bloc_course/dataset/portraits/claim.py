"""What one source says: by whom, how sure, what the author does with it, what speaks against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bloc_course.dataset.phrases import called, date_in_words, plain, source
from bloc_course.dataset.portraits._base import Kind
from bloc_course.dataset.portraits._lines import at, claim_line, claim_lines
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Claim

_SPEECH = {
    "own": "the speaker’s own words",
    "reported": "words reported by another",
    "imagined": "words imagined for the speaker",
    "slogan": "a slogan under discussion",
}


def _title(world: World, claim: Claim) -> str:
    return f"What {source(world, claim.asserted_by)} {claim.polarity}"


def _sections(world: World, claim: Claim) -> Iterator[tuple[str, Iterable[str]]]:
    claims = world.data.claims.values()
    yield "What is said, and by whom", _said(world, claim)
    yield "In the terms of the dataset", _terms(world, claim)
    yield "It supports", claim_lines(world, claim.supports)
    yield "It is supported by", claim_lines(world, (c for c in claims if claim.id in c.supports))
    yield "It tells against", claim_lines(world, claim.opposes)
    yield "Against it tells", claim_lines(world, (c for c in claims if claim.id in c.opposes))
    rivals = dict.fromkeys(claim.conflicts_with)
    rivals.update((c.id, None) for c in claims if claim.id in c.conflicts_with)
    yield "It cannot be true together with", claim_lines(world, rivals)
    same = (c for c in claims if c.id != claim.id and c.statement == claim.statement)
    yield "What others say to the same statement", claim_lines(world, same)
    yield "Arguments that use it", _arguments(world, claim)
    yield "Names that it identifies", _identified(world, claim)


def _said(world: World, claim: Claim) -> Iterator[str]:
    yield claim_line(world, claim)
    yield f"spoken: {_SPEECH[claim.speech_type]}"
    yield f"read in: {called_voice(world, claim)}"
    if claim.via:
        yield f"came to the author through: {', '.join(called(world, v) for v in claim.via)}"
    if claim.cue:
        yield at(f"hedge as printed: “{claim.cue}”", claim.cite)
    if claim.expression:
        date = claim.expression
        anchor = f"counted from {date_in_words(date.anchor)} ({date.offset})"
        yield f"date as printed: “{date.text}”, {anchor}"
        yield f"the conclusion from it is drawn by: {called(world, date.drawn_by)}"
    if claim.as_of:
        yield f"state of knowledge: {date_in_words(claim.as_of)}"


def called_voice(world: World, claim: Claim) -> str:
    """The layer of the text in which the claim is read."""
    return world.data.article.voices[claim.voice].label


def _terms(world: World, claim: Claim) -> Iterator[str]:
    predicate = world.data.article.predicates[claim.predicate]
    yield at(f"about: {called(world, claim.subject)}", see=claim.subject)
    yield f"relation: {predicate.label}"
    yield f"to: {called(world, claim.object)}"


def _arguments(world: World, claim: Claim) -> Iterator[str]:
    for argument in world.data.arguments.values():
        uses = (
            ("its conclusion", claim.id == argument.conclusion),
            ("a premise", claim.id in argument.premises),
            ("a rival of the conclusion", claim.id in argument.rivals),
        )
        for use, holds in uses:
            if holds:
                strength = plain(argument.strength)
                yield at(
                    f"{argument.note or argument.id} ({strength}): as {use}",
                    argument.cite,
                    argument.id,
                )


def _identified(world: World, claim: Claim) -> Iterator[str]:
    for person in world.data.people.values():
        for alias in person.aliases:
            if alias.claim == claim.id:
                yield at(f"{alias.form}, taken to be {person.name}", alias.cite, person.id)


SPEC = Kind(file="claims", noun="claim", title=_title, sections=_sections)
