"""Items taken together by family, skill and level: students are counted once, not per answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import fsum
from operator import attrgetter
from typing import Literal

from bloc_course.forms.expected import ENOUGH
from bloc_course.forms.form import KeyEntry
from bloc_course.grading.statistics.classical import correlation, fisher_band, mean_band
from bloc_course.grading.statistics.model import GroupStatistics, ItemStatistics
from bloc_course.grading.statistics.seen import SeenPaper

Kind = Literal["family", "skill", "level"]
KINDS: tuple[Kind, ...] = ("family", "skill", "level")
# Siblings whose difficulties range over less may be read as one item.
POOLABLE_RANGE = 0.10


def groups(
    papers: Sequence[SeenPaper], items: Sequence[ItemStatistics]
) -> Iterator[GroupStatistics]:
    """Families, then skills, then levels, each by name."""
    for kind in KINDS:
        has: Callable[[KeyEntry | ItemStatistics], str] = attrgetter(kind)
        for name in sorted(set(map(has, items))):
            own = [item for item in items if has(item) == name]
            yield _group(kind, name, own, _pairs(papers, has, name))


def _group(
    kind: Kind,
    name: str,
    own: Sequence[ItemStatistics],
    pairs: Sequence[tuple[float, float | None]],
) -> GroupStatistics:
    difficulties = [item.difficulty for item in own]
    easiest, hardest, n = max(difficulties), min(difficulties), sum(item.n for item in own)
    both = [(inside, rest) for inside, rest in pairs if rest is not None]
    r = correlation([inside for inside, _ in both], [rest for _, rest in both])
    return GroupStatistics(
        kind=kind,
        name=name,
        items=len(own),
        n=n,
        difficulty=fsum(item.n * item.difficulty for item in own) / n,
        difficulty_band=mean_band([inside for inside, _ in pairs]),
        easiest=easiest,
        hardest=hardest,
        discrimination=r,
        band=None if r is None else fisher_band(r, len(both)),
        poolable=easiest - hardest < POOLABLE_RANGE and all(item.n >= ENOUGH for item in own),
    )


def _pairs(
    papers: Sequence[SeenPaper], has: Callable[[KeyEntry], str], name: str
) -> list[tuple[float, float | None]]:
    """For each paper with such items: the share earned there, and above the mean elsewhere.

    Its answers one by one would count a student several times and narrow the band.
    """
    found: list[tuple[float, float | None]] = []
    for paper in papers:
        own = [seen for seen in paper.answers if has(seen.answer.entry) == name]
        if not own:
            continue
        others = [seen for seen in paper.answers if has(seen.answer.entry) != name]
        # A dropped question is worth nothing and still tells how hard it was.
        weights = (
            [seen.out_of for seen in own] if any(seen.out_of for seen in own) else [1.0] * len(own)
        )
        inside = fsum(w * s.score for w, s in zip(weights, own, strict=True)) / fsum(weights)
        out_of = fsum(seen.out_of for seen in others)
        rest = round(fsum(seen.above for seen in others) / out_of, 12) if out_of else None
        found.append((inside, rest))
    return found
