"""Answers as plain lines, as they are typed into a mail or a text box: "form: …", "3: b", "4. 2,1".

A line that begins with no name belongs to the answer before it.
"""

from __future__ import annotations

import re

from bloc_course.forms.encodings import decode, straighten
from bloc_course.submissions.handed_in import HandedIn, Submission
from bloc_course.submissions.readers import json_answers
from bloc_course.submissions.readers._base import Reader, UnreadableError, folded
from bloc_course.submissions.readers._fields import field

_LINE = re.compile(
    r"[\W_]*?(?P<name>[^\W_][\w .-]{0,30}?)[ \t]*(?P<sign>[:=]|[.)](?=\s|$))(?P<text>.*)"
)
_NAMED = re.compile(r"^\W*form(?: ?(?:id|code))?\s*[:=]", re.IGNORECASE | re.MULTILINE)

_YAML = re.compile(r"^(?:responses|answers)\s*:\s*$", re.MULTILINE)


def read(data: bytes, file: str) -> list[HandedIn]:
    """The one submission in a text; JSON that was pasted into it is read as JSON."""
    return read_text(decode(data), file)


def read_text(text: str, file: str) -> list[HandedIn]:
    """The same from text."""
    start = text.strip()
    if start.startswith(("{", "[")):
        return json_answers.read(start.encode("utf-8", "replace"), file)
    named: dict[str, str] = {}
    answers: dict[str, object] = {}
    last = ""
    for line in text.splitlines():
        known, value = _field(straighten(line))
        if known in {"form", "check", "student"}:
            named.setdefault(known, value.strip().strip("\"'`*"))
            last = ""
        elif known:
            last = known.removeprefix("=")
            if last in answers:
                # Which of the two is the answer, and which part of a longer one, nobody can tell.
                raise UnreadableError(f"the text has two lines for question {last}; leave one")
            answers[last] = value.strip()
        elif last and line.strip():
            answers[last] = f"{answers[last]}\n{line.strip()}".strip()
    if "form" not in named:
        raise UnreadableError(
            "no form id: a text of answers has a line “form: …”, one for the check code and one for"
            " every answer (“3: b”)"
        )
    form, check, student = (named.get(name, "") for name in ("form", "check", "student"))
    responses = folded(answers)
    return [Submission(form=form, check=check, student=student, responses=responses, file=file)]


def _field(line: str) -> tuple[str, str]:
    """The field a line begins, a question as "=3", and what stands behind; else empty texts."""
    found = _LINE.fullmatch(line)
    if found is None:
        return "", ""
    head = field(found["name"])
    if head.kind in {"form", "check", "student"} and found["sign"] in {":", "="}:
        return head.kind, found["text"]
    # Numbers may be followed by a full stop or a bracket; words that happen to end so are words.
    alone = head.kind == "question" and head.name != found["name"].strip()
    if alone or re.fullmatch(r"(?:\d{1,3}|[a-z][0-9a-z]{2})(?:\.\w+)?", head.name):
        return f"={head.name}", found["text"]
    return "", ""


def told_by(text: str) -> bool:
    """Whether a line names the form, and none the responses, as in YAML."""
    return bool(_NAMED.search(text)) and not _YAML.search(text)


SPEC = Reader(name="text", suffixes=(".text", ".md"), read=read, told_by=told_by)
