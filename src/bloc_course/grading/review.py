"""The review list: everything that a person should look at before marks are given out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from bloc_course.grading._tables import csv_text, decimals
from bloc_course.grading.grade import Paper
from bloc_course.items.interactions import Malformed
from bloc_course.items.marking import Mark
from bloc_course.submissions.admit import Admission

HEAD = ("kind", "student", "form", "question", "file", "line", "reason", "answer")
SHOWN = 200
# A spreadsheet takes some 32,000 characters in a cell.
WRITTEN = 20_000


def review_csv(papers: Sequence[Paper], admission: Admission) -> str:
    """CSV text: hand-ins refused or replaced, answers sent back or written, unknown codes."""
    return csv_text(HEAD, rows(papers, admission))


def rows(papers: Iterable[Paper], admission: Admission) -> Iterator[list[str]]:
    """The rows of the list, hand-ins first."""
    for refused in admission.refused:
        place = [refused.file, str(refused.line or "")]
        yield ["refused", refused.student, refused.form, "", *place, refused.reason, ""]
    for old in admission.replaced:
        place = [old.file, str(old.line or "")]
        reason = "a later hand-in for the same form counts"
        yield ["replaced", old.student, old.form, "", *place, reason, ""]
    for paper in papers:
        yield from _answers(paper)


def _provisional(mark: Mark) -> str:
    """What the machine made of a written answer."""
    reading = f"confirm {decimals(mark.score)} ({mark.case})"
    return f"{reading}; look at {', '.join(mark.flags)}" if mark.flags else reading


def _answers(paper: Paper) -> Iterator[list[str]]:
    submission = paper.submission
    if submission is None:
        return
    who = [paper.key.student, paper.key.form]
    place = [submission.file, str(submission.line or "")]
    for number, answer in enumerate(paper.answers, 1):
        question = f"{number} ({answer.entry.code})"
        for part in answer.outcome.parts:
            # Of an answer that a person has marked none is sent back any more.
            if isinstance(part.parsed, Malformed) and part.status != "graded":
                raw = msgspec.json.encode(answer.raw).decode()[:SHOWN]
                yield [part.status, *who, question, *place, part.parsed.reason, raw]
            elif part.mark.provisional:
                text = str(part.parsed)[:WRITTEN]
                yield ["written", *who, question, *place, _provisional(part.mark), text]
    for code in paper.strange:
        reason = "an answer under a code that the form does not have"
        yield ["unknown code", *who, code[:SHOWN], *place, reason, ""]
