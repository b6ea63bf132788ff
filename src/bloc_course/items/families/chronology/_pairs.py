"""Pairs of cards: strictly ordered, left open by the article, or of no use; with the proof."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations, pairwise

from bloc_course.dataset.chronology import Verdict
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Document, Event
from bloc_course.items import obligations
from bloc_course.items.families.chronology import _cards as cards
from bloc_course.items.families.chronology._cues import cue
from bloc_course.items.family import Seed
from bloc_course.items.item import Evidence
from bloc_course.items.obligations.time import dates_of, disputed_in_time, own_dates
from bloc_course.items.proof import Discharged, Refused

# A decided pair further apart than this is settled without the article.
FAR = 3 * 366
# An undecided pair is trivial where one date is a year and the other less than a month of it.
WIDE, RATIO = 125, 14
# Trials, sentences and deaths hang together with much that the article does not date.
NEVER_OPEN = frozenset({"trial", "sentence", "death"})
# One gap may take at most this share of the whole span, so that no card falls off the scale.
WIDEST_GAP = 0.75
LONGEST = 15 * 366
LINKED = ("reports", "reply_to", "presupposes", "printed_in", "carried_by", "after", "before")


@lru_cache(maxsize=4)
def pairs(world: World) -> dict[frozenset[str], tuple[Seed, str]]:
    """Every provable pair with its orientation and verdict."""
    everything = (*cards.events(world), *cards.letters(world))
    found: dict[frozenset[str], tuple[Seed, str]] = {}
    for one, other in combinations(everything, 2):
        seed = oriented(one, other)
        try:
            for record in seed:
                obligations.withheld(world, "C3", record)
            verdict, _ = prove(world, *seed)
        except Refused:
            continue
        found[frozenset(seed)] = (seed, verdict)
    return found


@lru_cache(maxsize=4)
def dated_apart(world: World) -> frozenset[frozenset[str]]:
    """Pairs of cards that their dates order strictly in every reading, with nothing to tell it."""
    found = []
    for one, other in combinations((*cards.events(world), *cards.letters(world)), 2):
        verdict = world.reading.relation(one, other)
        if verdict not in (Verdict.BEFORE, Verdict.AFTER) or cue(world, one, other):
            continue
        first, second = (one, other) if verdict is Verdict.BEFORE else (other, one)
        if _by_dates(world, first, second):
            found.append(frozenset((one, other)))
    return frozenset(found)


def _by_dates(world: World, first: str, second: str) -> bool:
    try:
        obligations.every_reading(world, (first, second))
    except Refused:
        return False
    return sharp(world, first, second)


def spread(world: World, chain: Sequence[str], longest: int = LONGEST) -> bool:
    """Whether the cards of a row lie near enough to one another, with no card far off."""
    starts = sorted(cards.days(world, event)[0] for event in chain)
    gaps = [later - earlier for earlier, later in pairwise(starts)]
    span = starts[-1] - starts[0]
    return span <= longest and max(gaps) <= WIDEST_GAP * span


def linked(world: World, first: str, second: str) -> tuple[Evidence, ...]:
    """The links that put one card before another where the dates of the two leave it open."""
    if cards.days(world, first)[1] < cards.days(world, second)[0]:
        return ()
    return tuple(
        Evidence(step.source, step.cite, f"{step.why}.", "stated")
        for step in world.reading.proof(first, second).steps
        if step.cite and not (step.source == step.target and step.source in (first, second))
    )


def one_value(world: World, event: str) -> Discharged:
    """O3, or the reason why a disputed date does no harm here."""
    if dates_of(world, event):
        because = f"{event} is disputed; the order is keyed, which holds for every value (O2)"
        return Discharged("O3", (event,), because)
    return obligations.single_value(world, event, "when", "until", "dates.written", "dates.bears")


def oriented(one: str, other: str) -> Seed:
    """Which record stands first is fixed by a hash, so that a pair yields one item."""
    pair = sorted((one, other))
    odd = hashlib.sha256("\x1f".join(pair).encode()).digest()[0] % 2
    return (pair[1], pair[0]) if odd else (pair[0], pair[1])


def prove(world: World, one: str, other: str) -> tuple[str, tuple[Discharged, ...]]:
    """The verdict on A and B with the obligations discharged; Refused if nothing is proven."""
    if cue(world, one, other):
        raise Refused("O6", (one, other), f"the wording tells the order of {one} and {other}")
    relation = world.reading.relation(one, other)
    if relation is Verdict.UNDECIDED:
        return "undecided", _prove_open(world, one, other)
    if relation is Verdict.BEFORE:
        return "before", _prove_order(world, one, other)
    if relation is Verdict.AFTER:
        return "after", _prove_order(world, other, one)
    because = f"{one} and {other} are neither strictly ordered nor undecided: {relation.value}"
    raise Refused("O1", (one, other), because)


def _prove_order(world: World, first: str, second: str) -> tuple[Discharged, ...]:
    (_, hi), (lo, _) = cards.days(world, first), cards.days(world, second)
    if lo - hi > FAR:
        raise Refused("O5", (first, second), "too far apart: no wrong answer is plausible")
    if hi < lo and not sharp(world, first, second):
        raise Refused("O1", (first, second), "an end or a season, read widely, leaves it open")
    for record in _linking(world, first, second) if hi >= lo else ():
        date = cards.document_date(world, record) if record in world.data.documents else None
        if date and date.modality == "inferred":
            because = f"the order rests on links of {record}, which is dated by a conclusion only"
            raise Refused("O7", (first, second, record), because)
    return (
        obligations.certain_order(world, (first, second)),
        obligations.every_reading(world, (first, second)),
        obligations.by_time((first, second), "the proven order excludes the two other answers"),
    )


def sharp(world: World, first: str, second: str) -> bool:
    """Whether the dates order the two even if vague words are read as widely as may be."""
    last = cards.broad_days(world, first)[1] + cards.late_days(world, first)
    return last < cards.broad_days(world, second)[0]


def _linking(world: World, first: str, second: str) -> tuple[str, ...]:
    return world.reading.proof(first, second).records


def _prove_open(world: World, one: str, other: str) -> tuple[Discharged, ...]:
    for record in (one, other):
        _open_alone(world, record)
    common = _neighbours(world, one) & _neighbours(world, other)
    if common or _paragraphs(world, one) & _paragraphs(world, other):
        raise Refused("O1", (one, other, *sorted(common)), "the two are told of in one place")
    spans = [cards.days(world, record) for record in (one, other)]
    sizes = sorted(hi - lo + 1 for lo, hi in spans)
    if sizes[1] > WIDE and sizes[1] > RATIO * sizes[0]:
        because = "one date is so wide that nothing else was to be thought"
        raise Refused("O5", (one, other), because)
    if spans[0] == spans[1] and sizes[0] <= WIDE:
        raise Refused("O1", (one, other), "the same dates: the two may have been at one time")
    (lo, hi), (other_lo, other_hi) = (cards.narrow_days(world, r) for r in (one, other))
    if lo > other_hi or other_lo > hi:
        raise Refused("O1", (one, other), "read narrowly, the words for the dates decide it")
    if _perhaps_one(world, one, other):
        raise Refused("O6", (one, other), "the two may be one and the same paper")
    return (
        obligations.left_open(world, one, other),
        obligations.undisputed(world, (one, other)),
        obligations.by_time((one, other), "no path leads either way, so neither order is forced"),
    )


def _open_alone(world: World, record: str) -> None:
    """Refuse a record that can be in no undecided pair."""
    if record in world.contradicted or disputed_in_time(world, record):
        raise Refused("O2", (record,), f"the article contradicts itself about {record}")
    if cards.kind(world, record) in NEVER_OPEN:
        raise Refused("O1", (record,), f"{record} hangs together with undated matters")
    obligations.withheld(world, "C3", record, tag="never-open")
    if world.records[record].outside:
        raise Refused("O1", (record,), f"later research may date {record}")
    if len(own_dates(world, record)) > 1:
        raise Refused("O1", (record,), f"{record} lasted: neither before nor after would do")


def _paragraphs(world: World, record: str) -> frozenset[str]:
    """Where a record is told of; paragraphs of one note count as one place."""
    return frozenset(locator.split(".")[0] for locator in world.records[record].cite)


def _perhaps_one(world: World, one: str, other: str) -> bool:
    """Whether an undated document may be the one of which the article gives the date only."""
    pair = [world.data.documents.get(record) for record in (one, other)]
    if pair[0] is None or pair[1] is None or pair[0].author != pair[1].author:
        return False
    marks = [
        {(held.archive, held.mark) for held in document.holding} for document in pair if document
    ]
    if marks[0] & marks[1]:
        return True
    dates = [cards.document_date(world, record) for record in (one, other)]
    unseen = any(document and document.extant_here == "no" for document in pair)
    return unseen and any(date and date.modality == "inferred" for date in dates)


def _neighbours(world: World, record: str) -> frozenset[str]:
    return _links(world).get(record, frozenset())


@lru_cache(maxsize=4)
def _links(world: World) -> dict[str, frozenset[str]]:
    """The records each record is linked with, either way; carriers of print do not count."""
    found: dict[str, set[str]] = {}
    records: tuple[Event | Document, ...] = (
        *world.data.events.values(),
        *world.data.documents.values(),
    )
    for record in records:
        for field in LINKED:
            for link in getattr(record, field, ()):
                found.setdefault(record.id, set()).add(link.to)
                found.setdefault(link.to, set()).add(record.id)
    return {record: frozenset(linked) for record, linked in found.items()}
