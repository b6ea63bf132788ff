"""What the commands about a class share: its secret, its quiz's folder, progress."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from bloc_course.errors import CallError

if TYPE_CHECKING:
    from argparse import _ArgumentGroup

T = TypeVar("T")


def add_secret(parser: ArgumentParser) -> None:
    """The option that names the secret's file."""
    parser.add_argument(
        "--secret-file",
        type=Path,
        metavar="FILE",
        help="the secret (default: BLOC_COURSE_SECRET, else .bloc-course/secret, made if missing)",
    )


def add_quiz_folder(parser: ArgumentParser) -> None:
    """The argument for a folder that `quiz build` wrote."""
    parser.add_argument("quiz", type=Path, metavar="QUIZ", help="the folder `quiz build` wrote")


def quiz_folder(path: Path) -> Path:
    """The folder of an issued quiz. Raises CallError where it is none."""
    if not (path / "keys").is_dir():
        raise CallError(f"{path} holds no keys; name a folder that `bloc-course quiz build` wrote")
    return path


def add_results_folder(parser: ArgumentParser) -> None:
    """The option for the folder of results; `results_folder` gives what it means."""
    parser.add_argument("--out", type=Path, metavar="DIR", help="default: QUIZ/results")


def results_folder(out: Path | None, quiz: Path) -> Path:
    """Where the results of a quiz are: the folder that was named, else `results` in its own."""
    return out or quiz / "results"


def add_kept_answers(parser: ArgumentParser) -> None:
    """The option for answers where those of the last grading will do."""
    parser.add_argument(
        "--answers",
        type=Path,
        metavar="ANSWERS",
        help="what was handed in (default: the answers kept in the results)",
    )


def add_grounds(parser: ArgumentParser | _ArgumentGroup) -> None:
    """The options of whoever decides something: why, who and when."""
    parser.add_argument("--reason", default="", help="why; students read it")
    parser.add_argument("--who", default="", help="who decides")
    parser.add_argument("--date", default="", help="when, as you write it")


def progress(things: Sequence[T], what: str) -> Iterable[T]:
    """`things`, with a bar on stderr while a person is watching and it takes a while."""
    if not sys.stderr.isatty():
        return things
    from tqdm import tqdm

    return tqdm(things, desc=what, leave=False, delay=0.5)


def pieces(done: Iterable[T], count: int, what: str) -> Iterable[T]:
    """Finished pieces of `count`, with a bar on stderr as `progress` shows it."""
    if not sys.stderr.isatty():
        return done
    from tqdm import tqdm

    return tqdm(done, total=count, desc=what, leave=False, delay=0.5)
