"""What the writer of a paper certainly knew when it was written, and what had not happened yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bloc_course.dataset.chronology import Verdict
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Document
from bloc_course.items import obligations
from bloc_course.items.families._assemble import in_order
from bloc_course.items.families._speakers import mentioned
from bloc_course.items.families.chronology import _cards as cards
from bloc_course.items.families.chronology._clues import pieced_together
from bloc_course.items.families.chronology._cues import echoes
from bloc_course.items.item import Evidence
from bloc_course.items.obligations.time import disputed_in_time
from bloc_course.items.proof import Refused

# What is so far off is no temptation.
FAR = 2 * 366
# Who tells of a thing without its month may mean what had begun long before.
MONTH = 31
# A label that speaks of the paper that tells of it says that the writer knew of it.
OWN_PAPER = re.compile(r"\bthe (?:letter|paper|article|report|circular|telegram) (?:\w+s)\b")
READ = {
    "reply_to": ("which the paper answers", "which the same writer had answered"),
    "presupposes": ("of which the paper makes use", "of which the same writer had made use"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Why an event was known, or not yet: in words, and where.

    `earlier` is the record that must certainly have come before the paper, if the ground needs one.
    """

    because: str
    locators: tuple[str, ...]
    earlier: str = ""


@lru_cache(maxsize=4)
def papers(world: World) -> tuple[str, ...]:
    """Papers of their own time, by one writer at most, of which the last possible day is known."""
    return tuple(
        document.id
        for document in world.data.documents.values()
        if document.standing == "primary"
        and document.stance == "contemporary"
        and len(document.author) <= 1
        and document.id not in world.contradicted
        and not disputed_in_time(world, document.id)
        and (document.id, "author") not in world.disputed
        and not cards.DATED.search(document.title)
        and last_day(world, document.id) is not None
    )


def last_day(world: World, paper: str) -> int | None:
    """The last day on which a paper can have been written, vague words read widely."""
    date = cards.document_date(world, paper)
    if date is not None:
        if cards.set_aside(world, paper) or not date.as_printed:
            return None
        return cards.broad_days(world, paper)[1]
    try:
        return world.reading.bounds(paper, "written")[1]
    except KeyError:
        return None


def when(world: World, paper: str) -> tuple[Evidence, ...]:
    """What shows when a paper was written, or by when."""
    if cards.document_date(world, paper) is not None:
        return (cards.evidence(world, paper),)
    return tuple(
        Evidence(step.source, step.cite, f"{step.why}.", "stated")
        for step in world.reading.bound_proof(paper, "upper", "written")
        if step.cite
    )


@lru_cache(maxsize=256)
def known(world: World, paper: str) -> dict[str, Ground]:
    """The events that the writer certainly knew to have happened, each with the first ground."""
    found: dict[str, Ground] = {}
    for event, ground in _grounds(world, world.data.documents[paper]):
        if event not in found and _fit(world, event) and not _named(world, paper, event):
            found[event] = ground
    return found


def _grounds(world: World, document: Document) -> Iterator[tuple[str, Ground]]:
    yield from _told(world, document, "told in the paper itself")
    yield from _read(world, document)
    for paper in _earlier(world, document):
        how = (
            f"told before by the same writer in {mentioned(world, paper.id)}, "
            f"of {cards.dated(world, paper.id)}"
        )
        yield from _told(world, paper, how, read=cards.locators(world, paper.id), of=paper.id)
        yield from _read(world, paper, of=paper.id)
    writer = document.author[0] if document.author else ""
    for event in world.data.events.values() if writer in world.data.people else ():
        there = any(p.person == writer and not p.posthumous for p in event.participants)
        if there and event.tier == "core" and _shortly_before(world, event.id, document.id):
            yield (
                event.id,
                Ground(
                    because="the writer took part in it",
                    locators=cards.locators(world, event.id),
                    earlier=event.id,
                ),
            )


