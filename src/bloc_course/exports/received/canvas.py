"""Canvas' "Student Analysis" of a classic quiz, as CSV: answers in the words of the questions.

The opaque code at the end of a question's text tells the item. Canvas joins what was chosen by
commas and marks those within a text; how it does so is read in its own source (`student_analysis`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from bloc_course.errors import DataProblems, Problem, shorten
from bloc_course.exports.bank import Exported
from bloc_course.exports.platform import LeftOut
from bloc_course.exports.platforms.canvas._asked import Asked
from bloc_course.exports.platforms.canvas._item import rendered, rendered_usual
from bloc_course.exports.received._answer import Answer
from bloc_course.exports.received._base import Given, Reader, Received, Taker
from bloc_course.exports.received._canvas_answers import answered
from bloc_course.forms.delimited import read_table
from bloc_course.forms.encodings import decode
from bloc_course.forms.form import KeyEntry
from bloc_course.submissions.readers._times import times

WHO = ("sis_id", "id")
_QUESTION = re.compile(r"\d+: ")
_WORD = re.compile(r"[0-9a-z]+")
WHERE = "in Canvas: the quiz, Quiz Statistics, Student Analysis; take that CSV as it comes"


def read(data: bytes, file: str, quiz: Exported) -> Received:
    """The attempts of a student analysis. DataProblems where it is no such file."""
    table = read_table(decode(data).lstrip("\ufeff"), _like_head)
    head = list(table.rows[0].cells) if table.rows else []
    columns = [at for at, name in enumerate(head) if _QUESTION.match(name)]
    if not columns:
        problem = "no column with the number and the text of a question"
        raise DataProblems([Problem(file, problem, hint=WHERE)])
    problems: list[Problem] = []
    asked = dict(_asked(quiz, file, head, columns, problems))
    takers = []
    for row in table.rows[1:]:
        if row.fault:
            problems.append(Problem(file, row.fault, row.line))
            continue
        takers.append(_taker(asked, file, row.line, head, row.cells, problems))
    return Received(tuple(takers), tuple(problems))


def _like_head(cells: Sequence[str]) -> int:
    return sum(bool(_QUESTION.match(cell)) for cell in cells)


def _asked(
    quiz: Exported, file: str, head: Sequence[str], columns: Sequence[int], problems: list[Problem]
) -> Iterator[tuple[int, tuple[KeyEntry, tuple[Asked, ...]]]]:
    """Each column of a question with the item it asks and how."""
    codes = {question.entry.code: question.entry for question in quiz.questions}
    for at in columns:
        known = [codes[word] for word in _WORD.findall(head[at]) if word in codes]
        forms = _forms(known[-1]) if known else ()
        if forms:
            yield at, (known[-1], forms)
        else:
            problem = "a question that was not exported with these keys"
            problems.append(Problem(file, problem, 1, found=shorten(head[at])))


def _forms(entry: KeyEntry) -> tuple[Asked, ...]:
    """The ways in which our two exports to Canvas ask an item."""
    found = []
    for render in (rendered, rendered_usual):
        one = render(entry)
        form = None if isinstance(one, LeftOut) else one.parts[0].form
        if isinstance(form, Asked) and form not in found:
            found.append(form)
    return tuple(found)


def _answered(entry: KeyEntry, forms: Sequence[Asked], told: str) -> Answer | None:
    """What was answered, by the first way of asking in which it is an answer."""
    ways = (answered(entry, form, told) for form in forms)
    return next((found for found in ways if found is not None), None)


def _taker(  # noqa: PLR0917
    asked: Mapping[int, tuple[KeyEntry, tuple[Asked, ...]]],
    file: str,
    line: int,
    head: Sequence[str],
    cells: Sequence[str],
    problems: list[Problem],
) -> Taker:
    """One attempt. A question whose points are empty was not asked of this student."""
    row = {name.strip().lower(): cell for name, cell in zip(head, cells, strict=False)}
    answers = []
    for at, (entry, forms) in asked.items():
        told, points = _cell(cells, at), _cell(cells, at + 1)
        if not points:
            continue
        found = _answered(entry, forms, told)
        if found is None:
            problem = "an answer that this question does not offer, or that can be read in two ways"
            problems.append(Problem(file, problem, line, field=entry.item, found=shorten(told)))
            continue
        if found.note:
            problems.append(Problem(file, found.note, line, field=entry.item))
        answers.append(Given(entry.item, found.raw, _share(points, _cell(head, at + 1))))
    name = row.get("name", "")
    who = next((row[column] for column in WHO if row.get(column)), "") or name or f"line {line}"
    submitted = row.get("submitted", "")
    at_time = (times([submitted])[0] or submitted) if submitted else ""
    return Taker(who, name, tuple(answers), at=at_time, line=line)


def _cell(cells: Sequence[str], at: int) -> str:
    return cells[at].strip() if at < len(cells) else ""


def _share(points: str, possible: str) -> str:
    """What Canvas awarded, as a share of what it could; empty where that can't be told."""
    try:
        share = Fraction(points) / Fraction(possible)
    except (ValueError, ZeroDivisionError):
        return ""
    return f"{float(share):.6f}".rstrip("0").rstrip(".")


SPEC = Reader(
    name="canvas",
    title="Canvas, student analysis of a classic quiz",
    about="the CSV “Student Analysis” from the statistics of the quiz",
    read=read,
)
