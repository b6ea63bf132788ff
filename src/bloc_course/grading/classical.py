"""Classical test theory: the figures of item-quality.md, "Use with learners", and their bands."""

from __future__ import annotations

from collections.abc import Sequence
from math import atanh, fsum, sqrt, tanh

NORMAL_95 = 1.96


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
    spread = fsum((x - middle) ** 2 for x in one) * fsum((y - beside) ** 2 for y in other)
    if spread < 1e-18:
        return None
    shared = fsum((x - middle) * (y - beside) for x, y in zip(one, other, strict=True))
    return max(-1.0, min(1.0, shared / sqrt(spread)))


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


def alpha(columns: Sequence[Sequence[float]]) -> float | None:
    """Cronbach's alpha, k/(k - 1) · (1 - Σ var(item)/var(total)); a column an item.

    None where fewer than two items or papers, or no spread, leave it undefined.
    """
    k = len(columns)
    if k < 2 or len(columns[0]) < 2:
        return None
    total = variance([fsum(row) for row in zip(*columns, strict=True)])
    if total < 1e-18:
        return None
    return k / (k - 1) * (1 - fsum(map(variance, columns)) / total)


def standard_error(totals: Sequence[float], reliability: float) -> float:
    """The standard error of measurement, s·√(1 - alpha), in points."""
    return sqrt(variance(totals)) * sqrt(max(0.0, 1 - reliability))
