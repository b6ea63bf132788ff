"""Sets of dates in the article that can all be true, each computed or reviewed to be so.

Papers with what they tell of and the issue that prints them, people with what they lived through,
and places that a reviewer found to agree.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Event, Link, Person
from bloc_course.dates import parse_edtf, say
from bloc_course.items.families._assemble import cited, in_order
from bloc_course.items.families._speakers import called
from bloc_course.items.families.chronology._cards import (
    DATED,
    DOUBTED,
    days,
    document_date,
    spoken,
)
from bloc_course.items.families.chronology._contradictions import impossible
from bloc_course.items.families.chronology._settings import (
    LIVED,
    PRINTED,
    TWICE,
    Setting,
    judged,
    setting,
)
from bloc_course.items.obligations.time import disputed_in_time

# An event that long before a death raises no question.
LATE = 3 * 366
ALL = "All of this can be true: "


@lru_cache(maxsize=4)
def possible(world: World) -> dict[str, Setting]:
    """Sets of dates that can all be true, each computed to be so."""
    every = (*_agreeing(world), *_printed(world), *_lived(world))
    plain = (one for one in every if not (DATED.search(one.text) or DOUBTED.search(one.text)))
    refused = {record for one in impossible(world).values() for record in one.records}
    return {one.code: one for one in plain if not refused & {*one.records[:1]}}


def _agreeing(world: World) -> Iterator[Setting]:
    """Things dated at several places which a reviewer found to agree."""
    for judgement in judged(world, "compatible"):
        record = judgement.about
        # Where a discrepancy sets another date beside it, the line may cover two steps.
        if not disputed_in_time(world, record):
            yield setting(world, (record,), TWICE, at=judgement.cite, says=judgement.text)


def _printed(world: World) -> Iterator[Setting]:
    """Papers printed after what they tell of, or after the day they bear."""
    for paper in world.data.documents.values():
        for link in paper.printed_in:
            issue = world.data.documents[link.to]
            out = issue.dates.get("printed")
            if out is None or (issue.id, "dates.printed") in world.disputed:
                continue
            printed = (issue.id, out.when, out.cite, link)
            own = document_date(world, paper.id)
            if own and own.modality == "stated":
                yield from _chain(world, (paper.id, own.when, own.cite, None), printed)
            for told in paper.reports:
                event = world.data.events.get(told.to)
                if event and event.basis == "stated" and _own(event, paper.id):
                    first = (event.id, event.when, event.cite[:1], None)
                    yield from _chain(world, first, (paper.id, "", (), told), printed)


def _own(event: Event, paper: str) -> bool:
    """Whether the article tells the event itself, or takes it from the very paper."""
    return event.modality == "stated" or event.according_to == paper


Part = tuple[str, str, tuple[str, ...], Link | None]


def _chain(world: World, *parts: Part) -> Iterator[Setting]:
    """The parts as a set, if no date of theirs is disputed and each can follow the one before."""
    dates = [parse_edtf(when) for _, when, _, _ in parts if when]
    spans = [(date.proof_lo, date.proof_hi) for date in dates]
    ends = [(lo, hi) for lo, hi in spans if lo is not None and hi is not None]
    records = tuple(part[0] for part in parts)
    if len(ends) < len(spans) or any(lo > hi for (lo, _), (_, hi) in pairwise(ends)):
        return
    if any(disputed_in_time(world, record) for record in records):
        return
    links = [link.cite[:1] for *_, link in parts if link]
    at = in_order(at for cite in (*(cite for _, _, cite, _ in parts), *links) for at in cite)
    says = "; ".join(
        f"{world.name(record)}: {_worded(world, record, when)} {cited(cite)}"
        for record, when, cite, _ in parts
        if when
    )
    yield setting(world, records, PRINTED, at=at, says=f"{ALL}{says}.")


def _worded(world: World, record: str, when: str) -> str:
    """A date as the article prints it: of an event, or of a paper if it is that of its writing."""
    event = world.data.events.get(record)
    own = event or document_date(world, record)
    ends = event is None or None not in days(world, record)
    if own and own.when == when and own.as_printed and ends:
        return spoken(world, record)
    return say(parse_edtf(when))


def _lived(world: World) -> Iterator[Setting]:
    """People with what they took part in not long before their death."""
    for event in world.data.events.values():
        people = (world.data.people.get(o.person) for o in event.participants if not o.posthumous)
        for person in filter(None, people):
            if person.life and _late(world, event, person):
                at, life = event.cite[:1], person.life[0].cite
                end = say(parse_edtf(person.died))
                yield setting(
                    world,
                    (event.id, person.id),
                    LIVED,
                    at=in_order([*at, *life]),
                    says=f"{ALL}{event.label}: {_worded(world, event.id, event.when)} "
                    f"{cited(at)}; "
                    f"{called(world, person.id)} died: {end} {cited(life)}.",
                )


def _late(world: World, event: Event, person: Person) -> bool:
    """Whether the event lies shortly before the death, both dates plain and undisputed."""
    plain = event.basis == event.modality == "stated" and event.kind != "death"
    if not plain or not person.died or (person.id, "died") in world.disputed:
        return False
    then, end = parse_edtf(event.when).proof_lo, parse_edtf(person.died).proof_hi
    known = then is not None and end is not None and 0 <= end - then <= LATE
    return known and world.contradicted.isdisjoint((event.id, person.id))
