"""The command line: one file a command; the folder is the register."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from bloc_course import __version__
from bloc_course.cli._base import Command
from bloc_course.errors import CallError, DataProblems
from bloc_course.registry import discover, one


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command: 0 done, 1 data or answers wrong, 2 call wrong; no traceback for those."""
    given = sys.argv[1:] if argv is None else argv
    args = parser(*given[:1]).parse_args(given)
    if args.run is None:
        args.parser.print_help()
        return 0
    return _run(args)


def _run(args: argparse.Namespace) -> int:
    try:
        return int(args.run(args))
    except DataProblems as found:
        print(found, file=sys.stderr)
        count = len(found.problems)
        return _fail(1, f"{count} problem{'s' if count != 1 else ''} found")
    except CallError as wrong:
        return _fail(2, str(wrong))
    except BrokenPipeError:
        return _reader_gone()
    except OSError as refused:
        return _fail(2, f"{refused.strerror}: {refused.filename}")
    except KeyboardInterrupt:
        return _fail(130, "stopped")


def _reader_gone() -> int:
    """The reader (head, less) has gone; Python would complain again when it closes stdout."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _fail(code: int, message: str) -> int:
    print(f"bloc-course: {message}", file=sys.stderr)
    return code


def parser(named: str = "") -> argparse.ArgumentParser:
    """The parser of all commands, or of the one that is called so where there is one.

    The others' modules would take longer to bring in than a class to grade.
    """
    top = argparse.ArgumentParser(
        prog="bloc-course",
        description="Dataset, quizzes and course book on Broué's article about the bloc of 1932.",
        epilog="Exit status: 0 done, 1 data or answers wrong, 2 call wrong.",
    )
    top.add_argument("--version", action="version", version=f"bloc-course {__version__}")
    top.set_defaults(run=None, parser=top)
    commands = top.add_subparsers(title="commands", metavar="COMMAND")
    wanted = one("bloc_course.cli", named, Command)
    for command in (wanted,) if wanted else discover("bloc_course.cli", Command):
        command.register(commands)
    return top
