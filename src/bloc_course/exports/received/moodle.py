"""Moodle's report "Responses" of a quiz, as CSV or JSON: with the text of the questions or without.

The opaque code in a question's text tells the item. Without that text it is told by what was
answered and what Moodle says is right, where only one item fits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import Any, cast

import msgspec

from bloc_course.dates.days import MONTHS
from bloc_course.errors import DataProblems, Problem, shorten
from bloc_course.exports.bank import Exported
from bloc_course.exports.content import flat
from bloc_course.exports.platforms.moodle._forms import Form, Typed, Written
from bloc_course.exports.platforms.moodle._ways import in_text, one_essay, ways
from bloc_course.exports.received._answer import Answer
from bloc_course.exports.received._base import Given, Reader, Received, Taker
from bloc_course.exports.received._moodle_answers import answer, groups
from bloc_course.forms.delimited import read_table
from bloc_course.forms.encodings import decode
from bloc_course.forms.form import KeyEntry
from bloc_course.items.processing import process
from bloc_course.submissions.readers._times import times

# Names of columns without blanks and case, in English; numbers of questions follow "response" etc.
WHO = ("idnumber", "username", "emailaddress", "email")
FIRST, LAST, FULL = ("firstname",), ("lastname", "surname"), ("fullname", "name")
MAIL, DONE = ("emailaddress", "email"), ("completed", "finished")
STATE = ("status", "state")
OPEN = {"inprogress", "neversubmitted", "overdue", "abandoned", "notyetstarted"}
_SIGNS = re.compile(r"[^a-z0-9]+")
_WORD = re.compile(r"[0-9a-z]+")
_WRITTEN = re.compile(
    r"(\d{1,2}) ([A-Za-z]+) (\d{4}),? +(\d{1,2}):(\d\d)(?::(\d\d))? ?([AaPp])?[Mm]?"
)
WITH_TEXT = "tick “question text” above Moodle's report and download it again"
Row = Mapping[str, str]


def read(data: bytes, file: str, quiz: Exported) -> Received:
    """The attempts of a report. DataProblems where it is no such report."""
    problems: list[Problem] = []
    rows = list(_rows(data, file, problems))
    if not any(groups(row, "response") for _, row in rows):
        hint = "in Moodle: Results, Responses, tick “response”, download as CSV or JSON"
        raise DataProblems([Problem(file, "no column “Response 1”", hint=hint)])
    known = _Known(quiz)
    takers = [
        taker
        for line, row in rows
        if (taker := _taker(known, file, line, row, problems)) is not None
    ]
    return Received(tuple(takers), tuple(problems))


class _Known:
    """What was exported, for looking up."""

    def __init__(self, quiz: Exported) -> None:
        self.entries = {question.entry.item: question.entry for question in quiz.questions}
        self.codes = {entry.code: entry for entry in self.entries.values()}
        # Where one form was exported, its questions stand in the quiz in this order.
        self.order = list(self.entries.values()) if quiz.one_form else []
        self.asked = lru_cache(maxsize=None)(self._asked)
        self.keyed = lru_cache(maxsize=None)(self._keyed)

    def _asked(self, item: str) -> tuple[tuple[Form, ...], ...]:
        """The ways in which an item can have been asked, whichever export it was."""
        entry = self.entries[item]
        together = one_essay(entry)
        if together:
            return (tuple(cast(Form, one.form) for one in together if one.form is not None),)
        several = len(entry.parts) > 1
        by_part = (
            [cast(Form, way.form) for way in ways(part, entry) if not several or in_text(way)]
            for part in entry.parts
        )
        return tuple(product(*by_part))

    def named(self, text: str) -> KeyEntry | None:
        """The item of a question's text: by its code, else by its stem where only one has it."""
        coded = [self.codes[word] for word in _WORD.findall(text) if word in self.codes]
        if coded:
            return coded[-1]
        alike = [
            entry for entry in self.entries.values() if flat(text).startswith(flat(entry.stem))
        ]
        return alike[0] if len(alike) == 1 else None

    def answered(self, entry: KeyEntry, told: str) -> Answer | None:
        """What was answered, by the first way of asking in which it is an answer."""
        ways = (answer(entry, way, told) for way in self.asked(entry.item))
        return next((found for found in ways if found is not None), None)

    def fitting(self, told: str, right: str) -> list[KeyEntry]:
        """The items to which both texts are answers, and the second is the right one."""
        return [entry for entry in self.keyed(right) if self.answered(entry, told) is not None]

    def _keyed(self, right: str) -> tuple[KeyEntry, ...]:
        """The items to which this is the right answer."""
        return tuple(entry for entry in self.entries.values() if self._right(entry, right))

    def _right(self, entry: KeyEntry, right: str) -> bool:
        if right in {"", "-"}:
            return False
        for way in self.asked(entry.item):
            # Any text can be an answer where one is typed, so only the key itself tells.
            if isinstance(way[0], Written) or (
                isinstance(way[0], Typed) and flat(way[0].texts[0].text) != flat(right)
            ):
                continue
            found = answer(entry, way, right)
            if found and process(entry.parts, found.raw).score == 1:
                return True
        return False


