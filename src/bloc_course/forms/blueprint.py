"""The blueprint: what a quiz consists of, read from YAML with the line in every error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from bloc_course.dataset._convert import convert
from bloc_course.dataset._yaml import Lines, compose, line_of
from bloc_course.dataset._yaml import Path as Place
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Id
from bloc_course.errors import DataProblems, Problem, nearest
from bloc_course.forms.encodings import decode
from bloc_course.forms.points import worth
from bloc_course.items.family import Family, families

LEVELS = ("remember", "understand", "apply", "analyse", "evaluate", "create")
Count = Annotated[int, Meta(ge=1, le=500)]
Points = Annotated[
    str,
    Meta(
        pattern=r"^(?!0*(\.0*)?$)(\d+(\.\d+)?|[1-9]\d*/[1-9]\d*)$",
        description="a whole number, a decimal or a fraction above zero, such as 2, 1.5 or 1/2",
    ),
]


class Section(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Questions of one kind. An empty field limits nothing.

    records_in: items that rest on at least one of these records; records_out: none that does.
    """

    title: str = ""
    family: str = ""
    families: tuple[str, ...] = ()
    chapter: str = ""
    chapters: tuple[str, ...] = ()
    skill: str = ""
    level: str = ""
    path: Literal["", "U", "S"] = ""
    count: Count = 1
    points: Points = "1"
    records_in: tuple[str, ...] = ()
    records_out: tuple[str, ...] = ()

    @property
    def family_ids(self) -> tuple[str, ...]:
        """The families named by either field, in order."""
        return (self.family, *self.families) if self.family else self.families

    @property
    def chapter_ids(self) -> tuple[str, ...]:
        """The chapters named by either field, in order."""
        return (self.chapter, *self.chapters) if self.chapter else self.chapters


class Blueprint(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A quiz; `pool` is how many different items the questions of a section are drawn from."""

    quiz: Id
    title: str
    sections: Annotated[tuple[Section, ...], Meta(min_length=1)]
    intro: str = ""
    mode: Literal["graded", "practice"] = "graded"
    variants: Literal["student", "group", "same"] = "student"
    pool: Count = 12
    due: str = ""

    @property
    def count(self) -> int:
        """How many questions a form has."""
        return sum(section.count for section in self.sections)

    @property
    def out_of(self) -> Fraction:
        """The points of a form."""
        return sum((s.count * worth(s.points) for s in self.sections), Fraction(0))

    def heading(self, place: int) -> str:
        """What section `place` is called: its title or, without one, its number."""
        return self.sections[place].title or untitled(place)


def untitled(place: int) -> str:
    """What a section without a title is called."""
    return f"Part {place + 1}"


def read_blueprint(path: Path, world: World) -> Blueprint:
    """The blueprint in a YAML file. Raises DataProblems with every fault and its line."""
    return parse_blueprint(decode(path.read_bytes()), str(path), world)


def parse_blueprint(
    text: str, file: str, world: World, known: Mapping[str, Family] | None = None
) -> Blueprint:
    """The blueprint in YAML text; `known` are the families it may name (default: all)."""
    value, lines = compose(text, file)
    blueprint, problems = convert(value, Blueprint, file=file, lines=lines)
    sections = _readable(value) if blueprint is None else dict(enumerate(blueprint.sections))
    known = families() if known is None else known
    problems += [_problem(file, lines, misfit) for misfit in _misfits(sections, world, known)]
    if blueprint is None or problems:
        raise DataProblems(sorted(problems, key=lambda problem: problem.line))
    return blueprint


def _readable(value: Any) -> dict[int, Section]:
    """What can be read of the sections of a faulty blueprint, so that all faults come at once."""
    sections = value.get("sections") if isinstance(value, dict) else None
    readable: dict[int, Section] = {}
    for i, section in enumerate(sections if isinstance(sections, list) else []):
        sound = Section()
        for field, content in section.items() if isinstance(section, dict) else ():
            with suppress(msgspec.ValidationError):
                one = msgspec.convert({field: content}, Section, strict=False)
                sound = msgspec.structs.replace(sound, **{field: getattr(one, field)})
        readable[i] = sound
    return readable


Misfit = tuple[Place, str, str, str]


def _problem(file: str, lines: Lines, misfit: Misfit) -> Problem:
    at, found, problem, hint = misfit
    field = ".".join(map(str, at))
    return Problem(
        file=file, line=line_of(lines, at), field=field, found=found, problem=problem, hint=hint
    )


def _misfits(
    sections: Mapping[int, Section], world: World, known: Mapping[str, Family]
) -> Iterator[Misfit]:
    titles: dict[str, int] = {}
    for i, section in sections.items():
        at: Place = ("sections", i)
        heading = section.title or untitled(i)
        if titles.setdefault(heading, i) != i:
            yield (*at, "title"), heading, "two sections have this title", "draws are named by it"
        yield from _section_misfits(at, section, world, known)


def _section_misfits(
    at: Place, section: Section, world: World, known: Mapping[str, Family]
) -> Iterator[Misfit]:
    skills = {family.skill for family in known.values()}
    asked: list[tuple[str, Iterable[str], Iterable[str], str]] = [
        ("family", [section.family] if section.family else [], known, "family"),
        ("families", section.families, known, "family"),
        ("chapter", [section.chapter] if section.chapter else [], world.data.chapters, "chapter"),
        ("chapters", section.chapters, world.data.chapters, "chapter"),
        ("skill", [section.skill] if section.skill else [], sorted(skills), "skill"),
        ("level", [section.level] if section.level else [], LEVELS, "level"),
        ("records_in", section.records_in, world.records, "record"),
        ("records_out", section.records_out, world.records, "record"),
    ]
    for field, names, allowed, kind in asked:
        for name in names:
            if name not in allowed:
                hint = nearest(name, allowed) or _few(allowed)
                yield (*at, field), name, f"no such {kind}", hint


def _few(allowed: Iterable[str]) -> str:
    names = list(allowed)
    return f"one of {', '.join(names)}" if len(names) <= 50 else ""
