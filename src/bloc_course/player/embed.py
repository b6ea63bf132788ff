"""The player's script and style as text, and quizzes wrapped for it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from html import escape
from importlib.resources import files

import msgspec

from bloc_course.forms.form import Form, KeyEntry, Question
from bloc_course.items.interactions.date_entry import DateEntry
from bloc_course.items.item import Evidence
from bloc_course.player.html import question_html

PACKED = "packed"


@cache
def script(*, marking: bool = True, dates: bool = True) -> str:
    """The player's JavaScript in one piece, packed.

    A page with graded forms only takes it without `marking`; one that asks for no date, without
    `dates`.
    """
    reading = reading_of_dates() if dates else ""
    return reading + _packed("bloc-quiz.js" if marking else "bloc-quiz-graded.js")


@cache
def reading_of_dates() -> str:
    """What reads a date in a student's words, packed; it goes before the rest."""
    return _packed("bloc-quiz-dates.js")


def asks_for_dates(questions: Sequence[Question]) -> bool:
    """Whether some part of the questions is answered with a date."""
    return any(
        isinstance(p.interaction, DateEntry) for question in questions for p in question.parts
    )


@cache
def style() -> str:
    """The player's CSS, packed."""
    return _packed("bloc-quiz.css")


def _packed(name: str) -> str:
    return files(__package__).joinpath(PACKED, name).read_text("utf-8")


def practice_html(
    questions: Sequence[Question], entries: Sequence[KeyEntry], id_prefix: str
) -> str:
    """A quiz that marks itself; it carries the key of every question, so never of a graded one.

    `entries` are matched by their code; KeyError where a question has none. `id_prefix` makes the
    ids of the page unique and names the quiz in the browser's store and in a saved file.
    """
    keys = {entry.code: entry for entry in entries}
    items = [_item(keys[question.code]) for question in questions]
    data = _json({"items": items})
    head = f'<bloc-quiz data-mode="practice" data-form="{escape(id_prefix)}" data-check="practice">'
    body = _questions(questions, id_prefix)
    return f'{head}\n{body}<script type="application/json">{data}</script>\n</bloc-quiz>\n'


def further_sets(
    sets: Sequence[Sequence[Question]], keys: Mapping[str, KeyEntry], id_prefix: str
) -> str:
    """The sets that follow the one in the page, with their keys by code, as JSON and as JavaScript.

    KeyError where a question has no key. `id_prefix` is that of the page's own set.
    """
    found = [
        {
            "html": _questions(questions, f"{id_prefix}-s{at}"),
            "items": [_item(keys[question.code]) for question in questions],
        }
        for at, questions in enumerate(sets, 2)
    ]
    return _json(found)


def with_further_sets(quiz: str, sets: str, address: str = "") -> str:
    """A practice quiz with further `sets` (JSON), in a script at `address` or else in the page."""
    offer = f'data-mode="practice" data-sets="{len(json.loads(sets)) + 1}"'
    if address:
        offer += f' data-more="{escape(address)}"'
    else:
        carried = f'<script type="application/json" data-further>{sets}</script>'
        quiz = quiz.replace("</bloc-quiz>", f"{carried}\n</bloc-quiz>")
    return quiz.replace('data-mode="practice"', offer, 1)


def sets_script(sets: str, id_prefix: str) -> str:
    """The script that a quiz loads when its reader asks for new questions."""
    return (
        "// Practice questions with their keys, for a page of practice. A graded quiz has no such "
        f"file.\n(globalThis.BlocQuizSets??={{}})[{json.dumps(id_prefix)}]={sets};\n"
    )


def graded_html(form: Form, id_prefix: str = "q") -> str:
    """A student's form: answers are kept in the browser and saved as a file; it holds no key."""
    given = {"form": form.form, "check": form.check, "student": form.student}
    attributes = "".join(f' data-{name}="{escape(value)}"' for name, value in given.items())
    body = _questions(form.questions, id_prefix)
    return f'<bloc-quiz data-mode="graded"{attributes}>\n{body}</bloc-quiz>\n'


def _questions(questions: Sequence[Question], id_prefix: str) -> str:
    pieces, section = [], ""
    for number, question in enumerate(questions, 1):
        if question.section not in ("", section):
            section = question.section
            pieces.append(f'<h2 class="bq-section">{escape(section)}</h2>\n')
        pieces.append(question_html(question, number, id_prefix=id_prefix))
    return "".join(pieces)


def _json(found: object) -> str:
    """JSON for a script element: "<" never stands in it, so no text of an item can end it."""
    return json.dumps(found, ensure_ascii=False).replace("<", "\\u003c")


def _item(entry: KeyEntry) -> dict[str, object]:
    return {
        "code": entry.code,
        "parts": msgspec.to_builtins(entry.parts),
        "feedback": msgspec.to_builtins(entry.feedback),
        "evidence": [said(evidence) for evidence in entry.evidence],
    }


def said(evidence: Evidence) -> str:
    """A piece of evidence in a line: what it says, where, how sure."""
    modality = "judged" if evidence.modality == "normative" else evidence.modality
    return f"{evidence.says} ({', '.join([*evidence.locators, modality])})"
