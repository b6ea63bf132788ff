"""The answer sheet: a row for each answer, named as the column of the table it is typed into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from bloc_course.formats.paper._layout import Layout
from bloc_course.formats.paper._parts import on_paper
from bloc_course.forms.form import Question

HOW = (
    "Copy your answers to here in the form in which they stand beside the questions: letters as"
    " a, b, c; the numbers of cards in order; for each row its letter. This sheet is what is typed"
    " in. Leave a box empty to give no answer."
)
# As many rows as fit on a page of Letter: one below the other, narrower, in two columns.
SINGLE, NARROWER, WIDE = 19, 22, 36


def shape(count: int) -> dict[str, Any]:
    """How so many rows lie on the sheet so that it stays one page."""
    columns = 1 if count <= NARROWER else 2
    return {"columns": columns, "tight": SINGLE < count <= NARROWER or count > WIDE}


def rows(questions: Sequence[Question], layout: Layout) -> list[dict[str, Any]]:
    """A row for each part of each question: name, kind of box and how many boxes."""
    return list(_rows(questions, layout))


def _rows(questions: Sequence[Question], layout: Layout) -> Iterator[dict[str, Any]]:
    for number, question in enumerate(questions, 1):
        several = len(question.parts) > 1
        for part in question.parts:
            drawn = on_paper(part.interaction, layout)
            name = f"{number}.{part.name}" if several else str(number)
            yield {"name": name, "question": number, **_boxes(drawn)}


def _boxes(drawn: dict[str, Any]) -> dict[str, Any]:
    kind = drawn["kind"]
    if kind in {"one", "marked"}:
        return {"kind": "one"}
    if kind == "order" and not drawn["shared"]:
        return {"kind": "many", "count": len(drawn["cards"])}
    if kind in {"rows", "inline"}:
        return {"kind": "rows", "count": len(drawn["rows" if kind == "rows" else "gaps"])}
    if kind in {"tiers", "ruled"}:
        return {"kind": kind}
    # All that fit, cards that share places, names and dates: as much as is written.
    return {"kind": "line"}
