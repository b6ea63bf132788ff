"""`bloc-course families`: what kinds of questions there are, and how many of each can be proven."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace

from bloc_course.cli._base import Command, add_data
from bloc_course.errors import CallError, choose


def add_arguments(parser: ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("ids", nargs="*", metavar="ID", help="families such as C1 (default: all)")
    parser.add_argument("--json", action="store_true", help="print a list of objects")
    add_data(parser)


def run(args: Namespace) -> int:
    """Print a line a family, and under it what a larger yield would need."""
    from bloc_course.dataset.load import load
    from bloc_course.dataset.query import World
    from bloc_course.items.family import families

    known = families()
    for name in args.ids:
        if name.upper() not in known:
            raise CallError(f"no family {name!r}; {choose(name, known)}")
    chosen = [known[name.upper()] for name in args.ids] or list(known.values())
    world = World(load(args.data))
    rows = [
        {
            "id": family.id,
            "title": family.title,
            "skill": family.skill,
            "interaction": family.interaction,
            "level": family.level,
            "obligations": list(family.obligations),
            "yield": family.count(world),
            "lacks": family.lacks,
        }
        for family in chosen
    ]
    if args.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return 0
    for row in rows:
        kind = f"{row['skill']}, {row['level']}; {row['interaction']}"
        print(f"{row['id']:4}{row['yield']:>7}  {row['title']} ({kind})")
        if row["lacks"]:
            print(f"{'':13}lacks {row['lacks']}")
    return 0


SPEC = Command(
    name="families",
    help="list the families of questions and their yield",
    description="List every family of items with its skill, level, interaction, the number of "
    "items that can be proven from the dataset, and what the article would have to give for more.",
    examples=("bloc-course families", "bloc-course families C1 K1", "bloc-course families --json"),
    add_arguments=add_arguments,
    run=run,
)
