"""What a lint is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from bloc_course.dataset.load import Dataset


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something wrong at a path inside a record ("article" for the article's own file)."""

    record: str
    path: tuple[str | int, ...] = ()
    problem: str
    found: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lint:
    """A register entry: its code, the rule in a line and the check that finds breaches of it.

    `against_text` is run too where the article's text is at hand, with the passages by locator.
    """

    code: str
    rule: str
    check: Callable[[Dataset], Iterator[Fault]]
    against_text: Callable[[Dataset, Mapping[str, str]], Iterator[Fault]] | None = None
