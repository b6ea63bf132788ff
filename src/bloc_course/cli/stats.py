"""`bloc-course stats`: item statistics of a class's answers."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bloc_course.cli._base import Command
from bloc_course.cli._class import add_quiz_folder, quiz_folder

if TYPE_CHECKING:
    from bloc_course.grading.statistics.model import GroupStatistics, Statistics

_SHOWN = 8


def add_arguments(parser: ArgumentParser) -> None:
    """The command's arguments."""
    add_quiz_folder(parser)
    parser.add_argument("answers", type=Path, metavar="ANSWERS", help="a file or a folder")
    parser.add_argument(
        "--html",
        type=Path,
        metavar="FILE",
        help="write the page, with CSV and JSON files beside it",
    )
    parser.add_argument(
        "--irt",
        choices=("rasch", "2pl"),
        help="fit an item response model too (extra irt; from 100 papers, 2pl from 250)",
    )
    parser.add_argument(
        "--keep",
        choices=("last", "first", "best"),
        default="last",
        help="which hand-in counts where there are several, as for grade (default: last)",
    )
    parser.add_argument("--json", action="store_true", help="print all figures for a machine")


def run(args: Namespace) -> int:
    """Print what to look at first, difficulty and discrimination; with --html write the page."""
    from bloc_course.api.report import report
    from bloc_course.grading.statistics.tables import statistics_json

    made = report(quiz_folder(args.quiz), args.answers, args.html, keep=args.keep, irt=args.irt)
    found, files = made.statistics, made.files
    if args.json:
        print(statistics_json(found).decode(), end="")
        return 0
    _print(found)
    if files:
        print(f"page    {files[0]}")
        print(f"tables  {files[0].parent} ({', '.join(file.name for file in files[1:])})")
    return 0


def _print(found: Statistics) -> None:
    from bloc_course.grading.statistics.data import mostly_wrong
    from bloc_course.grading.statistics.sentences import urgent

    print(f"{found.title}: {found.papers} of {found.forms} papers")
    for warning in found.warnings:
        print(f"! {warning}")
    how = found.reliability
    if how.value is not None:
        print(f"{how.kind} {how.value:.2f}, error of measurement {how.sem:.2f} points")
    if found.papers:
        print(how.sentence)
    first = [f"{item.item}: {item.sentences[0]}" for item in urgent(found.items)]
    first += [f"{one.record}: {one.sentence}" for one in mostly_wrong(found.data)]
    if first:
        print("\nLook at these first:")
        print("\n".join(f"  {line}" for line in first[:_SHOWN]))
        if len(first) > _SHOWN:
            print(f"  … and {len(first) - _SHOWN} more: --html writes them all")
    for kind in ("family", "skill"):
        _table(kind, [group for group in found.groups if group.kind == kind])
    if found.irt is not None:
        print(f"\n{found.irt.sentence}")


def _table(kind: str, groups: Sequence[GroupStatistics]) -> None:
    wide = max([len(kind), *(len(group.name) for group in groups)]) + 1
    head = f"{kind:{wide}}{'items':>7}{'answers':>9}{'mean':>7}{'hardest':>9}{'easiest':>9}{'r':>7}"
    print(f"\n{head}")
    for group in groups:
        r = "–" if group.discrimination is None else f"{group.discrimination:.2f}"
        print(
            f"{group.name:{wide}}{group.items:7}{group.n:9}{group.difficulty:7.2f}"
            f"{group.hardest:9.2f}{group.easiest:9.2f}{r:>7}"
        )


SPEC = Command(
    name="stats",
    help="item statistics of a class's answers",
    description="What worked and what did not: difficulty, discrimination with its 95 % band, "
    "which distractors work and whom they draw, reliability where it is right; by item over all "
    "forms, by family, skill and level, and by the record behind (which events are always "
    "misplaced, which claims misread). No times, no names. Small classes decide nothing, and the "
    "output says so.",
    examples=(
        "bloc-course stats _build/quizzes/midterm answers/",
        "bloc-course stats _build/quizzes/midterm answers/ --html items.html",
        "bloc-course stats _build/quizzes/midterm answers/ --irt rasch --html items.html",
        "bloc-course stats _build/quizzes/midterm answers/ --json",
    ),
    add_arguments=add_arguments,
    run=run,
)
