"""A folder that `otter assign` makes a student's notebook and an autograder from.

Otter's tests pass or fail, and it runs what students wrote. Neither suits a quiz, so a plugin of
ours does the marking: it takes the student's cells out before anything is run, reads the answers
from their text and sets each question's points. The key lies in the plugin's settings, which Otter
copies into the autograder's zip alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from bloc_course.autograder.wheel import NAME, requirements, wheel_bytes
from bloc_course.formats.notebook import check, head_cells, markdown, notebook, question_cells
from bloc_course.forms.form import Form, Key
from bloc_course.forms.points import worth

PLUGIN = "bloc_course.autograder.otter_plugin.Marker"
HOW = """\
Write each answer between the quotation marks of the cell below its question; leave them empty to
give no answer. Running a cell is not needed for your answers to count. Run all cells to be told, at
the end, how each answer is understood. Then save the notebook and submit it.\
"""
CHECK = """\
## Check

The next cell says how each answer is understood, not whether it is right.\
"""
# Fails unless the plugin has set the points: an autograder without it gives none to anybody.
_TEST = '''\
""" # BEGIN TEST CONFIG
hidden: true
""" # END TEST CONFIG
def marked_by_plugin(env):
    raise AssertionError("the plugin of bloc_course has not marked this question")\
'''
_SETTINGS = """\
# ASSIGNMENT CONFIG
name: {name}
init_cell: false
check_all_cell: false
export_cell: false
run_tests: false
solutions_pdf: false
template_pdf: false
requirements: requirements.txt
autograder_files:
  - {wheel}
tests:
  ok_format: false
generate:
  pdf: false
  show_hidden: true
  force_public_test_summary: false
plugins:
  - {plugin}:
      key: {key}\
"""


def otter_files(form: Form, key: Key) -> Mapping[str, bytes]:
    """The files by name: the source notebook, the wheel for the container, what to install."""
    wheel = f"/autograder/source/files/{NAME}"
    return {
        f"{form.quiz}.ipynb": _notebook(form, key),
        "requirements.txt": f"{requirements()}bloc_course @ file://{wheel}\n".encode(),
        NAME: wheel_bytes(),
    }


def question_name(number: int) -> str:
    """What Otter calls a question; it sorts them as text."""
    return f"question-{number:02}"


def _notebook(form: Form, key: Key) -> bytes:
    settings = _SETTINGS.format(
        name=form.quiz,
        wheel=NAME,
        plugin=PLUGIN,
        # The text of a JSON text is a text of YAML in double quotation marks.
        key=msgspec.json.encode(msgspec.json.encode(key).decode()).decode(),
    )
    cells = [_raw("assignment", settings), *head_cells(form, HOW)]
    for number, entry in enumerate(key.entries, 1):
        begin = f"name: {question_name(number)}\npoints: {float(worth(entry.points))}"
        text, answer = question_cells(form, number)
        cells += [
            _raw(f"begin-{number}", f"# BEGIN QUESTION\n{begin}\ncheck_cell: false"),
            text,
            # Otter locks whatever stands in a question and in no block of its own.
            _raw(f"prompt-{number}", "# BEGIN PROMPT"),
            answer,
            _raw(f"prompt-end-{number}", "# END PROMPT"),
            _raw(f"tests-{number}", "# BEGIN TESTS"),
            _test(number),
            _raw(f"tests-end-{number}", "# END TESTS"),
            _raw(f"end-{number}", "# END QUESTION"),
        ]
    cells += [markdown("finish", CHECK), check(form)]
    return notebook(form, cells)


def _raw(name: str, text: str) -> dict[str, Any]:
    lines = text.splitlines(keepends=True)
    return {"cell_type": "raw", "id": name, "metadata": {}, "source": lines}


def _test(number: int) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": f"test-{number}",
        "metadata": {},
        "outputs": [],
        "source": _TEST.splitlines(keepends=True),
    }
