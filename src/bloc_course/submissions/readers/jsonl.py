"""Answers as JSON lines: one submission a line, for whole classes from one source."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator

from bloc_course.forms.encodings import decode, straighten
from bloc_course.submissions.handed_in import LARGEST_FILE, HandedIn, Refused, Submission
from bloc_course.submissions.readers._base import Reader, UnreadableError
from bloc_course.submissions.readers.json_answers import submission


def read(data: bytes, file: str) -> list[HandedIn]:
    """A submission or a refusal for every line that is not blank."""
    try:
        data.decode()
        lines = data.removeprefix(codecs.BOM_UTF8).split(b"\n")
    except UnicodeDecodeError:
        lines = decode(data).encode().split(b"\n")
    handed_in = list(read_lines(lines, file))
    if not handed_in:
        raise UnreadableError("the file is empty")
    return handed_in


def read_lines(lines: Iterable[bytes], file: str) -> Iterator[HandedIn]:
    """The same line by line, for a file of any size."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            if len(line) > LARGEST_FILE:
                yield Refused(file=file, line=number, reason="far too large for answers")
            else:
                yield _line(line, file, number)


def _line(data: bytes, file: str, number: int) -> Submission | Refused:
    try:
        return submission(data, file, number)
    except UnreadableError as error:
        try:
            return submission(straighten(decode(data)).encode("utf-8", "replace"), file, number)
        except UnreadableError:
            return Refused(file=file, line=number, reason=str(error))


SPEC = Reader(
    name="JSON lines",
    suffixes=(".jsonl", ".ndjson"),
    read=read,
    # Told by its suffix only; a file of JSON whose lines are objects is read as lines as well.
    told_by=lambda _: False,
)
