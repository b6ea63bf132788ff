"""Item statistics over all forms of a quiz: difficulty, discrimination, distractors, reliability.

An item stands at different places of different forms, so all is counted by item. Blank, malformed
and untouched answers count with the 0 (or little) they earn; what was not handed in does not, nor
does a paper without any answer. What people have decided about marks holds here too, except that a
question with credit for all is judged by its answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from bloc_course.grading.grade import Paper
from bloc_course.grading.statistics.classical import mean, variance
from bloc_course.grading.statistics.data import data
from bloc_course.grading.statistics.groups import groups
from bloc_course.grading.statistics.items import item
from bloc_course.grading.statistics.model import Statistics
from bloc_course.grading.statistics.reliability import reliability
from bloc_course.grading.statistics.seen import SeenPaper, by_item, seen_papers
from bloc_course.grading.statistics.sentences import warnings

STEPS = 10


def statistics(papers: Sequence[Paper]) -> Statistics:
    """The statistics of all papers that answer something."""
    taken = seen_papers(papers)
    items = tuple(item(seen) for seen in by_item(taken).values())
    totals = [paper.total for paper in taken]
    return Statistics(
        quiz=papers[0].key.quiz if papers else "",
        title=papers[0].key.title if papers else "",
        forms=len(papers),
        papers=len(taken),
        blank=sum(paper.status == "blank" for paper in papers),
        mean=mean(totals) if totals else None,
        deviation=sqrt(variance(totals)) if len(totals) > 1 else None,
        out_of=max((paper.out_of for paper in taken), default=0.0),
        histogram=_histogram(taken),
        reliability=reliability(taken),
        items=items,
        groups=tuple(groups(taken, items)),
        data=tuple(data(taken)),
        warnings=tuple(warnings(len(taken), items)),
    )


def _histogram(taken: Sequence[SeenPaper]) -> tuple[int, ...]:
    counts = [0] * STEPS
    for paper in taken:
        if paper.out_of:
            # A share such as 0.3 must not fall below its step by a rounding.
            counts[min(STEPS - 1, int(round(STEPS * paper.total / paper.out_of, 9)))] += 1
    return tuple(counts)
