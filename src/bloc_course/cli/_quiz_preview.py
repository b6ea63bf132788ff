"""`bloc-course quiz preview`: a form as a student sees it; `--replace` swaps one of its items."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from bloc_course.cli._base import Command
from bloc_course.cli._quiz_bank import add_bank, bank
from bloc_course.errors import CallError

if TYPE_CHECKING:
    from bloc_course.forms.form import Form, Key
    from bloc_course.forms.roster import Student

REASON = "replaced in the preview"


def _arguments(step: ArgumentParser) -> None:
    step.add_argument("--roster", type=Path, metavar="CSV", help="take a student from this class")
    step.add_argument("--student", default="", metavar="ID", help="whose form (default: the first)")
    step.add_argument("--html", type=Path, metavar="FILE", help="write the web page instead")
    step.add_argument("--key", action="store_true", help="print the answers too (not with --html)")
    step.add_argument(
        "--replace", type=int, metavar="N", help="swap the item of question N for all students"
    )
    step.add_argument("--json", action="store_true", help="print form (and key) for a machine")
    step.add_argument("--reason", default=REASON, help="why, for the line in the blueprint")
    add_bank(step)


def _run(args: Namespace) -> int:
    from bloc_course.forms.assemble import assemble

    if args.html and args.key:
        raise CallError("--html shows what a student gets, without answers; leave out --key")
    if args.json and (args.html or args.replace is not None):
        raise CallError("--json prints the form; leave out --html and --replace")
    students = _somebody(args)
    drawn = bank(args, students)
    found = [student for student in students if args.student in {"", student.id}]
    if not found:
        raise CallError(f"no student {args.student!r} in {args.roster}")
    form, key = assemble(drawn, found[0])
    if args.replace is not None:
        form, key = _replace(args, students, found[0], key)
    if args.json:
        _print_json(form, key if args.key else None)
    elif args.html:
        from bloc_course.formats import named

        (page,) = named("web-page")
        args.html.write_bytes(page.file(form, key))
        print(f"preview  {args.html}")
    elif args.replace is None:
        _print(form, key if args.key else None)
    return 0


def _somebody(args: Namespace) -> tuple[Student, ...]:
    from bloc_course.forms.roster import Student, read_roster

    if args.roster:
        return read_roster(args.roster)
    return (Student(args.student or "preview", "Preview", group="preview"),)


def _replace(
    args: Namespace, students: tuple[Student, ...], student: Student, key: Key
) -> tuple[Form, Key]:
    """Put a line into the blueprint, once the quiz can be drawn with it, and show what comes."""
    from bloc_course.forms.assemble import assemble
    from bloc_course.forms.encodings import decode
    from bloc_course.forms.replacing import with_replaced

    count = len(key.entries)
    if not 1 <= args.replace <= count:
        raise CallError(f"--replace {args.replace}: the form has the questions 1 to {count}")
    old = key.entries[args.replace - 1].item
    text = with_replaced(decode(args.blueprint.read_bytes()), old, args.reason, str(args.blueprint))
    form, fresh = assemble(bank(args, students, text), student)
    args.blueprint.write_bytes(text.encode())
    print(f"replaced  {old}, a line in {args.blueprint}")
    before = {entry.item for entry in key.entries}
    for number, entry in enumerate(fresh.entries, 1):
        if entry.item not in before:
            print(f"now       {entry.item}\n")
            _print_question(form, number, fresh if args.key else None)
    return form, fresh


def _print_json(form: Form, key: Key | None) -> None:
    import msgspec

    told = {"form": form} if key is None else {"form": form, "key": key}
    print(msgspec.json.encode(told).decode())


def _print(form: Form, key: Key | None) -> None:
    print(f"{form.title}\n{form.intro}\n" if form.intro else f"{form.title}\n")
    for number in range(1, len(form.questions) + 1):
        _print_question(form, number, key)
    print(f"form {form.form}, check {form.check}")


def _print_question(form: Form, number: int, key: Key | None) -> None:
    from bloc_course.items.feedback import explain
    from bloc_course.items.processing import process

    question = form.questions[number - 1]
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


STEP = Command(
    name="preview",
    help="show one form as text or as a page",
    description="Show the form of one student, or of nobody in particular. --replace swaps an "
    "item for whoever would get it and keeps that as a line in the blueprint.",
    examples=(
        "bloc-course quiz preview quizzes/midterm.yaml",
        "bloc-course quiz preview quizzes/midterm.yaml --key",
        "bloc-course quiz preview quizzes/midterm.yaml --html preview.html",
        "bloc-course quiz preview quizzes/midterm.yaml --json",
        "bloc-course quiz preview q.yaml --replace 3 --reason 'two answers can be defended'",
    ),
    add_arguments=_arguments,
    run=_run,
)
