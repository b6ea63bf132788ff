"""Cues that must be no guess: length, and words shared with the question."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from bloc_course.dataset.names import folded
from bloc_course.items.families._table import Cell, Columns, Table

_WORD = re.compile(r"\w+")
# Shorter words are articles, prepositions and the like.
SHORTEST = 4


def shared(text: str, other: str) -> int:
    """How many longer words two texts have in common, endings in s apart."""
    return len(_stems(text) & _stems(other))


def _stems(text: str) -> set[str]:
    words = _WORD.findall(folded(text))
    return {word.rstrip("s") for word in words if len(word) >= SHORTEST}


@dataclass(frozen=True, slots=True)
class EvenCues:
    """The longest, the shortest and the most echoing option are keyed as often as any other.

    On the mean, too, what is keyed is now shorter or echoes more than the rest, and now less.

    `claims` has for each table the words that an option might echo.
    """

    ticked: str
    claims: Mapping[str, str]

    def possible(self, table: Table, columns: Columns, shape: Mapping[str, int]) -> bool:  # noqa: ARG002
        """Always: where a cue can lie on one side only, its turn comes less often."""
        return True

    def takes(self, table: Table, rows: tuple[str, ...], turn: bytes) -> bool:
        """Whether each cue lies on the side that its turn says."""
        cells = [table.cells[row] for row in rows]
        keyed = sum(cell.column == self.ticked for cell in cells)
        for place, cue in enumerate(self._cues(table)):
            wanted = int.from_bytes(turn[4 * place : 4 * place + 4], "big") % len(cells) < keyed
            if (table.cells[_most(rows, cue)].column == self.ticked) != wanted:
                return False
        return all(
            self._tops(cells, cue) == bool(turn[16 + place] % 2)
            for place, cue in enumerate(self._cues(table)[1:])
        )

    def _tops(self, cells: list[Cell], cue: Callable[[str], int]) -> bool:
        """Whether what is ticked has more of a cue on the mean than what is not."""
        ticked = [cue(cell.record) for cell in cells if cell.column == self.ticked]
        rest = [cue(cell.record) for cell in cells if cell.column != self.ticked]
        return sum(ticked) * len(rest) > sum(rest) * len(ticked)

    def _cues(self, table: Table) -> tuple[Callable[[str], int], ...]:
        claim, cells = self.claims[table.id], table.cells
        return (
            lambda row: len(cells[row].text),
            lambda row: -len(cells[row].text),
            lambda row: shared(cells[row].text, claim),
        )


def _most(rows: Iterable[str], cue: Callable[[str], int]) -> str:
    """The row with most of a cue; of equal ones the last by name."""
    return max(rows, key=lambda row: (cue(row), row))
