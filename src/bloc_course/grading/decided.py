"""What is decided in a quiz's folder, as a function from paper to paper."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from bloc_course.grading.grade import Decide

DECISIONS = "decisions.yaml"


def decided_by(quiz: Path) -> Decide | None:
    """What is decided in the quiz's folder, or None where nothing is."""
    # Most quizzes have no such file, and reading YAML takes longer than grading a class.
    if not (quiz / DECISIONS).is_file():
        return None
    from bloc_course.grading.decisions import apply, read_decisions  # noqa: PLC0415

    return partial(apply, decisions=read_decisions(quiz))
