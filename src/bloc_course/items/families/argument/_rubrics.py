"""From a task to its rubric: claim, evidence, sourcing and limit, two points each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec

from bloc_course.dataset.query import World
from bloc_course.items.families.argument._forms import names_of
from bloc_course.items.families.argument._points import (
    compared,
    contraries,
    denials,
    facts,
    limits,
    never,
    overclaims,
    points,
    sourcing,
)
from bloc_course.items.families.argument._sources import authored, dates, piece
from bloc_course.items.families.argument._tasks import Task, opposites
from bloc_course.items.families.argument._told import strangers, told
from bloc_course.items.marking._criteria import Criterion, Part, Piece, Point
from bloc_course.items.marking.m8_rubric import Rubric

_YEAR = re.compile(r"(?<![0-9])(?:1[789]|20)[0-9]{2}(?![0-9])")
MISSING = {
    "claim": "the question has more to its answer: say what follows, and from what",
    "evidence": "it takes two different pieces, each with its author or source and its time",
    "sourcing": "use who wrote a source, when, for whom or why to say what it is worth",
    "limit": "name something that this evidence does not show, or that stays open",
}


def rubric(world: World, task: Task, shown: tuple[str, ...], fewest: int) -> Rubric:
    """The key of a task; ValueError where a criterion has less to say than it asks."""
    pieces = tuple(piece(world, task, one) for one in task.sources if one in world.data.documents)
    # What answers the question weighs more than all else together, so nothing counts without it.
    first = len(task.claims) if any(claim.id == task.first for claim in task.claims) else 1
    return Rubric(
        criteria=(
            _criterion(
                "claim",
                (
                    *(
                        msgspec.structs.replace(p, worth=first if claim.id == task.first else 1)
                        for claim in task.claims
                        for p in points(world, task, claim)
                    ),
                    *compared(task),
                ),
                needed=(first, first + task.asked - 1),
                against=(
                    *(p for claim in task.against for p in contraries(world, task, claim)),
                    *overclaims(task),
                    *never(world),
                ),
                denials=denials(world, task),
                answers=True,
                parts=tuple(_parts(task)),
            ),
            _criterion("evidence", points=facts(world, task), pieces=pieces),
            _criterion("sourcing", points=sourcing(world, task, pieces), rests_on="evidence"),
            _criterion("limit", points=limits(task)),
        ),
        model=task.model,
        shown=shown,
        people=tuple(_people(world, task)),
        years=_years(world, task),
        fewest=fewest,
        opposites=opposites(world),
        told=told(
            world,
            (*(claim.id for claim in task.claims), *task.sources),
            (task.model, *shown, task.limit),
        ),
        strangers=strangers(world),
    )


def _criterion(
    name: str,
    points: Iterable[Point],
    pieces: Iterable[Piece] = (),
    against: Iterable[Point] = (),
    needed: tuple[int, ...] = (1, 2),
    *,
    denials: Iterable[Point] = (),
    answers: bool = False,
    parts: tuple[Part, ...] = (),
    rests_on: str = "",
) -> Criterion:
    return Criterion(
        name=name,
        title=name.capitalize(),
        missing=MISSING[name],
        points=tuple(points),
        pieces=tuple(pieces),
        needed=needed,
        against=tuple(against),
        denials=tuple(denials),
        answers=answers,
        parts=parts,
        rests_on=rests_on,
    )


def _parts(task: Task) -> Iterator[Part]:
    """The parts of the question, with the points that the readers of the path can make."""
    known = {*(claim.id for claim in task.claims), *task.concepts}
    for many, names in task.parts:
        mine = tuple(name for name in names if name in known)
        if mine:
            yield Part(min(many, len(mine)), mine)


def _people(world: World, task: Task) -> Iterator[tuple[str, ...]]:
    """The names of all who speak or write in what the task is about."""
    speakers = [claim.asserted_by for claim in (*task.claims, *task.against)]
    for source in task.sources:
        document = world.data.documents.get(source)
        speakers += [*document.author, *document.recipient] if document else []
    for person in dict.fromkeys(speakers):
        if person in world.data.people:
            yield (*names_of(world, person), *authored(task, person))


def _years(world: World, task: Task) -> tuple[str, ...]:
    """The years that stand in what the task rests on."""
    at = {*task.cite, *task.limit_cite, *(at for claim in task.claims for at in claim.cite)}
    told = f"{task.question} {task.instruction} {task.model}"
    papers = [one for one in task.sources if one in world.data.documents]
    own = " ".join(date for paper in papers for date in dates(world, task, paper))
    rest = (year for place in at for year in _years_at(world).get(place, ()))
    return tuple(sorted({*rest, *_YEAR.findall(f"{told} {own}")}))


@lru_cache(maxsize=4)
def _years_at(world: World) -> dict[str, set[str]]:
    """The years in all records that rest on a locator."""
    found: dict[str, set[str]] = {}
    for record in world.records.values():
        years = _YEAR.findall(msgspec.json.encode(record).decode())
        for place in record.cite if years else ():
            found.setdefault(place, set()).update(years)
    return found
