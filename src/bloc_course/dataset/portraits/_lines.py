"""Lines of portraits: what is said, how sure, by whom, where, and the id to go on with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bloc_course.dataset.phrases import (
    WORDS,
    author,
    called,
    claim_in_words,
    date_in_words,
    plain,
    source,
    told_apart,
    when,
)
from bloc_course.dataset.portraits._base import UNDER
from bloc_course.dataset.proofs import Step
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Alias, Claim, Edtf, Event, Link, Modality
from bloc_course.dataset.times import bounds, by_time, in_words, span

_STANCE = {
    "adopts": "{} adopts it",
    "reports": "{} reports it",
    "doubts": "{} doubts it",
    "rejects": "{} rejects it",
    "leaves-open": "{} leaves it open",
}


def at(text: str, cite: Iterable[str] = (), see: str = "") -> str:
    """A text with the locators that carry it and the id under which there is more."""
    where = ", ".join(cite)
    marks = "; ".join(part for part in (where, see) if part)
    return f"{text} ({marks})" if marks else text


def said(world: World, text: str, modality: Modality, according_to: str = "") -> str:
    """A text that never stands as fact where it is not: "alleged: …, according to …"."""
    word = WORDS[modality]
    # A label that begins with the word says it already.
    plain_enough = modality == "stated" or text.casefold().startswith(word)
    sure = "" if plain_enough else f"{word}: "
    return f"{sure}{text}" + (
        f", according to {source(world, according_to)}" if according_to else ""
    )


def event_line(world: World, event: Event, more: str = "") -> str:
    """An event with its date, how sure it is and who says so."""
    words = said(world, event.label + more, event.modality, event.according_to)
    return at(f"{when(world, event)}: {words}", event.cite, event.id)


def document_line(world: World, document_id: str, more: str = "") -> str:
    """A document with the days between which it must have been written."""
    document = world.data.documents[document_id]
    days = in_words(*world.reading.bounds(document_id))
    return at(f"{document.title}{more}, {days}", document.cite, document_id)


def claim_line(world: World, claim: Claim, here: str = "") -> str:
    """A claim with its source, its certainty and what the author makes of it."""
    words = claim_in_words(world, claim, here)
    if claim.asserted_by != world.data.article.author:
        words += f" {_STANCE[claim.stance_of_author].format(author(world))}."
    return at(words, claim.cite, claim.id)


def claim_lines(world: World, claims: Iterable[str | Claim], here: str = "") -> Iterator[str]:
    """A line for each claim, given itself or by its id, in the order of the time of its source."""
    known = [world.data.claims[claim] if isinstance(claim, str) else claim for claim in claims]
    for claim in sorted(known, key=lambda claim: (*span(world, claim.source), claim.id)):
        yield claim_line(world, claim, here)


def named(world: World, record_id: str) -> str:
    """What a record is called, with its id; a claim in full, with its source."""
    claim = world.data.claims.get(record_id)
    if claim:
        return claim_line(world, claim)
    event = world.data.events.get(record_id)
    if event:
        return event_line(world, event)
    return at(told_apart(world, record_id), see=record_id if record_id in world.records else "")


def aliases(world: World, forms: Iterable[Alias]) -> Iterator[str]:
    """Other forms of a name, and what identifies a cover name."""
    for alias in forms:
        yield at(f"{alias.form}: {plain(alias.kind)}", alias.cite)
        if alias.claim:
            yield f"{UNDER}so identified: {claim_line(world, world.data.claims[alias.claim])}"


def links(world: World, verb: str, found: Iterable[Link]) -> Iterator[str]:
    """A relation to other records, each with the locators that state it."""
    for link in found:
        event = world.data.events.get(link.to)
        words = called(world, link.to)
        if event:
            words += _doubt(world, event)
        yield at(f"{verb} {words}", link.cite, link.to)


def _doubt(world: World, event: Event) -> str:
    """How sure an event is that is named inside a sentence; empty where the article states it."""
    doubts = [] if event.modality == "stated" else [WORDS[event.modality]]
    doubts += [f"according to {source(world, event.according_to)}"] if event.according_to else []
    return f" [{', '.join(doubts)}]" if doubts else ""


def proof(steps: Iterable[Step]) -> Iterator[str]:
    """The steps of a proof, under the line that they prove."""
    yield from (f"{UNDER}because {step}" for step in steps)


def proven(world: World, record: str, role: str, words: str) -> Iterator[str]:
    """The bounds of a point in time with the proof of each end."""
    found = bounds(world, record, role)
    yield f"{words} {found}"
    yield from dict.fromkeys((*proof(found.lower), *proof(found.upper)))


def events_in_order(world: World, events: Iterable[str]) -> Iterator[str]:
    """The events in the order of proven time."""
    for event in by_time(world, events):
        yield event_line(world, world.data.events[event])


def printed_date(date: Edtf) -> str:
    """A date in words, or that the article gives none."""
    return date_in_words(date) if date else "not given"
