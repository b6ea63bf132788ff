"""The one form that all students get where a platform gives everybody the same notebook."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from bloc_course.errors import CallError, choose
from bloc_course.forms.form import Form, Key
from bloc_course.forms.keys import read_keys

_DECODER = msgspec.json.Decoder(Form)


def single_form(quiz: Path, student: str = "") -> tuple[Form, Key]:
    """The form and key for everybody, without a name; `student` says whose where forms differ.

    Raises CallError where that is not said, and where the forms were not written as JSON.
    """
    keys = sorted(read_keys(quiz / "keys").values(), key=lambda key: key.student)
    if student:
        named = [key for key in keys if key.student == student]
        if not named:
            hint = choose(student, [key.student for key in keys])
            raise CallError(f"no form of student {student!r}; {hint}")
        keys = named
    if len({_asked(key) for key in keys}) > 1:
        raise CallError(
            f"{quiz} holds {len(keys)} different forms, and this platform gives all students the"
            " same notebook; build the quiz with `variants: same`, or say with --student whose"
            " form all get"
        )
    form = _form(quiz / "forms", keys[0])
    return msgspec.structs.replace(form, student="", name="", extra_time=""), keys[0]


def _asked(key: Key) -> tuple[tuple[str, str], ...]:
    return tuple((entry.code, entry.revision) for entry in key.entries)


def _form(folder: Path, key: Key) -> Form:
    for form in _forms(folder):
        if form.form == key.form:
            return form
    raise CallError(
        f"{folder} has not the form {key.form} as JSON; build the quiz with --formats json, too"
    )


def _forms(folder: Path) -> Iterable[Form]:
    for path in sorted(folder.glob("*.json")):
        try:
            yield _DECODER.decode(path.read_bytes())
        except (msgspec.MsgspecError, UnicodeDecodeError):
            continue
