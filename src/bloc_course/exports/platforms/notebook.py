"""One form as a Jupyter notebook without any key, with a cell that says how answers are read."""

from __future__ import annotations

from bloc_course.exports.bank import Exported
from bloc_course.exports.platform import Platform, Rendered
from bloc_course.exports.platforms._notebook import VARIANTS, rendered
from bloc_course.exports.platforms._one_form import unnamed
from bloc_course.formats.notebook import write as as_notebook
from bloc_course.forms.form import KeyEntry

# Hand-ins are graded here, in exact fractions: no place is lost.
PLACES = 16


def render(entry: KeyEntry) -> Rendered:
    """Every part as a cell; answers come back and are graded here."""
    return rendered(entry, "a cell, graded by bloc-course", PLACES)


def write(quiz: Exported) -> bytes:
    """The notebook's bytes."""
    return as_notebook(unnamed(quiz))


SPEC = Platform(
    name="notebook",
    title="Jupyter notebook",
    suffix=".ipynb",
    about="one form as cells to fill in, without its key; hand-ins are graded here",
    takes="form",
    variants=VARIANTS,
    render=render,
    write=write,
    keyed=False,
)
