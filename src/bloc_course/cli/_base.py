"""What a command is: a register entry that adds its arguments and runs."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter, _SubParsersAction
from collections.abc import Callable, Iterable
from pathlib import Path
from textwrap import fill
from typing import NamedTuple

WIDTH = 78


class Command(NamedTuple):
    """A subcommand; `run` returns the exit code: 0 done, 1 data or answers wrong, 2 call wrong."""

    name: str
    help: str
    description: str
    examples: tuple[str, ...]
    add_arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], int]

    def register(self, commands: _SubParsersAction[ArgumentParser]) -> None:
        """Make it one of `commands`."""
        sub = add_parser(commands, self.name, self.help, self.description, self.examples)
        sub.set_defaults(run=self.run, parser=sub)
        self.add_arguments(sub)


def add_data(parser: ArgumentParser) -> None:
    """The option that names the dataset of another article."""
    parser.add_argument("--data", type=Path, metavar="DIR", help="the data folder (default: ours)")


def add_parser(
    commands: _SubParsersAction[ArgumentParser],
    name: str,
    title: str,
    description: str,
    examples: Iterable[str],
) -> ArgumentParser:
    """A parser for one of `commands`, or for an action of a command; its help ends in examples."""
    lines = "\n".join(f"  {line}" for line in examples)
    return commands.add_parser(
        name,
        help=title,
        description=fill(description, WIDTH),
        epilog=f"examples:\n{lines}",
        formatter_class=RawDescriptionHelpFormatter,
    )
