"""Verdicts about time and the chains of statements that force them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class Verdict(Enum):
    """How two records lie in time.

    WEAK: one is not later than the other, by 0 days that are not strict. OVERLAP: certainly
    neither before nor after, which only happens where one of the two lasted.
    """

    BEFORE = "before"
    AFTER = "after"
    SAME = "same"
    OVERLAP = "overlap"
    WEAK = "weak"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a proof: a date of a record (`source` is `target`) or a link of two records.

    `source` is the earlier of the two. `cite` is empty where a step holds in the nature of things.
    """

    source: str
    target: str
    why: str
    cite: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.why} ({', '.join(self.cite)})" if self.cite else self.why


@dataclass(frozen=True, slots=True)
class Chain:
    """Steps in the order of the argument, with all that they cite and name, once each."""

    steps: tuple[Step, ...]

    def __str__(self) -> str:
        return "; ".join(map(str, self.steps))

    @property
    def cites(self) -> tuple[str, ...]:
        return _union(step.cite for step in self.steps)

    @property
    def records(self) -> tuple[str, ...]:
        return _union((step.source, step.target) for step in self.steps)


@dataclass(frozen=True, slots=True)
class Proof(Chain):
    """A verdict and what forces it; no steps where nothing does."""

    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Cycle(Chain):
    """Statements that cannot all be true, none of them superfluous."""


def _union(parts: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entry for part in parts for entry in part))
