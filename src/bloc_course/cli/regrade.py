"""`bloc-course regrade`: who moves and why after a change of key, data, rule or decision."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bloc_course.cli._base import Command, add_data
from bloc_course.cli._class import (
    add_grounds,
    add_quiz_folder,
    add_results_folder,
    quiz_folder,
    results_folder,
)
from bloc_course.errors import CallError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bloc_course.forms.form import Key
    from bloc_course.forms.reprove import Reproof
    from bloc_course.grading.decisions import AnyDecision, Decisions
    from bloc_course.grading.grade import Paper
    from bloc_course.grading.rekey import Proofs
    from bloc_course.submissions.admit import Admission


def add_arguments(parser: ArgumentParser) -> None:
    """The command's arguments."""
    add_quiz_folder(parser)
    parser.add_argument("answers", type=Path, metavar="ANSWERS", help="a file or a folder")
    add_results_folder(parser)
    parser.add_argument(
        "--keep",
        choices=("last", "first", "best"),
        default="last",
        help="which hand-in counts where there are several, as for grade (default: last)",
    )
    decide = parser.add_argument_group(
        "decisions, each a line of QUIZ/decisions.yaml",
        "ITEM is an item's id, the code under a question of a feedback page, or form and question"
        " (f2k9x7mq-3). A decision holds for all who were asked the item.",
    )
    for option, title in (
        ("--drop", "the question counts for nothing, for nobody"),
        ("--credit", "all who handed in get the points of the question"),
        ("--uphold", "the question was looked at and stands"),
    ):
        decide.add_argument(option, metavar="ITEM", action="append", default=[], help=title)
    decide.add_argument(
        "--accept",
        metavar=("ITEM", "ANSWER"),
        nargs=2,
        action="append",
        default=[],
        help="another answer is right too: the words of an option, or JSON for several",
    )
    decide.add_argument(
        "--rekey",
        metavar="ITEM",
        action="append",
        default=[],
        help="the data now key another answer: take their key (the old one stays in keys/before)",
    )
    decide.add_argument(
        "--extend",
        metavar=("STUDENT", "DUE"),
        nargs=2,
        action="append",
        default=[],
        help="the quiz is due at another time for this student, such as 2026-12-02T12:00",
    )
    add_grounds(decide)
    parser.add_argument("--write", action="store_true", help="write decisions and results")
    parser.add_argument("--json", action="store_true", help="print the moves for a machine")
    add_data(parser)


def run(args: Namespace) -> int:
    """Say what would move; with --write make it so."""
    from bloc_course.forms.keys import read_keys
    from bloc_course.grading.decision_file import add, idle
    from bloc_course.grading.decisions import apply, read_decisions
    from bloc_course.grading.regrade import changes, of_papers, read_earlier
    from bloc_course.grading.regrade_report import as_objects, lines_said, report
    from bloc_course.grading.rekey import write_keys
    from bloc_course.grading.write import grade_folder

    folder = quiz_folder(args.quiz)
    out = results_folder(args.out, folder)
    keys = read_keys(folder / "keys")
    standing = read_decisions(folder)
    proofs = _proofs(args, keys)
    new, fresh = _decisions(args, keys, proofs)
    grade = partial(grade_folder, folder, args.answers, keep=args.keep)
    now = {**keys, **fresh}
    papers, admission = grade(keys=now, decide=partial(apply, decisions=standing.plus(new)))
    earlier, since = read_earlier(out), f"the results in {out}"
    if earlier is None:
        decided = partial(apply, decisions=standing)
        earlier = of_papers(grade(keys=keys, decide=decided)[0])
        since = "the same answers without the new decisions"
    found = changes(earlier, papers)
    asked = {(entry.item, entry.revision) for key in now.values() for entry in key.entries}
    doubts = [one for place, one in proofs.items() if not one.proven and place in asked]
    if args.json:
        said = {"changes": as_objects(found), "unproven": _objects(doubts), "written": args.write}
        print(json.dumps(said, ensure_ascii=False, indent=1))
    else:
        print("\n".join(lines_said(new, "New decisions:")))
        title = next(iter(keys.values())).title
        print(report(title, found, len(papers), since), end="")
        _print_doubts(doubts, now, standing.plus(new))
        for text in idle(standing.lines, now):
            print(f"! {text}")
        print("" if args.write else "\nNothing is written; --write does.")
    if args.write:
        add(folder, new)
        write_keys(folder / "keys", fresh.values())
        _write(folder, out, args.answers, papers, admission)
        if not args.json:
            print(f"Written to {out}.")
    return 0


def _objects(doubts: Sequence[Reproof]) -> list[dict[str, str]]:
    return [
        {
            "item": one.item,
            "revision": one.revision,
            "standing": one.standing,
            "because": one.because,
        }
        for one in doubts
    ]


