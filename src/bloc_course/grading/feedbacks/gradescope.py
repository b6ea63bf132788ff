"""Gradescope's results.json: a test a question, whose sum is the score.

No field beyond its list, `number` as text, every test visible: a hidden one hides the total.
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
    """The file's bytes; the score stands by itself, for it may be less than the sum (late)."""
    form = paper.key.form
    content = {
        "score": _number(decimals(paper.total)),
        "output": f"Form {form}. {late_said(paper)}".rstrip(),
        "output_format": "text",
        "test_output_format": "text",
        "test_name_format": "text",
        "visibility": "visible",
        "tests": [_test(form, number, a) for number, a in enumerate(paper.answers, 1)],
        "extra_data": {"form": form, "status": paper.status},
    }
    return msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n"


def _test(form: str, number: int, answer: Answered) -> dict[str, Any]:
    entry = answer.entry
    lines = explain(entry.parts, entry.feedback, answer.outcome)
    said = [entry.stem, f"You answered: {'; '.join(given(answer))}"]
    for line in lines:
        label = " – ".join(filter(None, (LABELS.get(line.kind, ""), line.part)))
        said.append(f"{label}: {line.text}" if label else line.text)
    said += decided(answer)
    said.append(f"Code of this question: {challenge_code(form, entry.code)}")
    return {
        "name": f"Question {number}",
        "number": str(number),
        "score": _number(decimals(answer.points)),
        "max_score": _number(entry.points),
        "status": "passed" if answer.outcome.score == 1 else "failed",
        "output": "\n".join(said),
        "visibility": "visible",
    }


def _number(points: str) -> float:
    return float(decimals(worth(points)))


SPEC = Feedback(
    name="gradescope", suffix=".results.json", title="Gradescope results.json", write=write
)
