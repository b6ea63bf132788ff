"""Events and documents as cards: which may be used, where and on which days they are dated."""

from __future__ import annotations

import re
from functools import lru_cache

from bloc_course.dataset.names import folded
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Document, DocumentDate, Event
from bloc_course.dates import Answer, parse_answer, parse_edtf
from bloc_course.items.families._assemble import in_order
from bloc_course.items.obligations.time import dates_of, one_matter, own_dates

TIERS = ("core", "context")
DATED = re.compile(
    r"\d{4}|\b(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December|spring|summer|autumn|winter|year)\b"
)
DOUBTED = re.compile(r"\b(?:alleged|supposed|as charged)\b", re.IGNORECASE)
# Words that leave a date without a sharp edge, and the days by which it may be read wider.
VAGUE_END = re.compile(r"\bend of\b", re.IGNORECASE)
VAGUE_START = re.compile(r"\b(?:beginning of|early)\b", re.IGNORECASE)
SEASON = re.compile(r"\b(?:spring|summer|autumn|winter)\b", re.IGNORECASE)
SHARP = re.compile(r"\bor\b|–|-")
MONTH = 31
YEAR = re.compile(r"\d{4}")


def usable(world: World, record: str) -> bool:
    """Whether a record may be a card: dated by the article itself, told plainly, no date in it."""
    name = world.name(record)
    if DATED.search(name) or DOUBTED.search(name) or set_aside(world, record):
        return False
    event = world.data.events.get(record)
    if event:
        told = event.modality == "stated" or (event.modality == "reported" and event.according_to)
        stated = event.basis == "stated" and bool(event.as_printed)
        ends = parse_edtf(event.when).proof_lo, parse_edtf(event.until or event.when).proof_hi
        known = stated and None not in ends and _whole(event.as_printed, *ends)
        return event.tier in TIERS and bool(told) and known
    date = document_date(world, record)
    document = world.data.documents[record]
    closed = date is not None and parse_edtf(date.when).days is not None
    return closed and bool(date and date.as_printed) and document.standing == "primary"


def _whole(words: str, lo: int | None, hi: int | None) -> bool:
    """Whether the words do not stop before the end: half a span is not what the article prints."""
    said = parse_answer(words)
    return not isinstance(said, Answer) or (said.lo, said.hi) == (lo, hi) or said.hi >= (hi or 0)


def set_aside(world: World, record: str) -> bool:
    """Whether our reading does not take the record’s own date, since it can not be right."""
    own = own_dates(world, record)
    said = (s for s in dates_of(world, record) if s.record == record)
    return any(s.read_as and s.value in own for s in said)


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
    """Where a reader finds the card: its date, and the places that carry what its name says.

    Of a paper its name; of what somebody tells, the notes that name him; of a find or a death, what
    it was.
    """
    document, event = world.data.documents.get(record), world.data.events.get(record)
    named = _named(document) if document else _naming(event) if event else ()
    return in_order([*dating(world, record), *named])


def _naming(event: Event) -> tuple[str, ...]:
    """The places that say who tells an event, what was found, or how somebody died."""
    if event.kind in ("find", "death"):
        return event.cite
    return tuple(at for at in event.cite if at[0] == "n") if event.modality == "reported" else ()


def _named(document: Document) -> tuple[str, ...]:
    """The places that print the paper’s name or tell of it; a mere call mark names no paper."""
    marks = {at for held in document.holding for at in held.cite}
    names = {at for alias in document.aliases for at in alias.cite}
    return tuple(at for at in document.cite if at not in marks or at in names)


def dating(world: World, record: str) -> tuple[str, ...]:
    """Where the card's date stands: its main place, and those of every rival value.

    What is printed of another step is no date of this card.
    """
    event = world.data.events.get(record)
    date = None if event else document_date(world, record)
    main = _told_at(world, event) if event else date.cite if date else ()
    same = (record, *one_matter(world, record))
    said = (statement for statement in dates_of(world, record) if statement.record in same)
    return in_order([*main, *(at for statement in said for at in statement.cite)])


def _told_at(world: World, event: Event) -> tuple[str, ...]:
    """The main place of an event, and those that set right what this says of somebody in it."""
    people = {one.person for one in event.participants}
    right = {
        at
        for dispute in world.data.discrepancies.values()
        if dispute.resolvable == "yes" and event.cite[0] in dispute.cite
        if people & {said.record for said in dispute.statements}
        for at in dispute.cite
    }
    return (event.cite[0], *(at for at in event.cite[1:] if at in right))


def printed(world: World, record: str) -> str:
    """The words in which the article dates the card."""
    event = world.data.events.get(record)
    date = None if event else document_date(world, record)
    return event.as_printed if event else date.as_printed if date else ""


def days(world: World, record: str) -> tuple[int, int]:
    """First and last day of the card's own date; both ends are known for a usable card."""
    event = world.data.events.get(record)
    date = None if event else document_date(world, record)
    first = parse_edtf(event.when if event else date.when if date else "")
    last = parse_edtf(event.until) if event and event.until else first
    return first.lo or 0, last.hi or 0


def narrow_days(world: World, record: str) -> tuple[int, int]:
    """The card's days where "end" or "beginning" is read as narrowly as anybody may."""
    lo, hi = days(world, record)
    words = printed(world, record)
    if hi - lo < MONTH or SHARP.search(words):
        return lo, hi
    if VAGUE_END.search(words):
        return hi - MONTH + 1, hi
    if VAGUE_START.search(words):
        return lo, lo + MONTH - 1
    return lo, hi


def broad_days(world: World, record: str) -> tuple[int, int]:
    """The card's days where a season, an "end" or a "beginning" is read as widely as anybody may.

    A year has no vague end but its own last day; autumn may last until the shortest day.
    """
    lo, hi = days(world, record)
    words = printed(world, record)
    if SHARP.search(words):
        return lo, hi
    if SEASON.search(words):
        return lo - MONTH, hi + MONTH
    if VAGUE_END.search(words):
        return lo - MONTH, hi
    if VAGUE_START.search(words):
        return lo, hi + MONTH
    return lo, hi


def late_days(world: World, record: str) -> int:
    """Days by which a thing may come after its date: an issue, after the month that it bears."""
    lo, hi = days(world, record)
    if kind(world, record) != "publication" or hi - lo >= MONTH:
        return 0
    papers = (world.data.documents.get(one) for one in one_matter(world, record))
    issue = any(paper is not None and paper.kind == "periodical-issue" for paper in papers)
    return MONTH if issue else 0


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
