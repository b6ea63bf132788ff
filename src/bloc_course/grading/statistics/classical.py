"""Classical test theory: figures of items and tests with their 95 % bands, from plain numbers.

Sums are exact (`fsum`), so no figure depends on the order of the students.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import atanh, exp, fsum, log1p, sqrt, tanh

NORMAL_95 = 1.96
# Below this, spread is rounding and not a difference between students.
_NO_SPREAD = 1e-18


def mean(values: Sequence[float]) -> float:
    """The arithmetic mean of at least one value."""
    return fsum(values) / len(values)


def variance(values: Sequence[float]) -> float:
    """The sample variance (n - 1) of at least two values."""
    middle = mean(values)
    return fsum((value - middle) ** 2 for value in values) / (len(values) - 1)


def correlation(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Pearson's r, or None where fewer than three pairs or no spread leave it undefined."""
    if len(one) < 3:
        return None
    middle, beside = mean(one), mean(other)
    own = fsum((x - middle) ** 2 for x in one)
    its = fsum((x - beside) ** 2 for x in other)
    if own < _NO_SPREAD or its < _NO_SPREAD:
        return None
    shared = fsum((x - middle) * (y - beside) for x, y in zip(one, other, strict=True))
    return max(-1.0, min(1.0, shared / sqrt(own * its)))


def fisher_band(r: float, n: int) -> tuple[float, float] | None:
    """The 95 % band of a correlation over n pairs: tanh(atanh r ± 1.96/√(n - 3)) (Fisher's z).

    None for n <= 3, where there is none.
    """
    if n <= 3:
        return None
    if abs(r) == 1:
        return r, r
    half = NORMAL_95 / sqrt(n - 3)
    return tanh(atanh(r) - half), tanh(atanh(r) + half)


def wilson_band(share: float, n: float) -> tuple[float, float]:
    """The 95 % band of a share of n > 0 (Wilson's score interval); it stays inside 0 to 1."""
    z2 = NORMAL_95**2
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = NORMAL_95 * sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return max(0.0, min(share, middle - half)), min(1.0, max(share, middle + half))


def mean_band(values: Sequence[float]) -> tuple[float, float]:
    """The 95 % band of the mean of at least one score in [0, 1]; of 0 and 1 alone, Wilson's.

    Scores between scatter less than right and wrong do, so they count as more answers.
    """
    share, n = min(1.0, max(0.0, mean(values))), len(values)
    scatter = fsum((value - share) ** 2 for value in values) / n
    as_right_or_wrong = share * (1 - share)
    if scatter < _NO_SPREAD or as_right_or_wrong < _NO_SPREAD:
        return wilson_band(share, n)
    return wilson_band(share, n * as_right_or_wrong / scatter)


def alpha(columns: Sequence[Sequence[float]]) -> float | None:
    """Cronbach's alpha, k/(k - 1) · (1 - Σ var(item)/var(total)); a column an item.

    With scores of 0 and 1 alone it is KR-20. None where fewer than two items or papers, or no
    spread, leave it undefined.
    """
    k = len(columns)
    if k < 2 or len(columns[0]) < 2:
        return None
    total = variance([fsum(row) for row in zip(*columns, strict=True)])
    if total < _NO_SPREAD:
        return None
    return k / (k - 1) * (1 - fsum(map(variance, columns)) / total)


def alpha_band(reliability: float, items: int, papers: int) -> tuple[float, float] | None:
    """The 95 % band of an alpha below 1 over two or more items (Bonett 2002, by ln(1 - alpha)).

    None for fewer than three papers.
    """
    if papers < 3 or items < 2:
        return None
    if reliability >= 1:
        return reliability, reliability
    half = NORMAL_95 * sqrt(2 * items / ((items - 1) * (papers - 2)))
    middle = log1p(-reliability)
    return 1 - exp(middle + half), 1 - exp(middle - half)


def standard_error(totals: Sequence[float], reliability: float) -> float:
    """The standard error of measurement, s·√(1 - alpha), in points."""
    return sqrt(variance(totals)) * sqrt(max(0.0, 1 - reliability))


def thirds(values: Sequence[float]) -> list[int] | None:
    """For each value 0, 1 or 2: the lower, middle or upper third by mid-rank; equals stay together.

    None where a third would be empty, so that there is nothing to compare.
    """
    n, ordered = len(values), sorted(values)
    first: dict[float, int] = {}
    for place, value in enumerate(ordered):
        first.setdefault(value, place)
    after = {value: place + 1 for place, value in enumerate(ordered)}
    # Twice the mid-rank, in whole numbers: no third depends on rounding.
    found = [min(2, 3 * (first[value] + after[value]) // (2 * n)) for value in values]
    return found if len(set(found)) == 3 else None
