"""Items taken together by family, skill and level: students are counted once, not per answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import fsum
from operator import attrgetter
from typing import Literal

from bloc_course.forms.expected import ENOUGH
from bloc_course.forms.form import KeyEntry
from bloc_course.grading.statistics.classical import correlation, fisher_band, mean, mean_band
from bloc_course.grading.statistics.model import GroupStatistics, ItemStatistics
from bloc_course.grading.statistics.seen import Seen, SeenPaper

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
        pairs = _pairs(papers, has)
        by_name: dict[str, list[ItemStatistics]] = {}
        for item in items:
            by_name.setdefault(has(item), []).append(item)
        for name, own in sorted(by_name.items()):
            yield _group(kind, name, own, pairs[name])


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
    papers: Sequence[SeenPaper], has: Callable[[KeyEntry], str]
) -> dict[str, list[tuple[float, float | None]]]:
    """By name, for each paper with such items: the share earned there, the distance elsewhere.

    Its answers one by one would count a student several times and narrow the band.
    """
    found: dict[str, list[tuple[float, float | None]]] = {}
    for paper in papers:
        by_name: dict[str, list[Seen]] = {}
        for seen in paper.answers:
            by_name.setdefault(has(seen.answer.entry), []).append(seen)
        above = fsum([seen.above for seen in paper.answers])
        for name, own in by_name.items():
            out_of = fsum([seen.out_of for seen in own])
            # A dropped question is worth nothing and still tells how hard it was.
            inside = (
                fsum([seen.out_of * seen.score for seen in own]) / out_of
                if out_of
                else mean([seen.score for seen in own])
            )
            others = paper.out_of - out_of
            over = above - fsum([seen.above for seen in own])
            rest = round(over / others, 12) if others > 0 else None
            found.setdefault(name, []).append((inside, rest))
    return found
