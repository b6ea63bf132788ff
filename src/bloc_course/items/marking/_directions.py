"""What a clause that would earn a point is held against, and what it turns round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from bloc_course.items.marking._clauses import Clause, Text, read
from bloc_course.items.marking._criteria import Criterion, Point
from bloc_course.items.marking._opposites import Pair
from bloc_course.items.marking._points import Turned, made
from bloc_course.items.marking._strayed import strayed
from bloc_course.items.marking._turned import (
    Reference,
    absolute,
    opposed,
    reordered,
    sentences,
    speaker,
    trusting,
    whole,
)
from bloc_course.items.marking._vouching import vouching

# A writer is looked for so many clauses back.
BACK = 6
# A flag, with the first word of a clause that settles it where it makes a point, or NOWHERE.
Flagged = tuple[str, int]
NOWHERE = -1


def directed(criterion: Criterion) -> bool:
    """Whether the points of a criterion have a direction: they answer the question or explain."""
    return criterion.answers or criterion.concludes


@lru_cache(maxsize=512)
def references(criterion: Criterion, model: str) -> dict[str, tuple[Reference, ...]]:
    """For each point the clauses of the model answer that make it, and what it says."""
    text = read(model)
    by_first = {clause.first: clause for clause in text.clauses}
    found: dict[str, tuple[Reference, ...]] = {}
    for point in criterion.points:
        rest = frozenset[int]()
        mine = [whole(statement(point))]
        while True:
            one = next(made(text, (point,), (), retold=True, spent=rest), None)
            if one is None:
                break
            rest |= {one.clause}
            clause = by_first[one.clause]
            mine.append(Reference(text, clause.first, clause.last))
        found[point.name] = (*found.get(point.name, ()), *mine)
    if criterion.concludes:
        every = sentences(model)
        found = {name: (*some, *every) for name, some in found.items()}
    return found


def statement(point: Point) -> str:
    """What a point says, without the words that say whose statement it is."""
    return point.says.partition(": ")[2] or point.says


def turning(
    text: Text,
    criterion: Criterion,
    model: str,
    pairs: Sequence[Pair],
    flags: list[Flagged],
) -> Turned | None:
    """Whether a clause turns round a point of this criterion; what it finds goes to `flags`.

    Each with the clause that settles it by making another point: what its speaker does say.
    """
    if not directed(criterion):
        return None
    known = references(criterion, model)

    def turned(point: Point, clause: Clause) -> bool:
        here = Reference(text, clause.first, clause.last)
        others = known[point.name]
        forms = tuple(form for need in point.needs for form in need)
        if opposed(here, others, pairs, forms):
            fault = "contrary"
        elif reordered(here, others):
            fault = "order"
        else:
            fault = "holder" if point.holders and not _held(text, clause, point) else ""
        if criterion.concludes and not criterion.retold and vouching(here, others):
            # What raises the worth of a source is no reason to be careful with it.
            flags.append(("check:trust", NOWHERE))
            return True
        if not fault and absolute(here, others, sweeping=criterion.answers):
            # What is claimed without reserve is looked at; an explanation explains nothing by it.
            flags.append((f"absolute:{criterion.name}", NOWHERE))
            return criterion.concludes
        if fault:
            flags.append(
                (f"{fault}:{criterion.name}", clause.first if fault == "holder" else NOWHERE)
            )
        return bool(fault)

    return turned


def _held(text: Text, clause: Clause, point: Point) -> bool:
    """Whether nobody else is said to say it.

    In the clause, else in the nearest before that names one of those who speak in this question.
    """
    for one in (clause, *text.before(clause)[:BACK]):
        said = speaker(Reference(text, one.first, one.last), point.holders, point.others)
        if said is not None:
            return said
    return True


def looked_at(
    text: Text, criteria: Sequence[Criterion], model: str, pairs: Sequence[Pair]
) -> Iterator[str]:
    """Flags for a person: absolute wording, and sentences close to a reference that differ."""
    told = [statement(p) for c in criteria if directed(c) for p in c.points]
    every = (*sentences(model), *map(whole, dict.fromkeys(told)))
    yield from dict.fromkeys(f"check:{fault}" for fault in strayed(text, every, pairs))
    all_of = Reference(text, 0, len(text.words))
    if any(c.concludes for c in criteria):
        if opposed(all_of, every, pairs):
            yield "check:whole"
        if trusting(all_of, every) or vouching(all_of, every):
            yield "check:trust"
    for criterion in criteria:
        if directed(criterion) and absolute(all_of, every):
            yield f"absolute:{criterion.name}"
