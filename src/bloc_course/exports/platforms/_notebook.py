"""How notebooks keep an item: graders that run there call our own marking."""

from __future__ import annotations

from fractions import Fraction

from bloc_course.exports.fidelity import ours
from bloc_course.exports.platform import Answer, Marking, Rendered, Rendering
from bloc_course.forms.form import KeyEntry
from bloc_course.forms.points import worth
from bloc_course.items.item import ItemPart
from bloc_course.items.marking.m8_rubric import Rubric

PROVISIONAL = "our provisional score of an answer in sentences; a person confirms it there"
VARIANTS = "none there: all students get the same form; `bloc-course quiz build` writes one each"


def rendered(entry: KeyEntry, asked: str, places: int) -> Rendered:
    """An item whose points the grader takes from us and rounds to so many decimal places."""
    return Rendered(tuple(_part(entry, part, asked, places) for part in entry.parts))


def _part(entry: KeyEntry, part: ItemPart, asked: str, places: int) -> Rendering:
    if isinstance(part.key, Rubric):
        return Rendering(asked, None, PROVISIONAL)
    return Rendering(asked, _rounded(part, worth(entry.points) * worth(part.weight), places))


def _rounded(part: ItemPart, points: Fraction, places: int) -> Marking:
    def marking(answer: Answer) -> Fraction:
        earned = Fraction(float(ours(part, answer) * points))
        return Fraction(round(float(earned), places)).limit_denominator(10**9) / points

    return marking
