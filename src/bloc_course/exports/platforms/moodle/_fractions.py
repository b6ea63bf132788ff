"""Moodle's list of fractions: what a choice can earn or cost, and what n equal shares are made of.

Anything else stops the import or is moved to the nearest of these. Moodle keeps seven decimals, so
three thirds make 0.9999999 there.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache

PERCENTS = (
    *("100", "90", "83.33333", "80", "75", "70", "66.66667", "60", "50", "40", "33.33333"),
    *("30", "25", "20", "16.66667", "14.28571", "12.5", "11.11111", "10", "5", "0"),
)
# A choice's fraction as it is written; "-" before it where the choice costs marks.
Percent = str
# Two fractions of the list this near to a share are that share.
NEAR = Fraction(1, 10**6)


@cache
def stored(percent: Percent) -> Fraction:
    """What Moodle keeps of a percentage: a share with seven decimals."""
    return Fraction(percent) / 100


def costing(percent: Percent) -> Percent:
    """The same percentage as a cost."""
    return percent if stored(percent) == 0 else f"-{percent}"


def nearest(share: Fraction) -> Percent:
    """The fraction of the list nearest to a share of 0 to 1."""
    return min(PERCENTS, key=lambda one: abs(stored(one) - share))


def around(share: Fraction) -> tuple[Percent, ...]:
    """The fraction that is the share, or else those next to it: the nearer one first."""
    close = nearest(share)
    if abs(stored(close) - share) < NEAR:
        return (close,)
    above = [one for one in PERCENTS if stored(one) > share]
    below = [one for one in PERCENTS if stored(one) < share]
    found = [*above[-1:], *below[:1]]
    return tuple(sorted(found, key=lambda one: abs(stored(one) - share)))


def shares(n: int) -> tuple[Percent, ...]:
    """So many fractions, as equal as the list allows, that add up to 1 or, above 20, to more.

    11 to 19 have no equal share: some are 10 and the others 5.
    """
    close = nearest(Fraction(1, n))
    if abs(stored(close) - Fraction(1, n)) < NEAR:
        return (close,) * n
    tens = max(0, 20 - n)
    return ("10",) * tens + ("5",) * (n - tens)
