"""What a test cell of nbgrader calls: the points of one question, by the text of the cells.

The cells before have been run by nbgrader, but their values are not asked: the answers are read
from the texts, as in a notebook handed in to us, so that the same answer earns the same points.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from bloc_course.forms.form import KeyEntry
from bloc_course.grading.feedbacks.gradescope import said
from bloc_course.grading.grade import answered
from bloc_course.submissions.handed_in import Submission
from bloc_course.submissions.readers import notebook


def marked(cells: Iterable[str], form: str, entry: str) -> float:
    """Print the feedback and return the points; `cells` are texts, `entry` the key as JSON."""
    key = msgspec.json.decode(entry, type=KeyEntry)
    responses = {code.strip().lower(): raw for code, raw in _read(cells).responses.items()}
    answer = answered(key, responses.get(key.code))
    print(said(form, answer))
    return float(answer.points)


def _read(cells: Iterable[str]) -> Submission:
    content = {"cells": [{"cell_type": "code", "source": text} for text in cells]}
    (found,) = notebook.read(msgspec.json.encode(content), "notebook")
    if not isinstance(found, Submission):
        raise TypeError(f"the cells can't be read: {found.reason}")
    return found
