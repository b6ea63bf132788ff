"""The blueprint: what a quiz consists of, read from YAML with the line in every error.

What each field means to who writes one stands in `options.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, Struct
from msgspec.structs import force_setattr, replace

from bloc_course.dataset._convert import convert
from bloc_course.dataset._yaml import compose
from bloc_course.dataset.query import World
from bloc_course.dataset.records import Id
from bloc_course.errors import DataProblems
from bloc_course.forms.accommodations import Accommodation
from bloc_course.forms.encodings import decode
from bloc_course.forms.late import Late
from bloc_course.forms.points import worth
from bloc_course.forms.shorthand import expand
from bloc_course.forms.source import Source
from bloc_course.items.family import Family, families

Count = Annotated[int, Meta(ge=1, le=500)]
Points = Annotated[
    str,
    Meta(
        pattern=r"^(?!0*(\.0*)?$)(\d+(\.\d+)?|[1-9]\d*/[1-9]\d*)$",
        description="a whole number, a decimal or a fraction above zero, such as 2, 1.5 or 1/2",
    ),
]
Estimate = Annotated[
    str,
    Meta(
        pattern=r"^(0?\.\d+|0|1|1\.0+)$",
        description="the share of a class expected to fail, from 0 to 1, such as 0.35",
    ),
]


class Difficulty(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The least and the largest estimated difficulty of a section's items."""

    min: Estimate = "0"
    max: Estimate = "1"

    def holds(self, estimate: Fraction) -> bool:
        """Whether an estimate lies within."""
        return Fraction(self.min) <= estimate <= Fraction(self.max)


class Fixed(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An item written out: its family and the seed that `bloc-course items --json` prints."""

    family: str
    seed: tuple[str, ...]


class Section(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Questions of one kind. An empty field limits nothing.

    records_in: items that rest on at least one of these records; records_out: none that does.
    items: asked of everybody; the others of `count` are drawn.
    """

    title: str = ""
    family: str = ""
    families: tuple[str, ...] = ()
    chapter: str = ""
    chapters: tuple[str, ...] = ()
    skill: str = ""
    level: str = ""
    path: Literal["", "U", "S"] = ""
    difficulty: Difficulty = Difficulty()
    count: Count = 1
    points: Points = "1"
    records_in: tuple[str, ...] = ()
    records_out: tuple[str, ...] = ()
    items: tuple[str | Fixed, ...] = ()

    def __post_init__(self) -> None:
        """Whoever names items need not count them."""
        if len(self.items) > self.count:
            force_setattr(self, "count", len(self.items))

    @property
    def family_ids(self) -> tuple[str, ...]:
        """The families named by either field, in order."""
        return (self.family, *self.families) if self.family else self.families

    @property
    def chapter_ids(self) -> tuple[str, ...]:
        """The chapters named by either field, in order."""
        return (self.chapter, *self.chapters) if self.chapter else self.chapters


class Blueprint(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A quiz; `pool` is how many different items the questions of a section are drawn from.

    chapters and path hold for sections that name none. replaced: items that are never drawn, with
    the reason; a stand-in takes the place of each.
    """

    quiz: Id
    title: str
    sections: Annotated[tuple[Section, ...], Meta(min_length=1)]
    intro: str = ""
    mode: Literal["graded", "practice"] = "graded"
    variants: Literal["student", "group", "same"] = "student"
    pool: Count = 12
    chapters: tuple[str, ...] = ()
    path: Literal["", "U", "S"] = ""
    due: str = ""
    late: Late | None = None
    accommodations: tuple[Accommodation, ...] = ()
    replaced: dict[str, str] = {}

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

    @property
    def headings(self) -> dict[str, int]:
        """How many questions stand under each heading."""
        return {self.heading(i): section.count for i, section in enumerate(self.sections)}


def untitled(place: int) -> str:
    """What a section without a title is called."""
    return f"Part {place + 1}"


def open_blueprint(path: Path, world: World) -> tuple[Blueprint, Source]:
    """The blueprint in a YAML file and its lines. Raises DataProblems with every fault."""
    return with_source(decode(path.read_bytes()), str(path), world)


def read_blueprint(path: Path, world: World) -> Blueprint:
    """The blueprint in a YAML file. Raises DataProblems with every fault and its line."""
    return open_blueprint(path, world)[0]


def parse_blueprint(
    text: str, file: str, world: World, known: Mapping[str, Family] | None = None
) -> Blueprint:
    """The blueprint in YAML text; `known` are the families it may name (default: all)."""
    return with_source(text, file, world, known)[0]


def with_source(
    text: str, file: str, world: World, known: Mapping[str, Family] | None = None
) -> tuple[Blueprint, Source]:
    """The blueprint in YAML text and its lines. Raises DataProblems with every fault."""
    # What does not fit the data imports the classes above.
    from bloc_course.forms.misfits import misfits, readable  # noqa: PLC0415

    known = families() if known is None else known
    value, lines = expand(*compose(text, file), known)
    source = Source(file, lines)
    blueprint, problems = convert(value, Blueprint, file=file, lines=lines)
    sections = readable(value) if blueprint is None else dict(enumerate(blueprint.sections))
    problems += misfits(sections, blueprint, value, source, world=world, known=known)
    if blueprint is None or problems:
        raise DataProblems(sorted(problems, key=lambda problem: problem.line))
    return _with_defaults(blueprint), source


def _with_defaults(blueprint: Blueprint) -> Blueprint:
    sections = tuple(
        replace(
            section,
            chapters=section.chapters if section.chapter_ids else blueprint.chapters,
            path=section.path or blueprint.path,
        )
        for section in blueprint.sections
    )
    return replace(blueprint, sections=sections)
