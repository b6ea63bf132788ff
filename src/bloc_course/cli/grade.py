"""`bloc-course grade`: a folder of answers to a gradebook, feedback pages and statistics."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections import Counter
from pathlib import Path

from bloc_course.cli._base import Command
from bloc_course.cli._class import add_quiz_folder, progress, quiz_folder


def add_arguments(parser: ArgumentParser) -> None:
    """The command's arguments."""
    add_quiz_folder(parser)
    parser.add_argument("answers", type=Path, metavar="ANSWERS", help="a file or a folder")
    parser.add_argument("--out", type=Path, metavar="DIR", help="default: QUIZ/results")
    parser.add_argument("--no-feedback", action="store_true", help="write no feedback pages")
    parser.add_argument("--json", action="store_true", help="print the counts for a machine")


def run(args: Namespace) -> int:
    """Grade and write; a hand-in that can't be taken is listed for review and stops nothing."""
    from bloc_course.grading.write import grade_folder, write_feedback, write_results

    folder = quiz_folder(args.quiz)
    out = args.out or folder / "results"
    papers, admission = grade_folder(folder, args.answers)
    review = write_results(papers, admission, out)
    if not args.no_feedback:
        write_feedback(papers, out, watch=lambda all_: progress(all_, "feedback pages"))
    counts = Counter(paper.status for paper in papers)
    if args.json:
        print(json.dumps({"folder": str(out), "papers": counts, "review": review}))
        return 0
    print(", ".join(f"{number} {status}" for status, number in sorted(counts.items())))
    print(f"gradebook   {out / 'gradebook.csv'}")
    print(f"to review   {out / 'review.csv'} ({review} lines)")
    print(f"statistics  {out / 'statistics.html'}")
    if not args.no_feedback:
        print(f"feedback    {out / 'index.html'}")
    return 0


SPEC = Command(
    name="grade",
    help="grade answers",
    description="Grade a file or folder of answers (JSON, JSON lines, CSV, notebooks) by the keys "
    "that `quiz build` kept. Nothing handed in is ever run. Where a student handed in more than "
    "once, the last file by name counts (2 before 10).",
    examples=(
        "bloc-course grade _build/quizzes/midterm answers/",
        "bloc-course grade _build/quizzes/midterm answers.jsonl --out results --no-feedback",
    ),
    add_arguments=add_arguments,
    run=run,
)
