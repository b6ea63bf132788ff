"""`bloc-course quiz new` and `quiz schema`: write a blueprint, and what an editor checks it by."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from bloc_course.cli._base import Command, add_data
from bloc_course.errors import CallError


def _new_arguments(step: ArgumentParser) -> None:
    step.add_argument("file", type=Path, metavar="FILE", help="where to write it (.yaml)")
    step.add_argument("--title", default="", help="the quiz's title")
    step.add_argument("--chapters", default="", metavar="IDS", help="chapters, with commas")
    step.add_argument("--families", default="", metavar="IDS", help="families, with commas")
    step.add_argument("--count", type=int, help="questions of each family")
    step.add_argument("--pool", type=int, help="items that a section draws from (default: 12)")
    step.add_argument(
        "--class-size", type=int, metavar="N", help="says how many answers each item will get"
    )
    step.add_argument("--yes", action="store_true", help="ask nothing, take what is given")
    step.add_argument("--json", action="store_true", help="print what was written for a machine")
    add_data(step)


def _new(args: Namespace) -> int:
    from bloc_course.cli._blueprint import CLASS_SIZE, ask, blueprint_text, choices
    from bloc_course.cli._unfilled import without_unfilled
    from bloc_course.dataset.load import load
    from bloc_course.dataset.query import World
    from bloc_course.forms.blueprint import parse_blueprint
    from bloc_course.forms.expected import expected_lines
    from bloc_course.items.family import families

    if args.file.exists():
        raise CallError(f"{args.file} is there already; name another file")
    world, known = World(load(args.data)), families()
    wanted = choices(args, known, world.data.chapters)
    if not args.yes:
        if not sys.stdin.isatty():
            raise CallError("nobody is there to ask; give --title, --families … and --yes")
        try:
            wanted = ask(wanted, known, world.data.chapters.values())
        except EOFError:
            raise CallError("the answers to the questions break off; nothing was written") from None
    wanted, said = without_unfilled(wanted, world, known)
    text = blueprint_text(wanted, args.file.stem, known, world.data.chapters)
    blueprint = parse_blueprint(text, str(args.file), world)
    args.file.parent.mkdir(parents=True, exist_ok=True)
    args.file.write_text(text, encoding="utf-8")
    expected = list(expected_lines(blueprint, wanted.students or CLASS_SIZE))
    if args.json:
        print(json.dumps({"blueprint": str(args.file), "expected": expected}, ensure_ascii=False))
        return 0
    print("\n".join([*expected, *said]))
    print(f"blueprint  {args.file} ({blueprint.count} question{'s' * (blueprint.count != 1)})")
    print(f"next       bloc-course quiz preview {args.file}")
    return 0


def _schema_arguments(step: ArgumentParser) -> None:
    step.add_argument("--out", type=Path, metavar="FILE", help="default: standard output")


def _schema(args: Namespace) -> int:
    from bloc_course.forms.schema import schema
    from bloc_course.items.family import families

    content = schema(families())
    if args.out is None:
        sys.stdout.write(content.decode())
        return 0
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_bytes(content)
    print(args.out)
    return 0


NEW = Command(
    name="new",
    help="write a commented blueprint",
    description="Write a blueprint with a word on every option; what is left open is asked for. "
    "Says how many answers each item will get from a class.",
    examples=(
        "bloc-course quiz new quizzes/week-3.yaml",
        "bloc-course quiz new q.yaml --yes --title 'Week 3' --families C1,C3 --count 2",
        "bloc-course quiz new q.yaml --yes --families C1 --class-size 120 --pool 8",
    ),
    add_arguments=_new_arguments,
    run=_new,
)
SCHEMA = Command(
    name="schema",
    help="write the JSON Schema of blueprints for editors",
    description="Write the schema that an editor checks and explains blueprints by. It belongs "
    "beside them: their first line names it.",
    examples=(
        "bloc-course quiz schema",
        "bloc-course quiz schema --out quizzes/blueprint.schema.json",
    ),
    add_arguments=_schema_arguments,
    run=_schema,
)
