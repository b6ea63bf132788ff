"""Papers: each student's answers marked by the key that was kept for the form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

import msgspec

from bloc_course.forms.form import Key, KeyEntry
from bloc_course.items.processing import Outcome, process
from bloc_course.submissions.admit import Admission
from bloc_course.submissions.handed_in import LARGEST_VALUE, Submission

Status = Literal["graded", "blank", "refused", "not handed in"]
ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Answered:
    """One question's answer as handed in (`raw`, a JSON value) and what it came to."""

    entry: KeyEntry
    raw: object
    outcome: Outcome

    @property
    def points(self) -> Fraction:
        """The points earned."""
        return self.outcome.score * Fraction(self.entry.points)


@dataclass(frozen=True, slots=True)
class Paper:
    """One student's paper. `answers` are empty where nothing was handed in; `strange` are answers
    under codes that the form does not have.
    """

    key: Key
    status: Status
    answers: tuple[Answered, ...] = ()
    strange: tuple[str, ...] = ()
    submission: Submission | None = None

    @property
    def total(self) -> Fraction:
        """The points earned, exactly."""
        return sum((answer.points for answer in self.answers), ZERO)

    @property
    def out_of(self) -> Fraction:
        """The points that could be earned."""
        return sum((Fraction(entry.points) for entry in self.key.entries), ZERO)


def mark(key: Key, submission: Submission) -> Paper:
    """Mark one submission; an answer left blank and one left out are the same."""
    responses = {code.strip().lower(): raw for code, raw in submission.responses.items()}
    answers = tuple(_answered(entry, responses.pop(entry.code, None)) for entry in key.entries)
    blank = all(answer.outcome.status == "blank" for answer in answers)
    status: Status = "blank" if blank else "graded"
    return Paper(key, status, answers, tuple(responses), submission)


def grade(keys: Mapping[str, Key], admission: Admission, order: Iterable[str]) -> list[Paper]:
    """A paper for every key, students in the given order (of the roster), others after by id."""
    places = {student: place for place, student in enumerate(order)}
    refused = {found.form.lower() for found in admission.refused}
    refused_students = {found.student for found in admission.refused}
    papers = []
    for key in sorted(keys.values(), key=lambda k: (places.get(k.student, len(places)), k.student)):
        submission = admission.accepted.get(key.form)
        if submission is not None:
            papers.append(mark(key, submission))
        elif key.form in refused or key.student in refused_students:
            papers.append(Paper(key, "refused"))
        else:
            papers.append(Paper(key, "not handed in"))
    return papers


def _answered(entry: KeyEntry, raw: msgspec.Raw | None) -> Answered:
    value = None if raw is None else _decoded(raw)
    return Answered(entry, value, process(entry.parts, value))


def _decoded(raw: msgspec.Raw) -> object:
    if len(bytes(raw)) <= LARGEST_VALUE:
        try:
            return msgspec.json.decode(raw)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            pass
    # No interaction can read this, so the answer ends as malformed with its beginning shown.
    return bytes(raw[:200]).decode("utf-8", "replace")
