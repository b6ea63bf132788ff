"""`bloc-course quiz verify`: make the keys of a quiz again and compare them to the byte."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path

from bloc_course.cli._base import Command, add_data
from bloc_course.cli._class import add_quiz_folder, add_secret, quiz_folder


def _arguments(step: ArgumentParser) -> None:
    add_quiz_folder(step)
    step.add_argument(
        "--blueprint", type=Path, metavar="FILE", help="default: the one kept in the folder"
    )
    step.add_argument("--json", action="store_true", help="print the differences for a machine")
    add_data(step)
    add_secret(step)


def _run(args: Namespace) -> int:
    from bloc_course.dataset.load import load
    from bloc_course.dataset.query import World
    from bloc_course.forms.bank import draw_bank
    from bloc_course.forms.blueprint import read_blueprint
    from bloc_course.forms.keys import read_keys
    from bloc_course.forms.roster import read_roster
    from bloc_course.forms.secret import find_secret
    from bloc_course.forms.verify import kept_blueprint, verify

    folder = quiz_folder(args.quiz)
    keys = read_keys(folder / "keys")
    world = World(load(args.data))
    versions = sorted({key.dataset for key in keys.values()})
    if versions != [world.data.version]:
        if args.json:
            about = {"made_from": versions, "here": world.data.version, "differences": None}
            print(json.dumps({"keys": len(keys), **about}, ensure_ascii=False))
            return 1
        print(f"The keys were made from dataset {', '.join(versions)}; here is")
        print(f"{world.data.version}. They can't be made again from it, and the kept keys govern.")
        print("What of them still proves, and --rekey for what is keyed otherwise now:")
        print(f"bloc-course regrade {folder} ANSWERS")
        return 1
    blueprint = read_blueprint(args.blueprint, world) if args.blueprint else kept_blueprint(folder)
    students = read_roster(folder / "roster.csv")
    drawn = draw_bank(world, blueprint, find_secret(args.secret_file), file=str(folder))
    found = list(verify(drawn, students, folder / "keys"))
    if args.json:
        rows = [{"student": d.student, "file": d.file, "what": d.what} for d in found]
        print(json.dumps({"keys": len(keys), "differences": rows}, ensure_ascii=False))
        return 1 if found else 0
    if not found:
        print(f"all {len(keys)} keys are the same, byte for byte")
        return 0
    other = {d.student for d in found if d.what.startswith("form:")}
    if len(other) == len(students):
        print("no form id agrees: was the quiz built with another secret?")
    for difference in found:
        print(f"{difference.file}: {difference.what}")
    print(f"{len({d.file for d in found})} of {len(keys)} keys differ; the kept keys govern")
    return 1


STEP = Command(
    name="verify",
    help="make all keys again and compare them with those kept",
    description="Make every key of a quiz again from the blueprint, the data and the secret, and "
    "say what differs from the keys that are kept. It can be done at the same version of the "
    "data only; the kept keys govern in any case.",
    examples=(
        "bloc-course quiz verify _build/quizzes/midterm",
        "bloc-course quiz verify _build/quizzes/midterm --json",
    ),
    add_arguments=_arguments,
    run=_run,
)
