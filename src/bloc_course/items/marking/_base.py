"""What every marking rule is: a response declaration (the key) that scores a parsed response."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from fractions import Fraction

from msgspec import Struct

from bloc_course.items.interactions._base import Interaction, Relabel, Response


class Span(Struct, frozen=True):
    """What a piece of a written answer earned: characters `start` to `end` for one point.

    It does not `count` where it contradicts the key.
    """

    criterion: str
    point: str
    start: int
    end: int
    counts: bool = True


class Mark(Struct, frozen=True):
    """A score in [0, 1] and the case that earned it (names a line of the feedback).

    A `provisional` mark is the machine's reading of a written answer, which a person confirms;
    `flags` say what to look at ("contradiction:claim", "unknown-date:1941", "near:evidence").
    """

    score: Fraction
    case: str = ""
    # Codes of the rows, cards or options that were wrong, for feedback.
    wrong: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    flags: tuple[str, ...] = ()
    provisional: bool = False


class Declaration(Struct, frozen=True, gc=False, tag_field="rule"):
    """Base of all keys, tagged by their rule M1–M8."""

    @property
    def counts_with(self) -> str:
        """The part that must be fully right for this one to count; empty for most keys."""
        return ""

    @abstractmethod
    def mark(self, response: Response) -> Mark:
        """Score a response that its interaction has parsed."""

    @abstractmethod
    def relabel(self, code: Relabel) -> Declaration:
        """The same key with every code replaced."""

    @abstractmethod
    def chance(self, interaction: Interaction) -> Fraction:
        """The mean score of an answer drawn evenly from all complete answers (exact)."""


class Sample(Struct, frozen=True):
    """A raw answer and what it must earn: replayed by the contract test for every item."""

    label: str  # right, half-right, wrong, blank, untouched, malformed
    raw: object
    status: str  # graded, blank, untouched, malformed, ambiguous
    score: Fraction


class Rule(Struct, frozen=True, kw_only=True):
    """A register entry: the rule's formula in words and its sample answers for any item."""

    id: str
    struct: type[Declaration]
    formula: str
    samples: Callable[[Interaction, Declaration], tuple[Sample, ...]]
