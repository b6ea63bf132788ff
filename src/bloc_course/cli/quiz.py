"""`bloc-course quiz`: write a blueprint, build a class's forms and keys, preview a form."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from bloc_course.cli import _booklet
from bloc_course.cli._base import Command, add_data
from bloc_course.cli._class import add_secret, progress
from bloc_course.errors import CallError

if TYPE_CHECKING:
    from bloc_course.forms.bank import Bank
    from bloc_course.forms.form import Form, Key
    from bloc_course.forms.roster import Student

FORMATS = "json,web-page,notebook"


def add_arguments(parser: ArgumentParser) -> None:
    """The steps, each with its own arguments."""
    steps = parser.add_subparsers(title="steps", metavar="STEP", required=True)
    for step in STEPS:
        step.register(steps)


def _new_arguments(step: ArgumentParser) -> None:
    step.add_argument("file", type=Path, metavar="FILE", help="where to write it (.yaml)")
    step.add_argument("--title", default="", help="the quiz's title")
    step.add_argument("--chapters", default="", metavar="IDS", help="chapters, with commas")
    step.add_argument("--families", default="", metavar="IDS", help="families, with commas")
    step.add_argument("--count", type=int, help="questions of each family")
    step.add_argument("--yes", action="store_true", help="ask nothing, take what is given")
    add_data(step)


def _build_arguments(step: ArgumentParser) -> None:
    step.add_argument("blueprint", type=Path, metavar="BLUEPRINT")
    step.add_argument("--roster", type=Path, required=True, metavar="CSV", help="id, name, email")
    step.add_argument("--out", type=Path, metavar="DIR", help="default: _build/quizzes/<quiz>")
    step.add_argument("--formats", default=FORMATS, metavar="NAMES", help=f"default: {FORMATS}")
    step.add_argument(
        "--overwrite", action="store_true", help="write over an issue with other keys"
    )
    step.add_argument("--json", action="store_true", help="print what was written for a machine")
    add_data(step)
    add_secret(step)


def _preview_arguments(step: ArgumentParser) -> None:
    step.add_argument("blueprint", type=Path, metavar="BLUEPRINT")
    step.add_argument("--roster", type=Path, metavar="CSV", help="take a student from this class")
    step.add_argument("--student", default="", metavar="ID", help="whose form (default: the first)")
    step.add_argument("--html", type=Path, metavar="FILE", help="write the web page instead")
    step.add_argument("--key", action="store_true", help="print the answers too (not with --html)")
    add_data(step)
    add_secret(step)


def _new(args: Namespace) -> int:
    from bloc_course.cli._blueprint import ask, blueprint_text, choices
    from bloc_course.dataset.load import load
    from bloc_course.dataset.query import World
    from bloc_course.forms.blueprint import parse_blueprint
    from bloc_course.items.family import families

    if args.file.exists():
        raise CallError(f"{args.file} is there already; name another file")
    world, known = World(load(args.data)), families()
    wanted = choices(args, known, world.data.chapters)
    if not args.yes:
        if not sys.stdin.isatty():
            raise CallError("nobody is there to ask; give --title, --families … and --yes")
        try:
            wanted = ask(wanted, known, world.data.chapters)
        except EOFError:
            raise CallError("the answers to the questions break off; nothing was written") from None
    text = blueprint_text(wanted, args.file.stem, known, world.data.chapters)
    parse_blueprint(text, str(args.file), world)
    args.file.parent.mkdir(parents=True, exist_ok=True)
    args.file.write_text(text, encoding="utf-8")
    print(f"blueprint  {args.file}")
    print(f"next       bloc-course quiz preview {args.file}")
    return 0


def _build(args: Namespace) -> int:
    from bloc_course.formats import issue, named
    from bloc_course.forms.roster import read_roster

    formats = named(args.formats)
    students = read_roster(args.roster)
    bank = _bank(args, students)
    folder = args.out or Path("_build/quizzes") / bank.blueprint.quiz
    issued = issue(
        bank,
        students,
        folder,
        formats,
        watch=lambda all_: progress(all_, "forms"),
        overwrite=args.overwrite,
    )
    if args.json:
        forms = [
            {"student": form.student, "form": form.form, "check": form.check} for form in issued
        ]
        print(json.dumps({"quiz": bank.blueprint.quiz, "folder": str(folder), "forms": forms}))
        return 0
    count, points = bank.blueprint.count, bank.blueprint.out_of
    print(
        f"{len(issued)} forms of {count} questions, {points} points, from {len(bank.items)} items"
    )
    print(f"give out   {folder / 'forms'}")
    print(f"keep       {folder / 'keys'}")
    print(f"read       {folder / 'instructor.md'}")
    return 0


def _preview(args: Namespace) -> int:
    from bloc_course.forms.assemble import assemble

    if args.html and args.key:
        raise CallError("--html shows what a student gets, without answers; leave out --key")
    students = _somebody(args)
    bank = _bank(args, students)
    found = [student for student in students if args.student in {"", student.id}]
    if not found:
        raise CallError(f"no student {args.student!r} in {args.roster}")
    form, key = assemble(bank, found[0])
    if args.html:
        from bloc_course.formats import named

        (page,) = named("web-page")
        args.html.write_bytes(page.file(form, key))
        print(f"preview  {args.html}")
    else:
        _print(form, key if args.key else None)
    return 0


def _somebody(args: Namespace) -> tuple[Student, ...]:
    from bloc_course.forms.roster import Student, read_roster

    if args.roster:
        return read_roster(args.roster)
    return (Student(args.student or "preview", "Preview", group="preview"),)


def _bank(args: Namespace, students: tuple[Student, ...]) -> Bank:
    from bloc_course.dataset.load import load
    from bloc_course.dataset.query import World
    from bloc_course.forms.bank import draw_bank
    from bloc_course.forms.blueprint import read_blueprint
    from bloc_course.forms.secret import find_secret, guard

    world = World(load(args.data))
    blueprint = read_blueprint(args.blueprint, world)
    secret = find_secret(args.secret_file)
    guard(secret, students)
    return draw_bank(world, blueprint, secret, file=str(args.blueprint))


def _print(form: Form, key: Key | None) -> None:
    from bloc_course.items.feedback import explain
    from bloc_course.items.processing import process

    print(f"{form.title}\n{form.intro}\n" if form.intro else f"{form.title}\n")
    for number, question in enumerate(form.questions, 1):
        print(f"{number}. [{question.points}] {question.stem}")
        for part in question.parts:
            print(f"{part.prompt}\n" if part.prompt else "", end="")
            print(part.interaction.as_text())
        if key is not None:
            entry = key.entries[number - 1]
            lines = explain(entry.parts, entry.feedback, process(entry.parts, None))
            print("\n".join(f"   {line.text}" for line in lines[1:]))
            print(f"   ({entry.item})")
        print()
    print(f"form {form.form}, check {form.check}")


STEPS = (
    Command(
        name="new",
        help="write a commented blueprint",
        description="Write a blueprint; what the options leave open is asked for.",
        examples=(
            "bloc-course quiz new quizzes/week-3.yaml",
            "bloc-course quiz new q.yaml --yes --title 'Week 3' --families C1,C3 --count 2",
        ),
        add_arguments=_new_arguments,
        run=_new,
    ),
    Command(
        name="build",
        help="write a form and a key for every student",
        description="Write the forms to give out and the keys to keep. Nothing is written unless "
        "every form can be filled.",
        examples=(
            "bloc-course quiz build quizzes/midterm.yaml --roster class.csv",
            "bloc-course quiz build q.yaml --roster class.csv --formats web-page --out out/q",
        ),
        add_arguments=_build_arguments,
        run=_build,
    ),
    Command(
        name="preview",
        help="show one form as text or as a page",
        description="Show the form of one student, or of nobody in particular.",
        examples=(
            "bloc-course quiz preview quizzes/midterm.yaml",
            "bloc-course quiz preview quizzes/midterm.yaml --key",
            "bloc-course quiz preview quizzes/midterm.yaml --html preview.html",
        ),
        add_arguments=_preview_arguments,
        run=_preview,
    ),
    _booklet.STEP,
)
SPEC = Command(
    name="quiz",
    help="write a blueprint, build forms and keys, preview a form",
    description="Quizzes: `new` writes a blueprint, `preview` shows a form, `build` writes a form "
    "and a key for every student of a class, `booklet` the keys for marking on paper.",
    examples=(
        "bloc-course quiz new quizzes/week-3.yaml",
        "bloc-course quiz preview quizzes/midterm.yaml",
        "bloc-course quiz build quizzes/midterm.yaml --roster class.csv",
    ),
    add_arguments=add_arguments,
    run=lambda _args: 2,
)
