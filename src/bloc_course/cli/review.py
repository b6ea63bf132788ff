"""`bloc-course review`: a page to mark by hand, and the marks taken in from it."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from bloc_course.cli._base import Command
from bloc_course.cli._class import (
    add_kept_answers,
    add_quiz_folder,
    add_results_folder,
    quiz_folder,
    results_folder,
)
from bloc_course.errors import CallError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bloc_course.forms.form import Key
    from bloc_course.grading.grade import Paper
    from bloc_course.grading.marks import Marks


def add_arguments(parser: ArgumentParser) -> None:
    """The command's arguments."""
    add_quiz_folder(parser)
    parser.add_argument(
        "marks",
        nargs="*",
        type=Path,
        metavar="MARKS",
        help="marks.json or marks.csv from the page; of two markers two (default: write the page)",
    )
    add_kept_answers(parser)
    add_results_folder(parser)
    parser.add_argument(
        "--replace",
        action="store_true",
        help="let these marks replace those that a person gave before",
    )
    parser.add_argument("--json", action="store_true", help="print the counts for a machine")


def run(args: Namespace) -> int:
    """Write the review file and page, or take in marks."""
    from bloc_course.forms.keys import read_keys

    folder = quiz_folder(args.quiz)
    keys = read_keys(folder / "keys")
    if len(args.marks) > 2:
        raise CallError("name the marks of one marker, or of two for agreement")
    return _take_in(args, folder, keys) if args.marks else _write(args, folder, keys)


def _write(args: Namespace, folder: Path, keys: Mapping[str, Key]) -> int:
    from msgspec.structs import replace

    from bloc_course.forms.private import private_folder, write_private
    from bloc_course.grading.from_article import FLAG, runs_of, taken
    from bloc_course.grading.review_cases import Case, cases, review_yaml
    from bloc_course.grading.review_page import review_html

    out = results_folder(args.out, folder)
    runs = runs_of(_attached())

    def told(case: Case) -> Case:
        words = taken(case.answer, runs) if case.kind == "written" else 0
        return replace(case, flags=(*case.flags, f"{FLAG}:{words}")) if words else case

    found = [told(case) for case in cases(_papers(args, folder, out, keys))]
    key = next(iter(keys.values()))
    private_folder(out)
    write_private(out / "review.yaml", review_yaml(found))
    write_private(out / "review.html", review_html(key.quiz, key.title, found))
    if args.json:
        print(json.dumps({"cases": len(found), "page": str(out / "review.html")}))
        return 0
    print(f"{len(found)} answers to mark")
    print(f"page  {out / 'review.html'}")
    print(f"list  {out / 'review.yaml'}")
    return 0


def _attached() -> Iterable[str]:
    """The paragraphs of the copy that was attached, if any."""
    from bloc_course.dataset.article import attached, home
    from bloc_course.dataset.load import load

    text = attached(load().article) if home().is_file() else None
    return text.passages.values() if text else ()


def _papers(args: Namespace, folder: Path, out: Path, keys: Mapping[str, Key]) -> list[Paper]:
    """The class as it is marked now, decisions applied."""
    from bloc_course.grading.challenge import papers_again
    from bloc_course.grading.decisions import apply, read_decisions
    from bloc_course.grading.regrade import read_earlier
    from bloc_course.grading.write import grade_folder

    if args.answers:
        return grade_folder(folder, args.answers, keys=keys)[0]
    earlier = read_earlier(out)
    if earlier is None:
        raise CallError(f"{out} holds no results; grade first, or name the answers: --answers")
    decisions = read_decisions(folder)
    return [apply(paper, decisions) for paper in papers_again(keys, earlier.results)]


def _take_in(args: Namespace, folder: Path, keys: Mapping[str, Key]) -> int:
    from bloc_course.grading.agreement import agreement_text, agreements
    from bloc_course.grading.decision_file import add
    from bloc_course.grading.decisions import read_decisions
    from bloc_course.grading.marks import agreed, markers, merged, read_marks

    files = [read_marks(path, keys) for path in args.marks]
    taken: Marks = files[0]
    apart: tuple[str, ...] = ()
    if len(files) > 1:
        taken, apart = agreed(files[0], files[1])
    found = merged(taken, keys, read_decisions(folder), replace=args.replace)
    if found.new:
        add(folder, found.new)
    tables = list(agreements(files))
    if args.json:
        print(
            json.dumps(
                {
                    "new": sum(len(one.points) for one in found.new),
                    "there": found.there,
                    "against": len(found.against),
                    "apart": len(apart),
                    "kappa": {
                        one.criterion: {
                            "answers": one.answers,
                            "people": None if one.people is None else float(one.people),
                            "machine": [None if k is None else float(k) for k in one.machine],
                            "verdict": one.verdict,
                        }
                        for one in tables
                    },
                }
            )
        )
        return 0
    print("\n".join(agreement_text(tables, list(markers(files)))) or "No kappa can be told.")
    for heading, lines in (
        (
            "The markers differ, so nothing is taken; settle them on the page and take that in:",
            apart,
        ),
        ("Another mark stands (--replace takes the new one):", found.against),
    ):
        if lines:
            print(heading)
            print("\n".join(f"  {text}" for text in lines))
    new = sum(len(one.points) for one in found.new)
    print(f"{new} marks taken in, {found.there} were there already")
    if new:
        print(f"written to {folder / 'decisions.yaml'}; bloc-course regrade says who moves")
    return 0


SPEC = Command(
    name="review",
    help="mark by hand: a page for it, and marks taken in",
    description="Without MARKS, write review.html, a page for marking written answers and answers "
    "that were sent back, and review.yaml, the same as a list. With the marks saved from that "
    "page, take them into decisions.yaml, where they win over the machine's for good. With those "
    "of two markers, tell weighted kappa between them and with the machine, and take in what they "
    "marked alike.",
    examples=(
        "bloc-course review _build/quizzes/midterm",
        "bloc-course review _build/quizzes/midterm marks.json",
        "bloc-course review _build/quizzes/midterm anna.json bert.json",
    ),
    add_arguments=add_arguments,
    run=run,
)
