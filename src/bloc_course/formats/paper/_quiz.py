"""A form on paper: the questions with room to answer, and an answer sheet."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from bloc_course.errors import shorten
from bloc_course.formats.paper._compile import compiled
from bloc_course.formats.paper._layout import Layout, Paper
from bloc_course.formats.paper._parts import on_paper
from bloc_course.formats.paper._sheet import HOW, rows, shape
from bloc_course.forms.form import Form, Question
from bloc_course.items.interactions.extended_text import ExtendedText
from bloc_course.player.html import points_in_words

READ_FIRST = (
    "Answer beside the questions, then copy your answers onto the answer sheet, the last page; what"
    " you write in sentences stays below its question. The form id and the check code above stand"
    " on every page and on the answer sheet: they say which questions you had."
)
# A question higher than this share of a page may be broken over two.
TOGETHER = 0.6


def write(form: Form, *, paper: Paper) -> bytes:
    """The PDF's bytes, in large print for whoever has it."""
    return compiled("paper", given(form, Layout(paper=paper, large=form.large_print)))


def given(form: Form, layout: Layout) -> dict[str, Any]:
    """All that the template shows, as plain values."""
    numbered = list(enumerate(form.questions, 1))
    sections = [
        {
            "heading": heading,
            "questions": [_question(number, question, layout) for number, question in some],
        }
        for heading, some in groupby(numbered, lambda pair: pair[1].section)
    ]
    sheet = rows(form.questions, layout)
    return {
        "paper": layout.paper,
        "large": layout.large,
        "together": TOGETHER,
        "title": form.title,
        "name": form.name,
        "student": "" if form.student == form.name else form.student,
        # What stands on every page has a line only.
        "head": shorten(form.title),
        "foot": shorten(form.name),
        "form": form.form,
        "check": form.check,
        "intro": [block for block in form.intro.split("\n\n") if block],
        "due": form.due,
        "extra-time": form.extra_time,
        "how": [READ_FIRST],
        # A heading may not skip a level.
        "depth": 2 if all(section["heading"] for section in sections) else 1,
        "sections": sections,
        "sheet": sheet,
        "sheet-how": [HOW],
        **shape(len(sheet)),
        "sheets": 1 + form.extra_paper,
    }


def _question(number: int, question: Question, layout: Layout) -> dict[str, Any]:
    return {
        "number": number,
        "points": points_in_words(question.points),
        "stem": question.stem.split("\n\n"),
        "written": any(isinstance(part.interaction, ExtendedText) for part in question.parts),
        "parts": [
            {"prompt": part.prompt, **on_paper(part.interaction, layout)} for part in question.parts
        ],
    }
