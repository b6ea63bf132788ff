"""M3 ordering: max(0, (C - D)/N) over the N pairs whose order is certain.

C pairs stand as they must, D the other way round; a pair put in one place counts neither. Absolute
position and next item are not used: undoing one inversion can lower them.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from bloc_course.items.interactions._base import Interaction, Relabel, Response
from bloc_course.items.interactions.order import Order
from bloc_course.items.marking._base import Declaration, Mark, Rule, Sample
from bloc_course.items.marking._helpers import ONE, ZERO, expect, graded, unread
from bloc_course.items.marking._orders import (
    extension,
    inverted,
    mean_score,
    positions,
    together,
)


class CertainPairs(Declaration, frozen=True, tag="M3"):
    """The pairs (first, second) whose order is certain; ValueError for fewer than three."""

    pairs: tuple[tuple[str, str], ...]
    cards: tuple[str, ...]

    def __post_init__(self) -> None:
        if len(self.pairs) < 3:
            raise ValueError(f"M3 needs three certain pairs, not {len(self.pairs)}")

    def mark(self, response: Response) -> Mark:
        """The net share of certain pairs in order; `wrong` has the cards of inverted pairs."""
        places: tuple[tuple[str, ...], ...] = expect(tuple, response)
        wrong = inverted(places, self.pairs)
        concordant = len(self.pairs) - len(wrong) - len(together(places, self.pairs))
        score = max(ZERO, Fraction(concordant - len(wrong), len(self.pairs)))
        case = "all" if score == 1 else "some" if score else "none"
        mixed = {card for pair in wrong for card in pair}
        return Mark(score, case, tuple(card for card in self.cards if card in mixed))

    def net(self, cards: Iterable[str]) -> int:
        """C - D of an order in which no two cards share a place."""
        at = {card: place for place, card in enumerate(cards)}
        return sum(1 if at[first] < at[second] else -1 for first, second in self.pairs)

    def relabel(self, code: Relabel) -> CertainPairs:
        """The same pairs under other codes."""
        pairs = tuple((code(first), code(second)) for first, second in self.pairs)
        return CertainPairs(pairs, tuple(map(code, self.cards)))

    def chance(self, interaction: Interaction) -> Fraction:
        """The mean over all orders of the cards, with shared places where they are allowed."""
        at = {card: number for number, card in enumerate(self.cards)}
        pairs = frozenset((at[first], at[second]) for first, second in self.pairs)
        shared = expect(Order, interaction).shared_places
        return mean_score(len(self.cards), pairs, shared=shared)


def samples(interaction: Interaction, key: Declaration) -> tuple[Sample, ...]:
    """An extension, one inversion, the reverse, the cards as shown, blank, a card twice."""
    pairs, cards = expect(CertainPairs, key).pairs, expect(CertainPairs, key).cards
    right = extension(cards, pairs)
    at = positions(tuple((card,) for card in right))
    # Of the certain pairs that stand nearest, what lies between is certain towards neither: moving
    # the first card behind the second inverts this pair and no other.
    first, second = min(pairs, key=lambda pair: at[pair[1]] - at[pair[0]])
    swapped = [card for card in right if card != first]
    swapped.insert(swapped.index(second) + 1, first)
    shown = interaction.codes()
    against = sum(shown.index(before) > shown.index(after) for before, after in pairs)
    total = len(pairs)
    return (
        graded(interaction, "right", right, ONE),
        graded(interaction, "half-right", swapped, Fraction(total - 2, total)),
        graded(interaction, "wrong", right[::-1], ZERO),
        graded(interaction, "untouched", shown, Fraction(max(0, total - 2 * against), total)),
        *unread([*shown[:-1], shown[0]]),
    )


SPEC = Rule(
    id="M3",
    struct=CertainPairs,
    formula="max(0, (C - D)/N) over the N certain pairs",
    samples=samples,
)
