"""`bloc-course quiz booklet`: the keys of a class as one PDF for who marks on paper."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path

from bloc_course.cli._base import Command
from bloc_course.cli._class import add_quiz_folder, quiz_folder
from bloc_course.errors import CallError, choose


def add_arguments(step: ArgumentParser) -> None:
    """The quiz's folder, whose keys, which paper."""
    add_quiz_folder(step)
    step.add_argument("--student", default="", metavar="ID", help="one student's key only")
    step.add_argument(
        "--paper", choices=("a4", "us-letter"), default="a4", help="the sheet (default: a4)"
    )
    step.add_argument("--out", type=Path, metavar="FILE", help="default: QUIZ/keys/booklet.pdf")
    step.add_argument("--json", action="store_true", help="print what was written for a machine")


def run(args: Namespace) -> int:
    """Write the booklet; exit code 0."""
    from bloc_course.formats.paper._booklet import booklet
    from bloc_course.formats.paper._layout import Layout
    from bloc_course.forms.keys import read_keys
    from bloc_course.forms.private import write_private

    folder = quiz_folder(args.quiz) / "keys"
    keys = sorted(read_keys(folder).values(), key=lambda key: key.student)
    if args.student:
        students = [key.student for key in keys]
        keys = [key for key in keys if key.student == args.student]
        if not keys:
            raise CallError(f"no key of student {args.student!r}; {choose(args.student, students)}")
    out = args.out or folder / (f"{_name(args.student)}.pdf" if args.student else "booklet.pdf")
    out.parent.mkdir(parents=True, exist_ok=True)
    write_private(out, booklet(keys, Layout(paper=args.paper)))
    if args.json:
        print(json.dumps({"keys": len(keys), "booklet": str(out)}))
        return 0
    print(f"{len(keys)} {'key' if len(keys) == 1 else 'keys'}")
    print(f"keep       {out}")
    return 0


def _name(student: str) -> str:
    from bloc_course.forms.roster import Student

    return f"booklet-{Student(student, '').slug}"


STEP = Command(
    name="booklet",
    help="write the keys as a booklet for marking on paper",
    description="Write one PDF with every form id and, for each form, the key in words, its "
    "evidence, the rubrics of written answers and the points. Only you may read it.",
    examples=(
        "bloc-course quiz booklet _build/quizzes/midterm",
        "bloc-course quiz booklet _build/quizzes/midterm --student s07 --paper us-letter",
    ),
    add_arguments=add_arguments,
    run=run,
)
