"""`bloc-course stats`: item statistics of a class's answers."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from bloc_course.cli._base import Command
from bloc_course.cli._class import add_quiz_folder, quiz_folder

if TYPE_CHECKING:
    from bloc_course.grading.statistics import Statistics


def add_arguments(parser: ArgumentParser) -> None:
    """The command's arguments."""
    add_quiz_folder(parser)
    parser.add_argument("answers", type=Path, metavar="ANSWERS", help="a file or a folder")
    parser.add_argument("--html", type=Path, metavar="FILE", help="write the page")
    parser.add_argument("--json", action="store_true", help="print all figures for a machine")


def run(args: Namespace) -> int:
    """Print difficulty and discrimination by item, or write the page."""
    from bloc_course.forms.private import write_private
    from bloc_course.grading.statistics import statistics
    from bloc_course.grading.statistics_page import statistics_html, statistics_json
    from bloc_course.grading.write import grade_folder

    papers, _ = grade_folder(quiz_folder(args.quiz), args.answers)
    found = statistics(papers)
    if args.html:
        write_private(args.html, statistics_html(found))
    if args.json:
        print(statistics_json(found).decode(), end="")
        return 0
    _print(found)
    if args.html:
        print(f"page  {args.html}")
    return 0


def _print(found: Statistics) -> None:
    print(f"{found.title}: {found.papers} of {found.forms} papers")
    for warning in found.warnings:
        print(f"! {warning}")
    print(f"{'family':8}{'items':>7}{'answers':>9}{'mean':>7}{'hardest':>9}{'easiest':>9}{'r':>7}")
    for family in found.families:
        r = "–" if family.discrimination is None else f"{family.discrimination:.2f}"
        print(
            f"{family.family:8}{family.items:7}{family.n:9}{family.difficulty:7.2f}"
            f"{family.hardest:9.2f}{family.easiest:9.2f}{r:>7}"
        )


SPEC = Command(
    name="stats",
    help="item statistics of a class's answers",
    description="Difficulty, discrimination with its 95 % band, what was chosen, reliability: by "
    "item over all forms, and by family. Small classes decide nothing, and the output says so.",
    examples=(
        "bloc-course stats _build/quizzes/midterm answers/",
        "bloc-course stats _build/quizzes/midterm answers/ --html items.html",
        "bloc-course stats _build/quizzes/midterm answers/ --json",
    ),
    add_arguments=add_arguments,
    run=run,
)
