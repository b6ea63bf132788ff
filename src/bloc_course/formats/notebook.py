"""A form as a notebook (nbformat 4.5) whose answer cells need no package, only Python.

Answers are texts assigned to `answers`, so grading reads them without running anything. The JSON
is written directly: importing nbformat alone takes longer than writing a class.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from bloc_course.formats._base import Format
from bloc_course.formats._check_cell import FOLDED, check_cell
from bloc_course.forms.form import Form, Question, QuestionPart
from bloc_course.items.interactions import INTERACTIONS
from bloc_course.items.interactions.extended_text import ExtendedText
from bloc_course.player.html import points_in_words

HOW = """\
Write each answer between the quotation marks of the cell below its question; leave them empty to
give no answer. Running a cell is not needed for your answers to count. Run all cells to be told, at
the end, how each answer is understood. When you have finished, save the notebook and hand in the
`.ipynb` file – or the `answers.json` that a cell at the end writes.\
"""
FINISH = """\
## Check and hand in

Run all cells. The first of the two below writes `answers.json`; the second says how each answer is
understood, not whether it is right.\
"""
SAVE = """\
# Writes answers.json beside this notebook; on Colab it is downloaded.
import json
from pathlib import Path

responses = {}
for code, value in answers.items():
    question, _, part = code.partition(".")
    if part:
        responses.setdefault(question, {})[part] = value
    else:
        responses[question] = value
content = {"form": form, "check": check, "student": student, "responses": responses}
Path("answers.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
print(f"answers.json holds {sum(map(bool, answers.values()))} of {len(answers)} answers")
print(f"It is here: {Path('answers.json').resolve()}")
try:
    from google.colab import files
except ImportError:
    pass
else:
    files.download("answers.json")\
"""
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#$|~])")


def write(form: Form) -> bytes:
    """The notebook's bytes."""
    cells = head_cells(form, HOW)
    for number in range(1, len(form.questions) + 1):
        cells += question_cells(form, number)
    cells.append(markdown("finish", FINISH))
    cells.append(code("save", SAVE))
    cells.append(check(form))
    return notebook(form, cells)


def head_cells(form: Form, how: str) -> list[dict[str, Any]]:
    """What a notebook begins with: whose it is, `how` to answer, and the cell with its form."""
    return [markdown("intro", _intro(form, how)), code("form", _head(form))]


def question_cells(form: Form, number: int) -> list[dict[str, Any]]:
    """A question, counted from 1, and the cell that its answer is written into."""
    question = form.questions[number - 1]
    return [
        markdown(f"question-{number}", _question(form, number, question)),
        code(f"answer-{number}", _answer(number, question), code=question.code),
    ]


def check(form: Form) -> dict[str, Any]:
    """The cell that says how every answer is understood."""
    return code("check", check_cell(form)) | {"metadata": FOLDED}


def notebook(form: Form, cells: list[dict[str, Any]]) -> bytes:
    """A notebook of these cells as a file."""
    marks = {"form": form.form, "check": form.check, "student": form.student, "quiz": form.quiz}
    content = {
        "cells": cells,
        "metadata": {
            "bloc_course": marks,
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n"


def markdown(name: str, text: str) -> dict[str, Any]:
    """A cell of text."""
    return {
        "cell_type": "markdown",
        "id": name,
        "metadata": {},
        "source": text.splitlines(keepends=True),
    }


def code(name: str, text: str, **marks: str) -> dict[str, Any]:
    """A cell of code; `marks` stand in its metadata."""
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": name,
        "metadata": {"bloc_course": marks} if marks else {},
        "outputs": [],
        "source": text.splitlines(keepends=True),
    }


def _intro(form: Form, how: str) -> str:
    lines = [f"# {_plain(form.title)}"]
    who = f" ({_plain(form.student)})" if form.student != form.name else ""
    lines += [f"**{_plain(form.name)}**{who}"] if form.student else []
    lines += [_plain(form.intro)] if form.intro else []
    lines += [f"**Due:** {_plain(form.due)}"] if form.due else []
    lines += [f"**Extra time:** {_plain(form.extra_time)}"] if form.extra_time else []
    lines += [how, f"Form `{form.form}`, check code `{form.check}`"]
    return "\n\n".join(lines)


def _head(form: Form) -> str:
    # JSON texts are Python texts: every sign that could end one is escaped.
    values = {"form": form.form, "check": form.check, "student": form.student}
    lines = [f"{name} = {msgspec.json.encode(value).decode()}" for name, value in values.items()]
    return "\n".join(["# Leave this cell as it is.", *lines, "answers = {}"])


def _question(form: Form, number: int, question: Question) -> str:
    pieces = []
    before = form.questions[number - 2].section if number > 1 else ""
    if question.section != before:
        pieces.append(f"## {_plain(question.section)}")
    pieces.append(f"### Question {number} ({points_in_words(question.points)})")
    pieces.append(_lines(question.stem))
    for part in question.parts:
        pieces += [f"**{_plain(part.prompt)}**"] if part.prompt else []
        pieces.append(_choices(part))
    return "\n\n".join(pieces)


def _choices(part: QuestionPart) -> str:
    """The plain-text form with its line breaks kept and how to answer in a paragraph of its own."""
    shown, _, how = part.interaction.as_text().rpartition("\n")
    return f"{_lines(shown)}\n\n*{_plain(how)}*"


def _lines(text: str) -> str:
    # Two blanks at its end keep a line a line.
    lines = map(_plain, text.split("\n"))
    return "\n".join(f"{line}  " if line else "" for line in lines)


def _answer(number: int, question: Question) -> str:
    lines = []
    for part in question.parts:
        spec = INTERACTIONS[str(part.interaction.__struct_config__.tag)]
        name = f"{question.code}.{part.name}" if len(question.parts) > 1 else question.code
        lines.append(f"# Question {number}: {spec.how_to_answer}, for example {spec.example!r}")
        if isinstance(part.interaction, ExtendedText):
            lines.append('# (for several lines, put three quotation marks at each end: """ … """)')
        lines.append(f'answers["{name}"] = ""')
    return "\n".join(lines)


def _plain(text: str) -> str:
    """`text` with every sign escaped that Markdown or its mathematics would take for markup."""
    return _MARKUP.sub(r"\\\1", text)


SPEC = Format(name="notebook", suffix=".ipynb", title="Notebook", write=write)
