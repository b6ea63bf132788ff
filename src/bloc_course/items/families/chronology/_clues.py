"""Clues that bound an undated document: its links, and features without any force.

Each clue bounds one side. What the author concludes from the content bounds both, so it is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Document, Judgement, Link
from bloc_course.dates import parse_edtf, say_day
from bloc_course.items import obligations
from bloc_course.items.families._assemble import in_order
from bloc_course.items.families._speakers import author_document, mentioned
from bloc_course.items.families.chronology import _cards as cards
from bloc_course.items.families.chronology._undated import undated
from bloc_course.items.obligations.time import (
    dates_of,
    one_matter,
    own_dates,
    places,
    widest,
)

LOWER, UPPER, IDLE = "not-before", "not-after", "no-bearing"
PIECED = "pieced"
TELLS = {
    "reports": "It tells of {}.",
    "presupposes": "It knows of {}.",
    "reply_to": "It replies to {}.",
    "printed_in": "It was printed in {}.",
    "carried_by": "It was taken along on {}.",
}
TOLD = {"presupposes": "{} knows of it.", "reply_to": "It is answered by {}."}
ANSWERED = "It was answered on a day that the article names."
# What was only charged or guessed bounds nothing.
HAPPENED = ("stated", "reported")
IDLY = "That names no day before or after which it must have been written."


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
    # Whether the day is the last of a year that only stands for vaguer words.
    loose: bool = False


@lru_cache(maxsize=4)
def clues(world: World) -> dict[str, dict[str, Clue]]:
    """The clues of every undated document that is bounded on both sides and has idle features."""
    found = {}
    for document in undated(world):
        rows = {clue.code: clue for clue in every(world, document)}
        sides = {clue.side for clue in rows.values()}
        if sides == {LOWER, UPPER, IDLE}:
            found[document] = rows
    return found


def every(world: World, document_id: str) -> Iterator[Clue]:
    """Every clue of a paper, whether or not it is bounded on both sides."""
    document = world.data.documents[document_id]
    bounds = (*_tells(world, document), *_kept(world, document), *_told(world, document))
    unsure = pieced_together(world, document_id)
    for clue in bounds:
        sure = not unsure & set(clue.locators)
        yield clue if sure else replace(clue, modality="inferred")
    yield from _found(document)
    yield from _idle(world, document)


def _kept(world: World, document: Document) -> Iterator[Clue]:
    """The issue that prints a paper, and the journey that brought it."""
    for field in ("printed_in", "carried_by"):
        for link in getattr(document, field):
            yield from _bound(world, link, link.to, side=UPPER, text=TELLS[field])


def pieced_together(world: World, document: str) -> frozenset[str]:
    """The places of which it is only concluded, as a reviewer noted, that they mean this paper."""
    return frozenset(
        at for noted in judged(world, PIECED) if noted.about == document for at in noted.cite
    )


def _tells(world: World, document: Document) -> Iterator[Clue]:
    """What the paper itself knows of, each matter once.

    That it answers another paper is no clue where a reviewer found it to be a reading: a learner
    who reads otherwise would have another answer.
    """
    unsure = obligations.kept_out(world, "C8", document.id, "caution")
    for field in ("reports", "presupposes", *(() if unsure else ("reply_to",))):
        for link in getattr(document, field):
            if not (_plainer(world, document, link.to) or pieced(world, document.id, link)):
                yield from _bound(world, link, link.to, side=LOWER, text=TELLS[field])


def _told(world: World, document: Document) -> Iterator[Clue]:
    """The papers that know of it or answer it, but for those that do so by a reading only."""
    for other in world.data.documents.values():
        # That the article itself speaks of a paper bounds every one of them alike.
        unsure = obligations.kept_out(world, "C8", other.id, "caution")
        if unsure or other.id == author_document(world):
            continue
        for field, text in TOLD.items():
            for link in getattr(other, field):
                if link.to == document.id and not pieced(world, other.id, link):
                    # A name that repeats the paper's would say the answer in the clue.
                    names = (document.title, *(alias.form for alias in document.aliases))
                    repeats = any(name in other.title for name in names)
                    said = ANSWERED if repeats and field == "reply_to" else text
                    yield from _bound(world, link, other.id, side=UPPER, text=said)


def pieced(world: World, document: str, link: Link) -> bool:
    """Whether no one place says that the paper tells of this: a reading of two places together."""
    cited, here, there = set(link.cite), places(world, document), places(world, link.to)
    both = cited & here & there
    return not both and bool(cited & (here - there)) and bool(cited & (there - here))


def judged(world: World, tag: str) -> tuple[Judgement, ...]:
    """What reviewers said of clues under a tag."""
    every = world.data.judgements.values()
    return tuple(j for j in every if (j.family, j.tag) == ("C8", tag))


def _plainer(world: World, document: Document, target: str) -> bool:
    """Whether the paper tells of the same matter by a record that no other place dates anew."""
    linked = {link.to for f in ("reports", "presupposes") for link in getattr(document, f)}
    twins = linked & set(one_matter(world, target))
    return bool(own_dispute(world, target)) and any(not own_dispute(world, t) for t in twins)


def own_dispute(world: World, record: str) -> bool:
    """Whether another date is printed for this very record."""
    return any(said.record == record for said in dates_of(world, record))


def _idle(world: World, document: Document) -> Iterator[Clue]:
    """Features that a reviewer found to be without any force for the date."""
    for judgement in judged(world, IDLE):
        if judgement.about == document.id:
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
    if entry and (entry.basis != "stated" or entry.modality not in HAPPENED):
        return
    role = "printed" if text == TELLS["printed_in"] else "start"
    certain = role == "printed" or (not entry and not own_dispute(world, target))
    bounds = world.reading.bounds(target, role) if certain else widest(world, target)
    at = _date_place(world, target)
    through = ""
    if role != "printed" and not own_dates(world, target):
        bounds = world.reading.bounds(target)
        at, through = _through(world, target, side=side)
    day = bounds[0] if side == LOWER else bounds[1]
    if day is None:
        return
    word = "earlier" if side == LOWER else "later"
    concluded = _concluded(world, target)
    rivals = dates_of(world, target) if own_dispute(world, target) else ()
    doubt = ", on the widest reading of two dates in the article" if rivals else ""
    yield Clue(
        code=f"{target}:{side}",
        text=_upper(text.format(mentioned(world, target))),
        side=side,
        day=day,
        record=target,
        locators=in_order([*link.cite, *at, *(at for r in rivals for at in r.cite)]),
        says=f"So it was written no {word} than {say_day(day)}{doubt}{through}{concluded}.",
        modality="inferred" if concluded else "stated",
        loose=bool(concluded) and _bare_year(world, target),
    )


def _bare_year(world: World, target: str) -> bool:
    """Whether a paper is dated by a year for which no printed words stand."""
    date = cards.document_date(world, target)
    return date is not None and not date.as_printed and parse_edtf(date.when).precision == "year"


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _concluded(world: World, target: str) -> str:
    """That the date of a paper is not printed but concluded, if it is."""
    dates = world.data.documents[target].dates if target in world.data.documents else {}
    date = next((dates[role] for role in ("written", "bears", "printed") if role in dates), None)
    inferred = date is not None and date.modality == "inferred"
    return ", by a date that is concluded and not printed" if inferred else ""


def _through(world: World, target: str, *, side: str) -> tuple[tuple[str, ...], str]:
    """What bounds an undated target in its turn: a plain clue of its own, else the proof."""
    document = world.data.documents.get(target)
    lower = world.reading.bounds(target)[0]
    for field in ("presupposes", "reply_to", "reports") if document and side == LOWER else ():
        for link in getattr(document, field):
            for clue in _bound(world, link, link.to, side=LOWER, text=TELLS[field]):
                if clue.day == lower:
                    name = mentioned(world, target)
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


def _date_place(world: World, record: str) -> tuple[str, ...]:
    event = world.data.events.get(record)
    if event:
        return event.cite[:1]
    dates = world.data.documents[record].dates
    return next((dates[r].cite for r in ("written", "bears", "printed") if r in dates), ())
