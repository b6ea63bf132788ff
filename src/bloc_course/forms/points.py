"""Points and shares as blueprints and forms write them, as exact numbers."""

from __future__ import annotations

from fractions import Fraction
from functools import cache


@cache
def worth(points: str) -> Fraction:
    """The points of a question as a number."""
    return Fraction(points)


@cache
def share(text: str) -> Fraction:
    """What "12.5 %" says: 1/8."""
    return Fraction(text.rstrip(" %")) / 100
