"""Cards as a reader sees them: name and teller, dates as printed, what stays in doubt."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from bloc_course.dataset.query import World
from bloc_course.items import obligations
from bloc_course.items.families._assemble import cited
from bloc_course.items.families._speakers import teller
from bloc_course.items.families.chronology._said import (
    as_printed,
    attributed,
    dated,
    reading,
    rivals,
    spoken,
    text,
)
from bloc_course.items.families.chronology._spans import (
    DATED,
    DOUBTED,
    SEASON,
    SHARP,
    VAGUE_END,
    VAGUE_START,
    YEAR,
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
    "YEAR",
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
    "weakest",
    "whose",
]

# What a reviewer notes of a date for this family holds in all that show the date.
NOTED = "C1"
# What a reviewer found of a date that is printed as a plain statement.
WEAKER = ("reported", "inferred")
# What is told of an event, beside its date.
HAPPENED = ("label", "participants", "place")


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
    return Evidence(record, locators(world, record), says, weakest(world, record, modality))


def weakest(world: World, record: str, modality: str) -> str:
    """The modality of a date by its weakest step: a year that is not printed there is concluded.

    So is what a reviewer found to be concluded, or told by somebody else, of the printed words.
    """
    if modality != "stated":
        return modality
    noted = (tag for tag in WEAKER if obligations.kept_out(world, NOTED, record, tag))
    yearless = not YEAR.search(printed(world, record))
    return next(noted, "inferred" if yearless else modality)
