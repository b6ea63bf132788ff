"""Cards as a reader sees them: name and teller, dates as printed, what stays in doubt."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from bloc_course.dataset.names import folded
from bloc_course.dataset.query import World
from bloc_course.dates import Answer, parse_answer, parse_edtf, say, say_lasting
from bloc_course.items.families._assemble import cited
from bloc_course.items.families._speakers import author, mentioned, teller, witness
from bloc_course.items.families.chronology._spans import (
    DATED,
    DOUBTED,
    SEASON,
    SHARP,
    VAGUE_END,
    VAGUE_START,
    broad_days,
    dating,
    days,
    document_date,
    events,
    kind,
    late_days,
    letters,
    locators,
    narrow_days,
    people,
    printed,
    set_aside,
    usable,
)
from bloc_course.items.item import Evidence
from bloc_course.items.obligations.time import dates_of, one_matter
from bloc_course.items.proof import Discharged, Refused

__all__ = [
    "DATED",
    "DOUBTED",
    "SEASON",
    "SHARP",
    "VAGUE_END",
    "VAGUE_START",
    "as_printed",
    "attributed",
    "broad_days",
    "cautions",
    "concluded",
    "counting",
    "dated",
    "dating",
    "days",
    "disputes",
    "document_date",
    "doubts",
    "events",
    "evidence",
    "hearsay",
    "issued",
    "kind",
    "late_days",
    "layers",
    "letters",
    "locators",
    "narrow_days",
    "people",
    "printed",
    "reading",
    "rival_lines",
    "rivals",
    "set_aside",
    "spoken",
    "text",
    "usable",
    "whose",
]

# How a name says that somebody tells it; words of so many letters can name him.
TELLING = re.compile(r"\b(?:as|by|according|reported|observed|told)\b")
LEAST = 5
# What a reviewer notes of a date for this family holds in all that show the date.
NOTED = "C1"
# What is told of an event, beside its date.
HAPPENED = ("label", "participants", "place")


def dated(world: World, record: str) -> str:
    """The card's date in words, with the values of a disputed one that do not allow it."""
    own, notes = spoken(world, record), rivals(world, record)
    return f"{own} ({'; '.join(notes)})" if notes else own


def rivals(world: World, record: str) -> tuple[str, ...]:
    """The values that do not allow the card’s date, of another reading or from another place."""
    event = world.data.events.get(record)
    date = None if event else document_date(world, record)
    at = event.cite if event else date.cite if date else ()
    lo, hi = days(world, record)
    read: list[str] = []
    rivals: list[str] = []
    twins: list[str] = []
    same = (record, *one_matter(world, record))
    for said in (each for each in dates_of(world, record) if each.record in same):
        other = parse_edtf(said.value)
        inside = other.lo is not None and other.hi is not None and lo <= other.lo <= other.hi <= hi
        allows = (other.lo is None or other.lo <= lo) and (other.hi is None or hi <= other.hi)
        here = said.record == record and set(said.cite) <= set(at)
        if not inside and (not allows or here):
            words = said.as_printed or say(other)
            if here:
                reading = world.disputed[said.record, said.field].reading.removesuffix(".")
                read.append(f"{reading[:1].lower()}{reading[1:]}")
            elif said.record == record:
                rivals.append(words)
            else:
                twins.append(f"of {mentioned(world, said.record)} {words} is printed too")
    notes = list(dict.fromkeys(read))
    notes += [f"elsewhere in the article: {'; '.join(dict.fromkeys(rivals))}"] if rivals else []
    return (*notes, *dict.fromkeys(twins))


