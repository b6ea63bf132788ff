"""The boxes of S3, what is said of a card in each, and how many cards an item has in each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product

from bloc_course.items.families._table import Cell, Table
from bloc_course.items.families._table_rows import Columns
from bloc_course.items.families.sourcing._borrowed import ORIGIN

FOREIGN = "foreign"
BOXES = {
    ORIGIN: "Origin: who made it, when, in what form, or how it was kept and found",
    "purpose": "Purpose: what it was meant to do",
    "value": "Value: why it helps in this enquiry",
    "limitation": "Limitation: why it calls for care in this enquiry",
    FOREIGN: "Not this source: true of another one",
}
SAYS = {
    ORIGIN: "It is a bare fact of how the source was made, printed, kept or found.",
    "purpose": "It says what the source was for.",
    "value": "For this enquiry it is a value.",
    "limitation": "For this enquiry it is a limitation.",
}
AGAINST = {
    ORIGIN: "It draws a conclusion for this enquiry, and origin is a bare fact.",
    "purpose": "It does not say what the source was meant to do.",
    "value": "It gives no reason to rely on the source for this enquiry.",
    "limitation": "It gives no reason to be careful with the source in this enquiry.",
}
# A card of worth draws a conclusion; without it the card is a bare fact, so an origin.
CONCLUDES = re.compile(r"\b(?:so|for|because|since|hence|therefore|reason)\b")
WORTH = ("value", "limitation")
PURPOSE = "purpose"
AIM = "It does not tell how the source was made, kept or found."
ROWS, MOST_IN_A_BOX, EMPTY = (4, 5), 2, 2


def foreign(cell: Cell, *, concludes: bool) -> bool:
    """Whether a card is of another source, and draws a conclusion or not."""
    return cell.column == FOREIGN and bool(CONCLUDES.search(cell.text)) is concludes


@dataclass(frozen=True, slots=True)
class Turns:
    """A card of another source concludes as often as it does not, where there are both.

    Of two such cards one concludes and one does not.
    """

    def possible(self, _table: Table, _columns: Columns, _shape: Mapping[str, int]) -> bool:
        """Every shape is tried."""
        return True

    def takes(self, table: Table, rows: tuple[str, ...], turn: bytes) -> bool:
        """Whether the foreign card among the rows, if any, is of the kind whose turn it is."""
        concludes = bool(turn[0] & 1)
        others = [cell for row in rows if (cell := table.cells[row]).column == FOREIGN]
        kinds = {foreign(cell, concludes=concludes) for cell in others}
        return len(kinds) == len(others) and (len(others) > 1 or True in kinds)


def instead(box: str, wrong: str) -> str:
    """Why a card of one box does not belong into another."""
    if box == FOREIGN:
        return "It is not true of this source."
    if wrong == ORIGIN and box == PURPOSE:
        return AIM
    return "It is true of this very source." if wrong == FOREIGN else AGAINST[wrong]


def shapes(table: Table) -> tuple[Mapping[str, int], ...]:
    """Four or five cards in at least three boxes, of which one or two may hold two.

    So no card falls into the last box, and none is shut out of one that has its card. One card
    at least is of another source: else what concludes could be sorted by its wording alone.
    """
    room = Counter(cell.column for cell in table.cells.values())
    every = product(*(range(min(room[box], MOST_IN_A_BOX) + 1) for box in BOXES))
    shapes = (dict(zip(BOXES, counts, strict=True)) for counts in every)
    return tuple(shape for shape in shapes if _even(shape, room))


def _even(shape: Mapping[str, int], room: Mapping[str, int]) -> bool:
    """Whether a shape is one of those by which each box has its share of the cards.

    A value and a limitation are always there, or the enquiry would be idle. Purposes are rare:
    where a source has one, it is among the cards, of which there are five unless it has one of its
    own in each box; where it has none, no other box is empty. Two cards of other sources do not
    stand beside a purpose.
    """
    rows, empty = sum(shape.values()), list(shape.values()).count(0)
    purposes = room.get(PURPOSE, 0)
    if rows not in ROWS or empty > (EMPTY if purposes else 1) or not shape[FOREIGN]:
        return False
    if not all(shape[box] for box in WORTH):
        return False
    few = all(room.get(box, 0) < MOST_IN_A_BOX for box in (*WORTH, ORIGIN))
    if purposes and (not shape[PURPOSE] or (rows < max(ROWS) and not few)):
        return False
    return shape[FOREIGN] < MOST_IN_A_BOX or not purposes
