"""One data file to its records, with every problem collected."""

from __future__ import annotations

from contextlib import suppress
from typing import Any, TypeVar

import msgspec

from bloc_course.dataset._convert import convert
from bloc_course.dataset._plain import plain_values
from bloc_course.dataset._yaml import compose, line_of
from bloc_course.dataset.records import Article, Record
from bloc_course.errors import DataProblems, Problem

R = TypeVar("R", bound=Record)


def article_of(text: str, file: str, problems: list[Problem]) -> Article | None:
    """The article's own description; None and problems where it can't be read."""
    with suppress(msgspec.ValidationError):
        return msgspec.convert(plain_values(text), Article, strict=False)
    try:
        value, lines = compose(text, file)
    except DataProblems as found:
        problems += found.problems
        return None
    article, faults = convert(value, Article, file=file, lines=lines)
    problems += faults
    return article


def _faultless(kind: type[R], text: str) -> dict[str, R] | None:
    """The records of a file without any fault, or None: then it is read again, with its lines."""
    with suppress(msgspec.ValidationError):
        listed: Any = list[kind]  # type: ignore[valid-type]
        entries: list[R] = msgspec.convert(plain_values(text), listed, strict=False)
        records = {record.id: record for record in entries}
        return records if len(records) == len(entries) else None
    return None


def entries_of(kind: type[R], text: str, file: str, problems: list[Problem]) -> dict[str, R]:
    """The records of one file by id; a faulty entry is left out and its problems are added."""
    if (faultless := _faultless(kind, text)) is not None:
        return faultless
    try:
        value, lines = compose(text, file)
    except DataProblems as found:
        problems += found.problems
        return {}
    if value is None:
        return {}
    if not isinstance(value, list):
        problems.append(Problem(file=file, line=1, problem="expected a list of entries (- id: …)"))
        return {}
    records: dict[str, R] = {}
    first_line: dict[str, int] = {}
    for i, entry in enumerate(value):
        line = line_of(lines, (i,))
        record, faults = convert(entry, kind, file=file, lines=lines, at=(i,))
        problems += faults
        if record is None:
            continue
        if record.id in records:
            problems.append(
                Problem(
                    file=file,
                    line=line,
                    field="id",
                    found=record.id,
                    problem=f"the id stands twice, first in line {first_line[record.id]}",
                    hint="ids are never reused",
                )
            )
        records[record.id] = record
        first_line.setdefault(record.id, line)
    return records
