"""Order: put cards in order; cards may share a place where the question allows it."""

from __future__ import annotations

import re

from msgspec.structs import replace

from bloc_course.draw import Rank
from bloc_course.items.interactions._base import (
    Blank,
    Interaction,
    InteractionSpec,
    Malformed,
    Option,
    Parsed,
    Relabel,
    Response,
)
from bloc_course.items.interactions._options import arranged, relabelled
from bloc_course.items.interactions._read import blank, number, quoted, unpack, word

NUMBERS = re.compile(r"[0-9\s,;=<>-]+")
BETWEEN = re.compile(r"(?:[\s,;<>\u2192]|->)+")
EQUALS = re.compile(r"\s*=\s*")
Read = list[list[str]]


class Order(Interaction, frozen=True, tag="order"):
    """Cards as shown; with `shared_places` a place may take more than one card."""

    cards: tuple[Option, ...]
    shared_places: bool = False

    def parse(self, raw: object) -> Parsed:
        """Codes or numbers in order (a list, lists in a list, or "3,1=2,4") → places of codes."""
        raw = unpack(raw)
        if blank(raw):
            return Blank()
        read = self._places(raw)
        if isinstance(read, Malformed):
            return read
        placed = [code for place in read for code in place]
        for number_shown, card in enumerate(self.cards, 1):
            times = placed.count(card.code)
            if times != 1:
                fault = "is missing" if times == 0 else f"stands {times} times"
                return Malformed(f"card {number_shown} {fault}; every card is placed once")
        if not self.shared_places and len(read) < len(placed):
            return Malformed("every place takes one card here; put commas between all numbers")
        return tuple(map(tuple, read))

    def _places(self, raw: object) -> Read | Malformed:
        if isinstance(raw, list | tuple):
            places = [list(p) if isinstance(p, list | tuple) else [p] for p in raw]
        else:
            text = word(raw)
            if text is None:
                return Malformed(f"expected the numbers of the cards in order, {SPEC.example}")
            if NUMBERS.fullmatch(text):
                text = text.replace("-", ",")
            places = [list(p.split("=")) for p in BETWEEN.split(EQUALS.sub("=", text))]
        codes = self.codes()
        read: Read = []
        for place in places:
            found = []
            for card in place:
                text = word(card)
                code = None if text is None else number(codes, text)
                if code is not None:
                    found.append(code)
                elif text != "":
                    return Malformed(
                        f"{quoted(card)} is no card; write the numbers 1 to {len(codes)}"
                    )
            if found:
                read.append(found)
        return read

    def relabel(self, code: Relabel) -> Order:
        """The same cards under other codes."""
        return replace(self, cards=relabelled(self.cards, code))

    def arrange(self, rank: Rank) -> Order:
        """Cards by rank; a form ranks again where an order would earn something."""
        return replace(self, cards=arranged(self.cards, rank))

    def reversed(self) -> Order:
        """The cards shown the other way round: of an order and its reverse one earns 0."""
        return replace(self, cards=self.cards[::-1])

    def as_text(self) -> str:
        """Numbered lines."""
        lines = "\n".join(f"{n}. {card.text}" for n, card in enumerate(self.cards, 1))
        how = f"{SPEC.how_to_answer} ({SPEC.example})"
        shared = "; = joins cards that share a place (8, 6=7, 9)" if self.shared_places else ""
        return f"{lines}\nAnswer: {how}{shared}."

    def codes(self) -> tuple[str, ...]:
        """The cards' codes."""
        return tuple(card.code for card in self.cards)

    def untouched(self, response: Response) -> bool:
        """Whether the cards stand as they were shown."""
        return response == tuple((card.code,) for card in self.cards)


SPEC = InteractionSpec(
    struct=Order,
    title="Order",
    how_to_answer="the numbers of the cards from first to last",
    example="8, 6, 7",
)
