"""Obligations that rest on the networks of time: O1 certain order, O2 consistency."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import combinations, pairwise

from bloc_course.dataset.chronology import Verdict
from bloc_course.dataset.names import folded
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Event, Statement
from bloc_course.dates import parse_edtf
from bloc_course.items.proof import Discharged, Refused

WHEN = ("when", "until")
# Fields of a document that bind it in time without a date of their own.
LINKS = ("reports", "reply_to", "presupposes", "printed_in", "carried_by")
# Words of so many letters say what a name is about.
LONG = 5
Days = tuple[int | None, int | None]


def certain_order(world: World, earlier_to_later: Sequence[str]) -> Discharged:
    """O1: every pair of the row is strictly in this order in the reading network."""
    net = world.reading
    for first, second in combinations(earlier_to_later, 2):
        verdict = net.relation(first, second)
        if verdict is not Verdict.BEFORE:
            because = f"{first} is not certainly before {second}: {verdict.value}"
            raise Refused("O1", (first, second), because)
    steps = (
        str(step)
        for first, second in pairwise(earlier_to_later)
        for step in net.proof(first, second).steps
    )
    return Discharged("O1", tuple(earlier_to_later), "; ".join(dict.fromkeys(steps)))


def left_open(world: World, one: str, other: str) -> Discharged:
    """O1 for "cannot be decided": no path either way, and the stated ranges overlap."""
    verdict = world.reading.relation(one, other)
    if verdict is not Verdict.UNDECIDED:
        because = f"{one} and {other} are not undecided: {verdict.value}"
        raise Refused("O1", (one, other), because)
    low, high = widest(world, one), widest(world, other)
    if None in (*low, *high):
        raise Refused("O1", (one, other), f"{one} or {other} has no date with both ends")
    return Discharged("O1", (one, other), "no path leads from one to the other; the ranges overlap")


def every_reading(world: World, earlier_to_later: Sequence[str]) -> Discharged:
    """O2: the order holds whichever printed value of a disputed date is right.

    The reading network takes our reasoned reading where one is given; so where such a date
    carries the order, the hull of all that is printed must give the same.
    """
    for first, second in combinations(earlier_to_later, 2):
        hull = _before(widest(world, first), widest(world, second))
        if hull:
            continue
        used = {first, second, *world.reading.proof(first, second).records}
        for record in sorted(used):
            doubtful = _doubt(world, record)
            if doubtful and not _harmless(world, first, record, second):
                because = f"the order of {first} and {second} rests on one reading of {doubtful}"
                raise Refused("O2", (first, second, record), because)
    return Discharged("O2", tuple(earlier_to_later), "the order holds under every printed value")


def _harmless(world: World, first: str, between: str, second: str) -> bool:
    """Whether a disputed record on the way follows the first by every value, and a link the rest.

    Then no value of its date can turn the order round.
    """
    if between in (first, second) or not _before(widest(world, first), widest(world, between)):
        return False
    proof = world.reading.proof(between, second)
    linked = all(step.source != step.target for step in proof.steps)
    return proof.verdict is Verdict.BEFORE and linked


def undisputed(world: World, records: Iterable[str]) -> Discharged:
    """O2: none of the records stands in a contradiction or has a disputed date."""
    records = tuple(records)
    for record in records:
        if record in world.contradicted or dates_of(world, record):
            raise Refused("O2", (record,), f"{record} lies in a contradiction about time")
    return Discharged("O2", records, "no contradiction of the article touches them")


def dates_of(world: World, record: str) -> tuple[Statement, ...]:
    """The disputed statements that date the record, with every rival value.

    A discrepancy of dates is about one matter, and one matter may have several records: what is
    said of one counts for another where each place that is said in speaks of the other too, or
    where the other is named after the first.
    """
    return _statements(world).get(record, ())


@lru_cache(maxsize=4)
def _statements(world: World) -> dict[str, tuple[Statement, ...]]:
    found: dict[str, dict[int, Statement]] = {}
    for discrepancy in world.data.discrepancies.values():
        said = [s for s in discrepancy.statements if _dates_writing(s.field)]
        own = {s.record for s in said if s.record in world.records and _datable(world, s.record)}
        said = [s for s in said if s.record in own]
        # One value alone has no rival: the doubt is about that record, not about its matter.
        shared = own if len({s.value for s in said}) > 1 else set()
        heirs = (
            twin
            for one in shared
            for twin in one_matter(world, one)
            if _goes_on_with(world, one, twin)
            or _told_of(world, twin, said)
            or _named_after(world, one, twin)
        )
        for record in {*own, *heirs}:
            found.setdefault(record, {}).update((id(s), s) for s in said)
    return {record: tuple(statements.values()) for record, statements in found.items()}


def _goes_on_with(world: World, one: str, other: str) -> bool:
    """Whether the article itself says that the two were at the same time."""
    pairs = ((one, other), (other, one))
    events = world.data.events
    return any(a in events and b in {to.to for to in events[a].same_time_as} for a, b in pairs)


def _told_of(world: World, record: str, said: Iterable[Statement]) -> bool:
    """Whether each rival value stands in a place that speaks of this very record."""
    spoken = places(world, record)
    return all(spoken.intersection(statement.cite) for statement in said)


def _named_after(world: World, event: str, record: str) -> bool:
    """Whether a record is named by all that names the event, as a letter by what it began."""
    named = _words(world.name(event))
    return event in world.data.events and bool(named) and named <= _words(world.name(record))


def _words(name: str) -> set[str]:
    return {word.removesuffix("’s") for word in folded(name).split() if len(word) >= LONG}


def places(world: World, record: str) -> frozenset[str]:
    """The paragraphs that speak of an event or a document."""
    event = world.data.events.get(record)
    if event:
        return frozenset(event.cite)
    document = world.data.documents[record]
    dated = (at for date in document.dates.values() for at in date.cite)
    return frozenset((*document.cite, *document.mentions, *dated))


def one_matter(world: World, record: str) -> tuple[str, ...]:
    """Other records of what may be one happening: of the same days, told in the same paragraph.

    A decision and what it decides, an issue and its appearance, a letter and the step it took.
    """
    return tuple(other for other in _matters(world)[record] if other != record)


@lru_cache(maxsize=4)
def _matters(world: World) -> dict[str, tuple[str, ...]]:
    places: dict[tuple[tuple[str, ...], str], list[str]] = {}
    every = (*world.data.events, *world.data.documents)
    for record in every:
        for at in _dated_at(world, record):
            places.setdefault((own_dates(world, record), at), []).append(record)
    found: dict[str, set[str]] = {record: set() for record in every}
    for (dates, _), records in places.items():
        for record in records if dates else ():
            found[record].update(records)
    for event in world.data.events.values():
        for link in event.same_time_as:
            found[event.id].add(link.to)
            found[link.to].add(event.id)
    return {record: tuple(sorted(others)) for record, others in found.items()}


def _dated_at(world: World, record: str) -> tuple[str, ...]:
    """The paragraphs that date a record; what holds for a year only makes no two things one."""
    dates = own_dates(world, record)
    if not dates or parse_edtf(dates[0]).precision in ("year", "decade"):
        return ()
    event = world.data.events.get(record)
    if event:
        return event.cite
    of = world.data.documents[record].dates
    return next(of[role].cite for role in ("written", "bears", "printed") if role in of)


def _datable(world: World, record: str) -> bool:
    return record in world.data.events or record in world.data.documents


def _dates_writing(field: str) -> bool:
    """Whether a field says when an event was, or when a paper was written or printed."""
    return field in WHEN or field in ("dates.written", "dates.bears", "dates.printed")


def disputed_in_time(world: World, record: str) -> bool:
    """Whether a date, a place or a link in time of the record stands in a discrepancy."""
    return bool(dates_of(world, record)) or any(
        disputed == record and (_is_date(field) or field == "place" or field in LINKS)
        for disputed, field in world.disputed
    )


def widest(world: World, record: str) -> Days:
    """First and last day that any printed value allows; None = no bound."""
    own = own_dates(world, record)
    spans = [*own, *(statement.value for statement in dates_of(world, record))]
    spans += [statement.read_as for statement in dates_of(world, record) if statement.read_as]
    parsed = [parse_edtf(span) for span in spans]
    lows, highs = [date.proof_lo for date in parsed], [date.proof_hi for date in parsed]
    low = None if not lows or None in lows else min(day for day in lows if day is not None)
    high = None if not highs or None in highs else max(day for day in highs if day is not None)
    return low, high


def own_dates(world: World, record: str) -> tuple[str, ...]:
    """The EDTF of the record itself: an event's dates, or when a document was written."""
    event = world.data.events.get(record)
    if isinstance(event, Event):
        return (event.when, event.until) if event.until else (event.when,)
    dates = world.data.documents[record].dates
    for role in ("written", "bears", "printed"):
        if role in dates:
            return (dates[role].when,)
    return ()


def _before(first: Days, second: Days) -> bool:
    return first[1] is not None and second[0] is not None and first[1] < second[0]


def _doubt(world: World, record: str) -> str:
    """The discrepancy that makes a proof through this record depend on a reading."""
    reasoned = [statement for statement in dates_of(world, record) if statement.read_as]
    if reasoned:
        return world.disputed[reasoned[0].record, reasoned[0].field].id
    bound = [world.disputed[record, f].id for f in LINKS if (record, f) in world.disputed]
    if bound:
        return bound[0]
    return record if record in world.contradicted and not dates_of(world, record) else ""


def _is_date(field: str) -> bool:
    return field in WHEN or field.startswith("dates.")
