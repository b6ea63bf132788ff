"""What every reader is: a download → who answered what, in the codes of what was exported."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from msgspec import Struct

from bloc_course.errors import CallError, Problem, choose
from bloc_course.exports.bank import Exported
from bloc_course.exports.content import flat
from bloc_course.registry import discover


class Given(Struct, frozen=True):
    """An answer: the item's lasting id and a raw answer as its interactions read it.

    `raw` is a JSON value in the codes of the exported question ("" for a blank answer; a map from
    part name to answer where the item has several parts). `score` is what the platform awarded, in
    [0, 1] as a decimal; empty where it does not say.
    """

    item: str
    raw: object
    score: str = ""


class Taker(Struct, frozen=True):
    """One attempt of one student; `answers` in the order in which they were asked.

    `at` is when it was handed in, by what the platform says (ISO 8601 where that can be told).
    """

    id: str
    name: str
    answers: tuple[Given, ...]
    email: str = ""
    at: str = ""
    line: int = 0


class Received(Struct, frozen=True):
    """What a download holds; `problems` are the lines and answers that could not be taken."""

    takers: tuple[Taker, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A register entry: `read` takes the file's bytes, its name (for errors) and what was exported.

    It raises DataProblems where nothing can be read, and else lists in `problems` what was left.
    `owners` is for platforms that give a file a student: whose each of these files is.
    """

    name: str
    title: str
    about: str
    read: Callable[[bytes, str, Exported], Received]
    owners: Callable[[Sequence[str]], list[str]] | None = None


@cache
def readers() -> dict[str, Reader]:
    """The readers by name."""
    return {entry.name: entry for entry in discover("bloc_course.exports.received", Reader)}


def reader(name: str) -> Reader:
    """The reader of this name. Raises CallError where there is none."""
    if name not in readers():
        raise CallError(f"no reader {name!r}; {choose(name, readers())}")
    return readers()[name]


def coded(texts: Mapping[str, str], told: str) -> str | None:
    """The code whose text is `told`, blanks and case apart; None where none or several fit.

    `texts` are texts by code. A text that a platform has cut off fits by its beginning, if at
    least twenty signs of it are there and no other begins so.
    """
    wanted = flat(told).casefold()
    flats = {code: flat(text).casefold() for code, text in texts.items()}
    same = [code for code, text in flats.items() if text == wanted]
    cut = wanted.rstrip(".…")
    begun = [c for c, text in flats.items() if len(cut) >= 20 and text.startswith(cut)]
    found = same or begun
    return found[0] if len(found) == 1 else None


def by_stem(quiz: Exported) -> Callable[[str], Iterable[str]]:
    """A look-up of item ids by the words of their stems, for downloads that name no ids."""
    known: dict[str, list[str]] = {}
    for question in quiz.questions:
        known.setdefault(flat(question.entry.stem).casefold(), []).append(question.entry.item)
    return lambda stem: tuple(known.get(flat(stem).casefold(), ()))
