"""Answers as JSON lines: one submission a line, for whole classes from one source."""

from __future__ import annotations

from bloc_course.forms.encodings import decode, straighten
from bloc_course.submissions.handed_in import HandedIn, Refused, Submission
from bloc_course.submissions.readers._base import Reader, UnreadableError
from bloc_course.submissions.readers.json_answers import submission


def read(data: bytes, file: str) -> list[HandedIn]:
    """A submission or a refusal for every line that is not blank."""
    try:
        data.decode()
        lines = data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    except UnicodeDecodeError:
        lines = decode(data).encode().split(b"\n")
    handed_in = [_line(line, file, n) for n, line in enumerate(lines, 1) if line.strip()]
    if not handed_in:
        raise UnreadableError("the file is empty")
    return handed_in


def _line(data: bytes, file: str, number: int) -> Submission | Refused:
    try:
        return submission(data, file, number)
    except UnreadableError as error:
        try:
            return submission(straighten(data.decode()).encode(), file, number)
        except UnreadableError:
            return Refused(file=file, line=number, reason=str(error))


SPEC = Reader(name="JSON lines", suffixes=(".jsonl", ".ndjson"), read=read)
