"""One form on paper as a tagged PDF (A4), with an answer sheet and without its key."""

from __future__ import annotations

from bloc_course.exports.bank import Exported
from bloc_course.exports.platform import Platform
from bloc_course.exports.platforms._one_form import form
from bloc_course.exports.sheets import by_hand
from bloc_course.formats.paper._compile import ready
from bloc_course.formats.paper._quiz import write as on_sheets


def write(quiz: Exported) -> bytes:
    """The PDF's bytes."""
    return on_sheets(form(quiz), paper="a4")


SPEC = Platform(
    name="paper-a4",
    title="Paper (PDF, A4)",
    suffix=".pdf",
    about="one form to print, the same for a whole class, without its key",
    takes="form",
    variants="a file a form: `--form` names each; for a form a student, bloc-course quiz build",
    render=by_hand,
    write=write,
    ready=ready,
    keyed=False,
    answers_return=False,
    marks=False,
)
