"""Agreement of markers: Cohen's kappa with quadratic weights, and what it allows.

kappa = 1 - Σ w·O / Σ w·E with w = (i - j)², O the counts observed and E those that the two
markers' own distributions give by chance (Cohen 1968). Automatic marks may stand alone where kappa
with people is 0.70 or more and not more than 0.10 below that between people (Williamson, Xi and
Breyer 2012).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

NEEDED = Fraction(7, 10)
BELOW = Fraction(1, 10)
# On fewer answers a kappa decides nothing.
FEWEST = 30


def weighted_kappa(pairs: Sequence[tuple[int, int]]) -> Fraction | None:
    """Quadratic weighted kappa of two markers' points; None where both always give the same."""
    observed = len(pairs) * sum((one - other) ** 2 for one, other in pairs)
    expected = sum((one - other) ** 2 for one, _ in pairs for _, other in pairs)
    return 1 - Fraction(observed, expected) if expected else None


def alike(pairs: Sequence[tuple[int, int]]) -> Fraction | None:
    """The share of answers that both mark alike; None of none."""
    return Fraction(sum(one == other for one, other in pairs), len(pairs)) if pairs else None


def verdict(people: Fraction | None, machine: Sequence[Fraction | None], answers: int) -> str:
    """Whether the machine's marks may stand without a person, in a sentence.

    `people` is kappa between markers, `machine` that of each of them with the machine.
    """
    if answers < FEWEST:
        return f"do not judge the machine on {answers} answers; {FEWEST} are the least"
    if people is None or None in machine or not machine:
        return "kappa is not defined where all marks are the same, so nothing can be said"
    lowest = min(kappa for kappa in machine if kappa is not None)
    if lowest < NEEDED:
        return "a person marks: agreement with the machine is below 0.70"
    if people - lowest > BELOW:
        return "a person marks: the machine agrees with people by over 0.10 less than they do"
    return "the machine's marks may stand: kappa is 0.70 or more and near that between people"
