"""A copy of the notebook that was handed in, with a comment below every answer.

What its cells had printed is left out: output can hold markup and programs, and nothing is needed
of it. Only who handed in a notebook gets one.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any

import msgspec

from bloc_course.forms.encodings import decode
from bloc_course.grading.feedbacks._base import Feedback, HandIn
from bloc_course.grading.feedbacks.md import about, head
from bloc_course.grading.grade import Paper

_ANSWER = re.compile(r"""^[ \t]*answers[ \t]*\[\s*["'“”‘’]([^"'“”‘’.]+)""", re.MULTILINE)


def write(paper: Paper, hand_in: HandIn) -> bytes | None:
    """The notebook's bytes, or None where what was handed in is no notebook."""
    submission = paper.submission
    if submission is None or ".ipynb" not in submission.file.lower():
        return None
    notebook = _notebook(hand_in())
    if notebook is None:
        return None
    answers = {answer.entry.code: answer for answer in paper.answers}
    with_ids = any("id" in cell for cell in notebook["cells"])
    cells = [_comment("feedback", head(paper), with_ids=with_ids)]
    last = {code: place for place, cell in enumerate(notebook["cells"]) for code in _codes(cell)}
    for place, cell in enumerate(notebook["cells"]):
        cells.append(_quiet(cell))
        for code in dict.fromkeys(_codes(cell)):
            if code in answers and last[code] == place:
                text = "\n\n".join(about(paper.key.form, answers[code]))
                cells.append(_comment(f"feedback-{code}", text, with_ids=with_ids))
    return msgspec.json.format(msgspec.json.encode(notebook | {"cells": cells}), indent=1) + b"\n"


def _notebook(data: bytes | None) -> dict[str, Any] | None:
    """The notebook as it is, unknown fields and all."""
    with suppress(msgspec.MsgspecError, RecursionError):
        found = msgspec.json.decode(decode(data or b""))
        cells = found.get("cells") if isinstance(found, dict) else None
        if isinstance(cells, list) and all(isinstance(cell, dict) for cell in cells):
            return dict(found)
    return None


def _codes(cell: dict[str, Any]) -> list[str]:
    """The questions that a cell answers, by code."""
    if cell.get("cell_type") != "code":
        return []
    source = cell.get("source", "")
    text = source if isinstance(source, str) else "".join(map(str, source))
    return [code.strip().lower() for code in _ANSWER.findall(text)]


def _quiet(cell: dict[str, Any]) -> dict[str, Any]:
    return cell | {"outputs": []} if cell.get("cell_type") == "code" else cell


def _comment(name: str, text: str, *, with_ids: bool) -> dict[str, Any]:
    named = {"id": name} if with_ids else {}
    lines = text.splitlines(keepends=True)
    return {"cell_type": "markdown", **named, "metadata": {"bloc_course": name}, "source": lines}


SPEC = Feedback(name="notebook", suffix=".ipynb", title="commented notebook", write=write)
