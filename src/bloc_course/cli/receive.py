"""`bloc-course receive`: answers given on another platform, ready for grading and statistics."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bloc_course.cli._base import Command
from bloc_course.errors import CallError

if TYPE_CHECKING:
    from bloc_course.errors import Problem
    from bloc_course.exports.bank import Exported
    from bloc_course.exports.received._base import Reader, Received, Taker


def add_arguments(parser: ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("platform", nargs="?", metavar="PLATFORM", help="one of --list-platforms")
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="what was downloaded; folders too"
    )
    parser.add_argument(
        "--keys", type=Path, metavar="FILE", help="the .keys.json that `export` wrote"
    )
    parser.add_argument("--out", type=Path, metavar="DIR", help="default: _build/quizzes/<quiz>-…")
    parser.add_argument(
        "--keep",
        choices=("last", "first", "best"),
        default="last",
        help="which attempt of a student counts (default: last)",
    )
    parser.add_argument("--list-platforms", action="store_true", help="list them and stop")


def run(args: Namespace) -> int:
    """Write a quiz's folder; answers that can't be taken are told and stop nothing (exit 1)."""
    from bloc_course.exports.received._attempts import counting
    from bloc_course.exports.received._base import Received, reader, readers
    from bloc_course.exports.received._folder import write_folder

    if args.list_platforms:
        for one in readers().values():
            print(f"{one.name:10}  {one.title}: {one.about}")
        return 0
    if not args.platform or not args.files or not args.keys:
        raise CallError(
            "name a platform, what was downloaded and the keys of the export: bloc-course receive"
            " moodle responses.csv --keys midterm.xml.keys.json (see --list-platforms)"
        )
    chosen = reader(args.platform)
    quiz = _exported(args.keys)
    received = _read(chosen, args.files, quiz)
    takers, several = counting(quiz, received.takers, args.keep)
    out = args.out or Path("_build/quizzes") / f"{quiz.quiz}-{chosen.name}"
    answers, problems = write_folder(quiz, Received(tuple(takers), received.problems), out)
    print(f"{len(takers)} hand-in{'s' * (len(takers) != 1)} of {quiz.title}")
    for told in several:
        print(f"note  {told}")
    print(f"next  bloc-course grade {out} {answers}")
    return _tell(problems)


def _exported(path: Path) -> Exported:
    import msgspec

    from bloc_course.exports.bank import Exported

    try:
        return msgspec.json.decode(path.read_bytes(), type=Exported)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise CallError(f"{path} is not what `bloc-course export` keeps: {error}") from None


def _read(chosen: Reader, files: list[Path], quiz: Exported) -> Received:
    """All files together; one that can't be read is a problem and does not stop the others.

    Raises DataProblems where not one answer can be read: the keys or the files are others.
    """
    from bloc_course.errors import DataProblems, Problem
    from bloc_course.exports.received._base import Received

    takers: list[tuple[Taker, str]] = []
    problems: list[Problem] = []
    for path, shown in _each(files):
        try:
            found = chosen.read(path.read_bytes(), shown, quiz)
        except DataProblems as refused:
            problems += refused.problems
        except OSError as refused:
            problems.append(Problem(shown, f"can't be read: {refused.strerror}"))
        else:
            takers += ((taker, shown) for taker in found.takers)
            problems += found.problems
    if not any(taker.answers for taker, _ in takers):
        hint = "are these the keys that the export wrote beside the file you gave out?"
        nothing = Problem(files[0].as_posix(), "no answer to this quiz is in it", hint=hint)
        raise DataProblems([*problems, nothing])
    return Received(tuple(_owned(chosen, takers)), tuple(problems))


def _owned(chosen: Reader, takers: list[tuple[Taker, str]]) -> Iterator[Taker]:
    """The takers; where each file is one student's, all names together tell whose each is."""
    from msgspec.structs import replace

    if chosen.owners is None:
        yield from (taker for taker, _ in takers)
        return
    owners = chosen.owners([shown for _, shown in takers])
    for (taker, _), owner in zip(takers, owners, strict=True):
        yield replace(taker, id=owner, name=owner)


def _each(files: list[Path]) -> Iterator[tuple[Path, str]]:
    """Every file with the name it is shown by; a folder's files in the order of their names."""
    for path in files:
        if path.is_dir():
            inside = sorted(one for one in path.rglob("*") if one.is_file())
            yield from ((one, one.relative_to(path.parent).as_posix()) for one in inside)
        else:
            yield path, path.as_posix()


def _tell(problems: list[Problem]) -> int:
    import sys

    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


SPEC = Command(
    name="receive",
    help="read answers given on Moodle, Canvas, in notebooks or a record store",
    description="Read what a platform gives back of a quiz that `export` wrote, and write a quiz's "
    "folder of it: keys, roster and answers, on which grade, stats, review and regrade work as "
    "on any other.",
    examples=(
        "bloc-course receive --list-platforms",
        "bloc-course receive moodle responses.csv --keys _build/exports/midterm.xml.keys.json",
        "bloc-course receive notebook submitted/ --keys midterm.ipynb.keys.json --out received",
    ),
    add_arguments=add_arguments,
    run=run,
)
