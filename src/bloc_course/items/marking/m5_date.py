"""M5 dates: how an answer's days R relate to the keyed days K.

x = |R| - |R n K| is the number of days claimed outside K, far = max(31, 2|K|). The first clause
that fits decides, so that a truer answer never earns less:

- R = K, or an interval accepted in full, or one between it and K: 1
- R contains K: 0.6 if x <= far, or if K is a calendar month and |R| <= 366; else 0.3 if |R| <= 366
  or <= 12|K|; else 0
- R lies in K: 0.6 where K is uncertainty, 0.4 where it is duration
- otherwise 0 if x > far; overlapping 0.4; apart 0.25 max(0, 1 - gap/tau), tau 31 where |K| <= 92,
  else 366; the gap between neighbours is 1
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from bloc_course.items.interactions._base import Days, Interaction, Relabel, Response
from bloc_course.items.marking._base import Declaration, Mark, Rule, Sample
from bloc_course.items.marking._helpers import ONE, ZERO, expect, unread

MONTH, QUARTER, YEAR = 31, 92, 366
CLOSE, LOOSE, PART, NEAR = Fraction(3, 5), Fraction(3, 10), Fraction(2, 5), Fraction(1, 4)
Span = tuple[int, int]


class DateKey(Declaration, frozen=True, tag="M5"):
    """Keyed days (ordinals, both included); `lasting` where they are a duration; `text` in words.

    ValueError where an interval ends before it starts.
    """

    lo: int
    hi: int
    text: str
    lasting: bool
    accepted: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        if any(lo > hi for lo, hi in ((self.lo, self.hi), *self.accepted)):
            raise ValueError(f"an interval of the key {self.text!r} ends before it starts")

    def mark(self, response: Response) -> Mark:
        """The score by the clauses above and the case that decided."""
        days = expect(Days, response)
        key, given = (self.lo, self.hi), (days.lo, days.hi)
        if given == key:
            return Mark(ONE, "exact")
        if any(_between(given, key, full) for full in self.accepted):
            return Mark(ONE, "within")
        outside = _size(given) - max(0, _overlap(given, key))
        far = max(MONTH, 2 * _size(key))
        if _inside(key, given):
            return Mark(self._wider(_size(given), outside <= far), "wider")
        if _inside(given, key):
            return Mark(PART, "part") if self.lasting else Mark(CLOSE, "over-precise")
        if outside <= far and _overlap(given, key) > 0:
            return Mark(PART, "overlap")
        gap = 1 - _overlap(given, key)
        score = NEAR * max(ZERO, 1 - Fraction(gap, _tau(_size(key))))
        return Mark(score, "near") if outside <= far and score else Mark(ZERO, "far")

    def _wider(self, size: int, near: bool) -> Fraction:
        if near or (size <= YEAR and _is_month(self.lo, self.hi)):
            return CLOSE
        return LOOSE if size <= max(YEAR, 12 * _size((self.lo, self.hi))) else ZERO

    def relabel(self, code: Relabel) -> DateKey:  # noqa: ARG002 -- it has no codes
        """Itself: it has no codes."""
        return self

    def chance(self, interaction: Interaction) -> Fraction:  # noqa: ARG002 -- nothing is offered
        """0: no date is offered to guess from."""
        return ZERO


def _size(span: Span) -> int:
    return span[1] - span[0] + 1


def _overlap(one: Span, other: Span) -> int:
    """Days in common; 0 or less where apart (0: neighbours)."""
    return min(one[1], other[1]) - max(one[0], other[0]) + 1


def _inside(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _between(given: Span, key: Span, full: Span) -> bool:
    nested = ((key, full), (full, key))
    return given == full or any(_inside(a, given) and _inside(given, b) for a, b in nested)


def _is_month(lo: int, hi: int) -> bool:
    first, after = date.fromordinal(lo), date.fromordinal(hi) + timedelta(1)
    return first.day == 1 and after.day == 1 and hi - lo < MONTH


def _tau(size: int) -> int:
    return MONTH if size <= QUARTER else YEAR


def samples(interaction: Interaction, key: Declaration) -> tuple[Sample, ...]:  # noqa: ARG001
    """The key in EDTF, its last day, the day after it, a day years before, blank, sent back."""
    keyed = expect(DateKey, key)
    first, last = date.fromordinal(keyed.lo), date.fromordinal(keyed.hi)
    size = keyed.hi - keyed.lo + 1
    whole = str(first) if size == 1 else f"{first}/{last}"
    some = [Sample("right", whole, "graded", ONE)]
    # An interval accepted in full may cover the last day of the key.
    if size > 1 and not keyed.accepted:
        share = Fraction(2, 5) if keyed.lasting else Fraction(3, 5)
        some.append(Sample("half-right", str(last), "graded", share))
    if (keyed.hi + 1, keyed.hi + 1) not in keyed.accepted:
        tau = 31 if size <= 92 else 366
        share = Fraction(tau - 1, 4 * tau)
        some.append(Sample("half-right", str(last + timedelta(1)), "graded", share))
    early = date.fromordinal(keyed.lo - 800)
    return (
        *some,
        Sample("wrong", str(early), "graded", ZERO),
        *unread("at some time"),
        Sample("malformed", f"4/5/{first.year}", "ambiguous", ZERO),
    )


SPEC = Rule(
    id="M5",
    struct=DateKey,
    formula="1 exact; 0.6 or 0.3 wider; 0.6 or 0.4 within; 0.4 overlapping; up to 0.25 apart",
    samples=samples,
)
