"""Feedback as a page of its own."""

from __future__ import annotations

from bloc_course.grading.feedback_page import feedback_html
from bloc_course.grading.feedbacks._base import Feedback, HandIn
from bloc_course.grading.grade import Paper


def write(paper: Paper, _hand_in: HandIn) -> bytes:
    """The page."""
    return feedback_html(paper).encode()


SPEC = Feedback(name="html", suffix=".html", title="web page", write=write)
