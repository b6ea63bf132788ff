"""Which of several attempts of one student counts: a gradebook has one line for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from bloc_course.exports.bank import Exported
from bloc_course.exports.received._base import Taker
from bloc_course.forms.form import KeyEntry
from bloc_course.forms.points import worth
from bloc_course.items.processing import process
from bloc_course.submissions.admit import Keep, kept


def counting(quiz: Exported, takers: Sequence[Taker], keep: Keep) -> tuple[list[Taker], list[str]]:
    """One attempt a student, in the order given, and a sentence for each who made several.

    "last" and "first" go by the times where all have one, else by the order given; "best" by our
    own marking, of equals the later one.
    """
    attempts: dict[str, list[Taker]] = {}
    for taker in takers:
        attempts.setdefault(taker.id, []).append(taker)
    entries = {question.entry.item: question.entry for question in quiz.questions}
    found = [_counting(entries, ones, keep) for ones in attempts.values()]
    told = [
        f"{id_}: {len(ones)} attempts; the {keep} counts (--keep)"
        for id_, ones in attempts.items()
        if len(ones) > 1
    ]
    return found, told


def _counting(entries: Mapping[str, KeyEntry], ones: Sequence[Taker], keep: Keep) -> Taker:
    points = [_score(entries, one) for one in ones] if keep == "best" and len(ones) > 1 else []
    return ones[kept(ones, keep, points)] if len(ones) > 1 else ones[0]


def _score(entries: Mapping[str, KeyEntry], taker: Taker) -> Fraction:
    known = ((entries[one.item], one.raw) for one in taker.answers if one.item in entries)
    return sum(
        (worth(entry.points) * process(entry.parts, raw).score for entry, raw in known),
        Fraction(0),
    )
