"""What runs in the workflow of a student's repository: grade what was pushed and say so."""

from __future__ import annotations

import base64
import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from bloc_course.autograder.github import SHOW
from bloc_course.autograder.one import mark_one, received, waiting
from bloc_course.grading._markdown import plain
from bloc_course.grading._tables import decimals
from bloc_course.grading.feedback_page import short
from bloc_course.grading.feedbacks.gradescope import said
from bloc_course.grading.feedbacks.md import about
from bloc_course.grading.grade import Paper


def main(argv: Sequence[str] | None = None) -> int:
    """Grade and write the summary of the run and its output; 0 graded, 1 not, with the reason."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--quiz", type=Path, required=True)
    parser.add_argument("--answers", type=Path, required=True)
    parser.add_argument("--show", choices=SHOW, default="points")
    args = parser.parse_args(argv)
    one = mark_one(args.quiz, *_files(args.answers), people=[os.environ.get("GITHUB_ACTOR", "")])
    if one.paper is None:
        _append("GITHUB_STEP_SUMMARY", "\n\n".join(["**Not graded.**", *map(plain, one.reasons)]))
        print("Not graded:", *one.reasons, sep="\n")
        return 1
    _append("GITHUB_STEP_SUMMARY", "\n\n".join(_summary(one.paper, args.show)))
    print(received(one.paper))
    if args.show != "received":
        report = base64.b64encode(msgspec.json.encode(_report(one.paper, args.show))).decode()
        _append("GITHUB_OUTPUT", f"result={report}")
    return 0


def _files(folder: Path) -> list[Path]:
    """What counts in a checkout: answers.json, else the notebooks beside it."""
    answers = folder / "answers.json"
    return [answers] if answers.is_file() else sorted(folder.glob("*.ipynb"))


def _append(variable: str, text: str) -> None:
    """Add to the file that GitHub names by a variable; elsewhere to nothing."""
    if path := os.environ.get(variable):
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(f"{text}\n")


def _summary(paper: Paper, show: str) -> Iterator[str]:
    yield plain(received(paper))
    if show != "received":
        yield f"**{short(paper.total)} of {short(paper.out_of)} points**"
        yield from filter(None, [waiting(paper)])
    if show == "feedback":
        for number, answer in enumerate(paper.answers, 1):
            yield f"## Question {number}"
            yield plain(answer.entry.stem)
            yield from about(paper.key.form, answer)


def _report(paper: Paper, show: str) -> dict[str, Any]:
    """What the reporter of GitHub Classroom takes; it stands in a public log of the repository."""
    tests = [_test(paper.key.quiz, decimals(paper.total), "")]
    if show == "feedback":
        tests = [
            _test(f"Question {number}", decimals(answer.points), said(paper.key.form, answer))
            for number, answer in enumerate(paper.answers, 1)
        ]
    most = float(decimals(paper.out_of))
    return {"version": 1, "status": "pass", "max_score": most, "tests": tests}


def _test(name: str, score: str, message: str) -> dict[str, Any]:
    # "pass" is that it could be graded: a red cross is for what must be mended.
    return {"name": name, "status": "pass", "score": float(score), "message": message}


if __name__ == "__main__":
    sys.exit(main())
