"""Figures by record: which events are always misplaced, which claims are misread, and how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from bloc_course.forms.expected import ENOUGH
from bloc_course.grading.statistics.classical import mean, mean_band
from bloc_course.grading.statistics.met import Met, met
from bloc_course.grading.statistics.model import DatumStatistics, Use
from bloc_course.grading.statistics.seen import SeenPaper
from bloc_course.grading.statistics.sentences import percent

MOSTLY = 0.5
_SHOWN = 3
MET: dict[Use, str] = {
    "placed": "Placed in an order.",
    "sorted": "Sorted into a row.",
    "ticked": "Ticked or left out.",
    "asked": "Asked about.",
}
DONE: dict[Use, str] = {
    "placed": "of its certain neighbours stood on the wrong side of it",
    "sorted": "misread it",
    "ticked": "misjudged it",
    "asked": "got it wrong",
}


def data(papers: Sequence[SeenPaper]) -> list[DatumStatistics]:
    """Records by use, those that are surely wrong most often first, then by id."""
    found: dict[tuple[str, Use], list[tuple[str, Met]]] = {}
    for paper in papers:
        for seen in paper.answers:
            for one in met(seen.answer):
                place = (one.record, one.use)
                found.setdefault(place, []).append((seen.answer.entry.item, one))
    figures = [_datum(record, use, own) for (record, use), own in found.items()]
    return sorted(figures, key=lambda d: (-round(d.band[0], 9), d.record, d.use))


def mostly_wrong(figures: Sequence[DatumStatistics]) -> Iterator[DatumStatistics]:
    """The records of which the class surely got more than half wrong."""
    return (one for one in figures if one.n >= ENOUGH and one.band[0] > MOSTLY)


def _datum(record: str, use: Use, own: Sequence[tuple[str, Met]]) -> DatumStatistics:
    wrong = [one.wrong for _, one in own]
    counts = Counter(way for _, one in own for way in one.mistakes)
    mistakes = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:_SHOWN]
    share, band = mean(wrong), mean_band(wrong)
    return DatumStatistics(
        record=record,
        # The shortest of its names: items word the same record in their own way.
        label=min((one.label for _, one in own), key=lambda text: (len(text), text)),
        use=use,
        items=tuple(sorted({item for item, _ in own})),
        n=len(own),
        wrong=share,
        band=band,
        mistakes=tuple(mistakes),
        sentence=_sentence(use, len(own), share, band[0], mistakes),
    )


def _sentence(
    use: Use, n: int, wrong: float, low: float, mistakes: Sequence[tuple[str, int]]
) -> str:
    if n < ENOUGH:
        return f"Do not judge it on {n} answer{'' if n == 1 else 's'}."
    how = f", mostly {mistakes[0][0]} ({mistakes[0][1]} of {n})" if mistakes else ""
    often = "More than half" if low > MOSTLY else percent(wrong)
    return f"{often} {DONE[use]}{how}."
