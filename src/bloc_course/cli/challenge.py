"""`bloc-course challenge`: a question looked at again: proof, evidence, rivals, what to decide."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from bloc_course.cli._base import Command, add_data
from bloc_course.cli._class import (
    add_grounds,
    add_kept_answers,
    add_results_folder,
    quiz_folder,
    results_folder,
)
from bloc_course.errors import CallError, choose

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bloc_course.forms.form import Key
    from bloc_course.grading.challenge import Effect
    from bloc_course.grading.decisions import AnyDecision, Decisions
    from bloc_course.grading.grade import Answered, Paper

DECISIONS = ("drop", "credit", "keep", "accept")


def add_arguments(parser: ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument(
        "code", metavar="CODE", help="from the feedback page; or form-question, such as f2k9x7mq-3"
    )
    parser.add_argument(
        "--quiz", type=Path, required=True, metavar="DIR", help="the folder `quiz build` wrote"
    )
    add_kept_answers(parser)
    add_results_folder(parser)
    parser.add_argument(
        "--decide",
        metavar="DECISION",
        default="",
        help="drop, credit, keep, accept (the student's answer) or accept=ANSWER",
    )
    add_grounds(parser)
    parser.add_argument("--json", action="store_true", help="print the same for a machine")
    add_data(parser)


def run(args: Namespace) -> int:
    """Show the question whole, or write the decision about it."""
    from bloc_course.dataset.load import load
    from bloc_course.dataset.query import World
    from bloc_course.forms.keys import read_keys
    from bloc_course.grading.challenge import challenged, effects, given_in_words
    from bloc_course.grading.challenge_object import challenge_object
    from bloc_course.grading.challenge_text import Challenge, challenge_text
    from bloc_course.grading.decision_file import add, line
    from bloc_course.grading.decisions import read_decisions

    folder = quiz_folder(args.quiz)
    keys = read_keys(folder / "keys")
    key, place = challenged(args.code, keys)
    standing = read_decisions(folder)
    papers = _papers(args, folder, keys)
    paper = next((one for one in papers if one.key.form == key.form), None)
    answer = _answer(paper, place, standing)
    given = given_in_words(answer) if answer else None
    if args.decide:
        lines = _decide(args, key, place, keys, given)
        add(folder, lines)
        file = folder / "decisions.yaml"
        if args.json:
            told = {"written": str(file), "decisions": [line(one).strip() for one in lines]}
            print(json.dumps(told, ensure_ascii=False))
            return 0
        for one in lines:
            print(line(one), end="")
        print(f"Written to {file}; bloc-course regrade says who moves.")
        return 0
    asked = () if given is None else (given[1],)
    found: list[Effect] = []
    if papers:
        found = effects(key.entries[place], keys, papers, standing, asked)
    world = World(load(args.data))
    about = Challenge(key, place, answer, found, standing)
    if args.json:
        print(json.dumps(challenge_object(world, about), ensure_ascii=False))
        return 0
    print(challenge_text(world, about), end="")
    return 0


def _papers(args: Namespace, folder: Path, keys: Mapping[str, Key]) -> list[Paper]:
    """The class as marked by the keys alone; empty where nothing is known of its answers."""
    from bloc_course.grading.challenge import papers_again
    from bloc_course.grading.regrade import read_earlier
    from bloc_course.grading.write import grade_folder

    if args.answers:
        return grade_folder(folder, args.answers, decide=lambda paper: paper, keys=keys)[0]
    earlier = read_earlier(results_folder(args.out, folder))
    return papers_again(keys, earlier.results) if earlier else []


def _answer(paper: Paper | None, place: int, standing: Decisions) -> Answered | None:
    from bloc_course.grading.decisions import apply

    if paper is None or not paper.answers:
        return None
    return apply(paper, standing).answers[place]


def _decide(
    args: Namespace,
    key: Key,
    place: int,
    keys: Mapping[str, Key],
    given: tuple[str, object] | None,
) -> Sequence[AnyDecision]:
    from bloc_course.grading.decide import accept, decide

    name, _, words = args.decide.partition("=")
    if name not in DECISIONS or (words and name != "accept"):
        raise CallError(f"--decide {args.decide}: {choose(name, DECISIONS)}")
    if not args.reason:
        raise CallError("--reason says why you decide so; it stands in the file and on feedback")
    told = {"reason": args.reason, "who": args.who, "date": args.date}
    item = key.entries[place].item
    if name != "accept":
        return decide(name, item, keys.values(), **told)
    if not words and given is None:
        raise CallError("there is no answer of the student to accept; say which: accept=ANSWER")
    return accept(item, words or given[1] if given else words, keys.values(), **told)


SPEC = Command(
    name="challenge",
    help="look again at a question that a student challenges",
    description="Show the question behind a code of a feedback page: its proof, evidence, what "
    "the article says besides in the same paragraphs, the student's answer, and what each "
    "decision would do to the class. With --decide the decision becomes a line of decisions.yaml.",
    examples=(
        "bloc-course challenge b7kq2mxz --quiz _build/quizzes/midterm",
        "bloc-course challenge f2k9x7mq-3 --quiz _build/quizzes/midterm --answers answers/",
        'bloc-course challenge b7kq2mxz --quiz QUIZ --decide keep --reason "p9 is plain"',
        "bloc-course challenge b7kq2mxz --quiz _build/quizzes/midterm --json",
        'bloc-course challenge b7kq2mxz --quiz QUIZ --decide accept --reason "n9.1 allows it"',
    ),
    add_arguments=add_arguments,
    run=run,
)
