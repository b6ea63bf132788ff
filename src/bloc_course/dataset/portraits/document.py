"""What a document is by the article: dates by role, hands, keeping, ties to others, claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bloc_course.dataset.phrases import (
    BASES,
    ROLES,
    WORDS,
    called,
    date_in_words,
    document_dates,
    names,
    plain,
)
from bloc_course.dataset.portraits._base import Kind
from bloc_course.dataset.portraits._lines import (
    aliases,
    at,
    claim_lines,
    links,
    proven,
)
from bloc_course.dataset.portraits._speech import speech
from bloc_course.dataset.query import World
from bloc_course.dataset.records import DATE_ROLES, PLACE_ROLES, Document, Link
from bloc_course.dates import parse_edtf

_EXTANT = {
    "no": "the article does not quote it",
    "quoted": "the article quotes from it",
    "headed": "the appendix gives only its heading",
}


def _sections(world: World, document: Document) -> Iterator[tuple[str, Iterable[str]]]:
    yield "What it is", _what(world, document)
    yield "Other titles", aliases(world, document.aliases)
    yield "The physical thing", (at(feature.text, feature.cite) for feature in document.physical)
    yield "Dates, by what they date", _dates(document)
    yield "Where it was", _places(world, document)
    yield "By our reading of the whole article", _proven(world, document)
    yield "Hands between the event and the reader", _hands(world, document)
    kept = (at(", ".join(filter(None, (h.archive, h.mark))), h.cite) for h in document.holding)
    yield "Where it is kept", kept
    known = (at(called(world, other), see=other) for other in document.known_through)
    yield "Known to the article only through", known
    yield "What it is tied to", _ties(world, document)
    yield "What is tied to it", _tied(world, document)
    lists = [g for g in world.data.groups.values() if document.id in g.members_closed_in]
    yield "Complete lists of members in it", (at(group.name, see=group.id) for group in lists)
    inside = [
        claim
        for claim in world.data.claims.values()
        if claim.source == document.id and claim.asserted_by != document.id
    ]
    yield "Claims made in it", claim_lines(world, inside, document.id)
    yield from speech(world, document.id)
    senses = [term for term in world.data.terms.values() if term.document == document.id]
    yield (
        "Senses of words in it",
        (at(f"“{term.word}”: {term.sense}", term.cite, term.id) for term in senses),
    )


def _what(world: World, document: Document) -> Iterator[str]:
    yield (
        f"{plain(document.kind)}, {document.standing} source, "
        f"{document.stance} with what it tells; {_EXTANT[document.extant_here]}"
    )
    if document.author:
        yield f"written by: {names(world, document.author)}"
    if document.recipient:
        yield f"addressed to: {names(world, document.recipient)}"
    if document.language:
        yield f"language: {document.language}"
    if document.medium:
        yield f"writing material: {document.medium}"


def _dates(document: Document) -> Iterator[str]:
    for role, date in document_dates(document):
        doubts = [WORDS[date.modality]] if date.modality != "stated" else []
        doubts += [BASES[date.basis]] if date.basis in BASES else []
        words = ", ".join((f"{ROLES[role]}: {date_in_words(date.when)}", *dict.fromkeys(doubts)))
        printed = f"; as printed: “{date.as_printed}”" if date.as_printed else ""
        yield at(words + printed, date.cite)


def _places(world: World, document: Document) -> Iterator[str]:
    for role in PLACE_ROLES:
        there = document.places.get(role)
        if there:
            doubt = f" ({WORDS[there.modality]})" if there.modality != "stated" else ""
            yield at(f"{role}: {called(world, there.place)}{doubt}", there.cite, there.place)


def _proven(world: World, document: Document) -> Iterator[str]:
    """The bounds of its writing, and of what else the links tighten beyond its own date."""
    for role in DATE_ROLES:
        date = document.dates.get(role)
        try:
            low, high = world.reading.bounds(document.id, role)
        except KeyError:
            continue
        own = parse_edtf(date.when) if date else None
        if role == "written" or own is None or (own.lo, own.hi) != (low, high):
            yield from proven(world, document.id, role, ROLES[role])


def _hands(world: World, document: Document) -> Iterator[str]:
    for number, hop in enumerate(document.hops, 1):
        date = f", {date_in_words(hop.when)}" if hop.when else ""
        hands = f"{called(world, hop.from_)} to {called(world, hop.to)}"
        yield at(f"{number}. {hands}: {hop.how}{date}", hop.cite)


def _ties(world: World, document: Document) -> Iterator[str]:
    for verb, found in _of(document):
        yield from links(world, verb, found)


def _of(document: Document) -> Iterator[tuple[str, tuple[Link, ...]]]:
    yield "replies to", document.reply_to
    yield "reports", document.reports
    yield "is printed in", document.printed_in
    yield "is carried by", document.carried_by
    yield "presupposes", document.presupposes


def _tied(world: World, document: Document) -> Iterator[str]:
    for other in world.data.documents.values():
        for verb, found in _of(other):
            for link in found:
                if link.to == document.id:
                    yield at(f"{other.title} {verb} it", link.cite, other.id)
        if document.id in other.known_through:
            yield at(f"{other.title} is known to the article only through it", see=other.id)


SPEC = Kind(
    file="documents", noun="document", title=lambda _, document: document.title, sections=_sections
)
