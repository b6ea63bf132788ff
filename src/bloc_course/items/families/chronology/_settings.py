"""Sets of dates printed in the article that a reader lays side by side: whether all can stand."""

from __future__ import annotations

from dataclasses import dataclass

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Judgement
from bloc_course.items.families._assemble import cited
from bloc_course.items.families._speakers import called, mentioned, sentence

FAMILY = "C10"
# How a set is made, the plainest first.
TWICE, LIVED, PRINTED = "one thing dated twice", "a life and an event", "told and printed"
SHAPES = (TWICE, LIVED, PRINTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One set: what a reader looks up, where, what stands there, and the records it rests on.

    `text` has no date; `sends` counts the places it shows; `says` gives the dates; `disputed` is
    the discrepancy that explains them.
    """

    code: str
    text: str
    shape: str
    sends: int
    records: tuple[str, ...]
    locators: tuple[str, ...]
    says: str
    disputed: str = ""


def label(world: World, record: str) -> str:
    """What a reader sees of a record: a reviewer’s wording for this family, else its name."""
    for judgement in judged(world, "wording"):
        if judgement.about == record:
            return judgement.text
    person = world.data.people.get(record)
    return f"The death of {called(world, record)}" if person else world.name(record)


def judged(world: World, tag: str) -> tuple[Judgement, ...]:
    every = world.data.judgements.values()
    return tuple(j for j in every if (j.family, j.tag) == (FAMILY, tag))


def setting(
    world: World,
    records: tuple[str, ...],
    shape: str,
    *,
    at: tuple[str, ...],
    says: str,
    shown_at: tuple[str, ...] = (),
    disputed: str = "",
) -> Setting:
    """A set in words; `shown_at` are the places a reader is sent to, if not all of them."""
    shown = (_named(world, record, records, shape) for record in _shown(world, records))
    return Setting(
        code="+".join(sorted(records)),
        text=f"{sentence('; '.join(shown))} {cited(shown_at or at)}",
        shape=shape,
        sends=len(shown_at or at),
        records=records,
        locators=at,
        says=says,
        disputed=disputed,
    )


def _shown(world: World, records: tuple[str, ...]) -> tuple[str, ...]:
    """The two ends of a set: what happened or the paper first, then the issue or the life."""
    first = next((r for r in records if r in world.data.events), records[0])
    if len(records) == 1:
        return (first,)
    return first, next(
        r for r in reversed(records) if r != first and not _between(world, r, records)
    )


def _between(world: World, record: str, records: tuple[str, ...]) -> bool:
    """Whether a record only ties the two ends of a set together."""
    document = world.data.documents.get(record)
    return document is not None and any(link.to in records for link in document.printed_in)


def _named(world: World, record: str, records: tuple[str, ...], shape: str) -> str:
    """A record as a part of the line."""
    if shape == LIVED and record in world.data.people:
        return f"life dates of {called(world, record)}"
    if shape == PRINTED and record in world.data.documents:
        told = any(other in world.data.events for other in records)
        verb = "told of in " if told else "printed in "
        named = mentioned(world, record)
        return named if _between(world, record, records) else f"{verb}{named}"
    return label(world, record)
