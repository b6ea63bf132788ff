"""Conditions of G7 that rest on dates: years of events, trials, standing, and deaths."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Event, Person
from bloc_course.dates import parse_edtf
from bloc_course.dates.days import calendar_day
from bloc_course.items import obligations
from bloc_course.items.families._speakers import ARTICLES
from bloc_course.items.families.prosopography._condition import (
    FAMILY,
    Condition,
    Fact,
    main_place,
)

# What happens to most people once, so that a date of it is the date of it.
ONCE = ("capitulation", "expulsion", "deportation")
STEP = 5


def dated(world: World) -> Iterator[Condition]:
    """All of them."""
    yield from _events(world)
    yield from _trials(world)
    yield from _roles(world)
    yield from _lives(world)


def _events(world: World) -> Iterator[Condition]:
    """Years of what happened once to each."""
    for kind in ONCE:
        dated = _dated(world, kind)
        for year in sorted({year for year, _ in dated.values()}):
            facts = {
                person: Fact(
                    there == year,
                    f"the {kind} is dated to {there}",
                    main_place(world, person, event.cite),
                    f"{event.id}.when",
                )
                for person, (there, event) in dated.items()
            }
            yield Condition(
                f"event:{kind}:{year}",
                "event",
                f"The {kind} of this person is dated to {year}.",
                facts,
            )


def _dated(world: World, kind: str) -> dict[str, tuple[int, Event]]:
    """Of everybody with one event of the kind, its year, if it is stated and undisputed."""
    events: dict[str, list[Event]] = {}
    for event in world.data.events.values():
        for one in event.participants:
            if event.kind == kind and not one.posthumous:
                events.setdefault(one.person, []).append(event)
    found = {}
    for person, (event, *others) in events.items():
        year = _year(event.when)
        plain = event.modality == "stated" and event.basis == "stated" and not event.until
        kept = not obligations.kept_out(world, FAMILY, event.id)
        if not others and plain and kept and year and (event.id, "when") not in world.disputed:
            found[person] = (year, event)
    return found


def _trials(world: World) -> Iterator[Condition]:
    """Of everybody who stood in one trial only, which one that was.

    What is asked is who stood there: of other proceedings an author may say no more than how they
    ended.
    """
    stood: dict[str, list[Event]] = {}
    roles: dict[str, str] = {}
    for event in world.data.events.values():
        if event.kind == "trial" and event.modality == "stated":
            roles[event.id] = Counter(one.role for one in event.participants).most_common(1)[0][0]
            for one in event.participants:
                if one.role == roles[event.id]:
                    stood.setdefault(one.person, []).append(event)
    once = {person: events[0] for person, events in stood.items() if len(events) == 1}
    names = _short({event.id: event.label for event in once.values()})
    for trial in names:
        facts = {
            person: Fact(
                event.id == trial,
                f"this person stood in {names[event.id]} as {roles[event.id]}",
                main_place(world, person, event.cite),
                f"{event.id}.participants",
            )
            for person, event in once.items()
        }
        text = f"This person stood in {names[trial]} as {roles[trial]}."
        yield Condition(f"trial:{trial}", "trial", text, facts)


def _short(labels: dict[str, str]) -> dict[str, str]:
    """Labels inside a sentence, up to their comma: what follows may name those in the dock."""
    short = {event: label.partition(", ")[0] for event, label in labels.items()}
    alone = len(set(short.values())) == len(short)
    told = short if alone else labels
    return {
        event: f"{label[0].lower()}{label[1:]}" if label.split()[0] in ARTICLES else label
        for event, label in told.items()
    }


def _roles(world: World) -> Iterator[Condition]:
    """Before which year somebody is given a standing that many have, each from another year."""
    since: dict[str, dict[str, tuple[int, str]]] = {}
    for person in world.data.people.values():
        if (person.id, "roles") in world.disputed:
            continue
        for role in person.roles:
            year = _year(role.from_)
            if year and role.modality == "stated" and not role.to:
                since.setdefault(role.role, {})[person.id] = (year, role.cite[0])
    for standing, had in since.items():
        for cutoff in _cutoffs([year for year, _ in had.values()]):
            facts = {
                person: Fact(
                    year < cutoff,
                    f"the earliest year that the article has this person as a {standing} is {year}",
                    at,
                    f"{person}.roles",
                )
                for person, (year, at) in had.items()
            }
            text = (
                f"The earliest year that the article has this person as a {standing} "
                f"lies before {cutoff}."
            )
            yield Condition(f"role:{standing}:{cutoff}", "role", text, facts)


def _lives(world: World) -> Iterator[Condition]:
    """Years of death by the life dates."""
    people = [
        p for p in world.data.people.values() if p.life and (p.id, "life") not in world.disputed
    ]
    died = {p.id: (year, p) for p in people if (year := _died(world, p))}
    for end in sorted({year for year, _ in died.values()}):
        facts = {
            one: Fact(
                year == end,
                f"the life dates printed after the name end with {year}",
                _life(p),
                f"{one}.died",
            )
            for one, (year, p) in died.items()
        }
        yield Condition(
            f"died:{end}", "died", f"The life dates printed after the name end with {end}.", facts
        )


def _died(world: World, person: Person) -> int:
    return 0 if (person.id, "died") in world.disputed else _year(person.died)


def _life(person: Person) -> str:
    return person.life[0].cite[0]


def _cutoffs(years: list[int]) -> range:
    return range(min(years) // STEP * STEP + STEP, max(years) + 1, STEP)


def _year(edtf: str) -> int:
    """The one year in which a date lies for certain, or 0."""
    date = parse_edtf(edtf) if edtf else None
    if date is None or date.proof_lo is None or date.proof_hi is None:
        return 0
    first, last = calendar_day(date.proof_lo)[0], calendar_day(date.proof_hi)[0]
    return first if first == last else 0
