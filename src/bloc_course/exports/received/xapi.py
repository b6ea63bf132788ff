"""Graded answers as xAPI statements: what `grade --feedback xapi` wrote, or a store gives back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import reduce, singledispatch
from typing import Any
from urllib.parse import unquote

import msgspec

from bloc_course.errors import DataProblems, Problem
from bloc_course.exports.bank import Exported
from bloc_course.exports.received._base import Given, Reader, Received, Taker
from bloc_course.forms.form import KeyEntry
from bloc_course.forms.late import comparable, moment
from bloc_course.grading.feedbacks.xapi import AND, HOME, TO
from bloc_course.items.interactions import Interaction
from bloc_course.items.interactions.date_entry import DateEntry
from bloc_course.items.interactions.extended_text import ExtendedText
from bloc_course.items.interactions.order import Order
from bloc_course.items.interactions.text_entry import TextEntry

ITEMS = f"{HOME}items/"
READ = ("graded", "untouched")


def read(data: bytes, file: str, quiz: Exported) -> Received:
    """An array of statements, one statement a line, or a store's `{"statements": [...]}`.

    Statements about anything else are passed over. Raises DataProblems where it is no JSON.
    """
    entries = {question.entry.item: question.entry for question in quiz.questions}
    attempts: dict[tuple[str, str], _Attempt] = {}
    problems: list[Problem] = []
    for number, one in enumerate(_statements(data, file), 1):
        item, _, part = unquote(_text(one, "object", "id")).removeprefix(ITEMS).partition("/")
        if not _text(one, "object", "id").startswith(ITEMS):
            continue
        entry = entries.get(item)
        if entry is None:
            hint = "name the keys of the export that was given out"
            problems.append(
                Problem(
                    file, "no such item was exported", number, field="object", found=item, hint=hint
                )
            )
            continue
        who, at = _who(one), _text(one, "timestamp")
        attempt = attempts.setdefault(
            (who[0], _text(one, "context", "extensions", f"{HOME}form")), _Attempt(who)
        )
        attempt.add(item, part, at, _raw(one, entry, part))
    takers = tuple(attempt.taker() for attempt in attempts.values())
    return Received(takers, tuple(problems))


class _Attempt:
    """A student's answers to one form; of several to one question the latest counts.

    Stores give statements in whatever order, most often the latest first.
    """

    def __init__(self, who: tuple[str, str, str]) -> None:
        self.who = who
        self.answers: dict[str, dict[str, tuple[str, object]]] = {}

    def add(self, item: str, part: str, at: str, raw: object) -> None:
        """An answer to a part (or to all of an item), given at a time."""
        parts = self.answers.setdefault(item, {})
        if part not in parts or _later(at, parts[part][0]):
            parts[part] = (at, raw)

    def taker(self) -> Taker:
        """All of it."""
        id_, name, email = self.who
        times = [at for parts in self.answers.values() for at, _ in parts.values()]
        last = reduce(lambda one, other: other if _later(other, one) else one, times, "")
        return Taker(id_, name, tuple(self._given()), email=email, at=last)

    def _given(self) -> Iterator[Given]:
        for item, parts in self.answers.items():
            raws = {part: raw for part, (_, raw) in parts.items()}
            yield Given(item, raws[""] if set(raws) == {""} else raws)


def _later(at: str, than: str) -> bool:
    """Whether a time is not before another; of what has no time the one told later counts."""
    times = [moment(at), moment(than)]
    if None in times:
        return bool(at) or not than
    one, other = comparable([time for time in times if time])
    return one >= other


def _statements(data: bytes, file: str) -> list[Mapping[str, Any]]:
    try:
        found: object
        if data.lstrip().startswith(b"{") and b"\n{" in data.strip():
            found = [msgspec.json.decode(line) for line in data.splitlines() if line.strip()]
        else:
            found = msgspec.json.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        hint = "give the array of statements as the store exports it"
        raise DataProblems([Problem(file, f"not readable as JSON: {error}", hint=hint)]) from None
    if isinstance(found, Mapping):
        found = found.get("statements", [found])
    every = found if isinstance(found, list) else []
    return [one for one in every if isinstance(one, Mapping)]


def _text(one: object, *path: str) -> str:
    for name in path:
        one = one.get(name) if isinstance(one, Mapping) else None
    return one if isinstance(one, str) else ""


def _who(one: Mapping[str, Any]) -> tuple[str, str, str]:
    """Id, name and e-mail of who answered."""
    email = _text(one, "actor", "mbox").removeprefix("mailto:")
    id_ = _text(one, "actor", "account", "name") or email or _text(one, "actor", "name")
    return id_, _text(one, "actor", "name") or id_, email


def _raw(one: Mapping[str, Any], entry: KeyEntry, part: str) -> object:
    """The answer in the codes of the export; what could not be read is as it was handed in."""
    response = _text(one, "result", "response")
    if not response:
        return ""
    if _text(one, "result", "extensions", f"{HOME}status") not in (*READ, ""):
        try:
            return msgspec.json.decode(response)
        except msgspec.MsgspecError:
            return response
    interactions = {p.name: p.interaction for p in entry.parts}
    codes = {own: label for label, own in entry.names.items()}
    it = interactions[part] if part in interactions else entry.parts[0].interaction
    return _understood(it, response, codes)


@singledispatch
def _understood(it: Interaction, response: str, codes: Mapping[str, str]) -> object:  # noqa: ARG001
    """A response in xAPI's signs as a raw answer: one code, several, or a map from row to code."""
    pieces = response.split(AND)
    if TO in response:
        pairs = (piece.split(TO, 1) for piece in pieces)
        return {codes.get(row, row): codes.get(one, one) for row, one in pairs}
    return [codes.get(piece, piece) for piece in pieces]


@_understood.register
def _(it: Order, response: str, codes: Mapping[str, str]) -> object:  # noqa: ARG001
    places = (piece.split("=") for piece in response.split(AND))
    return [[codes.get(card, card) for card in place] for place in places]


@_understood.register
def _(it: TextEntry | DateEntry | ExtendedText, response: str, codes: Mapping[str, str]) -> object:  # noqa: ARG001
    return response


SPEC = Reader(
    name="xapi",
    title="xAPI statements",
    about="statements of graded answers, as `grade --feedback xapi` writes them",
    read=read,
)
