"""The order in which options are shown."""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace

from bloc_course.draw import SEPARATOR, Rank
from bloc_course.items.interactions import Interaction
from bloc_course.items.interactions.order import Order
from bloc_course.items.item import Item
from bloc_course.items.marking import Declaration

# Orders looked at; about one in five of five cards has as many pairs right as wrong.
TRIES = 64


def arrange(interaction: Interaction, key: Declaration, rank: Rank) -> Interaction:
    """The interaction with its options ranked; an ordering is shown so that it earns 0."""
    arranged = interaction.arrange(rank)
    return _halfway(arranged, key, rank) if isinstance(arranged, Order) else arranged


def _halfway(order: Order, key: Declaration, rank: Rank) -> Order:
    """The first ranked order that earns 0, and the least that can be when turned round (M3).

    Turning the cards swaps right and wrong pairs. An order that is merely wrong would pay a
    guesser who turns it round twice the mean of chance.
    """
    tried = [order, *(order.arrange(_again(rank, number)) for number in range(1, TRIES))]
    both_ways = [each for one in tried for each in (one, one.reversed())]
    worthless = [each for each in both_ways if not _earned(each, key)]
    return min(worthless, key=lambda each: _earned(each.reversed(), key))


def _again(rank: Rank, number: int) -> Rank:
    return lambda name: rank(f"{number}{SEPARATOR}{name}")


def _earned(order: Order, key: Declaration) -> Fraction:
    return key.mark(tuple((card.code,) for card in order.cards)).score


def arranged(item: Item, rank: Rank) -> Item:
    """The item with every part's options in their shown order."""
    parts = tuple(
        replace(part, interaction=arrange(part.interaction, part.key, rank)) for part in item.parts
    )
    return replace(item, parts=parts)
