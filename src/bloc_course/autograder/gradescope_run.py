"""What runs in Gradescope's container: one submission to results.json, whatever happens."""

from __future__ import annotations

import sys
import traceback
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from bloc_course.autograder.gradescope import SHOW
from bloc_course.autograder.one import mark_one, received, waiting
from bloc_course.grading.feedback_page import late_said
from bloc_course.grading.feedbacks.gradescope import content
from bloc_course.grading.grade import Paper

FAILED = "The grader failed. Tell your teacher; the submission is safe and can be graded again."


class User(Struct):
    """Somebody who handed in, as Gradescope knows them."""

    name: str = ""
    email: str = ""


class Metadata(Struct):
    """What is read of submission_metadata.json."""

    users: tuple[User, ...] = ()
    created_at: str = ""


def main(argv: Sequence[str] | None = None) -> int:
    """Grade what lies in submission/ of the root and write results/results.json; exit code 0."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=Path("/autograder"))
    parser.add_argument("--show", choices=SHOW, default=SHOW[0])
    args = parser.parse_args(argv)
    try:
        found = results(args.root, args.show)
    except Exception:  # noqa: BLE001 -- without a results.json Gradescope shows nothing at all
        # Gradescope shows what is printed to instructors alone.
        traceback.print_exc()
        found = {"score": 0.0, "output": FAILED, "output_format": "text"}
    target = args.root / "results" / "results.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(msgspec.json.format(msgspec.json.encode(found), indent=1) + b"\n")
    return 0


def results(root: Path, show: str) -> dict[str, Any]:
    """The content of results.json."""
    known = _metadata(root / "submission_metadata.json")
    one = mark_one(
        root / "source" / "quiz",
        root / "submission",
        people=[name for user in known.users for name in _names(user)],
        at=known.created_at,
    )
    if one.paper is not None:
        return _graded(one.paper, show)
    lines = ["Not graded:", *one.reasons, "Mend it and submit again."]
    return {"score": 0.0, "output": "\n".join(lines), "output_format": "text"}


def _graded(paper: Paper, show: str) -> dict[str, Any]:
    # Before marks are shown, nothing above them may tell what was earned.
    late = late_said(paper) if show == "visible" else ""
    said = filter(None, (received(paper), waiting(paper), late))
    return content(paper, show) | {"output": "\n".join(said)}


def _metadata(path: Path) -> Metadata:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Metadata)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return Metadata()


def _names(user: User) -> Iterator[str]:
    yield from (user.email, user.email.partition("@")[0], user.name)


if __name__ == "__main__":
    sys.exit(main())
