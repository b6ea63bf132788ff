"""The order in which options are shown."""

from __future__ import annotations

from hashlib import sha256

from msgspec.structs import replace

from bloc_course.draw import Rank
from bloc_course.items.interactions import Interaction
from bloc_course.items.interactions.order import Order
from bloc_course.items.item import Item
from bloc_course.items.marking import Declaration
from bloc_course.items.marking.m3_order import CertainPairs

# Orders looked at; about one in five of five cards has as many pairs right as wrong.
TRIES = 64


def arrange(interaction: Interaction, key: Declaration, rank: Rank) -> Interaction:
    """The interaction with its options ranked; an ordering is shown so that it earns 0."""
    arranged = interaction.arrange(rank)
    if isinstance(arranged, Order) and isinstance(key, CertainPairs):
        return _halfway(arranged, key, rank)
    return arranged


def _halfway(order: Order, pairs: CertainPairs, rank: Rank) -> Order:
    """The first ranked order that earns 0, and the least that can be when turned round (M3).

    Turning the cards swaps right and wrong pairs. An order that is merely wrong would pay a
    guesser who turns it round twice the mean of chance.
    """
    best = order
    least: int | None = None
    for number in range(TRIES):
        tried = order.arrange(_again(rank, number)) if number else order
        net = pairs.net(card.code for card in tried.cards)
        if least is None or abs(net) < least:
            least, best = abs(net), tried if net <= 0 else tried.reversed()
        # Of an odd number of pairs one is left over.
        if least == len(pairs.pairs) % 2:
            break
    return best


def _again(rank: Rank, number: int) -> Rank:
    """A fresh rank of the same names, made of theirs: a form has hashed no others."""
    return lambda name: sha256(rank(name) + bytes([number])).digest()


def arranged(item: Item, rank: Rank) -> Item:
    """The item with every part's options in their shown order."""
    parts = tuple(
        replace(part, interaction=arrange(part.interaction, part.key, rank)) for part in item.parts
    )
    return replace(item, parts=parts)
