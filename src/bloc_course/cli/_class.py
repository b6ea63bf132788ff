"""What the commands about a class share: its secret, its quiz's folder, progress."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from bloc_course.errors import CallError

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
