"""`bloc-course grade`: answers to a gradebook, feedback and statistics."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path

from bloc_course.cli._base import Command
from bloc_course.cli._class import (
    add_quiz_folder,
    add_results_folder,
    pieces,
    quiz_folder,
    results_folder,
)

ENGINES = ("processes", "dask")
RESULTS = ("jsonl", "parquet", "codes", "none")


def add_arguments(parser: ArgumentParser) -> None:
    """The command's arguments."""
    add_quiz_folder(parser)
    parser.add_argument("answers", metavar="ANSWERS", help="a file or a folder")
    add_results_folder(parser)
    parser.add_argument(
        "--keep",
        choices=("last", "first", "best"),
        default="last",
        help="which hand-in counts where there are several (default: last)",
    )
    parser.add_argument(
        "--gradebook",
        metavar="SHAPES",
        default="",
        help="further gradebooks, by comma: canvas, items (a column an item), moodle, nbgrader",
    )
    parser.add_argument(
        "--feedback",
        metavar="KINDS",
        default="html",
        help="by comma: html, md, notebook (their own), gradescope, xapi (default: html)",
    )
    parser.add_argument(
        "--no-feedback",
        action="store_true",
        help="write no pages: no feedback, no statistics (`stats` makes those alone)",
    )
    parser.add_argument("--parquet", action="store_true", help="write results.parquet too")
    parser.add_argument("--jobs", type=int, metavar="N", help="processes (default: all cores)")
    parser.add_argument("--json", action="store_true", help="print the counts for a machine")
    many = parser.add_argument_group("many hand-ins in one file (JSON lines or Parquet)")
    many.add_argument(
        "--bulk",
        action="store_true",
        help="never hold them all: gradebook, results and review list, no feedback or statistics",
    )
    many.add_argument(
        "--results", choices=RESULTS, help="what to write of each answer (default: jsonl)"
    )
    many.add_argument("--engine", choices=ENGINES, help="default: processes on this machine")
    many.add_argument("--cluster", metavar="ADDRESS", default="", help="a Dask scheduler's address")


def run(args: Namespace) -> int:
    """Grade and write; a hand-in that can't be taken is listed for review and stops nothing."""
    from bloc_course.errors import CallError
    from bloc_course.grading.workers import cores

    if args.jobs is not None and args.jobs < 1:
        raise CallError(f"--jobs {args.jobs}: at least one process does the work")
    args.jobs = args.jobs or cores()
    folder = quiz_folder(args.quiz)
    out = results_folder(args.out, folder)
    wanted = args.bulk or args.results or args.engine or args.cluster or "://" in args.answers
    return _many(args, folder, out) if wanted else _class(args, folder, out)


def _named(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _class(args: Namespace, folder: Path, out: Path) -> int:
    from bloc_course.api.grade import grade
    from bloc_course.grading.gradebook import shapes

    feedback = () if args.no_feedback else _named(args.feedback)
    graded = grade(
        folder,
        args.answers,
        out,
        keep=args.keep,
        gradebooks=_named(args.gradebook),
        feedback=feedback,
        parquet=args.parquet,
        jobs=args.jobs,
        hold=False,
        watch=lambda papers, count: pieces(papers, count, "papers"),
    )
    counts, review, untimed = graded.counts, graded.review, graded.untimed
    if args.json:
        told = {"folder": str(out), "papers": counts, "review": review, "untimed": untimed}
        print(json.dumps(told))
        return 0
    print(", ".join(f"{number} {status}" for status, number in sorted(counts.items())))
    if untimed:
        print(f"! the late rule takes nothing off {untimed} hand-ins whose times are not known")
    for book in shapes(_named(args.gradebook)):
        print(f"gradebook   {out / book.file}")
    print(f"to review   {out / 'review.csv'} ({review} line{'s' * (review != 1)})")
    if feedback:
        print(f"statistics  {out / 'statistics.html'}")
        print(f"feedback    {out / 'index.html'}")
    return 0


def _many(args: Namespace, folder: Path, out: Path) -> int:
    from bloc_course.errors import CallError
    from bloc_course.grading.bulk.run import RESULTS, Options, grade_many
    from bloc_course.grading.bulk.sources import is_many
    from bloc_course.grading.gradebook import shapes

    if not is_many(args.answers):
        raise CallError(f"{args.answers}: --bulk takes one file of JSON lines or Parquet")
    if args.keep != "last":
        raise CallError(f"--keep {args.keep}: of many hand-ins in one file the last one counts")
    books = shapes(_named(args.gradebook))
    results = args.results or ("parquet" if args.parquet else "jsonl")
    options = Options(
        results=results,
        gradebooks=tuple(book.name for book in books),
        jobs=args.jobs,
        engine=args.engine or ("dask" if args.cluster else "processes"),
        cluster=args.cluster,
    )
    done = grade_many(
        folder,
        args.answers,
        out,
        options,
        watch=lambda all_, count: pieces(all_, count, "chunks"),
    )
    aside = {"refused": done.refused, "replaced": done.replaced}
    if args.json:
        untimed = done.statuses["graded"] + done.statuses["blank"] if done.late_rule else 0
        told = {"folder": str(out), "papers": done.statuses, "untimed": untimed}
        print(json.dumps({**told, "hand_ins": aside}))
        return 0
    print(", ".join(f"{number} {status}" for status, number in sorted(done.statuses.items())))
    print(f"hand-ins that do not count: {done.refused} refused, {done.replaced} replaced")
    if done.late_rule:
        print("! the late rule is not applied: these hand-ins have no times")
    for book in books:
        print(f"gradebook   {out / book.file}")
    if RESULTS[results]:
        print(f"results     {out / RESULTS[results]}")
    print(f"to review   {out / 'review.csv'}")
    return 0


SPEC = Command(
    name="grade",
    help="grade answers",
    description="Grade a file or folder of answers by the keys that `quiz build` kept. Nothing "
    "handed in is ever run. Where a student handed in more than once, the last one counts unless "
    "--keep says otherwise. A run that was killed goes on from where it stood when it is started "
    "again. Gradebooks of Canvas and Moodle know one maximum: a form that offers fewer points is "
    "scaled up to it.",
    examples=(
        "bloc-course grade _build/quizzes/midterm answers/",
        "bloc-course grade _build/quizzes/midterm answers.jsonl --out results --no-feedback",
        "bloc-course grade _build/quizzes/midterm answers/ --gradebook canvas,moodle",
        "bloc-course grade _build/quizzes/midterm answers/ --feedback html,md,notebook",
        "bloc-course grade _build/quizzes/midterm all.jsonl --bulk --results codes --jobs 8",
        "bloc-course grade _build/quizzes/midterm s3://bucket/all.parquet --engine dask",
    ),
    add_arguments=add_arguments,
    run=run,
)
