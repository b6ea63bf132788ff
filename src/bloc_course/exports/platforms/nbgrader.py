"""One form as a source notebook for nbgrader, which gives our points by hidden tests."""

from __future__ import annotations

from bloc_course.autograder.nbgrader import nbgrader_notebook
from bloc_course.exports.bank import Exported
from bloc_course.exports.platform import Platform, Rendered
from bloc_course.exports.platforms._notebook import VARIANTS, rendered
from bloc_course.exports.platforms._one_form import key, unnamed
from bloc_course.forms.form import KeyEntry

# A test cell's points are a float; sixteen places are as many as that holds.
PLACES = 16


def render(entry: KeyEntry) -> Rendered:
    """Every question as an answer cell and a graded test cell."""
    return rendered(entry, "a cell with hidden tests", PLACES)


def write(quiz: Exported) -> bytes:
    """The notebook for source/<assignment>/; it holds the key until nbgrader has released it."""
    return nbgrader_notebook(unnamed(quiz), key(quiz))


SPEC = Platform(
    name="nbgrader",
    title="nbgrader",
    suffix=".ipynb",
    about="a source notebook whose hidden tests give our points",
    takes="form",
    variants=VARIANTS,
    render=render,
    write=write,
)
