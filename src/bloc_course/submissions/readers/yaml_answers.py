"""Answers as YAML: the same as in answers.json, written by hand; every scalar stays the text it is.

`form`, `check`, `student`, and the answers below `responses` or beside them, by code or number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from bloc_course.forms.encodings import decode, straighten
from bloc_course.submissions.handed_in import HandedIn, Refused, Submission
from bloc_course.submissions.readers._base import Reader, UnreadableError, folded
from bloc_course.submissions.readers._fields import field, question

DEEPEST = 12
_NAMED = re.compile(
    r"^[ \t]*[\"']?form(?:[ _]?(?:id|code))?[\"']?[ \t]*[:=]", re.IGNORECASE | re.MULTILINE
)


def read(data: bytes, file: str) -> list[HandedIn]:
    """A submission or a refusal for every document, and for every entry of a list."""
    text = decode(data)
    try:
        documents = _documents(text)
    except UnreadableError:
        if straighten(text) == text:
            raise
        documents = _documents(straighten(text))
    several = [
        one for whole in documents for one in (whole if isinstance(whole, list) else [whole])
    ]
    if not several:
        raise UnreadableError("the file is empty")
    if len(several) == 1:
        return [submission(several[0], file)]
    return [_one(entry, file, number) for number, entry in enumerate(several, 1)]


def _one(entry: object, file: str, number: int) -> HandedIn:
    try:
        return submission(entry, file, number)
    except UnreadableError as error:
        return Refused(file=file, line=number, reason=str(error))


def submission(entry: object, file: str, line: int = 0) -> Submission:
    """The submission in a mapping. Raises UnreadableError with a reason for the student."""
    if not isinstance(entry, Mapping):
        raise UnreadableError("the file holds no names with answers behind them (“3: b”)")
    named: dict[str, str] = {}
    answers: dict[str, object] = {}
    for name, value in entry.items():
        if name in {"responses", "answers"} and isinstance(value, Mapping):
            answers |= {question(str(code)) or str(code): one for code, one in value.items()}
            continue
        known = field(str(name))
        if known.kind == "question":
            answers[known.name] = value
        elif known.kind in {"form", "check", "student"}:
            if not isinstance(value, str):
                raise UnreadableError(f"“{name}” does not hold what stands on the form there")
            named[known.kind] = value.strip()
    if "form" not in named:
        raise UnreadableError("no form id: the file does not say which form it answers (“form: …”)")
    form, check, student = (named.get(name, "") for name in ("form", "check", "student"))
    responses = folded(answers)
    return Submission(
        form=form, check=check, student=student, responses=responses, file=file, line=line
    )


def told_by(text: str) -> bool:
    """Whether a line begins with "form:"."""
    return bool(_NAMED.search(text))


def _documents(text: str) -> list[object]:
    """Every document's plain value, unless it nests deeper than answers or repeats itself."""
    # Classes that hand in other files don't wait for it.
    import yaml  # noqa: PLC0415

    # The C parser is ten times faster and there wherever PyYAML's wheels are.
    loader: type[yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    depth = 0
    try:
        for event in yaml.parse(text, Loader=loader):
            if isinstance(event, yaml.AliasEvent):
                raise UnreadableError("the file uses YAML references (*name), which answers don't")
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                raise UnreadableError("the file nests lists far deeper than answers do")
        found = list(yaml.load_all(text, Loader=loader))
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        if isinstance(error, UnreadableError):
            raise
        raise UnreadableError(f"the file is not readable as YAML{_where(error)}") from None
    return [document for document in found if document not in (None, "")]


def _where(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    return "" if mark is None else f": line {mark.line + 1} does not fit what stands before it"


SPEC = Reader(name="YAML", suffixes=(".yaml", ".yml"), read=read, told_by=told_by)
