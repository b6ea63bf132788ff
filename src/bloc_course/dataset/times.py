"""What is proven about the time of records, ready to be said: bounds, orders, neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from math import inf

from bloc_course.dataset.proofs import Step, Verdict
from bloc_course.dataset.query import World
from bloc_course.dates import parse_edtf, say_day

_VERDICTS = {
    Verdict.BEFORE: "{} certainly comes before {}",
    Verdict.AFTER: "{} certainly comes after {}",
    Verdict.SAME: "{} is at the same time as {}",
    Verdict.OVERLAP: "{} certainly overlaps in time with {}",
    Verdict.WEAK: "{} and {} may fall together; which comes first is known, but not by how much",
    Verdict.UNDECIDED: "whether {} comes before or after {} can’t be decided",
}


def as_date(day: int | None) -> date | None:
    """A day number as a date; None where nothing bounds it, or outside the years 1 to 9999."""
    return date.fromordinal(day) if day and 1 <= day <= date.max.toordinal() else None


def in_words(low: int | None, high: int | None) -> str:
    """The first and last possible day in words."""
    if low is not None and low == high:
        return f"on {say_day(low)}"
    ends = [f"not before {say_day(low)}"] if low is not None else []
    ends += [f"not after {say_day(high)}"] if high is not None else []
    return ", ".join(ends) or "at a time that nothing bounds"


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and last day that the chronology leaves, each with its proof; unpacks as a pair."""

    low: int | None
    high: int | None
    lower: tuple[Step, ...]
    upper: tuple[Step, ...]

    @property
    def earliest(self) -> date | None:
        """The first possible day; None where nothing bounds it."""
        return as_date(self.low)

    @property
    def latest(self) -> date | None:
        """The last possible day; None where nothing bounds it."""
        return as_date(self.high)

    @property
    def why(self) -> str:
        """The proof of both ends in words, a line a step, with locators."""
        ends = (("not before", self.lower), ("not after", self.upper))
        return "\n".join(f"{end}: {step}" for end, steps in ends for step in steps)

    def __iter__(self) -> Iterator[date | None]:
        yield self.earliest
        yield self.latest

    def __str__(self) -> str:
        return in_words(self.low, self.high)


def bounds(world: World, record: str, role: str = "start") -> Bounds:
    """The proven bounds of a record; KeyError if it has no such point in time.

    `role` is `start` or `end` of an event; `written`, `carried`, `printed`, `found` or
    `identified` of a document, for which `start` is the writing.
    """
    low, high = world.reading.bounds(record, role)
    lower = world.reading.bound_proof(record, "lower", role)
    return Bounds(low, high, lower, world.reading.bound_proof(record, "upper", role))


@dataclass(frozen=True, slots=True)
class Order:
    """How one record lies to another in time, with the proof."""

    verdict: Verdict
    words: str
    steps: tuple[Step, ...]

    @property
    def why(self) -> str:
        """The proof in words, a line a step, with locators; empty where nothing decides."""
        return "\n".join(map(str, self.steps))

    @property
    def certain(self) -> bool:
        """Whether one is certainly before the other."""
        return self.verdict in (Verdict.BEFORE, Verdict.AFTER)

    def __str__(self) -> str:
        return f"{self.words}\n{self.why}" if self.steps else self.words


def order(world: World, one: str, other: str) -> Order:
    """The verdict on two events or documents; DataProblems if the dates contradict each other."""
    proof = world.reading.proof(one, other)
    words = _VERDICTS[proof.verdict].format(world.name(one), world.name(other))
    return Order(proof.verdict, words, proof.steps)


def span(world: World, record: str) -> tuple[float, float]:
    """First day on which a record may begin and last on which it may end; infinite where open."""
    low, high = world.reading.bounds(record)[0], world.reading.bounds(record, "end")[1]
    return -inf if low is None else low, inf if high is None else high


def by_time(world: World, records: Iterable[str]) -> list[str]:
    """Events and documents in the order of proven time: by the first, then the last possible day.

    What has no first day stands at its last, so that only what nothing bounds comes at the end.
    """

    def key(record: str) -> tuple[float, float, str]:
        low, high = span(world, record)
        return (high if low == -inf else low, high, record)

    return sorted(records, key=key)


def neighbours(world: World, event: str, most: int = 3) -> tuple[list[str], list[str]]:
    """The events certainly before and after `event` with no other certainly between, nearest first.

    At most `most` of each; DataProblems if the dates contradict each other.
    """
    before, after = [], []
    for other in world.data.events:
        verdict = world.reading.relation(event, other)
        if verdict is Verdict.AFTER:
            before.append(other)
        elif verdict is Verdict.BEFORE:
            after.append(other)
    before.sort(key=lambda other: (-span(world, other)[1], other))
    after.sort(key=lambda other: (span(world, other)[0], other))
    return (
        _nearest(world, before, Verdict.BEFORE, most),
        _nearest(world, after, Verdict.AFTER, most),
    )


def _nearest(world: World, candidates: list[str], beyond: Verdict, most: int) -> list[str]:
    """The first candidates that do not lie beyond another one."""
    between = (
        one
        for one in candidates
        if all(world.reading.relation(one, other) is not beyond for other in candidates)
    )
    return list(islice(between, most))


def ends(edtf: str) -> tuple[float, float]:
    """First and last day of a stretch of time in EDTF, infinite where open; DateError for none."""
    date = parse_edtf(edtf)
    return -inf if date.lo is None else date.lo, inf if date.hi is None else date.hi


def going_on(world: World, low: float, high: float) -> tuple[list[str], list[str]]:
    """The events that certainly and that only possibly go on at some time from `low` to `high`.

    An event goes on from its start to its end. Both lists are in the order of proven time.
    """
    certain, possible = [], []
    for event in world.data.events:
        first, last = span(world, event)
        begun, ended = world.reading.bounds(event)[1], world.reading.bounds(event, "end")[0]
        if (inf if begun is None else begun) <= high and (-inf if ended is None else ended) >= low:
            certain.append(event)
        elif first <= high and last >= low:
            possible.append(event)
    return by_time(world, certain), by_time(world, possible)
