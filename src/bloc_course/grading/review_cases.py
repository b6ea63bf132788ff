"""Cases for a person: written answers, and answers that were sent back, with the machine's marks.

A case tells no key but that of its own question.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Struct

from bloc_course.forms.form import KeyEntry
from bloc_course.grading._human import WHOLE, earned, seal
from bloc_course.grading.decision_file import flow
from bloc_course.grading.grade import Answered, Paper
from bloc_course.items.interactions import Malformed
from bloc_course.items.item import ItemPart
from bloc_course.items.marking._criteria import Criterion, Piece, Point
from bloc_course.items.marking.m8_rubric import Rubric
from bloc_course.items.processing import PartOutcome

LONGEST = 20_000


class Proposal(Struct, frozen=True):
    """A criterion as marks name it, what it asks, and the points that the machine would give."""

    criterion: str
    title: str
    asks: tuple[str, ...]
    points: str
    most: str


class Marked(Struct, frozen=True):
    """A piece of the answer, by characters, that made a point of a criterion, or told against."""

    start: int
    end: int
    criterion: str
    point: str
    counts: bool


class Case(Struct, frozen=True):
    """An answer to look at; `seen` seals it, so that a mark stays with the answer it was given."""

    kind: str
    form: str
    question: str
    number: int
    item: str
    revision: str
    seen: str
    stem: str
    answer: str
    reason: str
    proposals: tuple[Proposal, ...]
    spans: tuple[Marked, ...] = ()
    flags: tuple[str, ...] = ()
    model: str = ""


def cases(papers: Iterable[Paper]) -> list[Case]:
    """The cases of a class, item by item, so that one rubric is in mind at a time.

    What a person has marked is none any more; within an item the order is that of the forms' ids,
    which tells nobody's name.
    """
    return sorted(_cases(papers), key=lambda case: (case.item, case.form, case.number))


def _cases(papers: Iterable[Paper]) -> Iterator[Case]:
    for paper in papers:
        for number, answer in enumerate(paper.answers, 1):
            parts = {part.name: part for part in answer.entry.parts}
            for done in answer.outcome.parts:
                part = parts[done.name]
                if done.mark.provisional and isinstance(part.key, Rubric):
                    yield _written(paper, number, answer, part, done)
                elif done.status in {"malformed", "ambiguous"}:
                    yield _sent_back(paper, number, answer, done)


def review_yaml(found: Iterable[Case]) -> str:
    """A line for each case, as YAML."""
    head = "# Answers for a person to mark, one a line, with what the machine would give.\n"
    return head + "".join(f"- {flow(msgspec.to_builtins(case))}\n" for case in found)


def _written(
    paper: Paper, number: int, answer: Answered, part: ItemPart, done: PartOutcome
) -> Case:
    key = part.key
    if not isinstance(key, Rubric):
        raise TypeError(f"no rubric: {type(key).__name__}")
    several = len(answer.entry.parts) > 1
    points = earned(key, done.mark)
    proposals = tuple(
        Proposal(
            f"{part.name}.{one.name}" if several else one.name,
            one.title,
            tuple(dict.fromkeys(it.says for it in _things(one) if it not in one.against)),
            str(points[one.name]),
            str(one.most),
        )
        for one in key.criteria
    )
    titles = {one.name: one.title for one in key.criteria}
    said = {(one.name, it.name): it.says for one in key.criteria for it in _things(one)}
    spans = tuple(
        Marked(s.start, s.end, titles[s.criterion], said[s.criterion, s.point], s.counts)
        for s in sorted(done.mark.spans, key=lambda s: (s.start, s.end))
    )
    stem = answer.entry.stem if not part.prompt else f"{answer.entry.stem}\n{part.prompt}"
    return Case(
        "written",
        *_who(paper, answer.entry, number),
        seal(answer.raw),
        stem,
        str(done.parsed),
        done.mark.case,
        proposals,
        spans,
        done.mark.flags,
        key.model,
    )


def _things(criterion: Criterion) -> tuple[Point | Piece, ...]:
    """All that an answer can say for a criterion or against it."""
    return (*criterion.points, *criterion.pieces, *criterion.against)


def _sent_back(paper: Paper, number: int, answer: Answered, done: PartOutcome) -> Case:
    entry = answer.entry
    raw = answer.raw
    text = raw if isinstance(raw, str) else msgspec.json.encode(raw).decode()
    reason = done.parsed.reason if isinstance(done.parsed, Malformed) else ""
    whole = Proposal(WHOLE, "The whole question", (), str(answer.points), entry.points)
    return Case(
        done.status,
        *_who(paper, entry, number),
        seal(raw),
        entry.stem,
        text[:LONGEST],
        reason,
        (whole,),
    )


def _who(paper: Paper, entry: KeyEntry, number: int) -> tuple[str, str, int, str, str]:
    return paper.key.form, entry.code, number, entry.item, entry.revision
