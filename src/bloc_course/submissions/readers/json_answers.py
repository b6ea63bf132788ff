"""Answers as JSON: the file that the web page and the notebook save, or a list of such."""

from __future__ import annotations

from contextlib import suppress

import msgspec
from msgspec import UNSET, Raw, Struct, UnsetType

from bloc_course.forms.encodings import decode, straighten
from bloc_course.submissions.handed_in import HandedIn, Refused, Submission
from bloc_course.submissions.readers._base import Reader, UnreadableError

HOW = "hand in answers.json just as it was saved"


class Answers(Struct):
    """An answers file; student may come as a number, and all but the responses be left out."""

    form: str = ""
    check: str = ""
    student: str | int = ""
    responses: dict[str, Raw] | UnsetType = UNSET


_DECODER = msgspec.json.Decoder(Answers)
_LIST = msgspec.json.Decoder(list[Raw])


def read(data: bytes, file: str) -> list[HandedIn]:
    """One submission, or each of a list or of several lines."""
    try:
        return _read(data, file)
    except UnreadableError:
        # Not UTF-8, a byte-order mark, or quotation marks that a word processor has curled. If it
        # is none of these, the first reason is the one that helps.
        text = decode(data)
        for other in (text, straighten(text)):
            with suppress(UnreadableError):
                return _read(other.encode(), file)
        lines = [line for line in text.split("\n") if line.strip()]
        if len(lines) > 1 and all(line.lstrip().startswith("{") for line in lines):
            return [_one(line.encode(), file, number) for number, line in enumerate(lines, 1)]
        raise


def _read(data: bytes, file: str) -> list[HandedIn]:
    if not data.lstrip().startswith(b"["):
        return [submission(data, file)]
    try:
        entries = _LIST.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise UnreadableError(f"the file is not readable as JSON; {HOW}") from None
    if not entries:
        raise UnreadableError(f"the file holds an empty list; {HOW}")
    return [_one(bytes(entry), file, number) for number, entry in enumerate(entries, 1)]


def _one(data: bytes, file: str, number: int) -> HandedIn:
    try:
        return submission(data, file, number)
    except UnreadableError as error:
        return Refused(file=file, line=number, reason=str(error))


def told_by(text: str) -> bool:
    """Whether it begins as a JSON object or list."""
    return text.startswith(("{", "["))


def submission(data: bytes, file: str, line: int = 0) -> Submission:
    """The submission in one JSON object. Raises UnreadableError with a reason for the student."""
    try:
        answers = _DECODER.decode(data)
    except msgspec.ValidationError as error:
        where = str(error).partition(" - at `$.")[2].rstrip("`") or "the file"
        reason = f"{where} does not hold what an answers file holds there; {HOW}"
        raise UnreadableError(reason) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        reason = f"the file is cut off or not JSON; {HOW}"
        raise UnreadableError(reason) from None
    if answers.responses is UNSET:
        # The form itself, say: to take it as blank would put it above what was handed in before.
        raise UnreadableError(f'the file has no "responses", so it holds no answers; {HOW}')
    return Submission(
        form=answers.form.strip(),
        check=answers.check.strip(),
        student=str(answers.student).strip(),
        responses=answers.responses,
        file=file,
        line=line,
    )


SPEC = Reader(name="JSON", suffixes=(".json",), read=read, told_by=told_by)
