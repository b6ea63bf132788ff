"""The cell of a notebook that says how its answers are understood, without knowing the key."""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec

from bloc_course.formats._readers import PREFIX, readers
from bloc_course.forms.form import Form

_HEAD = """\
#@title Check: how each answer is understood { display-mode: "form" }
# Run this cell as it is. It holds the part of bloc_course that reads answers, so that nothing need
# be installed; it knows the questions and not what is right, and sends nothing anywhere.
import json
import sys
import types

modules = {}
"""
_RUN = f"""\
if sys.version_info >= (3, 10):
    for name, source in modules.items():
        module = sys.modules[name] = types.ModuleType(name)
        exec(compile(source, name, "exec"), module.__dict__)
    read = sys.modules["{PREFIX}formats._understood"]
    print(*read.understood(questions, globals().get("answers", {{}})), sep="\\n")
else:
    print("This check needs Python 3.10 or later; your answers count without it.")\
"""
# Jupyter, VS Code and Colab show such a cell folded.
FOLDED: dict[str, Any] = {"cellView": "form", "jupyter": {"source_hidden": True}}


def check_cell(form: Form) -> str:
    """The cell's source."""
    questions = msgspec.json.encode(list(_questions(form))).decode()
    # A JSON text in JSON is a Python text: every sign that could end it is escaped.
    return (
        f"{_modules()}\nquestions = json.loads({msgspec.json.encode(questions).decode()})\n{_RUN}"
    )


def _questions(form: Form) -> Any:
    for number, question in enumerate(form.questions, 1):
        several = len(question.parts) > 1
        for part in question.parts:
            label = f"Question {number}, {part.name}" if several else f"Question {number}"
            name = f"{question.code}.{part.name}" if several else question.code
            yield label, name, part.interaction


@cache
def _modules() -> str:
    modules = "\n".join(
        f"modules[{name!r}] = {_literal(source)}" for name, source in readers().items()
    )
    return f"{_HEAD}{modules}"


def _literal(source: str) -> str:
    """A text of lines as a literal that is read as easily."""
    quotes = next(sign for sign in ('"""', "'''") if sign not in source)
    return f"r{quotes}\n{source}\n{quotes}"
