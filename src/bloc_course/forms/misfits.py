"""What in a blueprint does not fit: names that there are not, and fields at odds with others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from fractions import Fraction
from typing import Any

import msgspec

from bloc_course.dataset._yaml import Path as Place
from bloc_course.dataset.query import World
from bloc_course.errors import Problem, nearest
from bloc_course.forms import accommodations
from bloc_course.forms.blueprint import Blueprint, Difficulty, Fixed, Section, untitled
from bloc_course.forms.late import time_due
from bloc_course.forms.source import Source
from bloc_course.items.family import Family
from bloc_course.items.item import item_id

LEVELS = ("remember", "understand", "apply", "analyse", "evaluate", "create")

Misfit = tuple[Place, str, str, str]


def readable(value: Any) -> dict[int, Section]:
    """What can be read of the sections of a faulty blueprint, so that all faults come at once."""
    sections = value.get("sections") if isinstance(value, dict) else None
    found: dict[int, Section] = {}
    for i, section in enumerate(sections if isinstance(sections, list) else []):
        sound = Section()
        for field, content in section.items() if isinstance(section, dict) else ():
            with suppress(msgspec.ValidationError):
                one = msgspec.convert({field: content}, Section, strict=False)
                sound = msgspec.structs.replace(sound, **{field: getattr(one, field)})
        found[i] = sound
    return found


def misfits(
    sections: Mapping[int, Section],
    blueprint: Blueprint | None,
    value: Any,
    source: Source,
    *,
    world: World,
    known: Mapping[str, Family],
) -> list[Problem]:
    """All that does not fit; `blueprint` is None where not all of it could be read."""
    found = [*_sections(sections, world, known), *_counts(sections, value)]
    if blueprint is not None:
        found += _whole(blueprint, world, known)
    return [source.problem(at, problem, found=what, hint=hint) for at, what, problem, hint in found]


def _sections(
    sections: Mapping[int, Section], world: World, known: Mapping[str, Family]
) -> Iterator[Misfit]:
    titles: dict[str, int] = {}
    for i, section in sections.items():
        at: Place = ("sections", i)
        heading = section.title or untitled(i)
        if titles.setdefault(heading, i) != i:
            yield (*at, "title"), heading, "two sections have this title", "draws are named by it"
        yield from _section(at, section, world, known)


def _section(
    at: Place, section: Section, world: World, known: Mapping[str, Family]
) -> Iterator[Misfit]:
    skills = sorted({family.skill for family in known.values()})
    asked: list[tuple[str, Iterable[str], Iterable[str], str]] = [
        ("family", [section.family] if section.family else [], known, "family"),
        ("families", section.families, known, "family"),
        ("chapter", [section.chapter] if section.chapter else [], world.data.chapters, "chapter"),
        ("chapters", section.chapters, world.data.chapters, "chapter"),
        ("skill", [section.skill] if section.skill else [], skills, "skill"),
        ("level", [section.level] if section.level else [], LEVELS, "level"),
        ("records_in", section.records_in, world.records, "record"),
        ("records_out", section.records_out, world.records, "record"),
    ]
    for field, names, allowed, kind in asked:
        yield from _unknown((*at, field), names, allowed, kind)
    for j, item in enumerate(section.items):
        yield from _unknown((*at, "items", j), [_family_of(item, known)], known, "family")
    yield from _range((*at, "difficulty"), section.difficulty)


def _unknown(
    at: Place, names: Iterable[str], allowed: Iterable[str], kind: str
) -> Iterator[Misfit]:
    for name in names:
        if name not in allowed:
            yield at, name, f"no such {kind}", nearest(name, allowed) or _few(allowed)


def _family_of(item: str | Fixed, known: Iterable[str]) -> str:
    if isinstance(item, Fixed):
        return item.family
    head = item.partition("-")[0]
    return next((name for name in known if name.lower() == head), head)


def _range(at: Place, wanted: Difficulty) -> Iterator[Misfit]:
    if Fraction(wanted.min) > Fraction(wanted.max):
        yield (*at, "min"), wanted.min, f"is above the max, {wanted.max}", ""


def _counts(sections: Mapping[int, Section], value: Any) -> Iterator[Misfit]:
    """A count that is written and is smaller than the number of items; reading raises it."""
    for i, section in sections.items():
        written = value["sections"][i]
        count = written.get("count") if isinstance(written, dict) else None
        there = len(section.items)
        if isinstance(count, str) and count.isdigit() and 0 < int(count) < there:
            problem = f"the section names {there} items; count includes them"
            yield ("sections", i, "count"), count, problem, f"{there} or more"


def _whole(blueprint: Blueprint, world: World, known: Mapping[str, Family]) -> Iterator[Misfit]:
    yield from _unknown(("chapters",), blueprint.chapters, world.data.chapters, "chapter")
    for name in blueprint.replaced:
        yield from _unknown(("replaced", name), [_family_of(name, known)], known, "family")
    if blueprint.late is not None and time_due(blueprint.due) is None:
        hint = "write due as a date or a time, such as 2026-11-30 or 2026-11-30T12:00"
        yield ("due",), blueprint.due, "the late rule has no time to count from", hint
    seen: set[str] = set()
    for i, section in enumerate(blueprint.sections):
        for j, item in enumerate(section.items):
            at: Place = ("sections", i, "items", j)
            name = item if isinstance(item, str) else item_id(item.family, *item.seed)
            if name in blueprint.replaced:
                yield at, name, "the item is asked here and replaced below", "drop one of them"
            if name in seen:
                yield at, name, "the item is asked twice", ""
            seen.add(name)
    headings = blueprint.headings
    for i, field, what, problem in accommodations.misfits(blueprint.accommodations, headings):
        hint = nearest(what, headings) or _few(headings) if problem.startswith("no such") else ""
        yield ("accommodations", i, field), what, problem, hint


def _few(allowed: Iterable[str]) -> str:
    names = list(allowed)
    return f"one of {', '.join(names)}" if len(names) <= 50 else ""
