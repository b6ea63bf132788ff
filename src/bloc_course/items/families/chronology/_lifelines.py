"""Lifelines: how long somebody held an office or did a thing, certainly and at most."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bloc_course.dataset.names import folded
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Event, Person, Role
from bloc_course.dates import parse_edtf, say, say_day, say_lasting, say_span
from bloc_course.items import obligations
from bloc_course.items.families._speakers import called
from bloc_course.items.families.chronology import _cards as cards
from bloc_course.items.obligations.time import disputed_in_time

# What lasts: offices and activities of a year or more, no congress and no trial.
LASTING = ("appointment", "other")
YEAR = 365
CERTAIN, NEVER, OPEN = "certainly", "certainly-not", "undecided"
# Words of a role that say what it is are long; a discrepancy that shares one speaks of it.
LONG = 5
# Words that make two years a beginning and an end; “in 1926–27” names only when it went on.
BOTH_ENDS = re.compile(r"\b(?:from|between|since|until|to)\b", re.IGNORECASE)
COMMON = frozenset({"member", "party"})
Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifeline:
    """Whose it was, and the days on which it can have begun and ended; no end if none is given.

    `dates` has them as the article prints them; it is `bounded` unless two years are named without
    a word that makes them a beginning and an end. It has `begun` in the days of `start` unless they
    are of a year in which it is only said to have gone on.
    """

    code: str
    record: str
    people: frozenset[str]
    text: str
    start: Span
    end: Span | None
    dates: str
    locators: tuple[str, ...]
    bounded: bool = True
    begun: bool = True

    @property
    def core(self) -> Span | None:
        """From the last possible beginning to the first possible end: the certain stay."""
        if self.end is None or self.start[1] > self.end[0]:
            return None
        return self.start[1], self.end[0]


def verdict(one: Lifeline, other: Lifeline) -> str:
    """Certainly at one time, certainly not, cannot be decided, or nothing that should be asked.

    An office without an end in the article may have ended by other signs; so only what its
    beginning settles is asked.
    """
    if one.people & other.people or (one.end is None and other.end is None):
        return ""
    if _outlasts(one, other) and _outlasts(other, one):
        return CERTAIN
    if one.end is not None and other.end is not None:
        return NEVER if _over(one.end, other.start) or _over(other.end, one.start) else OPEN
    begun, held = (one, other) if one.end is None else (other, one)
    end = held.end or held.start
    edge = begun.start[0] <= end[1] and end[0] <= begun.start[1]
    return OPEN if edge and held.start[1] < begun.start[0] else ""


def _outlasts(one: Lifeline, other: Lifeline) -> bool:
    """Whether one cannot have been over when the other began."""
    return (one.end or one.start)[0] >= other.start[1]


def _over(end: Span, start: Span) -> bool:
    return end[1] < start[0]


def apart(one: Lifeline, other: Lifeline) -> int:
    """The days between the two, at least; 0 where they may have met."""
    gaps = (
        start[0] - end[1]
        for end, start in ((one.end, other.start), (other.end, one.start))
        if end is not None
    )
    return max(0, *gaps)


@lru_cache(maxsize=4)
def lifelines(world: World) -> dict[str, Lifeline]:
    """Every lifeline by its code: lasting events, then offices of people."""
    lasting = {
        line.code: line for event in world.data.events.values() for line in _event(world, event)
    }
    offices = (
        line
        for person in world.data.people.values()
        for role in person.roles
        for line in _office(world, person, role)
    )
    known = {(line.people, line.start, line.end) for line in lasting.values()}
    fresh = (line for line in offices if (line.people, line.start, line.end) not in known)
    return lasting | {line.code: line for line in fresh}


def _event(world: World, event: Event) -> Iterator[Lifeline]:
    """An event that lasted, told plainly with both ends."""
    first, last = _span(event.when), _span(event.until)
    plain = event.modality == "stated" and event.basis == "stated" and bool(event.as_printed)
    people = frozenset(p.person for p in event.participants if not p.posthumous)
    if first is None or last is None or not plain or not people or event.kind not in LASTING:
        return
    if last[1] - first[0] < YEAR:
        return
    if disputed_in_time(world, event.id) or cards.DATED.search(event.label) or event.outside:
        return
    yield Lifeline(
        code=event.id,
        record=event.id,
        people=people,
        text=event.label,
        start=first,
        end=last,
        dates=f"“{event.as_printed[:1].lower()}{event.as_printed[1:]}”",
        locators=event.cite[:1],
        bounded=bool(BOTH_ENDS.search(event.as_printed)),
    )


def _span(text: str) -> Span | None:
    """First and last possible day of a date that has both for certain."""
    date = parse_edtf(text) if text else None
    if date is None or date.proof_lo is None or date.proof_hi is None:
        return None
    return date.proof_lo, date.proof_hi


def _office(world: World, person: Person, role: Role) -> Iterator[Lifeline]:
    """An office of which the article gives the beginning, and the end too or none at all."""
    if role.modality != "stated" or role.according_to or role.from_ == role.to:
        return
    if _end_inferred(person, role):
        return
    first, last = _span(role.from_), _span(role.to)
    if first is None or (role.to and last is None) or _disputed(world, person, role):
        return
    taken_up = _taken_up(world, person, role)
    if last is None and not taken_up:
        return
    if last is not None and last[1] - first[0] < YEAR:
        return
    if cards.DATED.search(role.role) or obligations.kept_out(world, "C7", person.id):
        return
    start = say(parse_edtf(role.from_))
    begun = obligations.kept_out(world, "C7", taken_up, "begins")
    only = f"begun in {start}, no end named" if begun else f"{start} is the only year named"
    yield Lifeline(
        code=f"{person.id}:{'-'.join(folded(role.role).split())}",
        record=person.id,
        people=frozenset([person.id]),
        text=f"{called(world, person.id)}’s time as {role.role}",
        start=first,
        end=last,
        dates=say_lasting(first[0], last[1]) if last else only,
        locators=role.cite[:1],
        begun=bool(last) or begun,
    )


def _end_inferred(person: Person, role: Role) -> bool:
    """Whether the end is only the beginning of the next post in the same body: no end is named."""
    return bool(role.to) and any(
        other.from_ == role.to and other.body == role.body and other.role != role.role
        for other in person.roles
    )


def _taken_up(world: World, person: Person, role: Role) -> str:
    """The event of its own that gives the office its only year; empty if there is none."""
    return next(
        (
            event.id
            for event in world.data.events.values()
            if event.kind == "appointment"
            and (event.when, event.until, event.basis) == (role.from_, "", "stated")
            and [participant.person for participant in event.participants] == [person.id]
            and folded(role.role).split()[-1] in folded(event.label).split()
            and not disputed_in_time(world, event.id)
        ),
        "",
    )


def _disputed(world: World, person: Person, role: Role) -> bool:
    """Whether a discrepancy about the person’s roles speaks of this one."""
    discrepancy = world.disputed.get((person.id, "roles"))
    if discrepancy is None:
        return False
    return any(_words(each.value) & _words(role.role) for each in discrepancy.statements)


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in folded(text).split() if len(word) >= LONG) - COMMON


def stay(line: Lifeline, called_here: str) -> str:
    """The certain stay in words: from its last possible beginning to its first possible end."""
    if line.core is None:
        told = "began in" if line.begun else "is named in"
        return f"{called_here} {told} {say_span(*line.start)}"
    return (
        f"{called_here} certainly lasted from {say_day(line.core[0])} to "
        f"{say_day(line.core[1])} at the least"
    )
