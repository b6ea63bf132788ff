"""Kept keys: one JSON file a student, which governs grading even after the data have changed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from bloc_course.errors import CallError, DataProblems, Problem
from bloc_course.forms.form import Key

_DECODER = msgspec.json.Decoder(Key)


def read_keys(folder: Path) -> Mapping[str, Key]:
    """The keys in a folder by form id. Raises CallError without any, DataProblems for a bad one."""
    paths = sorted(folder.glob("*.json"))
    if not paths:
        message = f"no keys in {folder}; name the folder that `bloc-course quiz build` wrote"
        raise CallError(message)
    keys: dict[str, Key] = {}
    problems: list[Problem] = []
    for path in paths:
        try:
            key = _DECODER.decode(path.read_bytes())
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            problems.append(Problem(file=str(path), problem=f"not a key: {error}"))
            continue
        if key.form in keys:
            other = keys[key.form].student
            message = f"the form {key.form} is also the key of student {other!r}"
            problems.append(Problem(file=str(path), problem=message))
        keys[key.form] = key
    if problems:
        raise DataProblems(problems)
    return keys


def key_bytes(key: Key) -> bytes:
    """The content of a key's file."""
    return msgspec.json.encode(key) + b"\n"