def doubts(world: World, records: Iterable[str]) -> tuple[str, ...]:
    """A line for each card that a contradiction of the article touches without dating it anew.

    Or of which a reviewer noted what a reader of its date must know.
    """
    found: dict[str, str] = {}
    records = tuple(records)
    for record in records:
        if not dates_of(world, record) or rivals(world, record):
            continue
        first = dates_of(world, record)[0]
        dispute = world.disputed[first.record, first.field]
        if dispute.kind != "date":
            continue  # the date is named there, and nobody doubts it
        at = cited(at for said in dispute.statements for at in said.cite)
        line = f"{text(world, record)}: {dispute.reading.removesuffix('.')} {at}."
        found.setdefault(dispute.id, line)
    noted = ((record, cautions(world, NOTED, (record,))) for record in records)
    told = (
        f"{text(world, record)}: {note[:1].lower()}{note[1:]}" for record, note in noted if note
    )
    return (*found.values(), *told)


def rival_lines(world: World, records: Iterable[str]) -> tuple[str, ...]:
    """A line for each card of which other values are printed that do not allow its date."""
    return tuple(
        f"{text(world, record)}: {dated(world, record)} {cited(locators(world, record))}."
        for record in records
        if rivals(world, record)
    )


def disputes(world: World, records: Collection[str]) -> tuple[str, ...]:
    """A line for each card of which another place tells otherwise what happened, or where."""
    return tuple(
        f"{text(world, record)}: {dispute.reading.removesuffix('.')} "
        f"{cited(at for said in dispute.statements for at in said.cite)}."
        for (record, field), dispute in world.disputed.items()
        if record in records and field in HAPPENED
    )


def spoken(world: World, record: str) -> str:
    """The card’s own date as the article prints it, with our reading where that says more."""
    return as_printed(printed(world, record), days(world, record), reading(world, record))


def as_printed(words: str, span: tuple[int, int], reading: str) -> str:
    """A date in the words of the article, with our reading of them marked as such."""
    if not words:
        return f"{reading}, a conclusion of this course"
    return words if _says(words, span) else f"“{words}”, here read as {reading}"


def reading(world: World, record: str) -> str:
    """The days that count, in words."""
    event = world.data.events.get(record)
    date = None if event else document_date(world, record)
    if event is not None and event.until:
        return say_lasting(*days(world, record)).removeprefix("from ")
    text = say(parse_edtf(event.when if event else date.when if date else ""))
    joiner = " or " if re.search(r"\bor\b", printed(world, record)) else " to "
    plain = text.startswith("between ")
    return text.removeprefix("between ").replace(" and ", joiner, 1) if plain else text


def _says(words: str, span: tuple[int, int]) -> bool:
    """Whether the printed words by themselves tell just these days."""
    vague = VAGUE_END.search(words) or VAGUE_START.search(words)
    plain = words.removeprefix("from ").removeprefix("since ").replace("(", "").replace(")", "")
    found = None if vague else parse_answer(plain)
    return isinstance(found, Answer) and (found.lo, found.hi) == span


def text(world: World, record: str) -> str:
    """What a reader sees of a card: its name, and whose word it is if not the article’s own."""
    name = world.name(record)
    event = world.data.events.get(record)
    if event and event.modality != "stated" and not attributed(world, record):
        return f"{name}, as {witness(world, event.according_to)} tells"
    date = None if event else document_date(world, record)
    if date and date.modality != "stated" and author(world) not in name:
        return f"{name}, as {author(world)} dates it"
    return name


def attributed(world: World, record: str) -> bool:
    """Whether the name of a reported event says itself whose word it is."""
    event = world.data.events.get(record)
    if event is None or event.modality == "stated":
        return event is not None
    source = world.data.documents.get(event.according_to)
    tellers = (*source.author, source.id) if source else (event.according_to,)
    others = (one.person for one in event.participants if one.person not in tellers)
    there = {word for person in others for word in _words(world, person)}
    said = {word for one in tellers for word in _words(world, one)} - there
    return bool(TELLING.search(event.label) and said & _own(event.label))


def _words(world: World, record: str) -> set[str]:
    return _own(world.name(record)) if record in world.records else set()


def _own(name: str) -> set[str]:
    return {word.removesuffix("’s") for word in folded(name).split() if len(word) >= LEAST}


