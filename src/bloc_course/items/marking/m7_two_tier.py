"""M7 two-tier: answer and reason 1, the answer only 0.4, the reason only 0."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from bloc_course.items.interactions._base import Interaction, Relabel, Response
from bloc_course.items.interactions.two_tier import TwoTier
from bloc_course.items.marking._base import Declaration, Mark, Rule, Sample
from bloc_course.items.marking._helpers import ONE, UNKNOWN, ZERO, expect, others, unread

ANSWER_ONLY = Fraction(2, 5)


class TwoTierKey(Declaration, frozen=True, tag="M7"):
    """The right answer and the right reason for it."""

    answer: str
    reason: str

    def mark(self, response: Response) -> Mark:
        """1, 0.4 or 0; `wrong` has the answer or reason that is not right."""
        given: Mapping[str, str] = expect(Mapping, response)  # type: ignore[type-abstract]
        answer, reason = given.get("answer", ""), given.get("reason", "")
        key = (self.answer, self.reason)
        wrong = tuple(
            code for code, right in zip((answer, reason), key, strict=True) if code != right
        )
        if answer != self.answer:
            return Mark(ZERO, "wrong", tuple(filter(None, wrong)))
        if reason != self.reason:
            return Mark(ANSWER_ONLY, "answer-only", tuple(filter(None, wrong)))
        return Mark(ONE, "right")

    def relabel(self, code: Relabel) -> TwoTierKey:
        """The same key under other codes."""
        return TwoTierKey(code(self.answer), code(self.reason))

    def chance(self, interaction: Interaction) -> Fraction:
        """The mean over all pairs of answer and reason."""
        two = expect(TwoTier, interaction)
        both = Fraction(1, len(two.answers) * len(two.reasons))
        return both + ANSWER_ONLY * (Fraction(1, len(two.answers)) - both)


def samples(interaction: Interaction, key: Declaration) -> tuple[Sample, ...]:
    """Both, the answer with another reason, another answer with the reason, blank, malformed."""
    two, right = expect(TwoTier, interaction), expect(TwoTierKey, key)
    answer, reason = others(two.answers, right.answer)[0], others(two.reasons, right.reason)[0]

    def sample(label: str, given: tuple[str, str], score: Fraction) -> Sample:
        return Sample(label, dict(zip(("answer", "reason"), given, strict=True)), "graded", score)

    return (
        sample("right", (right.answer, right.reason), ONE),
        sample("half-right", (right.answer, reason), Fraction(4, 10)),
        sample("wrong", (answer, right.reason), ZERO),
        *unread({"answer": UNKNOWN, "reason": right.reason}),
    )


SPEC = Rule(
    id="M7",
    struct=TwoTierKey,
    formula="1 for answer and reason, 0.4 for the answer only, else 0",
    samples=samples,
)
