"""Kept keys: one JSON file a student, which governs grading even after the data have changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from bloc_course.errors import CallError, DataProblems, Problem
from bloc_course.forms.form import Key
from bloc_course.forms.late import Late

T = TypeVar("T", bound="Key | Head")


class Head(Struct, frozen=True, gc=False):
    """What a key says of its form but the questions."""

    form: str
    check: str
    quiz: str
    student: str
    name: str
    title: str
    due: str = ""
    late: Late | None = None


_DECODER = msgspec.json.Decoder(Key)
_HEADS = msgspec.json.Decoder(Head)
_BAD = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)


class KeptKeys(Mapping[str, Key]):
    """The keys in a folder by form id, each read when it is asked for and then let go.

    A class's keys are a quarter of a megabyte each: only their `heads` are held. Raises CallError
    without any, DataProblems for a bad one, for a question in it when that key is asked for.
    """

    def __init__(self, folder: Path) -> None:
        self._files, self.heads = each_key(folder, _HEADS.decode)

    def __getitem__(self, form: str) -> Key:
        path = self._files[form]
        try:
            return _DECODER.decode(path.read_bytes())
        except _BAD as error:
            raise DataProblems([_no_key(path, error)]) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def read_keys(folder: Path) -> Mapping[str, Key]:
    """The keys in a folder by form id. Raises CallError without any, DataProblems for a bad one."""
    return each_key(folder, _DECODER.decode)[1]


def each_key(
    folder: Path, decode: Callable[[bytes], T]
) -> tuple[Mapping[str, Path], Mapping[str, T]]:
    """By form the file of every key in a folder and what `decode` takes of it.

    Raises CallError without any, DataProblems for bad ones and for two of one form.
    """
    paths = sorted(folder.glob("*.json"))
    if not paths:
        message = f"no keys in {folder}; name the folder that `bloc-course quiz build` wrote"
        raise CallError(message)
    files: dict[str, Path] = {}
    keys: dict[str, T] = {}
    problems: list[Problem] = []
    for path in paths:
        try:
            key = decode(path.read_bytes())
        except _BAD as error:
            problems.append(_no_key(path, error))
            continue
        if key.form in keys:
            other = keys[key.form].student
            message = f"the form {key.form} is also the key of student {other!r}"
            problems.append(Problem(file=str(path), problem=message))
        files[key.form], keys[key.form] = path, key
    if problems:
        raise DataProblems(problems)
    return files, keys


def _no_key(path: Path, error: Exception) -> Problem:
    return Problem(file=str(path), problem=f"not a key: {error}")


def key_bytes(key: Key) -> bytes:
    """The content of a key's file."""
    return msgspec.json.encode(key) + b"\n"
