"""The items as a table in CSV: to read, sort, filter and print in any spreadsheet.

No program grades by it, so nothing of the marking can be lost: a person reads the key. A cell that
a spreadsheet would take for a formula is kept from it by an apostrophe (OWASP, "CSV injection").
"""

from __future__ import annotations

import csv
import io

from bloc_course.exports.bank import Exported, Question
from bloc_course.exports.content import part_content
from bloc_course.exports.explain import general
from bloc_course.exports.platform import Platform, Rendered, Rendering
from bloc_course.forms.form import KeyEntry

COLUMNS = (
    "item",
    "revision",
    "section",
    "points",
    "family",
    "skill",
    "level",
    "chapters",
    "difficulty",
    "question",
    "key",
    "hint",
    "feedback",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(entry: KeyEntry) -> Rendered:
    """Every part as text with its key: a person marks by the rule that is named."""
    return Rendered(tuple(Rendering("a row of text", None) for _ in entry.parts))


def write(quiz: Exported) -> bytes:
    """UTF-8 with a byte order mark, without which Excel takes it for another encoding."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(COLUMNS)
    for pool in quiz.pools:
        for question in pool.questions:
            rows.writerow(map(harmless, _row(question, pool.title)))
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def harmless(cell: str) -> str:
    """A cell that no spreadsheet runs as a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _row(question: Question, section: str) -> tuple[str, ...]:
    entry = question.entry
    asked = [entry.stem]
    for part in entry.parts:
        asked += filter(None, [part.prompt, part.interaction.as_text()])
    key = "; ".join(text for part in entry.parts for text in part_content(part).right)
    return (
        entry.item,
        entry.revision,
        section,
        entry.points,
        entry.family,
        entry.skill,
        entry.level,
        ", ".join(question.chapters),
        question.difficulty,
        "\n".join(asked),
        key,
        entry.feedback.hint,
        "\n".join(general(entry)),
    )


SPEC = Platform(
    name="csv",
    title="CSV of the items",
    suffix=".csv",
    about="a row an item with key, hint and feedback, for a spreadsheet",
    takes="bank",
    variants="none: it is a list for reading, not a quiz",
    render=render,
    write=write,
    answers_return=False,
    marks=False,
)
