"""M4 rows with one choice among m: the share of right rows, corrected for guessing.

Each row counts 1 where right and -1/(m - 1) where wrong or blank, which is (right - 1/m)/(1 - 1/m);
their mean is cut at 0. With equal m this is (p - 1/m)/(1 - 1/m), p the share of right rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import lcm

from bloc_course.items.interactions._base import Interaction, Option, Relabel, Response
from bloc_course.items.interactions.gap_match import GapMatch
from bloc_course.items.interactions.inline_choice import InlineChoice
from bloc_course.items.interactions.match import Match
from bloc_course.items.marking._base import Declaration, Mark, Rule, Sample
from bloc_course.items.marking._helpers import ONE, UNKNOWN, ZERO, expect, others, unread


class Rows(Declaration, frozen=True, tag="M4"):
    """Each row's column and the number m of columns it offers; ValueError where an m is below 2."""

    rows: dict[str, str]
    columns: dict[str, int]

    def __post_init__(self) -> None:
        if not self.rows or any(self.columns.get(row, 0) < 2 for row in self.rows):
            raise ValueError("M4 needs rows with two columns or more to choose from")

    def mark(self, response: Response) -> Mark:
        """The corrected share of right rows; `wrong` has the rows that are not right."""
        given: Mapping[str, str] = expect(Mapping, response)  # type: ignore[type-abstract]
        wrong = tuple(row for row, column in self.rows.items() if given.get(row) != column)
        # In whole numbers, with one fraction at the end: that takes a fifth of the time.
        below = lcm(*(self.columns[row] - 1 for row in wrong))
        lost = sum(below // (self.columns[row] - 1) for row in wrong)
        gained = (len(self.rows) - len(wrong)) * below - lost
        score = Fraction(gained, len(self.rows) * below) if gained > 0 else ZERO
        case = "right" if score == 1 else "partly" if score else "wrong"
        return Mark(score, case, wrong)

    def relabel(self, code: Relabel) -> Rows:
        """The same rows and columns under other codes."""
        rows = {code(row): code(column) for row, column in self.rows.items()}
        return Rows(rows, {code(row): m for row, m in self.columns.items()})

    def chance(self, interaction: Interaction) -> Fraction:  # noqa: ARG002 -- m is in the key
        """The mean over all ways to fill the rows, by the distribution of the sum."""
        sums = {ZERO: ONE}
        for row in self.rows:
            m = self.columns[row]
            grown: dict[Fraction, Fraction] = {}
            for total, share in sums.items():
                for ways, gain in ((1, ONE), (m - 1, Fraction(-1, m - 1))):
                    grown[total + gain] = grown.get(total + gain, ZERO) + share * ways / m
            sums = grown
        mean = sum((max(ZERO, total) * share for total, share in sums.items()), ZERO)
        return mean / len(self.rows)


def samples(interaction: Interaction, key: Declaration) -> tuple[Sample, ...]:
    """All right, one wrong, one blank, all wrong, nothing, a column that is not there."""
    rows, columns = expect(Rows, key).rows, expect(Rows, key).columns
    offered = _offered(interaction)
    wrong = {row: others(offered[row], column)[0] for row, column in rows.items()}
    some = [Sample("right", dict(rows), "graded", ONE)]
    last = list(rows)[-1]
    share = (len(rows) - 1 - Fraction(1, columns[last] - 1)) / len(rows)
    if share > 0:
        some.append(Sample("half-right", {**rows, last: wrong[last]}, "graded", share))
        some.append(Sample("half-right", {**rows, last: None}, "graded", share))
    return (
        *some,
        Sample("wrong", wrong, "graded", ZERO),
        *unread({**rows, last: UNKNOWN}),
    )


def _offered(interaction: Interaction) -> dict[str, tuple[Option, ...]]:
    if isinstance(interaction, InlineChoice):
        return {gap.code: gap.options for gap in interaction.gaps}
    if isinstance(interaction, GapMatch):
        return {gap.code: interaction.cards for gap in interaction.gaps}
    match = expect(Match, interaction)
    return {row.code: match.columns for row in match.rows}


SPEC = Rule(
    id="M4",
    struct=Rows,
    formula="max(0, (p - 1/m)/(1 - 1/m)), p the share of right rows",
    samples=samples,
)
