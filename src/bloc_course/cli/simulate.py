"""`bloc-course simulate`: a class that is not there hands in answers to a quiz."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path

from bloc_course.cli._base import Command
from bloc_course.cli._class import add_quiz_folder, quiz_folder


def add_arguments(parser: ArgumentParser) -> None:
    """The command's arguments."""
    add_quiz_folder(parser)
    parser.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        help="default: QUIZ/simulated (answers/, manifest.json, parameters.csv)",
    )
    parser.add_argument("--seed", default="1932", help="any text; the same seed, the same class")
    parser.add_argument("--json", action="store_true", help="print what was written for a machine")


def run(args: Namespace) -> int:
    """Write the answers and the manifest."""
    from bloc_course.forms.keys import read_keys
    from bloc_course.forms.roster import read_roster
    from bloc_course.submissions.simulate import ROLES, simulate
    from bloc_course.submissions.simulated_files import write_class

    folder = quiz_folder(args.quiz)
    by_student = {key.student: key for key in read_keys(folder / "keys").values()}
    keys = [by_student[s.id] for s in read_roster(folder / "roster.csv") if s.id in by_student]
    out = args.out or folder / "simulated"

    def notebook(slug: str) -> bytes | None:
        path = folder / "forms" / f"{slug}.ipynb"
        return path.read_bytes() if path.is_file() else None

    class_ = simulate(keys, args.seed)
    answers = write_class(class_, args.seed, out, notebook)
    if args.json:
        names = {"manifest": "manifest.json", "parameters": "parameters.csv"}
        files = {what: str(out / name) for what, name in names.items()}
        print(json.dumps({"answers": str(answers)} | files))
        return 0
    special = [one.role for one in class_ if one.role in ROLES]
    print(f"{len(class_)} students, seed {args.seed}; among them: {', '.join(sorted(special))}")
    print(f"answers   {answers}")
    print(f"manifest  {out / 'manifest.json'}")
    print(f"items     {out / 'parameters.csv'}")
    return 0


SPEC = Command(
    name="simulate",
    help="answer a quiz as an invented class would",
    description="Write the answers of an invented class to a quiz that was built, in all the kinds "
    "of file that can be handed in, with each student's ability (manifest.json) and each item's "
    "difficulty and discrimination (parameters.csv), so that the statistics can be tried on what "
    "is known. All follows from the seed alone; the model stands in "
    "bloc_course/submissions/simulate.py.",
    examples=(
        "bloc-course simulate _build/quizzes/midterm",
        "bloc-course simulate _build/quizzes/midterm --seed 7 --out trial",
        "bloc-course simulate _build/quizzes/midterm --json",
    ),
    add_arguments=add_arguments,
    run=run,
)
