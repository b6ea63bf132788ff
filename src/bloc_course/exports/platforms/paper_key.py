"""The key of one form as a marking booklet in PDF: keys in words, rules, rubrics, evidence."""

from __future__ import annotations

from bloc_course.exports.bank import Exported
from bloc_course.exports.platform import Platform
from bloc_course.exports.platforms._one_form import key
from bloc_course.exports.sheets import by_hand
from bloc_course.formats.paper._booklet import booklet
from bloc_course.formats.paper._compile import ready
from bloc_course.formats.paper._layout import Layout


def write(quiz: Exported) -> bytes:
    """The PDF's bytes."""
    return booklet([key(quiz)], Layout())


SPEC = Platform(
    name="paper-key",
    title="Marking booklet (PDF)",
    suffix=".pdf",
    about="the key of the same form on paper, for whoever marks it",
    takes="form",
    variants="a file a form: `--form` names each",
    render=by_hand,
    write=write,
    ready=ready,
    answers_return=False,
    marks=False,
)
