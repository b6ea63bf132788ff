"""The order in which options are shown."""

from __future__ import annotations

from bloc_course.draw import Rank
from bloc_course.items.interactions import Interaction
from bloc_course.items.interactions.order import Order
from bloc_course.items.marking import Declaration


def arrange(interaction: Interaction, key: Declaration, rank: Rank) -> Interaction:
    """The interaction with its options ranked; an ordering is shown so that it earns 0 untouched.

    Where a ranked ordering has more concordant than discordant certain pairs it is reversed,
    which swaps the two counts (M3).
    """
    arranged = interaction.arrange(rank)
    if isinstance(arranged, Order):
        shown = tuple((card.code,) for card in arranged.cards)
        if key.mark(shown).score > 0:
            return arranged.reversed()
    return arranged
