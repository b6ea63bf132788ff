"""One data file with a fault to its other records, with every problem collected."""

from __future__ import annotations

from typing import TypeVar

from bloc_course.dataset._convert import convert
from bloc_course.dataset._yaml import compose, line_of
from bloc_course.dataset.records import Article, Record
from bloc_course.errors import DataProblems, Problem

R = TypeVar("R", bound=Record)


def article_of(text: str, file: str, problems: list[Problem]) -> Article | None:
    """The article's own description; None and problems where it can't be read."""
    try:
        value, lines = compose(text, file)
    except DataProblems as found:
        problems += found.problems
        return None
    article, faults = convert(value, Article, file=file, lines=lines)
    problems += faults
    return article


def entries_of(kind: type[R], text: str, file: str, problems: list[Problem]) -> dict[str, R]:
    """The records of one file by id; a faulty entry is left out and its problems are added."""
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
