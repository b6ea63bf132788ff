"""Gradescope's results.json: a test a question, whose sum is the score.

No field beyond its list and `number` as text. A test that is not visible hides the total too.
"""

from __future__ import annotations

from typing import Any

import msgspec

from bloc_course.forms.points import worth
from bloc_course.grading._tables import decimals
from bloc_course.grading.challenge_code import challenge_code
from bloc_course.grading.feedback_page import LABELS, decided, given, late_said
from bloc_course.grading.feedbacks._base import Feedback, HandIn
from bloc_course.grading.grade import Answered, Paper
from bloc_course.items.feedback import explain


def write(paper: Paper, _hand_in: HandIn) -> bytes:
    """The file's bytes."""
    return msgspec.json.format(msgspec.json.encode(content(paper)), indent=1) + b"\n"


def content(paper: Paper, show: str = "visible") -> dict[str, Any]:
    """What the file says; `show` is Gradescope's word for when students see the questions' marks.

    The score stands by itself, for it may be less than the sum (late).
    """
    form = paper.key.form
    return {
        "score": _number(decimals(paper.total)),
        "output": f"Form {form}. {late_said(paper)}".rstrip(),
        "output_format": "text",
        "test_output_format": "text",
        "test_name_format": "text",
        "visibility": "visible",
        "tests": [_test(form, number, a, show) for number, a in enumerate(paper.answers, 1)],
        "extra_data": {"form": form, "status": paper.status},
    }


def _test(form: str, number: int, answer: Answered, show: str) -> dict[str, Any]:
    return {
        "name": f"Question {number}",
        "number": str(number),
        "score": _number(decimals(answer.points)),
        "max_score": _number(answer.entry.points),
        "status": "passed" if answer.outcome.score == 1 else "failed",
        "output": said(form, answer),
        "visibility": show,
    }


def said(form: str, answer: Answered) -> str:
    """The whole feedback on an answer as lines of plain text."""
    entry = answer.entry
    lines = [entry.stem, f"You answered: {'; '.join(given(answer))}"]
    for line in explain(entry.parts, entry.feedback, answer.outcome):
        label = " – ".join(filter(None, (LABELS.get(line.kind, ""), line.part)))
        lines.append(f"{label}: {line.text}" if label else line.text)
    lines += decided(answer)
    lines.append(f"Code of this question: {challenge_code(form, entry.code)}")
    return "\n".join(lines)


def _number(points: str) -> float:
    return float(decimals(worth(points)))


SPEC = Feedback(
    name="gradescope", suffix=".results.json", title="Gradescope results.json", write=write
)
