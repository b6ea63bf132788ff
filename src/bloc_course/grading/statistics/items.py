"""The figures of one item over all forms that have it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import sqrt

from bloc_course.grading.statistics.classical import (
    correlation,
    fisher_band,
    mean,
    mean_band,
    thirds,
    variance,
)
from bloc_course.grading.statistics.model import ItemStatistics
from bloc_course.grading.statistics.options import by_third, options
from bloc_course.grading.statistics.seen import Seen
from bloc_course.grading.statistics.sentences import judged


def item(seen: Sequence[Seen]) -> ItemStatistics:
    """An item by its answers, at least one; blank and unreadable ones count with their 0."""
    entry, scores = seen[0].answer.entry, [one.score for one in seen]
    rests = [one.rest for one in seen]
    r, difficulty = correlation(scores, rests), mean(scores)
    figures = ItemStatistics(
        item=entry.item,
        revision=entry.revision,
        family=entry.family,
        skill=entry.skill,
        level=entry.level,
        stem=entry.stem,
        n=len(seen),
        difficulty=difficulty,
        difficulty_band=mean_band(scores),
        standard_error=sqrt(variance(scores) / len(seen)) if len(seen) > 1 else None,
        solved=sum(score == 1 for score in scores) / len(seen),
        discrimination=r,
        band=None if r is None else fisher_band(r, len(seen)),
        thirds=by_third(scores, thirds(rests)),
        statuses=dict(sorted(Counter(one.answer.outcome.status for one in seen).items())),
        options=tuple(options(seen, difficulty)),
        verdict="few",
        sentences=(),
    )
    return judged(figures)
