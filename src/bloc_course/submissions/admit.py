"""Hand-ins against keys and roster: whose form it is, whether it is unaltered, which one counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bloc_course.forms.form import Key
from bloc_course.submissions.handed_in import HandedIn, Refused, Submission


@dataclass(frozen=True, slots=True)
class Admission:
    """What became of all hand-ins: one accepted a form, earlier ones replaced, others refused."""

    accepted: dict[str, Submission]
    replaced: tuple[Submission, ...]
    refused: tuple[Refused, ...]


def admit(handed_in: Iterable[HandedIn], keys: Mapping[str, Key]) -> Admission:
    """Accept the last good submission for every form; `accepted` is by form id."""
    accepted: dict[str, Submission] = {}
    replaced: list[Submission] = []
    refused: list[Refused] = []
    students = {key.student for key in keys.values()}
    for found in handed_in:
        if isinstance(found, Refused):
            refused.append(found)
            continue
        reason = _objection(found, keys, students)
        if reason:
            refused.append(
                Refused(
                    file=found.file,
                    line=found.line,
                    reason=reason,
                    student=found.student,
                    form=found.form,
                )
            )
            continue
        form = found.form.lower()
        if form in accepted:
            replaced.append(accepted[form])
        accepted[form] = found
    return Admission(accepted, tuple(replaced), tuple(refused))


def _objection(found: Submission, keys: Mapping[str, Key], students: set[str]) -> str:
    """Why a submission can't be taken, or an empty text."""
    key = keys.get(found.form.lower())
    if key is None:
        if not found.form:
            return "no form id: the file does not say which form it answers"
        return f"the form {_short(found.form)} was not given out for this quiz"
    if found.student and found.student not in students:
        return f"the student {_short(found.student)} is not on the roster"
    if found.student and found.student != key.student:
        return f"the form {key.form} was made for another student"
    return "" if found.check.lower() == key.check else _wrong_check(found.check, key.form)


def _wrong_check(check: str, form: str) -> str:
    if not check:
        return f"no check code: it stands beside the form id {form}"
    return (
        f"the check code {_short(check)} does not belong to the form {form}: a slip in copying it,"
        " or the form was altered or is from another issue of the quiz"
    )


def _short(text: str) -> str:
    return repr(text if len(text) <= 30 else text[:30] + "…")
