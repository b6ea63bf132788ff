"""Clues that bound an undated document: its links, and features without any force."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Document, Link
from bloc_course.dates import parse_edtf, say_day
from bloc_course.items.families._assemble import in_order
from bloc_course.items.families._speakers import author, author_document
from bloc_course.items.obligations.time import dates_of, disputed_in_time, own_dates, widest

LOWER, UPPER, IDLE = "not-before", "not-after", "no-bearing"
TELLS = {
    "reports": "It tells of {}.",
    "presupposes": "It knows of {}.",
    "reply_to": "It replies to {}.",
    "printed_in": "It was printed in {}.",
    "carried_by": "It was taken along on {}.",
}
TOLD = {"presupposes": "It is spoken of in {}.", "reply_to": "It is answered by {}."}
IDLY = "Papers of any date may be like that."


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """One row: what a reader sees, the bound it gives (a day number, or none) and why."""

    code: str
    text: str
    side: str
    day: int | None
    record: str
    locators: tuple[str, ...]
    says: str
    modality: str


def undated(world: World) -> tuple[str, ...]:
    """Documents that bear no date, of which the article says no more than it concludes."""
    return tuple(
        document.id
        for document in world.data.documents.values()
        if "bears" not in document.dates
        and _inferred(document)
        and not disputed_in_time(world, document.id)
    )


def _inferred(document: Document) -> bool:
    written = document.dates.get("written")
    return written is None or written.modality == "inferred"


@lru_cache(maxsize=4)
def clues(world: World) -> dict[str, dict[str, Clue]]:
    """The clues of every undated document that is bounded on both sides and has idle features."""
    found = {}
    for document in undated(world):
        rows = {clue.code: clue for clue in _clues(world, world.data.documents[document])}
        sides = {clue.side for clue in rows.values()}
        if sides == {LOWER, UPPER, IDLE}:
            found[document] = rows
    return found


def _clues(world: World, document: Document) -> Iterator[Clue]:
    for field in ("reports", "presupposes", "reply_to"):
        for link in getattr(document, field):
            yield from _bound(world, link, link.to, side=LOWER, text=TELLS[field])
    for field in ("printed_in", "carried_by"):
        for link in getattr(document, field):
            yield from _bound(world, link, link.to, side=UPPER, text=TELLS[field])
    for other in world.data.documents.values():
        if other.id == author_document(world):
            continue  # that the article speaks of a paper bounds every one of them alike
        for field, text in TOLD.items():
            for link in getattr(other, field):
                if link.to == document.id:
                    yield from _bound(world, link, other.id, side=UPPER, text=text)
    yield from _found(document)
    yield from _content(world, document)
    yield from _idle(world, document)


def _idle(world: World, document: Document) -> Iterator[Clue]:
    """Features that a reviewer found to be without any force for the date."""
    for judgement in world.data.judgements.values():
        if (judgement.family, judgement.about, judgement.tag) == ("C8", document.id, IDLE):
            yield Clue(
                code=judgement.id,
                text=judgement.text,
                side=IDLE,
                day=None,
                record=judgement.id,
                locators=judgement.cite,
                says=IDLY,
                modality="stated",
            )


def _bound(world: World, link: Link, target: str, *, side: str, text: str) -> Iterator[Clue]:
    """A link as a clue: the bound is the widest that any printed date of the other allows."""
    entry = world.data.events.get(target)
    if entry and entry.basis != "stated":
        return
    role = "printed" if text == TELLS["printed_in"] else "start"
    bounds = world.reading.bounds(target, role) if role == "printed" else widest(world, target)
    at = _date_place(world, target)
    through = ""
    if bounds == (None, None) and not own_dates(world, target):
        bounds = world.reading.bounds(target)
        at, through = _through(world, target, side=side)
    day = bounds[0] if side == LOWER else bounds[1]
    if day is None:
        return
    word = "earlier" if side == LOWER else "later"
    rivals = dates_of(world, target)
    doubt = ", on the widest reading of two dates in the article" if rivals else ""
    yield Clue(
        code=f"{target}:{side}",
        text=text.format(_called(world, target)),
        side=side,
        day=day,
        record=target,
        locators=in_order([*link.cite[:1], *at, *(at for r in rivals for at in r.cite)]),
        says=f"So it was written no {word} than {say_day(day)}{doubt}{through}.",
        modality="stated",
    )


def _through(world: World, target: str, *, side: str) -> tuple[tuple[str, ...], str]:
    """What bounds an undated target in its turn: a plain clue of its own, else the proof."""
    document = world.data.documents.get(target)
    lower = world.reading.bounds(target)[0]
    for field in ("presupposes", "reply_to", "reports") if document and side == LOWER else ():
        for link in getattr(document, field):
            for clue in _bound(world, link, link.to, side=LOWER, text=TELLS[field]):
                if clue.day == lower:
                    name = _called(world, target)
                    return clue.locators, f", since {name} {clue.text[3:-1]}"
    proof = world.reading.bound_proof(target, "lower" if side == LOWER else "upper")
    at = tuple(at for step in proof for at in step.cite)
    return at, f", by this chain: {'; '.join(step.why for step in proof)}"


def _found(document: Document) -> Iterator[Clue]:
    """That somebody came upon the paper: a bound, though a weak one."""
    found = document.dates.get("found")
    last = parse_edtf(found.when).proof_hi if found else None
    if found and last is not None:
        yield Clue(
            code=f"{document.id}:found",
            text="Later somebody found it among other papers.",
            side=UPPER,
            day=last,
            record=document.id,
            locators=found.cite,
            says=f"So it was written no later than {say_day(last)}, which hardly helps.",
            modality=found.modality,
        )


def _content(world: World, document: Document) -> Iterator[Clue]:
    """The author’s conclusion from the content, taken for what it says about the latest time."""
    name = author(world)
    written = document.dates.get("written")
    last = parse_edtf(written.when).proof_hi if written else None
    if written and last is not None:
        yield Clue(
            code=f"{document.id}:content",
            text=f"{name} concludes from its content which month is the latest possible one.",
            side=UPPER,
            day=last,
            record=document.id,
            locators=written.cite,
            says=f"So it was written no later than {say_day(last)}, as {name} concludes.",
            modality="inferred",
        )


def _called(world: World, record: str) -> str:
    """A record as a part of a sentence: "the renewed expulsion", "Sedov’s letter"."""
    name = world.name(record)
    first = name.split()[0]
    known = {word for person in world.data.people.values() for word in person.name.split()}
    if first.endswith("’s") or first.rstrip(",") in known:
        return name
    return f"the {name[0].lower()}{name[1:]}" if first != "The" else f"the{name[3:]}"


def _date_place(world: World, record: str) -> tuple[str, ...]:
    event = world.data.events.get(record)
    if event:
        return event.cite[:1]
    dates = world.data.documents[record].dates
    return next((dates[r].cite for r in ("written", "bears", "printed") if r in dates), ())
