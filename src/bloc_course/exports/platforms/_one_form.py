"""A quiz as a form and key that no student has yet: what is printed for a whole class."""

from __future__ import annotations

import hashlib

import msgspec

from bloc_course.draw import spell
from bloc_course.exports.bank import Exported
from bloc_course.forms.assemble import CHECK_LETTERS, FORM_LETTERS
from bloc_course.forms.form import Form, Key, Question, QuestionPart

# The line on which a name is written.
NOBODY = "Name: " + "_" * 30
EVERYBODY = "the whole class"


def form(quiz: Exported) -> Form:
    """The questions, without any key; number and check code follow from what they say."""
    digest = hashlib.sha256(msgspec.json.encode(quiz)).digest()
    questions = tuple(
        Question(
            code=one.entry.code,
            points=one.entry.points,
            stem=one.entry.stem,
            parts=tuple(
                QuestionPart(part.name, part.interaction, part.prompt) for part in one.entry.parts
            ),
            section=pool.title,
        )
        for pool in quiz.pools
        for one in pool.questions
    )
    return Form(
        form=spell(digest[:16], FORM_LETTERS),
        check=spell(digest[16:], CHECK_LETTERS),
        quiz=quiz.quiz,
        title=quiz.title,
        mode="graded",
        student=NOBODY,
        name=NOBODY,
        questions=questions,
        intro=quiz.intro,
    )


def unnamed(quiz: Exported) -> Form:
    """The form without a line for a name: machines would take that for a student's."""
    return msgspec.structs.replace(form(quiz), student="", name="")


def key(quiz: Exported) -> Key:
    """The key of `form`."""
    of = form(quiz)
    return Key(
        form=of.form,
        check=of.check,
        quiz=quiz.quiz,
        student=EVERYBODY,
        name=EVERYBODY,
        title=quiz.title,
        dataset=quiz.dataset,
        entries=tuple(one.entry for one in quiz.questions),
        intro=quiz.intro,
    )
