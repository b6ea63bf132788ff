"""Response processing: a raw answer to an item → status, score and what to explain.

The four things that are not the same: blank (no answer), untouched (handed in as shown),
malformed (unreadable, or sent back as ambiguous) and wrong (read and marked 0).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Literal

from msgspec import Struct

from bloc_course.items.interactions import Blank, Malformed, Parsed
from bloc_course.items.item import ItemPart
from bloc_course.items.marking import Mark

Status = Literal["graded", "blank", "untouched", "malformed", "ambiguous"]


class PartOutcome(Struct, frozen=True):
    """What one part's answer came to; `parsed` is kept for feedback and statistics."""

    name: str
    status: Status
    parsed: Parsed
    mark: Mark


class Outcome(Struct, frozen=True):
    """What an answer to an item came to: SCORE in [0, 1] as an exact fraction."""

    status: Status
    score: Fraction
    parts: tuple[PartOutcome, ...]

    @property
    def reason(self) -> str:
        """Why the answer could not be read, or an empty text."""
        return "; ".join(p.parsed.reason for p in self.parts if isinstance(p.parsed, Malformed))

    @property
    def provisional(self) -> bool:
        """Whether a part was read by the machine only and waits for a person."""
        return any(part.mark.provisional for part in self.parts)

    @property
    def flags(self) -> tuple[str, ...]:
        """What a person should look at in the written parts."""
        return tuple(flag for part in self.parts for flag in part.mark.flags)


def process(parts: Sequence[ItemPart], raw: object) -> Outcome:
    """Mark a raw answer; several parts take a map from part name to answer.

    A part that is blank or malformed earns 0 and the other part stands; where no part can be
    marked the item takes the first part's status that is not blank, else blank. A part whose key
    counts with another one earns nothing where that one is not right.
    """
    if len(parts) == 1:
        alone = _part(parts[0], raw)
        return Outcome(alone.status, alone.mark.score, (alone,))
    if raw and not isinstance(raw, Mapping):
        reason = f"expected an answer for each part: {', '.join(p.name for p in parts)}"
        broken = PartOutcome(parts[0].name, "malformed", Malformed(reason), Mark(Fraction(0)))
        return Outcome("malformed", Fraction(0), (broken,))
    answers = raw if isinstance(raw, Mapping) else {}
    outcomes = tuple(_part(part, answers.get(part.name)) for part in parts)
    score = weighed(parts, outcomes)
    return Outcome(_status([done.status for done in outcomes]), score, outcomes)


def weighed(parts: Sequence[ItemPart], outcomes: Sequence[PartOutcome]) -> Fraction:
    """The score of an item by the marks of its parts, all of them in their order."""
    right = {done.name for done in outcomes if done.mark.score == 1} | {""}
    weighted = (
        Fraction(part.weight) * done.mark.score
        for part, done in zip(parts, outcomes, strict=True)
        if part.key.counts_with in right
    )
    return sum(weighted, Fraction(0))


def _part(part: ItemPart, raw: object) -> PartOutcome:
    parsed = part.interaction.parse(raw)
    if isinstance(parsed, Blank):
        return PartOutcome(part.name, "blank", parsed, Mark(Fraction(0)))
    if isinstance(parsed, Malformed):
        return PartOutcome(part.name, parsed.kind, parsed, Mark(Fraction(0)))
    status: Status = "untouched" if part.interaction.untouched(parsed) else "graded"
    return PartOutcome(part.name, status, parsed, part.key.mark(parsed))


def _status(statuses: list[Status]) -> Status:
    for readable in ("graded", "untouched"):
        if readable in statuses:
            return readable
    return next((status for status in statuses if status != "blank"), "blank")
