"""A source notebook for nbgrader whose points are ours, with the key in hidden tests alone.

Answer cells are plain cells: nbgrader's solution cells would replace the examples in them. A test
cell a question stands at the end, where all answers have been run.
"""

from __future__ import annotations

from typing import Any

import msgspec

from bloc_course.formats.notebook import check, code, head_cells, markdown, notebook, question_cells
from bloc_course.forms.form import Form, Key, KeyEntry
from bloc_course.forms.points import worth

HOW = """\
Write each answer between the quotation marks of the cell below its question; leave them empty to
give no answer. Run all cells to be told, near the end, how each answer is understood. Then save
and submit as your course does it.\
"""
CHECK = """\
## Check

The next cell says how each answer is understood, not whether it is right.\
"""
MARKS = """\
## Marks

The cells below are for marking. Leave them as they are.\
"""
_TEST = """\
# Question {number} is marked here.
### BEGIN HIDDEN TESTS
from bloc_course.autograder.marked import marked

marked(In, {form}, {entry})
### END HIDDEN TESTS\
"""


def nbgrader_notebook(form: Form, key: Key) -> bytes:
    """The notebook for source/<assignment>/; it holds the key until nbgrader has released it."""
    intro, head = head_cells(form, HOW)
    cells = [intro, _locked(head, "form")]
    for number in range(1, len(form.questions) + 1):
        cells += question_cells(form, number)
    cells += [markdown("finish", CHECK), check(form), markdown("marks", MARKS)]
    cells += [_test(key, number, entry) for number, entry in enumerate(key.entries, 1)]
    return notebook(form, cells)


def _test(key: Key, number: int, entry: KeyEntry) -> dict[str, Any]:
    text = _TEST.format(
        number=number, form=_literal(key.form), entry=_literal(msgspec.json.encode(entry).decode())
    )
    name = f"marks-{number}"
    return _locked(code(name, text), name, points=float(worth(entry.points)))


def _locked(cell: dict[str, Any], name: str, points: float | None = None) -> dict[str, Any]:
    """A cell that nbgrader puts back as it was, for points where there are any."""
    about = {
        "grade": points is not None,
        "grade_id": name,
        "locked": True,
        "schema_version": 3,
        "solution": False,
        "task": False,
    }
    about |= {} if points is None else {"points": points}
    return cell | {"metadata": cell["metadata"] | {"nbgrader": about}}


def _literal(text: str) -> str:
    # A JSON text is a Python text: every sign that could end it is escaped.
    return msgspec.json.encode(text).decode()
