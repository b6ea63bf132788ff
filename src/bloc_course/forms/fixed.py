"""The items that a blueprint asks of everybody, found by their ids or built from their seeds."""

from __future__ import annotations

from itertools import chain, islice

from msgspec.structs import replace

from bloc_course.dataset.query import World
from bloc_course.draw import Rank
from bloc_course.errors import Problem
from bloc_course.forms.blueprint import Blueprint, Fixed, Section
from bloc_course.forms.source import Source
from bloc_course.forms.sources import Drawing
from bloc_course.items.family import Family, Scope, Seed
from bloc_course.items.item import Item, enemies, item_id
from bloc_course.items.proof import Refusal

# A family of sets has more seeds than anybody could look through.
LOOKED_AT = 5000
EVERYWHERE = Scope()
WRITTEN_OUT = "write it out as {family: …, seed: […]}, as `bloc-course items --json` prints them"


def fixed_items(
    drawing: Drawing, blueprint: Blueprint, source: Source
) -> tuple[list[list[Item]], list[Problem]]:
    """The fixed items of each section, and what is wrong with any of them."""
    found: list[list[Item]] = []
    problems: list[Problem] = []
    for i, section in enumerate(blueprint.sections):
        items: list[Item] = []
        for j, name in enumerate(section.items):
            at = ("sections", i, "items", j)
            made = _made(drawing, name, section, blueprint.heading(i))
            what = name if isinstance(name, str) else item_id(name.family, *name.seed)
            if isinstance(made, Item):
                other = next((o for o in chain(*found, items) if enemies(made, o)), None)
                if other is not None:
                    problem = f"it and {other.id} answer one another"
                    problems.append(source.problem(at, problem, found=what))
                items.append(made)
            elif isinstance(made, Refusal):
                problem = f"can't be asked ({made.obligation}): {made.because}"
                problems.append(source.problem(at, problem, found=what))
            else:
                problem = "no such item was found in the data"
                problems.append(source.problem(at, problem, found=what, hint=WRITTEN_OUT))
        found.append(items)
    return found, problems


def seed_of(
    world: World, family: Family, name: str, rank: Rank, scope: Scope = EVERYWHERE
) -> Seed | None:
    """The seed whose hash is the item id `name`, where it is among the first of the family."""
    # As a section draws them first: that is where a preview has shown the item.
    drawn = islice(family.seeds(world, rank, scope), LOOKED_AT)
    seeds = chain(drawn, family.candidates(world))
    return next((seed for seed in seeds if item_id(family.id, *seed) == name), None)


def _made(
    drawing: Drawing, name: str | Fixed, section: Section, heading: str
) -> Item | Refusal | None:
    if isinstance(name, Fixed):
        return rebuilt(drawing.world, drawing.known[name.family], name.seed)
    head = name.partition("-")[0]
    family = next(family for family in drawing.known.values() if family.id.lower() == head)
    scope = Scope(chapters=section.chapter_ids, path=section.path)
    seed = seed_of(drawing.world, family, name, drawing.rank(heading, family), scope)
    return None if seed is None else rebuilt(drawing.world, family, seed)


def rebuilt(world: World, family: Family, seed: Seed) -> Item | Refusal | None:
    """The item of a seed as the data have it now, why it is refused, or None.

    None is for a seed that names what the data do not have: families trust the seeds they draw.
    """
    try:
        made = family.build(world, seed)
    except (LookupError, ValueError, TypeError, AttributeError, StopIteration):
        return None
    return replace(made, seed=seed) if isinstance(made, Item) else made
