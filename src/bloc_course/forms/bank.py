"""The bank of a quiz: for every section the pool of items that students' questions come from.

Stage 1 of the draw (DESIGN, "Forms"): a pool is the first k items by keyed hash, so it stays
nearly the same when records are added, and every item gets about count / k of the class.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import partial
from math import lcm

from bloc_course.dataset._yaml import Lines
from bloc_course.dataset.query import World
from bloc_course.errors import DataProblems, Problem
from bloc_course.forms.blueprint import Blueprint, Section
from bloc_course.forms.fixed import fixed_items
from bloc_course.forms.packs import Packed, packed
from bloc_course.forms.select import aim
from bloc_course.forms.source import Source
from bloc_course.forms.sources import Drawing, stream
from bloc_course.forms.stand_ins import with_stand_ins
from bloc_course.items.difficulty import difficulty
from bloc_course.items.family import Family, families
from bloc_course.items.item import Item, enemies


@dataclass(frozen=True, slots=True)
class Bank:
    """Blueprint, secret and pools: all that a form is made from, save the student.

    `pools` holds places in `items`, in drawing order; bit j of `conflicts[i]` says that items i
    and j can't stand in one form (every item conflicts with itself). `difficulties` are the items'
    estimated difficulties in points of a form, and `aim` is the sum that every form keeps to;
    `parts` are the same difficulties as whole numbers of a part of a point, and how many make one.
    `codes[i]` are all codes that item i shows or explains, and `ranked[i]` is the id it is ranked
    by: its own or that of the item it stands in for. `fixed` holds the places of the items that
    every form has, by section. `source` is where the blueprint was read.
    """

    blueprint: Blueprint
    secret: bytes
    dataset: str
    items: tuple[Item, ...]
    pools: tuple[tuple[int, ...], ...]
    conflicts: tuple[int, ...]
    codes: tuple[tuple[str, ...], ...]
    difficulties: tuple[Fraction, ...]
    ranked: tuple[str, ...]
    fixed: tuple[tuple[int, ...], ...]
    source: Source
    parts: tuple[tuple[int, ...], int]
    aim: Fraction = Fraction(0)


@dataclass(slots=True)
class _Shelf:
    """The items of all pools, each once; one that two sections draw counts for the first."""

    items: list[Item] = field(default_factory=list)
    ranked: list[str] = field(default_factory=list)
    estimates: list[Fraction] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)

    def put(self, item: Item, ranked: str, path: str) -> int:
        """The item's place."""
        place = self.places.setdefault(item.id, len(self.items))
        if place == len(self.items):
            self.items.append(item)
            self.ranked.append(ranked)
            self.estimates.append(difficulty(item, path))
        return place


def draw_bank(
    world: World,
    blueprint: Blueprint,
    secret: bytes,
    *,
    known: Mapping[str, Family] | None = None,
    file: str = "blueprint",
    lines: Lines | None = None,
    beside: Sequence[Item] = (),
) -> Bank:
    """The bank of `blueprint`; `known` are the families (default: all).

    `file` and `lines` are where it was read; the items that are drawn may stand `beside` others, of
    another quiz on the same page. Raises DataProblems naming every section that has
    fewer items than questions, and every fixed item that can't be asked.
    """
    known = families() if known is None else known
    source = Source(file, lines or {})
    drawing = Drawing(world, blueprint.quiz, secret, known)
    fixed, problems = fixed_items(drawing, blueprint, source)
    always = [*beside, *(item for items in fixed for item in items)]
    shelf = _Shelf()
    places = [
        tuple(shelf.put(item, item.id, section.path) for item in items)
        for items, section in zip(fixed, blueprint.sections, strict=True)
    ]
    pools: list[tuple[int, ...]] = []
    for i, section in enumerate(blueprint.sections):
        drawn = section.count - len(section.items)
        # Twice the questions at least: a pool no larger than its section gives everybody the same.
        size = max(blueprint.pool, 2 * drawn)
        again = partial(_drawn, drawing, section, blueprint.heading(i), always)
        found = packed(again(), drawn, size) if drawn else Packed([], 0)
        pool = with_stand_ins(
            found.items, again, blueprint.replaced, section.path, tuple(shelf.places)
        )
        if len(pool) < drawn:
            problems.append(_too_few(source, blueprint, i, drawn, found.together))
        pools.append(tuple(shelf.put(item, name, section.path) for item, name in pool))
    if problems:
        raise DataProblems(sorted(problems, key=lambda problem: problem.line))
    bank = Bank(
        blueprint,
        secret,
        world.data.version,
        tuple(shelf.items),
        tuple(pools),
        conflicts(shelf.items),
        tuple(map(item_codes, shelf.items)),
        tuple(shelf.estimates),
        tuple(shelf.ranked),
        tuple(places),
        source,
        _in_parts(shelf.estimates),
    )
    return replace(bank, aim=aim(bank))


def _drawn(drawing: Drawing, section: Section, heading: str, always: list[Item]) -> Iterator[Item]:
    """The section's items that may stand beside those that every form has."""
    items = stream(drawing, section, heading)
    if not always:
        return items
    ids = {item.id for item in always}
    return (
        item
        for item in items
        if item.id not in ids and not any(enemies(item, one) for one in always)
    )


def item_codes(item: Item) -> tuple[str, ...]:
    """The codes of all that an item shows, and of what its feedback speaks of besides."""
    shown = [code for part in item.parts for code in part.interaction.codes()]
    explained = [code for name in item.feedback.choices for code in name.split("=")]
    return tuple(dict.fromkeys((*shown, *explained)))


def _in_parts(numbers: Iterable[Fraction]) -> tuple[tuple[int, ...], int]:
    """Fractions over their common denominator: sums of whole numbers cost a twentieth."""
    numbers = tuple(numbers)
    unit = lcm(*(number.denominator for number in numbers))
    return tuple(number.numerator * (unit // number.denominator) for number in numbers), unit


def conflicts(items: Sequence[Item]) -> tuple[int, ...]:
    """For each item a number whose bit j says that it and item j can't stand in one form."""
    bits = [1 << i for i in range(len(items))]
    for i, one in enumerate(items):
        for j in range(i):
            if enemies(one, items[j]):
                bits[i] |= 1 << j
                bits[j] |= 1 << i
    return tuple(bits)


def _too_few(source: Source, blueprint: Blueprint, i: int, drawn: int, there: int) -> Problem:
    count = blueprint.sections[i].count
    besides = f" besides its {count - drawn} fixed ones" if count > drawn else ""
    return source.problem(
        ("sections", i),
        f"the section asks for {count} questions,"
        f" but only {there} that may stand together can be proven within its limits{besides}",
        field=blueprint.heading(i),
        hint="name more families or chapters, or lower its count",
    )
