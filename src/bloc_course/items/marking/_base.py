"""What every marking rule is: a response declaration (the key) that scores a parsed response."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from msgspec import Struct

from bloc_course.items.interactions._base import Interaction, Relabel, Response


@dataclass(frozen=True, slots=True)
class Mark:
    """A score in [0, 1] and the case that earned it (names a line of the feedback)."""

    score: Fraction
    case: str = ""
    # Codes of the rows, cards or options that were wrong, for feedback.
    wrong: tuple[str, ...] = ()


class Declaration(Struct, frozen=True, tag_field="rule"):
    """Base of all keys, tagged by their rule M1–M8."""

    @abstractmethod
    def mark(self, response: Response) -> Mark:
        """Score a response that its interaction has parsed."""

    @abstractmethod
    def relabel(self, code: Relabel) -> Declaration:
        """The same key with every code replaced."""

    @abstractmethod
    def chance(self, interaction: Interaction) -> Fraction:
        """The mean score of an answer drawn evenly from all complete answers (exact)."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A raw answer and what it must earn: replayed by the contract test for every item."""

    label: str  # right, half-right, wrong, blank, untouched, malformed
    raw: object
    status: str  # graded, blank, untouched, malformed, ambiguous
    score: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A register entry: the rule's formula in words and its sample answers for any item."""

    id: str
    struct: type[Declaration]
    formula: str
    samples: Callable[[Interaction, Declaration], tuple[Sample, ...]]
