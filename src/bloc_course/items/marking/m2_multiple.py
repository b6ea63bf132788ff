"""M2 multiple response: max(0, hits/c - false/(K - c)).

Ticking everything or nothing earns 0; share of correct cells would give 0.50 by chance, Jaccard
0.31, this rule 0.156 (K = 7, c = 3).
"""

from __future__ import annotations

from fractions import Fraction
from math import comb

from bloc_course.items.interactions._base import Interaction, Relabel, Response
from bloc_course.items.interactions.multiple_choice import MultipleChoice
from bloc_course.items.marking._base import Declaration, Mark, Rule, Sample
from bloc_course.items.marking._helpers import ONE, UNKNOWN, ZERO, expect, unread


class Multiple(Declaration, frozen=True, tag="M2"):
    """The keyed options, c of K; ValueError unless 1 <= c <= K - 1."""

    correct: tuple[str, ...]
    options: int

    def __post_init__(self) -> None:
        if not 1 <= len(self.correct) < self.options:
            raise ValueError(f"M2 needs 1 to {self.options - 1} keyed, not {len(self.correct)}")

    def mark(self, response: Response) -> Mark:
        """Hits and false ticks weighed against each other; `wrong` has false ticks, then missed."""
        ticked: frozenset[str] = expect(frozenset, response)
        false = sorted(ticked.difference(self.correct))
        missed = [code for code in self.correct if code not in ticked]
        score = self._score(len(self.correct) - len(missed), len(false))
        case = "right" if score == 1 else "partly" if score else "wrong"
        return Mark(score, case, (*false, *missed))

    def _score(self, hits: int, false: int) -> Fraction:
        keyed = len(self.correct)
        return max(ZERO, Fraction(hits, keyed) - Fraction(false, self.options - keyed))

    def relabel(self, code: Relabel) -> Multiple:
        """The same key under other codes."""
        return Multiple(tuple(map(code, self.correct)), self.options)

    def chance(self, interaction: Interaction) -> Fraction:  # noqa: ARG002 -- K is in the key
        """The mean over all 2^K ways to tick, counted by hits and false ticks."""
        keyed, rest = len(self.correct), self.options - len(self.correct)
        total: Fraction = sum(
            (
                comb(keyed, hits) * comb(rest, false) * self._score(hits, false)
                for hits in range(keyed + 1)
                for false in range(rest + 1)
            ),
            ZERO,
        )
        return total / (1 << self.options)


def samples(interaction: Interaction, key: Declaration) -> tuple[Sample, ...]:
    """Right, one missing or one too many, all the others, blank, malformed."""
    correct = expect(Multiple, key).correct
    options = [option.code for option in expect(MultipleChoice, interaction).options]
    rest = [code for code in options if code not in correct]
    some = [Sample("right", list(correct), "graded", ONE)]
    if len(correct) > 1:
        share = Fraction(len(correct) - 1, len(correct))
        some.append(Sample("half-right", list(correct[:-1]), "graded", share))
    if len(rest) > 1:
        share = Fraction(len(rest) - 1, len(rest))
        some.append(Sample("half-right", [*correct, rest[0]], "graded", share))
    return (*some, Sample("wrong", rest, "graded", ZERO), *unread([UNKNOWN]))


SPEC = Rule(
    id="M2",
    struct=Multiple,
    formula="max(0, hits/c - false/(K - c)) with c of K options keyed",
    samples=samples,
)
