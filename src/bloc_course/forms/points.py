"""Points as blueprints and forms write them: whole numbers, decimals and fractions."""

from __future__ import annotations

from fractions import Fraction
from functools import cache


@cache
def worth(points: str) -> Fraction:
    """The points of a question as a number."""
    return Fraction(points)
