"""Results: one line of JSON a response, with what a later regrade or analysis needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Struct

from bloc_course.grading._tables import decimals
from bloc_course.grading.grade import Answered, Paper
from bloc_course.items.processing import Outcome


class Result(Struct, frozen=True, omit_defaults=True):
    """A marked response; `score` is in [0, 1] to four decimals, `exact` the same as a fraction.

    A written answer is `provisional` until a person confirms it; `flags` say what to look at.
    """

    student: str
    form: str
    code: str
    item: str
    revision: str
    family: str
    status: str
    score: str
    exact: str
    points: str
    case: str
    reason: str
    raw: object
    provisional: bool = False
    flags: tuple[str, ...] = ()


def result(student: str, form: str, answer: Answered) -> Result:
    """The result of one answer."""
    outcome, entry = answer.outcome, answer.entry
    return Result(
        student=student,
        form=form,
        code=entry.code,
        item=entry.item,
        revision=entry.revision,
        family=entry.family,
        status=outcome.status,
        score=decimals(outcome.score),
        exact=str(outcome.score),
        points=decimals(answer.points),
        case=cases(outcome),
        reason=outcome.reason,
        raw=answer.raw,
        provisional=outcome.provisional,
        flags=outcome.flags,
    )


def cases(outcome: Outcome) -> str:
    """The cases that marking rules have named, with their parts where there are several."""
    return " ".join(
        f"{part.name}:{part.mark.case}" if len(outcome.parts) > 1 else part.mark.case
        for part in outcome.parts
        if part.mark.case
    )


def results(papers: Iterable[Paper]) -> Iterator[Result]:
    """The result of every question of every paper handed in."""
    for paper in papers:
        for answer in paper.answers:
            yield result(paper.key.student, paper.key.form, answer)


def results_jsonl(papers: Iterable[Paper]) -> bytes:
    """All results as JSON lines."""
    encoder = msgspec.json.Encoder()
    return b"".join(encoder.encode(result) + b"\n" for result in results(papers))
