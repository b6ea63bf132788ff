"""The review list: everything that a person should look at before marks are given out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from bloc_course.grading._tables import csv_text, decimals
from bloc_course.grading.grade import Answered, Paper
from bloc_course.items.interactions import Malformed
from bloc_course.items.marking import Mark
from bloc_course.submissions.admit import Admission
from bloc_course.submissions.handed_in import Refused, Submission

STRANGE = "an answer under a code that the form does not have"
HEAD = ("kind", "student", "form", "question", "file", "line", "reason", "answer", "spans")
SHOWN = 200
# A spreadsheet takes some 32,000 characters in a cell.
WRITTEN = 20_000
# So many characters of a span are shown beside its place.
WORDS = 60


class Finding(NamedTuple):
    """Something in one answer to look at; `spans` are the pieces the proposed mark rests on."""

    kind: str
    question: str
    reason: str
    answer: str
    spans: str = ""


def review_csv(papers: Sequence[Paper], admission: Admission) -> str:
    """CSV text: hand-ins refused, replaced or noted; answers to look at; unknown codes."""
    return csv_text(HEAD, rows(papers, admission))


def rows(papers: Iterable[Paper], admission: Admission) -> Iterator[list[str]]:
    """The rows of the list, hand-ins first."""
    for refused in admission.refused:
        yield _hand_in("refused", refused, refused.reason)
    for old in admission.replaced:
        yield _hand_in("replaced", old, admission.why_replaced)
    for note in admission.notes:
        yield _hand_in(note.kind, note.submission, note.reason)
    for paper in papers:
        yield from answer_rows(paper)


def _hand_in(kind: str, found: Submission | Refused, reason: str) -> list[str]:
    return [kind, found.student, found.form, "", found.file, str(found.line or ""), reason, "", ""]


def findings(number: int, answer: Answered) -> list[Finding]:
    """What of an answer a person should look at; `number` is the question's place, from 1."""
    question = f"{number} ({answer.entry.code})"
    found = []
    for part in answer.outcome.parts:
        # Of an answer that a person has marked none is sent back any more.
        if isinstance(part.parsed, Malformed) and part.status != "graded":
            raw = msgspec.json.encode(answer.raw).decode()[:SHOWN]
            found.append(Finding(part.status, question, part.parsed.reason, raw))
        elif part.mark.provisional:
            text = str(part.parsed)[:WRITTEN]
            reason, spans = _provisional(part.mark), _spans(part.mark, text)
            found.append(Finding("written", question, reason, text, spans))
    return found


def _provisional(mark: Mark) -> str:
    """What the machine made of a written answer."""
    reading = f"confirm {decimals(mark.score)} ({mark.case})"
    return f"{reading}; look at {', '.join(mark.flags)}" if mark.flags else reading


def _spans(mark: Mark, text: str) -> str:
    """Where in the answer each point was found, by characters from 0, the end left out."""
    return "; ".join(
        f"{one.criterion}{'' if one.counts else ' against'}: {one.point}"
        f" {one.start}-{one.end} “{_short(text[one.start : one.end])}”"
        for one in sorted(mark.spans, key=lambda one: (one.start, one.end))
    )


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= WORDS else f"{words[:WORDS]}…"


def answer_rows(paper: Paper) -> Iterator[list[str]]:
    """The rows of one paper: answers to look at, answers under codes that its form lacks."""
    submission = paper.submission
    if submission is None:
        return
    who = [paper.key.student, paper.key.form]
    place = [submission.file, str(submission.line or "")]
    for number, answer in enumerate(paper.answers, 1):
        for one in findings(number, answer):
            yield [one.kind, *who, one.question, *place, one.reason, one.answer, one.spans]
    for code in paper.strange:
        yield ["unknown code", *who, code[:SHOWN], *place, STRANGE, "", ""]