def _taker(known: _Known, file: str, line: int, row: Row, problems: list[Problem]) -> Taker | None:
    """One attempt, or None for one that is not finished and for a line of averages."""
    name = _first(row, FULL) or f"{_first(row, FIRST)} {_first(row, LAST)}".strip()
    who = _first(row, WHO)
    if not who and not name:
        return None
    state, done = _SIGNS.sub("", _first(row, STATE).lower()), _first(row, DONE)
    if state in OPEN or done == "-":
        problems.append(Problem(file, "an attempt that is not finished was left", line, found=name))
        return None
    answers = []
    asked, right = groups(row, "question"), groups(row, "rightanswer")
    for n, told in sorted(groups(row, "response").items()):
        entry = _item(known, n, asked.get(n, ""), told, right.get(n, ""))
        if isinstance(entry, str):
            if entry:
                problems.append(Problem(file, entry, line, field=f"Question {n}", hint=WITH_TEXT))
            continue
        found = known.answered(entry, told)
        if found is None:
            problem = "an answer that this question does not offer"
            problems.append(
                Problem(file, problem, line, field=f"Response {n}", found=shorten(told))
            )
            continue
        if found.note:
            problems.append(Problem(file, found.note, line, field=f"Response {n}"))
        answers.append(Given(entry.item, found.raw))
    email = _first(row, MAIL)
    return Taker(who or name, name, tuple(answers), email=email, at=when(done), line=line)


def _item(known: _Known, n: int, asked: str, told: str, right: str) -> KeyEntry | str:
    """The item, or why it is not known; empty for a place where nothing was asked."""
    if asked and asked != "-":
        return known.named(asked) or "a question that was not exported with these keys"
    if told in {"", "-"} and right in {"", "-"}:
        return ""
    fitting = known.fitting(told, right)
    own = [entry for entry in known.order[n - 1 : n] if entry in fitting]
    if own or len(fitting) == 1:
        return (own or fitting)[0]
    count = f"{len(fitting)} items fit it" if fitting else "no item fits it"
    return f"which question it was can't be told: {count}"


def when(text: str) -> str:
    """A time as Moodle writes it in English, or in numbers, as ISO 8601; else as it is written."""
    flat_text = " ".join(text.split())
    found = _WRITTEN.fullmatch(flat_text)
    if not found:
        return times([flat_text])[0] or flat_text
    months = [month.lower()[:3] for month in MONTHS]
    if found[2].lower()[:3] not in months:
        return flat_text
    month = months.index(found[2].lower()[:3]) + 1
    hour = int(found[4])
    if found[7]:
        hour = hour % 12 + (12 if found[7].lower() == "p" else 0)
    clock = f"{hour:02}:{found[5]}:{found[6] or '00'}"
    return f"{found[3]}-{month:02}-{int(found[1]):02}T{clock}"


def _first(row: Row, names: Sequence[str]) -> str:
    return next((row[name] for name in names if row.get(name)), "")


def _rows(data: bytes, file: str, problems: list[Problem]) -> Iterator[tuple[int, Row]]:
    """The lines of a report with their numbers; names of columns without blanks and case."""
    text = decode(data).lstrip("\ufeff")
    if text.lstrip()[:1] in {"[", "{"}:
        yield from _of_json(text, file)
        return
    table = read_table(text, lambda cells: sum(_folded(cell) in _COLUMNS for cell in cells))
    if not table.rows:
        raise DataProblems([Problem(file, "the file is empty")])
    head = [_folded(cell) for cell in table.rows[0].cells]
    for row in table.rows[1:]:
        if row.fault:
            problems.append(Problem(file, row.fault, row.line))
            continue
        yield row.line, dict(zip(head, row.cells, strict=False))


_COLUMNS = {*WHO, *FIRST, *LAST, *FULL, *MAIL, *DONE, *STATE, "response1", "question1"}


def _of_json(text: str, file: str) -> Iterator[tuple[int, Row]]:
    """Lists of objects, lists of such lists, or lists of cells below a list of names."""
    try:
        value = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError) as error:
        raise DataProblems([Problem(file, f"no JSON: {error}")]) from error
    records = list(_records(value))
    head: list[str] = []
    for n, record in enumerate(records, 1):
        if isinstance(record, Mapping):
            yield n, {_folded(str(name)): _cell(cell) for name, cell in record.items()}
        elif not head:
            head = [_folded(_cell(cell)) for cell in record]
        else:
            yield n, dict(zip(head, map(_cell, record), strict=False))


def _records(value: Any) -> Iterator[Any]:
    if isinstance(value, list) and value and all(isinstance(one, list) for one in value):
        inner = value[0]
        if inner and isinstance(inner[0], dict | list):
            for one in value:
                yield from _records(one)
            return
        yield from value
    elif isinstance(value, list):
        yield from (one for one in value if isinstance(one, dict | list))
    elif isinstance(value, dict):
        yield value


def _cell(value: Any) -> str:
    return "" if value is None else str(value)


def _folded(name: str) -> str:
    return _SIGNS.sub("", name.lower())


SPEC = Reader(
    name="moodle",
    title="Moodle, responses of a quiz",
    about="the report “Responses” as CSV or JSON, best with the text of the questions",
    read=read,
)
