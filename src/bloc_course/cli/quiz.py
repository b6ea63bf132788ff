"""`bloc-course quiz`: write a blueprint, build a class's forms and keys, preview a form."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path

from bloc_course.cli import _booklet, _quiz_new, _quiz_preview, _quiz_verify
from bloc_course.cli._base import Command
from bloc_course.cli._class import progress
from bloc_course.cli._quiz_bank import add_bank

FORMATS = "json,web-page,notebook"


def add_arguments(parser: ArgumentParser) -> None:
    """The steps, each with its own arguments."""
    steps = parser.add_subparsers(title="steps", metavar="STEP", required=True)
    for step in STEPS:
        step.register(steps)


def _build_arguments(step: ArgumentParser) -> None:
    step.add_argument("--roster", type=Path, required=True, metavar="CSV", help="id, name, email")
    step.add_argument("--out", type=Path, metavar="DIR", help="default: _build/quizzes/<quiz>")
    step.add_argument("--formats", default=FORMATS, metavar="NAMES", help=f"default: {FORMATS}")
    step.add_argument(
        "--overwrite", action="store_true", help="write over an issue with other keys"
    )
    step.add_argument("--json", action="store_true", help="print what was written for a machine")
    add_bank(step)


def _build(args: Namespace) -> int:
    from bloc_course.api.build import build

    issued = build(
        args.blueprint,
        args.roster,
        args.out,
        formats=args.formats,
        accommodations=args.accommodations,
        secret_file=args.secret_file,
        data=args.data,
        overwrite=args.overwrite,
        watch=lambda all_: progress(all_, "forms"),
    )
    folder, blueprint = issued.folder, issued.blueprint
    if args.json:
        forms = [
            {"student": form.student, "form": form.form, "check": form.check}
            for form in issued.forms
        ]
        told = {"quiz": blueprint.quiz, "folder": str(folder), "roster": issued.notes}
        print(json.dumps({**told, "forms": forms}, ensure_ascii=False))
        return 0
    count, points = blueprint.count, blueprint.out_of
    print(
        f"{len(issued.forms)} forms of {count} questions, {points} points,"
        f" from {issued.items} items"
    )
    for note in issued.notes:
        print(f"roster     {note}")
    print(f"give out   {folder / 'forms'}")
    print(f"keep       {folder / 'keys'}")
    print(f"read       {folder / 'instructor.md'}")
    return 0


BUILD = Command(
    name="build",
    help="write a form and a key for every student",
    description="Write the forms to give out and the keys to keep. Nothing is written unless "
    "every form can be filled.",
    examples=(
        "bloc-course quiz build quizzes/midterm.yaml --roster class.csv",
        "bloc-course quiz build q.yaml --roster class.csv --formats web-page --out out/q",
        "bloc-course quiz build q.yaml --roster class.csv --accommodations aids.csv",
    ),
    add_arguments=_build_arguments,
    run=_build,
)
STEPS = (
    _quiz_new.NEW,
    _quiz_new.SCHEMA,
    BUILD,
    _quiz_preview.STEP,
    _quiz_verify.STEP,
    _booklet.STEP,
)
SPEC = Command(
    name="quiz",
    help="write a blueprint, build forms and keys, preview a form",
    description="Quizzes: `new` writes a blueprint, `preview` shows a form, `build` writes a form "
    "and a key for every student of a class, `verify` makes the keys again, `booklet` the keys "
    "for marking on paper, `schema` what editors check blueprints by.",
    examples=(
        "bloc-course quiz new quizzes/week-3.yaml",
        "bloc-course quiz preview quizzes/midterm.yaml",
        "bloc-course quiz build quizzes/midterm.yaml --roster class.csv",
    ),
    add_arguments=add_arguments,
    run=lambda _args: 2,
)
