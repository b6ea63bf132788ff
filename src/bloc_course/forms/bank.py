"""The bank of a quiz: for every section the pool of items that students' questions come from.

Stage 1 of the draw (DESIGN, "Forms"): a pool is the first k items by keyed hash, so it stays
nearly the same when records are added, and every item gets about count / k of the class.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from bloc_course.dataset.query import World
from bloc_course.draw import ranker
from bloc_course.errors import DataProblems, Problem
from bloc_course.forms.balance import balanced
from bloc_course.forms.blueprint import Blueprint, Section
from bloc_course.forms.packs import packed
from bloc_course.forms.select import aim
from bloc_course.items.difficulty import difficulty
from bloc_course.items.family import Family, Scope, draw, families
from bloc_course.items.item import Item, enemies

# A family whose next items don't fit a section is given up after so many in a row: chains of
# events, for one, are too many to look through.
PATIENCE = 1000


@dataclass(frozen=True, slots=True)
class Bank:
    """Blueprint, secret and pools: all that a form is made from, save the student.

    `pools` holds places in `items`, in drawing order; bit j of `conflicts[i]` says that items i
    and j can't stand in one form (every item conflicts with itself). `difficulties` are the items'
    estimated difficulties in points of a form, and `aim` is the sum that every form keeps to.
    `codes[i]` are all codes that item i shows or explains.
    """

    blueprint: Blueprint
    secret: bytes
    dataset: str
    items: tuple[Item, ...]
    pools: tuple[tuple[int, ...], ...]
    conflicts: tuple[int, ...]
    codes: tuple[tuple[str, ...], ...]
    difficulties: tuple[Fraction, ...]
    aim: Fraction = Fraction(0)


def draw_bank(
    world: World,
    blueprint: Blueprint,
    secret: bytes,
    *,
    known: Mapping[str, Family] | None = None,
    file: str = "blueprint",
) -> Bank:
    """The bank of `blueprint`; `known` are the families (default: all).

    Raises DataProblems naming every section that has fewer items than questions.
    """
    known = families() if known is None else known
    places: dict[str, int] = {}
    items: list[Item] = []
    # An item that two sections draw is taken to be as hard as for the first one's readers.
    estimates: list[Fraction] = []
    pools: list[tuple[int, ...]] = []
    problems: list[Problem] = []
    for i, section in enumerate(blueprint.sections):
        heading = blueprint.heading(i)
        # Twice the questions at least: a pool no larger than its section gives everybody the same.
        size = max(blueprint.pool, 2 * section.count)
        context = (blueprint.quiz, "pool", heading)
        sources = _sources(world, section, secret, context, known)
        found = packed(_in_turn(sources), section.count, size)
        if len(found.items) < section.count:
            problems.append(_too_few(file, heading, section, found.together))
        pool = []
        for item in found.items:
            place = places.setdefault(item.id, len(items))
            if place == len(items):
                items.append(item)
                estimates.append(difficulty(item, section.path))
            pool.append(place)
        pools.append(tuple(pool))
    if problems:
        raise DataProblems(problems)
    bank = Bank(
        blueprint,
        secret,
        world.data.version,
        tuple(items),
        tuple(pools),
        _conflicts(items),
        tuple(map(_codes, items)),
        tuple(estimates),
    )
    return replace(bank, aim=aim(bank))


def _sources(
    world: World,
    section: Section,
    secret: bytes,
    context: tuple[str, ...],
    known: Mapping[str, Family],
) -> list[Iterator[Item]]:
    """The items of each of the section's families, in drawing order."""
    return [
        balanced(_fitting(world, family, secret, context, section))
        for family in known.values()
        if (not section.family_ids or family.id in section.family_ids)
        and (not section.skill or family.skill == section.skill)
    ]


def _in_turn(sources: list[Iterator[Item]]) -> Iterator[Item]:
    """Every item once, the families taking turns."""
    taken: set[str] = set()
    while sources:
        for source in tuple(sources):
            item = next(source, None)
            if item is None:
                sources.remove(source)
            elif item.id not in taken:
                taken.add(item.id)
                yield item


def _fitting(
    world: World, family: Family, secret: bytes, context: tuple[str, ...], section: Section
) -> Iterator[Item]:
    # The family's id keeps two families from starting with the same events.
    rank = ranker(secret, *context, family.id)
    scope = Scope(chapters=section.chapter_ids, path=section.path)
    misses = 0
    for item in draw(world, family, rank, scope):
        if isinstance(item, Item) and _fits(item, section):
            misses = 0
            yield item
        else:
            misses += 1
            if misses == PATIENCE:
                return


def _fits(item: Item, section: Section) -> bool:
    chapters, inside, outside = section.chapter_ids, section.records_in, section.records_out
    return (
        (not section.level or item.level == section.level)
        and (not section.path or section.path in item.path)
        and (not chapters or any(chapter in item.chapters for chapter in chapters))
        and (not inside or any(record in inside for record in item.records))
        and not any(record in outside for record in item.records)
    )


def _codes(item: Item) -> tuple[str, ...]:
    shown = [code for part in item.parts for code in part.interaction.codes()]
    explained = [code for name in item.feedback.choices for code in name.split("=")]
    return tuple(dict.fromkeys((*shown, *explained)))


def _conflicts(items: list[Item]) -> tuple[int, ...]:
    bits = [1 << i for i in range(len(items))]
    for i, one in enumerate(items):
        for j in range(i):
            if enemies(one, items[j]):
                bits[i] |= 1 << j
                bits[j] |= 1 << i
    return tuple(bits)


def _too_few(file: str, heading: str, section: Section, there: int) -> Problem:
    return Problem(
        file=file,
        field=heading,
        problem=(
            f"the section asks for {section.count} questions,"
            f" but only {there} that may stand together can be proven within its limits"
        ),
        hint="name more families or chapters, or lower its count",
    )
