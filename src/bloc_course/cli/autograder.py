"""`bloc-course autograder`: what other programs need to grade a quiz by themselves."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from pathlib import Path

from bloc_course.cli._base import Command
from bloc_course.cli._class import add_quiz_folder, quiz_folder

SHOW = ("after_due_date", "after_published", "visible")
SHOW_AT_PUSH = ("received", "points", "feedback")


def add_arguments(parser: ArgumentParser) -> None:
    """The platforms, each with its own arguments."""
    steps = parser.add_subparsers(title="platforms", metavar="PLATFORM", required=True)
    for step in STEPS:
        step.register(steps)


def _add_out(step: ArgumentParser, name: str) -> None:
    add_quiz_folder(step)
    step.add_argument(
        "--out", type=Path, metavar="PATH", help=f"default: QUIZ/autograder/{name}, kept out of git"
    )
    step.add_argument("--json", action="store_true", help="print what was written for a machine")


def _out(args: Namespace, name: str) -> Path:
    """Where to write; the default lies in a folder that only its owner may enter."""
    if args.out:
        return Path(args.out)
    from bloc_course.forms.private import private_folder

    home = private_folder(args.quiz / "autograder")
    (home / ".gitignore").write_text("*\n", encoding="utf-8")
    return home / name


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    from bloc_course.forms.private import private_folder, write_private

    private_folder(folder)
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_private(path, data)


def _say(args: Namespace, written: Mapping[str, Path], hints: tuple[str, ...]) -> int:
    """Tell what was written and what to do with it."""
    from bloc_course.grading.decided import DECISIONS

    if args.json:
        print(json.dumps({name: str(path) for name, path in written.items()}))
        return 0
    for name, path in written.items():
        print(f"{name:10} {path}")
    for hint in hints:
        print(f"{'next':10} {hint}")
    if "notebook" in written and (args.quiz / DECISIONS).is_file():
        print(f"! {DECISIONS} is not carried over: there the points are those of the keys")
    return 0


def _gradescope_arguments(step: ArgumentParser) -> None:
    _add_out(step, "gradescope.zip")
    step.add_argument(
        "--show",
        choices=SHOW,
        default=SHOW[0],
        help="when students see marks and feedback (default: after_due_date)",
    )


def _gradescope(args: Namespace) -> int:
    from bloc_course.autograder.gradescope import gradescope_zip
    from bloc_course.forms.private import write_private

    data = gradescope_zip(quiz_folder(args.quiz), args.show)
    out = _out(args, "gradescope.zip")
    out.parent.mkdir(parents=True, exist_ok=True)
    write_private(out, data)
    hint = "upload it as the autograder of a programming assignment; it holds the keys"
    return _say(args, {"zip": out}, (hint,))


def _github_arguments(step: ArgumentParser) -> None:
    _add_out(step, "github")
    step.add_argument(
        "--keys-repository",
        required=True,
        metavar="OWNER/NAME",
        help="the private repository for the keys, which no student can read",
    )
    step.add_argument(
        "--prefix", default="", help="how names of students' repositories begin (default: the quiz)"
    )
    step.add_argument("--branch", default="main", help="the branch they push to (default: main)")
    step.add_argument(
        "--show",
        choices=SHOW_AT_PUSH,
        default="points",
        help="what a push tells the student: that it came, points too, or all (default: points)",
    )


def _github(args: Namespace) -> int:
    from bloc_course.autograder.github import Places, github_files

    places = Places(keys=args.keys_repository, prefix=args.prefix, branch=args.branch)
    files = github_files(quiz_folder(args.quiz), places, args.show)
    out = _out(args, "github")
    _write(out, files)
    written = {"private": out / "keys", "classroom": out / "classroom"}
    return _say(args, written, (f"read {out / 'keys' / 'README.md'}",))


def _notebook_arguments(step: ArgumentParser, name: str) -> None:
    _add_out(step, name)
    step.add_argument(
        "--student", default="", metavar="ID", help="whose form all get, where forms differ"
    )


def _nbgrader(args: Namespace) -> int:
    from bloc_course.autograder.nbgrader import nbgrader_notebook
    from bloc_course.autograder.single import single_form
    from bloc_course.autograder.wheel import NAME, wheel_bytes

    form, key = single_form(quiz_folder(args.quiz), args.student)
    out = _out(args, "nbgrader")
    name = f"source/{form.quiz}/{form.quiz}.ipynb"
    _write(out, {name: nbgrader_notebook(form, key), NAME: wheel_bytes()})
    hints = (
        f"copy {name} into the course and run: nbgrader generate_assignment {form.quiz}",
        f"install the package where nbgrader autograde runs: pip install {out / NAME}",
    )
    return _say(args, {"notebook": out / name, "package": out / NAME}, hints)


def _otter(args: Namespace) -> int:
    from bloc_course.autograder.otter import otter_files
    from bloc_course.autograder.single import single_form
    from bloc_course.autograder.wheel import NAME

    form, key = single_form(quiz_folder(args.quiz), args.student)
    out = _out(args, "otter")
    _write(out, otter_files(form, key))
    hints = (
        f"install the package beside Otter: pip install {out / NAME}",
        f"cd {out} && otter assign {form.quiz}.ipynb dist",
        "give out dist/student; upload dist/autograder/*-autograder_*.zip, which holds the key",
    )
    return _say(args, {"notebook": out / f"{form.quiz}.ipynb", "package": out / NAME}, hints)


STEPS = (
    Command(
        name="gradescope",
        help="the zip that Gradescope makes a grading container from",
        description="Write the zip for a programming assignment of Gradescope: what a student "
        "uploads (answers.json or the notebook) is graded by the kept keys and comes back with "
        "our feedback. Every student may have a form of their own.",
        examples=(
            "bloc-course autograder gradescope _build/quizzes/midterm",
            "bloc-course autograder gradescope _build/quizzes/midterm --show after_published",
        ),
        add_arguments=_gradescope_arguments,
        run=_gradescope,
    ),
    Command(
        name="github",
        help="a workflow for a classroom, and the private repository of its keys",
        description="Write two folders: `keys`, for a private repository that can grade the "
        "whole class by itself, and `classroom`, for the repository that students' are made "
        "from, with a workflow that grades an answers.json when it is pushed. The keys stand in "
        "the private repository alone.",
        examples=(
            "bloc-course autograder github QUIZ --keys-repository history-12/midterm-keys",
            "bloc-course autograder github QUIZ --keys-repository a/b --show received --out gh",
        ),
        add_arguments=_github_arguments,
        run=_github,
    ),
    Command(
        name="nbgrader",
        help="a source notebook for nbgrader",
        description="Write a source notebook whose points in nbgrader are ours. The key stands "
        "in hidden tests, which nbgrader takes out of what it releases. All students get the "
        "same form.",
        examples=(
            "bloc-course autograder nbgrader _build/quizzes/week-3",
            "bloc-course autograder nbgrader _build/quizzes/midterm --student s01 --out course",
        ),
        add_arguments=lambda step: _notebook_arguments(step, "nbgrader"),
        run=_nbgrader,
    ),
    Command(
        name="otter",
        help="a source notebook for Otter-Grader",
        description="Write what `otter assign` makes a student's notebook and an autograder "
        "from, with a plugin that gives our points and runs nothing that a student wrote. All "
        "students get the same form.",
        examples=(
            "bloc-course autograder otter _build/quizzes/week-3",
            "bloc-course autograder otter _build/quizzes/midterm --student s01",
        ),
        add_arguments=lambda step: _notebook_arguments(step, "otter"),
        run=_otter,
    ),
)
SPEC = Command(
    name="autograder",
    help="grade on Gradescope, GitHub, nbgrader or Otter",
    description="Write what another program needs to grade a quiz that `quiz build` wrote, by "
    "the same keys and rules. No file that a student gets holds a key; docs/automatic-use.md "
    "says for each what protects it and what does not.",
    examples=(
        "bloc-course autograder gradescope _build/quizzes/midterm",
        "bloc-course autograder github QUIZ --keys-repository history-12/midterm-keys",
        "bloc-course autograder nbgrader _build/quizzes/week-3",
        "bloc-course autograder otter _build/quizzes/week-3",
    ),
    add_arguments=add_arguments,
    run=lambda _args: 2,
)
