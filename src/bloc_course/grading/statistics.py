"""Item statistics over all forms of a quiz: difficulty, discrimination, distractors, reliability.

An item stands at different places of different forms, so all is counted by item. Blank, malformed
and untouched answers count with the 0 (or little) they earn; what was not handed in does not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import fsum, sqrt

from msgspec import Struct

from bloc_course.forms.points import worth
from bloc_course.grading._cells import Cell, chosen, offered
from bloc_course.grading.classical import (
    alpha,
    correlation,
    fisher_band,
    mean,
    standard_error,
    variance,
)
from bloc_course.grading.grade import Answered, Paper

# Below these numbers of papers a figure is shown but nothing should be decided by it.
FEW_PAPERS = 100
FEW_ANSWERS = 30


class Option(Struct, frozen=True):
    """How often something was chosen, and the mean rest score of those who chose it."""

    part: str
    group: str
    text: str
    keyed: bool
    count: int
    share: float
    rest: float | None


class ItemStatistics(Struct, frozen=True):
    """One item: n answers, difficulty (mean score), item-rest correlation with its 95 % band."""

    item: str
    revision: str
    family: str
    skill: str
    level: str
    stem: str
    n: int
    difficulty: float
    standard_error: float | None
    discrimination: float | None
    band: tuple[float, float] | None
    statuses: dict[str, int]
    options: tuple[Option, ...]


class FamilyStatistics(Struct, frozen=True):
    """A family: n answers to its items, which stay apart; discrimination by paper.

    `poolable` by the rule: difficulties range over less than 0.10, 30 answers each.
    """

    family: str
    items: int
    n: int
    difficulty: float
    easiest: float
    hardest: float
    discrimination: float | None
    band: tuple[float, float] | None
    poolable: bool


class Statistics(Struct, frozen=True):
    """The whole quiz; `alpha` and `sem` are by place in the form (its questions' siblings)."""

    quiz: str
    title: str
    forms: int
    papers: int
    mean: float | None
    deviation: float | None
    out_of: float
    alpha: float | None
    sem: float | None
    items: tuple[ItemStatistics, ...]
    families: tuple[FamilyStatistics, ...]
    warnings: tuple[str, ...]


class _Seen:
    """One answer with the paper's rest score: the share of the other points that was earned."""

    __slots__ = ("answer", "rest", "score")

    def __init__(self, paper: Paper, answer: Answered) -> None:
        points = answer.points
        others = paper.out_of - worth(answer.entry.points)
        self.answer = answer
        self.score = float(answer.outcome.score)
        self.rest = float((paper.total - points) / others) if others else 0.0


def statistics(papers: Sequence[Paper]) -> Statistics:
    """The statistics of all papers that were handed in."""
    taken = [paper for paper in papers if paper.answers]
    by_item: dict[tuple[str, str], list[_Seen]] = {}
    for paper in taken:
        for answer in paper.answers:
            place = (answer.entry.item, answer.entry.revision)
            by_item.setdefault(place, []).append(_Seen(paper, answer))
    items = tuple(_item(seen) for _, seen in sorted(by_item.items()))
    families = sorted({item.family for item in items})
    totals = [float(paper.total) for paper in taken]
    reliability = _alpha(taken)
    return Statistics(
        quiz=papers[0].key.quiz if papers else "",
        title=papers[0].key.title if papers else "",
        forms=len(papers),
        papers=len(taken),
        mean=mean(totals) if totals else None,
        deviation=sqrt(variance(totals)) if len(totals) > 1 else None,
        out_of=float(papers[0].out_of) if papers else 0.0,
        alpha=reliability,
        sem=None if reliability is None else standard_error(totals, reliability),
        items=items,
        families=tuple(_family(name, taken, items) for name in families),
        warnings=tuple(_warnings(len(taken), items)),
    )


def _item(seen: Sequence[_Seen]) -> ItemStatistics:
    entry = seen[0].answer.entry
    scores = [one.score for one in seen]
    r, band = _discrimination(seen)
    return ItemStatistics(
        item=entry.item,
        revision=entry.revision,
        family=entry.family,
        skill=entry.skill,
        level=entry.level,
        stem=entry.stem,
        n=len(seen),
        difficulty=mean(scores),
        standard_error=sqrt(variance(scores) / len(seen)) if len(seen) > 1 else None,
        discrimination=r,
        band=band,
        statuses=dict(sorted(Counter(one.answer.outcome.status for one in seen).items())),
        options=tuple(_options(seen)),
    )


def _discrimination(seen: Sequence[_Seen]) -> tuple[float | None, tuple[float, float] | None]:
    r = correlation([one.score for one in seen], [one.rest for one in seen])
    return r, None if r is None else fisher_band(r, len(seen))


def _options(seen: Sequence[_Seen]) -> Iterable[Option]:
    keyed: dict[tuple[str, Cell], bool] = {}
    rests: dict[tuple[str, Cell], list[float]] = {}
    for one in seen:
        outcomes = {outcome.name: outcome.parsed for outcome in one.answer.outcome.parts}
        for part in one.answer.entry.parts:
            taken = chosen(outcomes[part.name]) if part.name in outcomes else frozenset()
            for codes, (words, right) in offered(part).items():
                place = (part.name, words)
                keyed[place] = right
                found = rests.setdefault(place, [])
                if codes in taken:
                    found.append(one.rest)
    # Key first, then by text: the order of a form would differ from student to student.
    places = sorted(keyed, key=lambda p: (p[0], p[1].group, not keyed[p], p[1].option))
    for place in places:
        name, cell = place
        found = rests[place]
        yield Option(
            part=name if len(seen[0].answer.entry.parts) > 1 else "",
            group=cell.group,
            text=cell.option,
            keyed=keyed[place],
            count=len(found),
            share=len(found) / len(seen),
            rest=mean(found) if found else None,
        )


def _family(name: str, taken: Sequence[Paper], items: Sequence[ItemStatistics]) -> FamilyStatistics:
    own = [item for item in items if item.family == name]
    difficulties = [item.difficulty for item in own]
    easiest, hardest = max(difficulties), min(difficulties)
    pairs = [pair for paper in taken if (pair := _inside_and_rest(paper, name))]
    r = correlation([inside for inside, _ in pairs], [rest for _, rest in pairs])
    return FamilyStatistics(
        family=name,
        items=len(own),
        n=sum(item.n for item in own),
        difficulty=fsum(item.n * item.difficulty for item in own) / sum(item.n for item in own),
        easiest=easiest,
        hardest=hardest,
        discrimination=r,
        band=None if r is None else fisher_band(r, len(pairs)),
        poolable=easiest - hardest < 0.10 and all(item.n >= FEW_ANSWERS for item in own),
    )


def _inside_and_rest(paper: Paper, family: str) -> tuple[float, float] | None:
    """The shares earned of a family's points and of all others; one pair a paper.

    Its answers one by one would count a student several times and narrow the band.
    """
    own = [answer for answer in paper.answers if answer.entry.family == family]
    worth_all = sum(worth(answer.entry.points) for answer in own)
    if not own or worth_all == paper.out_of:
        return None
    earned = sum(answer.points for answer in own)
    return float(earned / worth_all), float((paper.total - earned) / (paper.out_of - worth_all))


def _alpha(taken: Sequence[Paper]) -> float | None:
    slots = {len(paper.answers) for paper in taken}
    if len(slots) != 1:
        return None
    rows = [[float(answer.points) for answer in paper.answers] for paper in taken]
    return alpha(list(zip(*rows, strict=True)))


def _warnings(papers: int, items: Sequence[ItemStatistics]) -> Iterable[str]:
    if not papers:
        yield "Nothing was handed in, so there is nothing to count."
        return
    if papers < FEW_PAPERS:
        # By the rule of thumb ±1.96/√(n - 3) round a correlation of 0.
        half = 1.96 / sqrt(papers - 3) if papers > 3 else 1.0
        yield (
            f"{papers} papers decide nothing about a question: even one that all of them answered"
            f" has a band of about ±{min(1.0, half):.2f} round its discrimination."
        )
    few = sum(item.n < FEW_ANSWERS for item in items)
    if few:
        yield (
            f"{few} of {len(items)} items have fewer than {FEW_ANSWERS} answers: look at what was"
            " chosen, not at the figures; items of a family are siblings, not the same item."
        )
    negative = [i.item for i in items if i.n >= FEW_ANSWERS and (i.discrimination or 0) < 0]
    if negative:
        yield (
            "A negative discrimination means: look at the key first. Below 0 here:"
            f" {', '.join(negative)}."
        )
