"""What was chosen in an item, by how many and by whom: which distractors work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bloc_course.forms.expected import ENOUGH
from bloc_course.grading._cells import Cell, chosen, offered
from bloc_course.grading.statistics.classical import correlation, fisher_band, mean, thirds
from bloc_course.grading.statistics.model import (
    Band,
    OptionStatistics,
    OptionVerdict,
    Thirds,
)
from bloc_course.grading.statistics.seen import Seen

# A distractor works where this share takes it; on items so easy that hardly any can, the share is
# taken of those who did not get full marks.
IDLE_BELOW = 0.05
EASY_ABOVE = 0.90


def options(seen: Sequence[Seen], difficulty: float) -> Iterator[OptionStatistics]:
    """The options of an item over all forms, whose codes differ, so they are told by their words.

    In an order and in a date there is nothing to choose from.
    """
    keyed, takers = _takers(seen)
    if not keyed:
        return
    rests = [one.rest for one in seen]
    third = thirds(rests)
    short = sum(one.score < 1 for one in seen)
    # Key first, then by text: the order of a form would differ from student to student.
    for name, cell in sorted(keyed, key=lambda p: (p[0], p[1].group, not keyed[p], p[1].option)):
        place = (name, cell)
        took = [float(n in takers[place]) for n in range(len(seen))]
        r = correlation(took, rests)
        band = None if r is None else fisher_band(r, len(seen))
        count = len(takers[place])
        reach = count / short if difficulty > EASY_ABOVE and short else count / len(seen)
        yield OptionStatistics(
            part=name if len(seen[0].answer.entry.parts) > 1 else "",
            group=cell.group,
            text=cell.option,
            keyed=keyed[place],
            count=count,
            share=count / len(seen),
            rest=mean([rests[n] for n in sorted(takers[place])]) if count else None,
            thirds=by_third(took, third),
            discrimination=r,
            band=band,
            verdict=_verdict(len(seen), reach, r, band, keyed=keyed[place]),
        )


def by_third(values: Sequence[float], third: Sequence[int] | None) -> Thirds | None:
    """The mean of the values in the lower, middle and upper third."""
    if third is None:
        return None
    low, middle, high = (
        mean([value for value, own in zip(values, third, strict=True) if own == which])
        for which in range(3)
    )
    return low, middle, high


def _takers(
    seen: Sequence[Seen],
) -> tuple[dict[tuple[str, Cell], bool], dict[tuple[str, Cell], set[int]]]:
    """For each option, by its words, whether it is keyed and which answers took it."""
    keyed: dict[tuple[str, Cell], bool] = {}
    takers: dict[tuple[str, Cell], set[int]] = {}
    for number, one in enumerate(seen):
        outcomes = {outcome.name: outcome.parsed for outcome in one.answer.outcome.parts}
        for part in one.answer.entry.parts:
            taken = chosen(outcomes[part.name]) if part.name in outcomes else frozenset()
            for codes, (words, right) in offered(part).items():
                place = (part.name, words)
                keyed[place] = right
                found = takers.setdefault(place, set())
                if codes in taken:
                    found.add(number)
    return keyed, takers


def _verdict(
    n: int, reach: float, r: float | None, band: Band | None, *, keyed: bool
) -> OptionVerdict:
    if keyed:
        return "key"
    if n < ENOUGH:
        return "few"
    if reach < IDLE_BELOW or r is None:
        return "idle"
    if r < 0:
        return "works"
    return "draws the strong" if band is not None and band[0] > 0 else "unsure"
