"""The links of a transmission chain from the hand-overs of a document."""

from __future__ import annotations

from bloc_course.dataset.query import World
from bloc_course.dataset.records import Document
from bloc_course.figures import phrases
from bloc_course.figures.chain import Hand, Link


def links_of(world: World, document: Document) -> list[Link]:
    """The hand-overs of a document in the order that the data give them."""
    return [
        Link(
            giver=_hand(world, hop.from_),
            taker=_hand(world, hop.to),
            how=hop.how,
            when=phrases.date_in_words(hop.when) if hop.when else "",
            modality=hop.modality,
            locators=hop.cite,
        )
        for hop in document.hops
    ]


def _hand(world: World, record: str) -> Hand:
    return Hand(record, phrases.source(world, record))
