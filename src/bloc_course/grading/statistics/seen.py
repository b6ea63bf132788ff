"""Answers with what their papers are worth without them: the rest, comparable over forms.

Forms differ, so the share of the other points would measure the form as well. Each other answer
counts with its distance from the mean of its own item, which is the same thing where all forms are
the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import fsum

import msgspec

from bloc_course.forms.form import KeyEntry
from bloc_course.forms.points import worth
from bloc_course.grading.grade import Answered, Paper
from bloc_course.grading.statistics.classical import mean
from bloc_course.items.item import Feedback, ItemPart

Place = tuple[str, str]
_NOTHING = Feedback(hint="", rule="", key="")


@dataclass(frozen=True, slots=True)
class Seen:
    """An answer, its score in [0, 1] and the share that its paper earns of all other points.

    above: points earned over the mean of its item. out_of: points.
    """

    answer: Answered
    score: float
    above: float
    out_of: float
    rest: float


@dataclass(frozen=True, slots=True)
class SeenPaper:
    """A paper's answers; total and out_of in points, as marked and before any late penalty."""

    answers: tuple[Seen, ...]
    total: float
    out_of: float


class Bare:
    """Papers with all that statistics take of them and little else, so that a class fits.

    What the forms of a class have alike of an item is held once.
    """

    def __init__(self) -> None:
        """Nothing is held so far."""
        self._entries: dict[Place, KeyEntry] = {}
        self._parts: dict[bytes, ItemPart] = {}

    def __call__(self, paper: Paper) -> Paper:
        """The same paper without its hand-in, its questions' feedback and what others share."""
        answers = tuple(
            msgspec.structs.replace(answer, entry=self._bare(answer.entry))
            for answer in paper.answers
        )
        key = msgspec.structs.replace(paper.key, entries=())
        return msgspec.structs.replace(paper, key=key, answers=answers, submission=None)

    def _bare(self, entry: KeyEntry) -> KeyEntry:
        one = self._entries.setdefault(place(entry), entry)
        parts = [self._parts.setdefault(msgspec.json.encode(part), part) for part in entry.parts]
        return msgspec.structs.replace(
            one,
            code=entry.code,
            points=entry.points,
            parts=tuple(parts),
            names=entry.names,
            feedback=_NOTHING,
        )


def place(entry: KeyEntry) -> Place:
    """What tells an item from others: its id and its wording."""
    return entry.item, entry.revision


def seen_papers(papers: Iterable[Paper]) -> list[SeenPaper]:
    """The papers that answer something."""
    taken = [paper.answers for paper in papers if paper.status == "graded" and paper.answers]
    rows = [[_plain(answer) for answer in answers] for answers in taken]
    scores: dict[Place, list[float]] = {}
    for row in rows:
        for item, score, _ in row:
            scores.setdefault(item, []).append(score)
    means = {item: mean(own) for item, own in scores.items()}
    level = _level(rows)
    return [_paper(answers, row, means, level) for answers, row in zip(taken, rows, strict=True)]


def by_item(papers: Iterable[SeenPaper]) -> dict[Place, list[Seen]]:
    """The answers to each item, items in a lasting order."""
    found: dict[Place, list[Seen]] = {}
    for paper in papers:
        for seen in paper.answers:
            found.setdefault(place(seen.answer.entry), []).append(seen)
    return dict(sorted(found.items()))


def _plain(answer: Answered) -> tuple[Place, float, float]:
    """Whose answer it is, its score and what it is worth."""
    return place(answer.entry), float(answer.outcome.score), float(worth(answer.entry.points))


def _level(rows: Sequence[Sequence[tuple[Place, float, float]]]) -> float:
    """The share of all points that the class earned."""
    offered = fsum(points for row in rows for _, _, points in row)
    earned = fsum(score * points for row in rows for _, score, points in row)
    return earned / offered if offered else 0.0


def _paper(
    answers: Sequence[Answered],
    row: Sequence[tuple[Place, float, float]],
    means: dict[Place, float],
    level: float,
) -> SeenPaper:
    above = [points * (score - means[item]) for item, score, points in row]
    out_of, over = fsum([points for _, _, points in row]), fsum(above)
    found = tuple(
        Seen(answer, score, own, points, _rest(over - own, out_of - points, level))
        for answer, (_, score, points), own in zip(answers, row, above, strict=True)
    )
    return SeenPaper(found, fsum([score * points for _, score, points in row]), out_of)


def _rest(over: float, others: float, level: float) -> float:
    # Without other points there is no rest, and the same number for all has no correlation.
    return round(level + over / others, 12) if others > 0 else level
