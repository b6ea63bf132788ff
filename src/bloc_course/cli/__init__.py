"""The command line: one file a command; the folder is the register."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from bloc_course import __version__
from bloc_course.cli._base import Command
from bloc_course.errors import CallError, DataProblems
from bloc_course.registry import discover


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command: 0 done, 1 data or answers wrong, 2 call wrong; never a traceback for those."""
    args = parser().parse_args(argv)
    if args.run is None:
        args.parser.print_help()
        return 0
    try:
        code: int = args.run(args)
    except DataProblems as found:
        for problem in found.problems:
            print(problem, file=sys.stderr)
        count = len(found.problems)
        print(f"{count} problem{'s' if count != 1 else ''} found", file=sys.stderr)
        return 1
    except CallError as wrong:
        print(f"bloc-course: {wrong}", file=sys.stderr)
        return 2
    except FileNotFoundError as missing:
        print(f"bloc-course: no such file: {missing.filename}", file=sys.stderr)
        return 2
    except (IsADirectoryError, NotADirectoryError, PermissionError) as refused:
        print(f"bloc-course: {refused.strerror}: {refused.filename}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader (head, less) has gone; Python would complain again when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("\nstopped", file=sys.stderr)
        return 130
    return code


def parser() -> argparse.ArgumentParser:
    """The parser of all commands."""
    top = argparse.ArgumentParser(
        prog="bloc-course",
        description="Dataset, quizzes and course book on Broué's article about the bloc of 1932.",
        epilog="Exit status: 0 done, 1 data or answers wrong, 2 call wrong.",
    )
    top.add_argument("--version", action="version", version=f"bloc-course {__version__}")
    top.set_defaults(run=None, parser=top)
    commands = top.add_subparsers(title="commands", metavar="COMMAND")
    for command in discover("bloc_course.cli", Command):
        _add(commands, command)
    return top


def _add(commands: argparse._SubParsersAction[argparse.ArgumentParser], command: Command) -> None:
    examples = "\n".join(f"  {line}" for line in command.examples)
    sub = commands.add_parser(
        command.name,
        help=command.help,
        description=command.description,
        epilog=f"examples:\n{examples}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    sub.set_defaults(run=command.run, parser=sub)
    command.add_arguments(sub)