def layers(places: Iterable[str]) -> str:
    """The parts of the text in which the dates of a set of cards stand, in a sentence."""
    firsts = {at[:1] for at in places}
    return "article, its notes and its preface" if firsts & {"e", "h"} else "article and its notes"


def concluded(world: World, records: Iterable[str], author: str) -> tuple[str, ...]:
    """A line for each document of which the article gives the time by a conclusion only."""
    found = [record for record in records if record in world.data.documents]
    dates = {record: document_date(world, record) for record in found}
    return tuple(
        f"{world.name(record)} bears no date: the time given is {author}’s conclusion."
        for record, date in dates.items()
        if date and date.modality == "inferred"
    )


def issued(world: World, records: Iterable[str]) -> tuple[str, ...]:
    """A line for each card that is dated by the month printed for an issue."""
    documents = world.data.documents
    return tuple(
        f"{text(world, record)}: this counts by the date printed for the issue."
        for record in records
        if kind(world, record) == "publication"
        for issue in one_matter(world, record)
        if issue in documents and documents[issue].kind == "periodical-issue"
    )


def hearsay(world: World, records: Iterable[str]) -> tuple[str, ...]:
    """A line for each card that the article takes from somebody."""
    events = (world.data.events[record] for record in records if record in world.data.events)
    return tuple(
        f"{event.label}: the article gives this on the word of those named."
        if attributed(world, event.id)
        else f"{event.label}: the article takes this from {teller(world, event.according_to)}."
        for event in events
        if event.modality == "reported"
    )


def whose(world: World, records: Iterable[str]) -> Discharged:
    """O7: what the article only passes on carries its teller’s name; guesses are no cards."""
    for record in (records := tuple(records)):
        event = world.data.events.get(record)
        if event and event.modality not in ("stated", "reported"):
            raise Refused("O7", (record,), f"{record} is {event.modality}, no plain fact")
        if event and event.modality == "reported" and not event.according_to:
            raise Refused("O7", (record,), f"nothing says who reports {record}")
    return Discharged("O7", records, "whatever is not the article’s own word names its teller")


def cautions(world: World, family: str, about: Collection[str], at: Collection[str] = ()) -> str:
    """What a reviewer noted for a family about the dates of records, with the places.

    With places given, only what is noted of a date that stands in one of them.
    """
    return " ".join(
        f"{judgement.text[:-1]} {cited(judgement.cite)}."
        for judgement in world.data.judgements.values()
        if (judgement.family, judgement.tag) == (family, "caution") and judgement.about in about
        if not at or judgement.cite[0] in at
    )


def counting(world: World, records: Iterable[str], *, plain: bool = False) -> str:
    """What a stem must say of the time of papers and of appearances in print among the cards."""
    records = tuple(records)
    paper = any(record in world.data.documents for record in records)
    issue = bool(issued(world, records))
    if plain:
        printed = ", print by its issue" if issue else ""
        alone = " Date what is printed by its issue." if issue else ""
        return f" Date papers by their writing{printed}." if paper else alone
    in_print = "an appearance in print by the date of the issue"
    written = " A paper counts by the time of its writing"
    if paper:
        return f"{written}, {in_print}." if issue else f"{written}."
    return f" {in_print[0].upper()}{in_print[1:].replace(' by', ' counts by', 1)}." if issue else ""


def evidence(world: World, record: str) -> Evidence:
    """The card's date as evidence."""
    event = world.data.events.get(record)
    date = None if event else document_date(world, record)
    modality = event.modality if event else date.modality if date else "stated"
    said = event is None and world.data.documents[record].kind == "statement"
    written = "" if event else " (made)" if said else " (written)"
    says = f"{text(world, record)}{written}: {dated(world, record)}."
    if date and date.basis == "inferred" and date.as_printed:
        modality = "inferred"  # the place prints a part of the date only
    return Evidence(record, locators(world, record), says, modality)
