"""A form on paper as a tagged PDF, whatever the size of the sheet: the register entry of each."""

from __future__ import annotations

from functools import partial

from bloc_course.exports.bank import Exported
from bloc_course.exports.platform import Platform
from bloc_course.exports.platforms._one_form import form
from bloc_course.exports.sheets import by_hand
from bloc_course.formats.paper._compile import ready
from bloc_course.formats.paper._layout import Paper
from bloc_course.formats.paper._quiz import write


def on_sheets(name: str, size: str, paper: Paper) -> Platform:
    """The platform called `name`, whose sheets are of a size as people call it."""
    return Platform(
        name=name,
        title=f"Paper (PDF, {size})",
        suffix=".pdf",
        about="one form to print, the same for a whole class, without its key",
        takes="form",
        variants="a file a form: `--form` names each; for a form a student, bloc-course quiz build",
        render=by_hand,
        write=partial(_written, paper=paper),
        ready=ready,
        keyed=False,
        answers_return=False,
        marks=False,
    )


def _written(quiz: Exported, paper: Paper) -> bytes:
    return write(form(quiz), paper=paper)
