"""Kinds of question that give a new blueprint too few: left out before it is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bloc_course.cli._blueprint import Wanted
from bloc_course.dataset.query import World
from bloc_course.errors import CallError, DataProblems
from bloc_course.forms.bank import draw_bank
from bloc_course.forms.blueprint import Blueprint, Section
from bloc_course.items.family import Family


def without_unfilled(
    wanted: Wanted, world: World, known: Mapping[str, Family]
) -> tuple[Wanted, list[str]]:
    """What is wanted less the families that cannot fill it, and a line on those left out.

    Raises CallError where a family that was named cannot, or none can.
    """
    asked = wanted.families or tuple(known)
    short = [name for name in asked if not _fills(wanted, world, known[name])]
    if not short:
        return wanted, []
    told = ", ".join(f"{name} {known[name].title}" for name in short)
    where = f"chapters {', '.join(wanted.chapters)}" if wanted.chapters else "the article"
    said = f"too few questions for {wanted.count or 1} of each in {where}: {told}"
    if wanted.families or len(short) == len(asked):
        raise CallError(f"{said}; name other chapters or families, or ask for fewer")
    kept = tuple(name for name in asked if name not in short)
    return replace(wanted, families=kept), [f"left out   {said}"]


def _fills(wanted: Wanted, world: World, family: Family) -> bool:
    count = wanted.count or 1
    section = Section(title=family.title, family=family.id, chapters=wanted.chapters, count=count)
    plan = Blueprint(quiz="new", title="new", sections=(section,), pool=count)
    try:
        # Another secret draws others, and as many.
        draw_bank(world, plan, b"new", known={family.id: family})
    except DataProblems:
        return False
    return True
