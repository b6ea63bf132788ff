"""One hand-in of one student marked by itself: what a machine is started for at every upload."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from bloc_course.errors import CallError
from bloc_course.forms.keys import Head, KeptKeys
from bloc_course.grading.decided import decided_by
from bloc_course.grading.grade import Answered, Paper, mark
from bloc_course.grading.lateness import after_late
from bloc_course.submissions.admit import Admission, admit
from bloc_course.submissions.handed_in import HandedIn, Submission
from bloc_course.submissions.owners import Owners
from bloc_course.submissions.read import read

_UNREAD = ("malformed", "ambiguous")


@dataclass(frozen=True, slots=True)
class One:
    """The paper of a hand-in; without one the reasons say why, in words for the student."""

    paper: Paper | None
    reasons: tuple[str, ...] = ()


def mark_one(quiz: Path, *answers: Path, people: Sequence[str] = (), at: str = "") -> One:
    """Mark what one student handed in (files or folders) by the keys kept in `quiz`.

    `people` are names, ids or addresses of who handed in, as the platform knows them: another
    student's form is refused where they tell that it is. `at` is when (ISO 8601), for a late rule;
    what a file's own name says of its time is the student's word and does not count.
    """
    keys = KeptKeys(quiz / "keys")
    try:
        found = [_timed(one, at) for path in answers for one in read(path)]
    except CallError:
        found = []
    if not found:
        return One(None, ("nothing was handed in",))
    admission = admit(found, keys.heads)
    own = _own(admission, keys.heads, people)
    if len(own) != 1:
        return One(None, tuple(_reasons(admission, own)))
    (form,) = own
    paper = mark(keys[form], admission.accepted[form])
    decide = decided_by(quiz)
    return One(after_late(paper if decide is None else decide(paper)))


def received(paper: Paper) -> str:
    """What can be said before any mark: how much was answered, and what can't be read and why."""
    answers = paper.answers
    blank = sum(answer.outcome.status == "blank" for answer in answers)
    lines = [
        f"Form {paper.key.form}: {len(answers) - blank} of {len(answers)} questions are answered."
    ]
    lines += _sent_back(answers)
    return "\n".join(lines)


def waiting(paper: Paper) -> str:
    """How many marks are the machine's proposal and wait for a person, or an empty text."""
    count = sum(answer.outcome.provisional for answer in paper.answers)
    if not count:
        return ""
    marks = "mark is" if count == 1 else "marks are"
    return f"{count} {marks} provisional until a person has read the answer."


def _timed(one: HandedIn, at: str) -> HandedIn:
    return msgspec.structs.replace(one, at=at) if at and isinstance(one, Submission) else one


def _own(admission: Admission, keys: Mapping[str, Head], people: Iterable[str]) -> list[str]:
    """The accepted forms that are not known to be another student's."""
    owners = Owners(keys.values())
    known = {student for name in people if name and (student := owners.called(name))}
    return [form for form in admission.accepted if not known or keys[form].student in known]


def _reasons(admission: Admission, own: Sequence[str]) -> Iterator[str]:
    if own:
        yield f"these files answer {len(own)} forms; hand in your own alone"
        return
    for form in admission.accepted:
        yield f"the form {form} was made for another student"
    for refused in admission.refused:
        yield f"{refused.file}: {refused.reason}"


def _sent_back(answers: Sequence[Answered]) -> Iterator[str]:
    for number, answer in enumerate(answers, 1):
        if answer.outcome.status in _UNREAD:
            yield f"Question {number} can't be read: {answer.outcome.reason}"
