"""The lives of a cohort from records: life dates, dated events, fates."""

from __future__ import annotations

from collections.abc import Sequence

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Event, Person
from bloc_course.dates import parse_edtf
from bloc_course.figures import phrases
from bloc_course.figures.lifelines import End, Life, Moment, Span

# What stands on a lifeline if nothing else is asked for: in and out of a party, custody, the end.
KINDS: dict[str, tuple[str, str]] = {
    "expulsion": ("E", "expelled"),
    "readmission": ("R", "readmitted"),
    "capitulation": ("C", "capitulated"),
    "arrest": ("A", "arrested"),
    "deportation": ("D", "deported"),
    "sentence": ("S", "sentenced"),
    "death": ("†", "death"),
}
_OTHER = ("·", "another event")


def lives_of(world: World, people: Sequence[str], events: Sequence[str] = ()) -> list[Life]:
    """The lives of `people` in this order, with the events of KINDS and those named in `events`."""
    return [_life(world, world.data.people[person], events) for person in people]


def _life(world: World, person: Person, events: Sequence[str]) -> Life:
    disputed = {(person.id, "born"), (person.id, "died")} & world.disputed.keys()
    dates = [parse_edtf(date) for date in (person.born, person.died) if date]
    return Life(
        record=person.id,
        name=person.name,
        lived=phrases.lived(person),
        born=_span(person.born),
        died=_span(person.died),
        moments=tuple(
            _moment(world, event)
            for event in sorted(world.data.events.values(), key=_order)
            if (event.kind in KINDS or event.id in events) and _concerns(event, person.id)
        ),
        ends=_ends(person),
        locators=person.cite,
        doubtful=bool(disputed) or any(date.qualified for date in dates),
    )


def _order(event: Event) -> tuple[float, bool, float, int, str]:
    """By the day on which it was over; an end of life after all else; then by its first day."""
    start, end = parse_edtf(event.when), parse_edtf(event.until or event.when)
    last = next((float(d) for d in (end.hi, start.hi, start.lo) if d is not None), float("inf"))
    first = last if start.lo is None else float(start.lo)
    kinds = list(KINDS)
    rank = kinds.index(event.kind) if event.kind in kinds else -1
    return last, rank == len(kinds) - 1, first, rank, event.id


def _ends(person: Person) -> tuple[End, ...]:
    """What is told of the end of a life, each wording once; what leaves it open only if alone."""
    told = [fate for fate in person.fate if fate.class_ != "unclear"] or person.fate
    words = dict.fromkeys((fate.wording, fate.modality) for fate in told)
    return tuple(End(wording, modality) for wording, modality in words)


def _concerns(event: Event, person: str) -> bool:
    """Whether the person took part alive; what is charged only is no part of a life."""
    return event.modality != "alleged" and any(
        one.person == person and not one.posthumous for one in event.participants
    )


def _span(edtf: str) -> Span:
    if not edtf:
        return None, None
    date = parse_edtf(edtf)
    return date.lo, date.hi


def _moment(world: World, event: Event) -> Moment:
    start = parse_edtf(event.when)
    end = parse_edtf(event.until) if event.until else start
    letter, word = KINDS.get(event.kind, _OTHER)
    return Moment(
        record=event.id,
        letter=letter,
        word=word if event.kind in KINDS else event.label,
        lo=start.lo,
        hi=end.hi,
        said=phrases.when(world, event),
        modality=event.modality,
        locators=event.cite,
    )
