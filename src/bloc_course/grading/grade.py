"""Papers: each student's answers marked by the key that was kept for the form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Literal

import msgspec
from msgspec import Struct

from bloc_course.forms.form import Key, KeyEntry
from bloc_course.forms.keys import Head, KeptKeys
from bloc_course.forms.points import worth
from bloc_course.forms.roster import Student
from bloc_course.items.processing import Outcome, process
from bloc_course.submissions.admit import Admission
from bloc_course.submissions.handed_in import LARGEST_VALUE, Refused, Submission

Status = Literal["graded", "blank", "refused", "not handed in"]
ZERO = Fraction(0)


class Answered(Struct, frozen=True):
    """One question's answer as handed in (`raw`, a JSON value), what it came to and earned."""

    entry: KeyEntry
    raw: object
    outcome: Outcome
    points: Fraction


class Paper(Struct, frozen=True):
    """One student's paper: points earned (`total`) and offered, exactly.

    `answers` are empty where nothing was handed in; `strange` are answers under codes that the
    form does not have.
    """

    key: Key
    status: Status
    out_of: Fraction
    total: Fraction = ZERO
    answers: tuple[Answered, ...] = ()
    strange: tuple[str, ...] = ()
    submission: Submission | None = None


# What people have decided about a paper: human marks, dropped items.
Decide = Callable[[Paper], Paper]


def mark(key: Key, submission: Submission) -> Paper:
    """Mark one submission; an answer left blank and one left out are the same."""
    responses = {code.strip().lower(): raw for code, raw in submission.responses.items()}
    answers = tuple(
        # On paper nobody sees the codes: "1" is the first question.
        answered(entry, responses.pop(entry.code, None) or responses.pop(str(number), None))
        for number, entry in enumerate(key.entries, 1)
    )
    blank = all(answer.outcome.status == "blank" for answer in answers)
    return Paper(
        key,
        "blank" if blank else "graded",
        _out_of(key),
        sum((answer.points for answer in answers), ZERO),
        answers,
        tuple(responses),
        submission,
    )


def grade(keys: Mapping[str, Key], admission: Admission, order: Iterable[str]) -> list[Paper]:
    """A paper for every key, students in the given order (of the roster), others after by id."""
    return list(marked(keys, admission, order))


def marked(keys: Mapping[str, Key], admission: Admission, order: Iterable[str]) -> Iterator[Paper]:
    """The same one after another: of a class's kept keys one at a time is in memory."""
    places = {student: place for place, student in enumerate(order)}
    last = len(places)
    heads: Iterable[Key | Head] = (keys.heads if isinstance(keys, KeptKeys) else keys).values()
    for head in sorted(heads, key=lambda k: (places.get(k.student, last), k.student)):
        key, submission = keys[head.form], admission.accepted.get(head.form)
        if submission is not None:
            yield mark(key, submission)
        else:
            refused = any(_from(key, hand_in) for hand_in in admission.refused)
            yield Paper(key, "refused" if refused else "not handed in", _out_of(key))


def _from(key: Key, refused: Refused) -> bool:
    """Whether a refused hand-in seems to be this student's: by form, name or name of the file."""
    stem = PurePosixPath(refused.file).name.partition(".")[0]
    slug = Student(key.student, key.name).slug
    return (
        refused.form.lower() == key.form or refused.student == key.student or stem.lower() == slug
    )


def _out_of(key: Key) -> Fraction:
    return _sum(tuple([entry.points for entry in key.entries]))


@lru_cache(maxsize=256)
def _sum(points: tuple[str, ...]) -> Fraction:
    # The forms of a class mostly offer the same.
    return sum(map(worth, points), ZERO)


def answered(entry: KeyEntry, raw: msgspec.Raw | None) -> Answered:
    """Mark one response by its key: nothing else has a say."""
    value = None if raw is None else _decoded(raw)
    outcome = process(entry.parts, value)
    return Answered(entry, value, outcome, outcome.score * worth(entry.points))


def _decoded(raw: msgspec.Raw) -> object:
    data = bytes(raw)
    if len(data) <= LARGEST_VALUE:
        try:
            return msgspec.json.decode(data)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            pass
    # No interaction can read this, so the answer ends as malformed with its beginning shown.
    return data[:200].decode("utf-8", "replace")
