"""One form as what `otter assign` takes, in a zip: notebook, package and requirements."""

from __future__ import annotations

from bloc_course.autograder._zips import zip_bytes
from bloc_course.autograder.otter import otter_files
from bloc_course.exports.bank import Exported
from bloc_course.exports.platform import Platform, Rendered
from bloc_course.exports.platforms._notebook import VARIANTS, rendered
from bloc_course.exports.platforms._one_form import key, unnamed
from bloc_course.forms.form import KeyEntry

# Otter rounds scores to five places (test_files/abstract_test.py).
PLACES = 5


def render(entry: KeyEntry) -> Rendered:
    """Every question as a cell that our plugin marks inside Otter."""
    return rendered(entry, "a question marked by our plugin", PLACES)


def write(quiz: Exported) -> bytes:
    """The zip's bytes; unpack it and run `otter assign` on its notebook."""
    return zip_bytes(otter_files(unnamed(quiz), key(quiz)))


SPEC = Platform(
    name="otter",
    title="Otter-Grader",
    suffix=".zip",
    about="a notebook for `otter assign` and the plugin that gives our points",
    takes="form",
    variants=VARIANTS,
    render=render,
    write=write,
)
