"""Feedback as Markdown, for platforms and mail that take it."""

from __future__ import annotations

from collections.abc import Iterator

from bloc_course.grading._markdown import plain
from bloc_course.grading.challenge_code import challenge_code
from bloc_course.grading.feedback_page import (
    ABOUT,
    LABELS,
    SHOWN_AS,
    decided,
    given,
    late_said,
    points_said,
    short,
)
from bloc_course.grading.feedbacks._base import Feedback, HandIn
from bloc_course.grading.grade import Answered, Paper
from bloc_course.items.feedback import explain


def write(paper: Paper, _hand_in: HandIn) -> bytes:
    """The whole paper."""
    pieces = [head(paper)]
    for number, answer in enumerate(paper.answers, 1):
        stem = plain(answer.entry.stem)
        pieces += [f"## Question {number}", stem, *about(paper.key.form, answer)]
    return ("\n\n".join(pieces) + "\n").encode()


def head(paper: Paper) -> str:
    """Whose paper it is and what it came to."""
    key = paper.key
    said = late_said(paper)
    return "\n\n".join(
        (
            f"# {plain(key.title)}: feedback",
            f"**{plain(key.name)}** ({plain(key.student)}), form {plain(key.form)}",
            f"**{short(paper.total)} of {short(paper.out_of)} points**",
            *([plain(said)] if said else []),
            plain(ABOUT),
        )
    )


def about(form: str, answer: Answered) -> Iterator[str]:
    """The paragraphs on one answer: what was given, what it came to and why."""
    entry = answer.entry
    lines = explain(entry.parts, entry.feedback, answer.outcome)
    yield f"**You answered:** {plain('; '.join(given(answer)))}"
    yield f"**{plain(lines[0].text)} ({plain(points_said(answer))})**"
    for line in lines[1:]:
        label = " – ".join(filter(None, (LABELS.get(line.kind, ""), line.part)))
        yield f"**{plain(label)}:** {plain(line.text)}" if label else plain(line.text)
    if entry.evidence:
        yield "**Evidence**"
        yield "\n".join(
            f"- {plain(e.says)} ({plain(', '.join(e.locators))};"
            f" {plain(SHOWN_AS.get(e.modality, e.modality))})"
            for e in entry.evidence
        )
    yield from map(plain, decided(answer))
    yield f"Code of this question: **{challenge_code(form, entry.code)}**"


SPEC = Feedback(name="md", suffix=".md", title="Markdown", write=write)
