"""M1 single choice: 1 or 0. Three options are enough (Rodriguez 2005)."""

from __future__ import annotations

from fractions import Fraction

from bloc_course.items.interactions._base import Interaction, Relabel, Response
from bloc_course.items.marking._base import Declaration, Mark, Rule, Sample
from bloc_course.items.marking._helpers import expect
from bloc_course.items.marking._one import chance_one, mark_one, samples_one


class Single(Declaration, frozen=True, tag="M1"):
    """The one right option."""

    correct: str

    def mark(self, response: Response) -> Mark:
        """1 for the right option."""
        return mark_one(self.correct, response)

    def relabel(self, code: Relabel) -> Single:
        """The same key under another code."""
        return Single(code(self.correct))

    def chance(self, interaction: Interaction) -> Fraction:
        """1/K with K options."""
        return chance_one(interaction)


def samples(interaction: Interaction, key: Declaration) -> tuple[Sample, ...]:
    """Right, wrong, blank, malformed."""
    return samples_one(interaction, expect(Single, key).correct)


SPEC = Rule(id="M1", struct=Single, formula="1 for the right option, else 0", samples=samples)
