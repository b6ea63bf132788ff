"""Errors a user can act on: where, what was found, what would be right.

Two kinds reach the command line: `DataProblems` (exit 1: data, blueprint or answers are wrong, all
problems at once) and `CallError` (exit 2: the call itself is wrong).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


# A NamedTuple, for a dataclass takes a tenth of the time that `--help` takes.
class Problem(NamedTuple):
    """One thing that is wrong: file, line (0 where unknown), field and what would be right.

    `code` names the rule that is broken, where the rules have codes.
    """

    file: str
    problem: str
    line: int = 0
    code: str = ""
    field: str = ""
    found: str = ""
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        code = f" {self.code}" if self.code else ""
        field = f" {self.field}:" if self.field else ""
        found = f" (found {self.found!r})" if self.found else ""
        hint = f"; {self.hint}" if self.hint else ""
        return f"{place}:{code}{field} {self.problem}{found}{hint}"


class DataProblems(Exception):
    """All problems of one reading, in the order of their places."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class CallError(Exception):
    """The call can't be carried out as it stands; the message says what to change."""


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint naming the known word nearest to `word`, whatever the case, or an empty text."""
    from difflib import get_close_matches  # noqa: PLC0415

    names = {name.casefold(): name for name in known}
    close = get_close_matches(word.casefold(), names, n=1, cutoff=0.6)
    return f"did you mean {names[close[0]]!r}?" if close else ""


def shorten(text: str) -> str:
    """At most sixty characters of what was found, for a message."""
    return text if len(text) <= 60 else text[:59] + "…"


def choose(word: str, known: Iterable[str]) -> str:
    """A hint that is never empty: the nearest known word or, where none is near, all of them."""
    names = tuple(known)
    return nearest(word, names) or f"there are {', '.join(names)}"
