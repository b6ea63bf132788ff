"""M6 before / after / cannot be decided: 1 or 0.

The three keys are equally frequent over pool and roster, so any constant strategy earns 1/3.
"""

from __future__ import annotations

from fractions import Fraction

from bloc_course.items.interactions._base import Interaction, Relabel, Response
from bloc_course.items.marking._base import Declaration, Mark, Rule, Sample
from bloc_course.items.marking._helpers import expect
from bloc_course.items.marking._one import chance_one, mark_one, samples_one


class ThreeWay(Declaration, frozen=True, tag="M6"):
    """The one right verdict."""

    correct: str

    def mark(self, response: Response) -> Mark:
        """1 for the right verdict."""
        return mark_one(self.correct, response)

    def relabel(self, code: Relabel) -> ThreeWay:
        """The same key under another code."""
        return ThreeWay(code(self.correct))

    def chance(self, interaction: Interaction) -> Fraction:
        """1/3."""
        return chance_one(interaction)


def samples(interaction: Interaction, key: Declaration) -> tuple[Sample, ...]:
    """Right, wrong, blank, malformed."""
    return samples_one(interaction, expect(ThreeWay, key).correct)


SPEC = Rule(id="M6", struct=ThreeWay, formula="1 for the right verdict, else 0", samples=samples)