def _told(
    world: World, document: Document, how: str, *, read: tuple[str, ...] = (), of: str = ""
) -> Iterator[tuple[str, Ground]]:
    """What a paper tells, but not where it is only concluded that the place means this paper."""
    unsure = pieced_together(world, document.id)
    for link in document.reports:
        sure = [at for at in link.cite if at not in unsure]
        if sure:
            yield link.to, Ground(because=how, locators=in_order([*sure, *read]), earlier=of)


def _read(world: World, document: Document, of: str = "") -> Iterator[tuple[str, Ground]]:
    """What the papers tell that a paper answers or makes use of; `of` is an earlier paper’s id."""
    for field, (now, before) in READ.items():
        # That a paper answers another may be a reading of this course only (C8).
        unsure = field == "reply_to" and obligations.kept_out(world, "C8", document.id, "caution")
        for link in () if unsure else getattr(document, field):
            read = world.data.documents.get(link.to)
            if read:
                # That the paper between came before is the whole reason.
                how = f"{before} {_on(world, of)}" if of else now
                how = f"told in {mentioned(world, read.id)}, {how}"
                dated = cards.locators(world, of) if of else ()
                yield from _told(world, read, how, read=(*link.cite[:1], *dated), of=of)


def _on(world: World, paper: str) -> str:
    """When a paper was written, as the end of a sentence."""
    said, (first, last) = cards.dated(world, paper), cards.days(world, paper)
    if said.startswith("“") or "(" in said:
        return f"by then (a paper dated {said})"
    return f"{'on' if first == last else 'in'} {said}"


def _earlier(world: World, document: Document) -> Iterator[Document]:
    """Papers of the same one writer that were certainly written before, and not by a conclusion."""
    for other in world.data.documents.values() if document.author else ():
        date = cards.document_date(world, other.id)
        stated = date is not None and date.modality == "stated"
        if other.author == document.author and stated and _before(world, other.id, document.id):
            yield other


def _shortly_before(world: World, event: str, paper: str) -> bool:
    """Whether a dated event came before the paper, and not years before."""
    last = last_day(world, paper)
    if last is None or not cards.usable(world, event) or cards.kind(world, event) == "letter":
        return False
    return last - cards.days(world, event)[0] <= FAR and _before(world, event, paper)


def _before(world: World, first: str, second: str) -> bool:
    """Whether the order is certain under every printed value."""
    if world.reading.relation(first, second) is not Verdict.BEFORE:
        return False
    try:
        obligations.every_reading(world, (first, second))
    except Refused:
        return False
    return True


def _fit(world: World, event: str) -> bool:
    """Whether an event can be an option: told plainly, without a date in its name."""
    record = world.data.events.get(event)
    if record is None or obligations.kept_out(world, "C6", event):
        return False
    plain = record.modality in ("stated", "reported") and not OWN_PAPER.search(record.label)
    return plain and not cards.DATED.search(record.label) and not cards.DOUBTED.search(record.label)


def _named(world: World, paper: str, event: str) -> bool:
    """Whether the title of the paper gives the event away."""
    return bool(echoes(world, world.name(paper), world.name(event)))


@lru_cache(maxsize=256)
def later(world: World, paper: str) -> dict[str, Ground]:
    """The events that certainly had not happened yet, each with the days from paper to event."""
    last = last_day(world, paper)
    found: dict[str, Ground] = {}
    for event in cards.events(world) if last is not None else ():
        off = cards.broad_days(world, event)[0] - (last or 0)
        if not 0 < off <= FAR or not _fit(world, event) or _named(world, paper, event):
            continue
        # What somebody tells, or dates otherwise, may have begun before the paper.
        if not _plain(world, event) or disputed_in_time(world, event):
            continue
        if event in world.contradicted or not _before(world, paper, event):
            continue
        found[event] = Ground(because="after this paper", locators=cards.locators(world, event))
    return found


def _plain(world: World, event: str) -> bool:
    """Whether the article itself tells an event, or somebody tells it to the month at least."""
    lo, hi = cards.days(world, event)
    return world.data.events[event].modality == "stated" or hi - lo < MONTH
