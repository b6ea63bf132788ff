"""Events and documents as cards: which may be used, what gives their order away, their dates."""

from __future__ import annotations

import re
from functools import lru_cache

from bloc_course.dataset.query import World
from bloc_course.dataset.records import DocumentDate, Event
from bloc_course.dates import parse_edtf, say
from bloc_course.items.families._assemble import in_order
from bloc_course.items.item import Evidence
from bloc_course.items.obligations.names import folded
from bloc_course.items.obligations.time import dates_of

TIERS = ("core", "context")
DATED = re.compile(
    r"\d{4}|\b(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December|spring|summer|autumn|winter|year)\b"
)
DOUBTED = re.compile(r"\b(?:alleged|supposed|as charged)\b", re.IGNORECASE)
ORDINAL = re.compile(r"\b(?:first|second|third|last|renewed|again|[ivx]+th)\b", re.IGNORECASE)
SEQUENCE = re.compile(
    r"\b(?:after|before|once|when|later|former|end|beginning|come back|repl\w+|re\w*mission)\b",
    re.IGNORECASE,
)
ANSWERING = re.compile(r"\b(?:repl\w+|protest\w*)\b", re.IGNORECASE)
MONTH = 31
# What everybody knows to come in this order when it happens to one person.
NATURAL = frozenset(
    frozenset(pair)
    for pair in (
        ("arrest", "sentence"),
        ("arrest", "trial"),
        ("arrest", "deportation"),
        ("capitulation", "readmission"),
        ("expulsion", "readmission"),
        ("expulsion", "deportation"),
        ("sentence", "trial"),
        ("find", "publication"),
        ("publication", "publication"),
    )
)


def usable(world: World, record: str) -> bool:
    """Whether a record may be a card: dated by the article itself, told plainly, no date in it."""
    name = world.name(record)
    if DATED.search(name) or DOUBTED.search(name):
        return False
    event = world.data.events.get(record)
    if event:
        told = event.modality == "stated" or (event.modality == "reported" and event.according_to)
        stated = event.basis == "stated" and bool(event.as_printed)
        ends = parse_edtf(event.when).proof_lo, parse_edtf(event.until or event.when).proof_hi
        return event.tier in TIERS and bool(told) and stated and None not in ends
    date = document_date(world, record)
    document = world.data.documents[record]
    closed = date is not None and parse_edtf(date.when).days is not None
    return closed and bool(date and date.as_printed) and document.standing == "primary"


def document_date(world: World, record: str) -> DocumentDate | None:
    """The date that stands for a document: of its writing, else the one it bears."""
    dates = world.data.documents[record].dates
    return dates.get("written") or dates.get("bears")


@lru_cache(maxsize=4)
def events(world: World) -> tuple[str, ...]:
    """The events that may be cards."""
    return tuple(event for event in world.data.events if usable(world, event))


@lru_cache(maxsize=4)
def letters(world: World) -> tuple[str, ...]:
    """The documents that may be cards by the date of their writing."""
    return tuple(document for document in world.data.documents if usable(world, document))


def locators(world: World, record: str) -> tuple[str, ...]:
    """Where the card's date stands: its main place, and those of every rival value."""
    event = world.data.events.get(record)
    date = None if event else document_date(world, record)
    main = event.cite[:1] if event else date.cite if date else ()
    rivals = (at for statement in dates_of(world, record) for at in statement.cite)
    return in_order([*main, *rivals])


def dated(world: World, record: str) -> str:
    """The card's date in words, with the rival values of a disputed one."""
    event = world.data.events.get(record)
    own = _spoken(event) if event else _written(world, record)
    rivals = dict.fromkeys(
        say(parse_edtf(statement.value))
        for statement in dates_of(world, record)
        if say(parse_edtf(statement.value)) != own
    )
    return f"{own} (elsewhere in the article: {'; '.join(rivals)})" if rivals else own


def _spoken(event: Event) -> str:
    if not event.until:
        return say(parse_edtf(event.when))
    return f"from {say(parse_edtf(event.when))} to {say(parse_edtf(event.until))}"


def _written(world: World, record: str) -> str:
    date = document_date(world, record)
    return say(parse_edtf(date.when)) if date else "no date given"


def title(world: World, record: str) -> str:
    """What a card reads: an event's label, or the writing of a document."""
    name = world.name(record)
    return name if record in world.data.events else f"The writing of: {name}"


def evidence(world: World, record: str) -> Evidence:
    """The card's date as evidence."""
    event = world.data.events.get(record)
    date = None if event else document_date(world, record)
    modality = event.modality if event else date.modality if date else "stated"
    says = f"{title(world, record)}: {dated(world, record)}."
    return Evidence(record, locators(world, record), says, modality)


def days(world: World, record: str) -> tuple[int, int]:
    """First and last day of the card's own date; both ends are known for a usable card."""
    event = world.data.events.get(record)
    date = None if event else document_date(world, record)
    first = parse_edtf(event.when if event else date.when if date else "")
    last = parse_edtf(event.until) if event and event.until else first
    return first.lo or 0, last.hi or 0


def narrow_days(world: World, record: str) -> tuple[int, int]:
    """The card's days where "end" or "beginning" is read as narrowly as anybody may."""
    event = world.data.events.get(record)
    date = None if event else document_date(world, record)
    printed = event.as_printed if event else date.as_printed if date else ""
    lo, hi = days(world, record)
    if hi - lo < MONTH or re.search(r"\bor\b|–|-", printed):
        return lo, hi
    if re.search(r"\bend of\b", printed, re.IGNORECASE):
        return hi - MONTH + 1, hi
    if re.search(r"\b(?:beginning of|early)\b", printed, re.IGNORECASE):
        return lo, lo + MONTH - 1
    return lo, hi


def cue(world: World, one: str, other: str) -> bool:
    """Whether two cards read side by side give away which came first."""
    names = world.name(one), world.name(other)
    if all(ORDINAL.search(name) for name in names):
        return True
    shared = people(world, one) & people(world, other)
    if not shared:
        return False
    kinds = frozenset(kind(world, record) for record in (one, other))
    # A letter about a return or a beginning does not say when it was written.
    papers = all(record in world.data.documents for record in (one, other))
    words = ANSWERING if papers else SEQUENCE
    worded = any(words.search(name) or ORDINAL.search(name) for name in names)
    return worded or "death" in kinds or kinds in NATURAL


def kind(world: World, record: str) -> str:
    """An event's kind; every document is a letter here."""
    event = world.data.events.get(record)
    return event.kind if event else "letter"


def people(world: World, record: str) -> frozenset[str]:
    """Who takes part or is named on the card."""
    return _people(world)[record]


@lru_cache(maxsize=4)
def _people(world: World) -> dict[str, frozenset[str]]:
    """The people of every card: participants, authors, and surnames that stand on it."""
    surnames: dict[str, set[str]] = {}
    for person in world.data.people.values():
        surnames.setdefault(folded(person.name.split()[-1]), set()).add(person.id)
    found: dict[str, frozenset[str]] = {}
    for record in (*world.data.events, *world.data.documents):
        words = set(folded(world.name(record)).split())
        named = {person for word in words for person in surnames.get(word, ())}
        event = world.data.events.get(record)
        if event:
            named |= {participant.person for participant in event.participants}
        else:
            named |= set(world.data.documents[record].author)
        found[record] = frozenset(named)
    return found