def _decisions(
    args: Namespace, keys: Mapping[str, Key], proofs: Proofs
) -> tuple[list[AnyDecision], dict[str, Key]]:
    """What the options decide, for every wording of an item, and the keys that change by form."""
    from bloc_course.grading.challenge import item_named
    from bloc_course.grading.decide import accept, decide, extend
    from bloc_course.grading.rekey import rekey, told

    named = partial(item_named, keys=keys)
    wanted = [(named(item), name) for name in ("drop", "credit") for item in getattr(args, name)]
    wanted += [(named(item), "keep") for item in args.uphold]
    renewed = [named(item) for item in args.rekey]
    if (wanted or args.accept or args.rekey or args.extend) and not args.reason:
        raise CallError("--reason says why you decide so; it stands in the file and on feedback")
    grounds = {"reason": args.reason, "who": args.who, "date": args.date}
    made: list[AnyDecision] = []
    for item, name in wanted:
        made += decide(name, item, keys.values(), **grounds)
    for item, answer in args.accept:
        made += accept(named(item), answer, keys.values(), **grounds)
    made += [extend(student, due, keys.values(), **grounds) for student, due in args.extend]
    fresh = rekey(renewed, keys, proofs)
    made += told(renewed, fresh.values(), **grounds)
    return made, fresh


def _write(
    folder: Path, out: Path, answers: Path, papers: Sequence[Paper], admission: Admission
) -> None:
    """Write again what an earlier run wrote, in the same shapes."""
    from bloc_course.grading.feedbacks import feedbacks
    from bloc_course.grading.gradebooks import gradebooks
    from bloc_course.grading.statistics.count import statistics
    from bloc_course.grading.statistics.write import write_statistics
    from bloc_course.grading.workers import cores
    from bloc_course.grading.write import roster_of, write_results
    from bloc_course.grading.write_feedback import write_feedback

    page = out / "statistics.html"
    counted = page.is_file()
    books = [book.name for book in gradebooks().values() if (out / book.file).is_file()]
    given = {path.name for path in (out / "feedback").glob("*")}
    kinds = [
        kind.name for kind in feedbacks().values() if any(n.endswith(kind.suffix) for n in given)
    ]
    write_results(
        papers,
        admission,
        out,
        roster=roster_of(folder),
        gradebooks=books,
        parquet=(out / "results.parquet").is_file(),
    )
    if counted:
        write_statistics(statistics(papers), page)
    if kinds:
        write_feedback(papers, out, answers=answers, names=kinds, jobs=cores())


def _proofs(args: Namespace, keys: Mapping[str, Key]) -> Proofs:
    """What newer data say of the kept items; the data of a form have proven its items."""
    from bloc_course.dataset.load import load
    from bloc_course.dataset.query import World
    from bloc_course.forms.reprove import reprove

    world = World(load(args.data))
    older = [key for key in keys.values() if key.dataset != world.data.version]
    return reprove(world, older) if older else {}


def _print_doubts(doubts: Sequence[Reproof], keys: Mapping[str, Key], decisions: Decisions) -> None:
    from bloc_course.grading.decision_file import kind_of

    if doubts:
        print("\nThe data have changed, and these questions no longer stand as they were asked;")
        print("--drop, --credit or --uphold each with a reason, --rekey where the key is another:")
    entries = [entry for key in keys.values() for entry in key.entries]
    for one in doubts:
        own = [e for e in entries if (e.item, e.revision) == (one.item, one.revision)]
        named = {kind_of(line) for line in decisions.of_item.get(one.item, ())}
        decided = f"; decided: {', '.join(sorted(named))}" if named else ""
        print(f"  {one.item}, revision {one.revision}, in {len(own)} forms{decided}")
        failed = f" ({one.obligation})" if one.obligation else ""
        print(f"    {one.standing}{failed}: {one.because}")
        print(f"    {own[0].stem}")


SPEC = Command(
    name="regrade",
    help="whose mark moves, by how much and why",
    description="Grade again after a change of key, data, rule or decision and say whose mark "
    "moves against the results given out, by how much and why. Nothing is written without "
    "--write. Decisions become lines of decisions.yaml in the quiz's folder and hold from then "
    "on; marks that people gave are never overwritten. Where the dataset is newer than the keys, "
    "every kept question is proven again and what no longer proves is listed; "
    "--rekey puts the key of the newer data in the place of the kept one.",
    examples=(
        "bloc-course regrade _build/quizzes/midterm answers/",
        'bloc-course regrade _build/quizzes/midterm answers/ --drop c1-0a1b2c3d4e --reason "…"',
        'bloc-course regrade QUIZ answers/ --accept g3-0a1b2c3d4e "the press" --reason "…"',
        "bloc-course regrade _build/quizzes/midterm answers/ --write",
        'bloc-course regrade QUIZ answers/ --rekey c3-0a1b2c3d4e --reason "the date was read anew"',
    ),
    add_arguments=add_arguments,
    run=run,
)
