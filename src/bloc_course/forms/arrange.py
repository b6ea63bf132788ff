"""The order in which options are shown."""

from __future__ import annotations

from msgspec.structs import replace

from bloc_course.draw import Rank
from bloc_course.items.interactions import Interaction
from bloc_course.items.interactions.order import Order
from bloc_course.items.item import Item
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


def arranged(item: Item, rank: Rank) -> Item:
    """The item with every part's options in their shown order."""
    parts = tuple(
        replace(part, interaction=arrange(part.interaction, part.key, rank)) for part in item.parts
    )
    return replace(item, parts=parts)
