"""What the article dates in ways that exclude each other: its minimal contradictions as sets."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from bloc_course.dataset.proofs import Cycle, Step
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Document, Event, Person
from bloc_course.dates import parse_edtf, say
from bloc_course.items import obligations
from bloc_course.items.families._assemble import cited, in_order
from bloc_course.items.families._speakers import called, mentioned
from bloc_course.items.families.chronology import _cards as cards
from bloc_course.items.families.chronology._settings import (
    FAMILY,
    LIVED,
    PRINTED,
    SHAPES,
    TWICE,
    Setting,
    label,
    setting,
)


@lru_cache(maxsize=4)
def impossible(world: World) -> dict[str, Setting]:
    """One set for each thing that the article dates in ways that exclude each other."""
    found: dict[str, Setting] = {}
    taken: set[str] = set()
    sets = filter(None, (_contradiction(world, c) for c in world.attested.contradictions()))
    for one in sorted(sets, key=lambda s: _plainness(world, s)):
        # Two records may stand for one matter: a death and the life it ended, an issue and its
        # appearance.
        about = {*_touched(world, one.records), f"{one.shape} {cited(one.locators)}"}
        if taken.isdisjoint(about):
            taken |= about
            found[one.code] = one
    return found


def _plainness(world: World, one: Setting) -> tuple[bool, int, bool, int, str]:
    """The plainest contradiction first; that people are dated twice says least."""
    people = world.data.people.keys()
    return (
        one.records[0] in people,
        SHAPES.index(one.shape),
        world.data.events.keys().isdisjoint(one.records),
        len(one.says),
        one.code,
    )


def _touched(world: World, records: Iterable[str]) -> set[str]:
    """The records of a set, with who took part in its events."""
    events = [world.data.events[record] for record in records if record in world.data.events]
    return {*records, *(one.person for event in events for one in event.participants)}


def _contradiction(world: World, cycle: Cycle) -> Setting | None:
    records = cycle.records
    if any(obligations.kept_out(world, FAMILY, record) for record in records):
        return None
    shape = _shape(world, cycle)
    if not shape or not all(
        isinstance(world.records[r], Event | Document | Person) for r in records
    ):
        return None
    return setting(
        world,
        records,
        shape,
        at=in_order(cycle.cites),
        shown_at=in_order(at for step in cycle.steps for at in step.cite)
        if shape == LIVED
        else _enough(cycle),
        says=_in_words(world, cycle),
        disputed=_dispute(world, records),
    )


def _enough(cycle: Cycle) -> tuple[str, ...]:
    """The fewest places that have every step: the one with most first, then as they are cited.

    Not for lives: that somebody died in a trial and when it was may take two notes together.
    """
    left, found = list(cycle.steps), list[str]()
    while left := [step for step in left if step.cite and not set(step.cite) & set(found)]:
        places = list(dict.fromkeys(at for step in left for at in step.cite))
        found.append(max(places, key=lambda at: sum(at in step.cite for step in left)))
    return in_order(found)


def _shape(world: World, cycle: Cycle) -> str:
    links = [step for step in cycle.steps if step.source != step.target]
    if not links:
        return TWICE if len(cycle.records) == 1 else ""
    if any(step.target in world.data.people for step in links):
        return LIVED if len(cycle.records) == 2 else ""
    verbs = [_verb(world, step) for step in links]
    return PRINTED if all(verbs) and len(set(verbs)) == len(verbs) else ""


def _verb(world: World, step: Step) -> str:
    """What a link between two records says; empty if it is another link than these."""
    for document, other, field, verb in (
        (step.target, step.source, "reports", "{} tells of it"),
        (step.source, step.target, "printed_in", "it is printed in {}"),
    ):
        record = world.data.documents.get(document)
        if record and any(link.to == other for link in getattr(record, field)):
            return verb.format(mentioned(world, step.target))
    return ""


def _in_words(world: World, cycle: Cycle) -> str:
    """The contradiction as a reader finds it: each date with its place, and what ties them."""
    first, *rest = cycle.steps
    if len(cycle.records) == 1:
        where = {step: "in the same place" if _same(first, step) else "elsewhere" for step in rest}
        other = "; ".join(f"{at} {_date(world, s)} {cited(s.cite)}" for s, at in where.items())
        return f"{_said(world, first)}; {other}."
    return f"{'; '.join(_said(world, step) for step in cycle.steps)}."


def _same(one: Step, other: Step) -> bool:
    """Whether two steps cite a paragraph in common."""
    return bool(set(one.cite) & set(other.cite))


def _date(world: World, step: Step) -> str:
    """What a step that dates a record says after its name, in the words of the article.

    The step of a span names one end only; the article prints both.
    """
    said = step.why.rpartition(": ")[2]
    for dispute in world.data.discrepancies.values():
        for each in dispute.statements:
            if each.record == step.source and each.as_printed and set(each.cite) == set(step.cite):
                return each.as_printed
    event = world.data.events.get(step.source)
    own = {say(parse_edtf(when)) for when in (event.when, event.until) if when} if event else set()
    return cards.spoken(world, step.source) if event and event.as_printed and said in own else said


def _said(world: World, step: Step) -> str:
    """One step in words, with its locators."""
    at = f" {cited(step.cite)}" if step.cite else ""
    if step.source == step.target:
        return f"{label(world, step.source)}: {_date(world, step)}{at}"
    if step.target in world.data.people:
        return f"{called(world, step.target)} must have been alive then{at}"
    return f"{_verb(world, step) or step.why}{at}"


def _dispute(world: World, records: Iterable[str]) -> str:
    """The discrepancy of dates in which a record of the set stands."""
    found = [d.id for (record, _), d in world.disputed.items() if record in records]
    dated = [d for d in found if world.data.discrepancies[d].kind == "date"]
    return next(iter(sorted(dated)), "")
