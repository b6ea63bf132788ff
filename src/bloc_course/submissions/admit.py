"""Hand-ins against keys and roster: whose form it is, whether it is unaltered, which one counts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Literal, Protocol

from msgspec import Struct
from msgspec.structs import replace

from bloc_course.forms.form import Key
from bloc_course.forms.keys import Head
from bloc_course.forms.late import comparable, moment
from bloc_course.submissions.arrivals import arrival
from bloc_course.submissions.handed_in import HandedIn, Refused, Submission
from bloc_course.submissions.owners import Owners

Keep = Literal["last", "first", "best"]
Score = Callable[[Key | Head, Submission], Fraction]
KEEP: Mapping[Keep, str] = {
    "last": "a later hand-in for the same form counts",
    "first": "an earlier hand-in for the same form counts",
    "best": "a better hand-in for the same form counts",
}
_SIGNS = re.compile(r"[^a-z0-9]+")
# The lines of a table have one file.
_arrival = lru_cache(maxsize=8)(arrival)


class Note(Struct, frozen=True):
    """Something about an accepted hand-in that a person should know; it changes no mark."""

    kind: Literal["late", "other name", "name read"]
    submission: Submission
    reason: str


class Admission(Struct, frozen=True):
    """What became of all hand-ins: one accepted a form, others replaced by it, others refused.

    `why_replaced` is the reason for the replaced ones.
    """

    accepted: dict[str, Submission]
    replaced: tuple[Submission, ...]
    refused: tuple[Refused, ...]
    notes: tuple[Note, ...] = ()
    why_replaced: str = KEEP["last"]


def admit(
    handed_in: Iterable[HandedIn],
    keys: Mapping[str, Key] | Mapping[str, Head],
    keep: Keep = "last",
    score: Score | None = None,
) -> Admission:
    """Accept one good submission for every form; `accepted` is by form id.

    Of several the last counts, the first or the best: by their times where all of them have one,
    else in the order given. `score` is what "best" goes by; of equals the later one counts.
    """
    if keep == "best" and score is None:
        raise ValueError("to keep the best hand-in, say how it is scored")
    accepted: dict[str, Submission] = {}
    several: dict[str, list[Submission]] = {}
    refused: list[Refused] = []
    notes: list[Note] = []
    owners, students = Owners(keys.values()), {key.student for key in keys.values()}
    for handed in handed_in:
        if isinstance(handed, Refused):
            owner = handed.student if handed.student in students else _owner(handed, owners)
            refused.append(replace(handed, student=owner or handed.student))
            continue
        found = _dated(handed)
        student = found.student
        if student and student not in students:
            student = owners.called(student) or student
        key = keys.get(found.form.lower()) or keys.get(_SIGNS.sub("", found.form.lower()))
        reason = _objection(found, student, key, students)
        if reason or key is None:
            refused.append(_refused(found, reason, student, owners))
            continue
        notes += _notes(found, key, owners)
        if key.form in accepted:
            several.setdefault(key.form, [accepted[key.form]]).append(found)
        else:
            accepted[key.form] = found
    replaced: list[Submission] = []
    for form, ones in several.items():
        points = [score(keys[form], one) for one in ones] if keep == "best" and score else []
        accepted[form] = ones.pop(kept(ones, keep, points))
        replaced += ones
    return Admission(accepted, tuple(replaced), tuple(refused), tuple(notes), KEEP[keep])


class Timed(Protocol):
    """What was handed in at some time (ISO 8601; empty where that is not known)."""

    @property
    def at(self) -> str:
        """When."""


def kept(ones: Sequence[Timed], keep: Keep, points: Sequence[Fraction] = ()) -> int:
    """The place of the one that counts; `points` of each for the best, of equals the later."""
    order = list(range(len(ones)))
    times = [time for one in ones if (time := moment(one.at))]
    if len(times) == len(ones):
        order.sort(key=comparable(times).__getitem__)
    if keep == "best":
        return max(reversed(order), key=points.__getitem__)
    return order[0] if keep == "first" else order[-1]


def _dated(found: Submission) -> Submission:
    """With what the name of its file says of its time: the platform's word before the student's."""
    came = _arrival(found.file)
    if not came.at and not came.late:
        return found
    return replace(found, at=came.at or found.at, late=found.late or came.late)


def _owner(found: HandedIn, owners: Owners) -> str:
    named = owners.called(found.student) if found.student else ""
    return named or ("" if found.line else owners.of(found.file))


def _refused(found: Submission, reason: str, student: str, owners: Owners) -> Refused:
    return Refused(
        file=found.file,
        line=found.line,
        reason=reason,
        student=student or _owner(found, owners),
        form=found.form,
    )


def _notes(found: Submission, key: Key | Head, owners: Owners) -> Iterable[Note]:
    if found.late:
        untimed = key.late is not None and moment(found.at) is None
        lost = "; its time is not known, so the late rule takes nothing off" if untimed else ""
        yield Note("late", found, f"the platform marks it as late{lost}")
    if found.student and found.student != key.student:
        reason = f"{_short(found.student)} was taken for the student {key.student!r}"
        yield Note("name read", found, reason)
    # Files of a class have no owner; those of one student seldom have none.
    owner = "" if found.line else owners.of(found.file)
    if owner and owner != key.student:
        reason = f"the name of file or folder is that of {owner!r}, the form that of"
        yield Note("other name", found, f"{reason} {key.student!r} ({key.name})")


def _objection(found: Submission, student: str, key: Key | Head | None, students: set[str]) -> str:
    """Why a submission can't be taken, or an empty text."""
    if key is None:
        if not found.form:
            return "no form id: the file does not say which form it answers"
        return f"the form {_short(found.form)} was not given out for this quiz"
    if student and student not in students:
        return f"the student {_short(found.student)} is not on the roster"
    if student and student != key.student:
        return f"the form {key.form} was made for another student"
    check = _SIGNS.sub("", found.check.lower())
    return "" if check == key.check else _wrong_check(found.check, key.form)


def _wrong_check(check: str, form: str) -> str:
    if not check:
        return f"no check code: it stands beside the form id {form}"
    return (
        f"the check code {_short(check)} does not belong to the form {form}: a slip in copying it,"
        " or the form was altered or is from another issue of the quiz"
    )


def _short(text: str) -> str:
    return repr(text if len(text) <= 30 else text[:30] + "…")
