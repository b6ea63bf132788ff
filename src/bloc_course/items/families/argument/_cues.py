"""Cues that must be no guess: length, and words shared with the question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from bloc_course.dataset.names import folded
from bloc_course.items.families._table import (
    Cell,
    Table,
)
from bloc_course.items.families._table_rows import Columns
from bloc_course.items.lints._base import figures
from bloc_course.items.marking._english import FUNCTION

_WORD = re.compile(r"\w+")
# What a word may end with and be the same word.
_ENDING = re.compile(r"(?:ed|ing|e|d)$")
# Shorter words are articles, prepositions and the like.
SHORTEST = 4
# Letters of a word, more or less.
A_WORD = 6


def shared(text: str, other: str) -> int:
    """How many longer words two texts have in common, endings in s apart."""
    return len(_stems(text) & _stems(other))


def betrayed(keyed: Iterable[str], rest: Iterable[str], claim: str) -> str:
    """The beginning of a word of the question that a keyed text and no other takes up, or ""."""
    taken = _beginnings(claim).intersection(set[str]().union(*map(_beginnings, keyed)))
    return min(taken.difference(*map(_beginnings, rest)), default="")


def paired(keyed: Iterable[str], rest: Iterable[str]) -> str:
    """The beginning of a word that all keyed texts have and no other has, or "": they are a pair.

    Of one keyed text alone that would be any word of its own.
    """
    texts = tuple(keyed)
    common = (
        frozenset.intersection(*map(_beginnings, texts)) if len(texts) > 1 else frozenset[str]()
    )
    return min(common.difference(*map(_beginnings, rest)), default="")


def apart_in_figures(keyed: Sequence[str], rest: Sequence[str]) -> bool:
    """Whether ticking the more precise half is sure to tick keyed texts, and no others."""
    mine, others = (sorted(map(figures, texts), reverse=True) for texts in (keyed, rest))
    half = (len(mine) + len(others)) // 2
    return bool(others) and half <= len(mine) and mine[half - 1] > others[0]


def gap(some: Sequence[str], others: Sequence[str]) -> int:
    """By how many letters all of some texts are longer than the others, or shorter; below 0 never.

    Neither may be empty.
    """
    sizes, rest = [len(text) for text in some], [len(text) for text in others]
    return max(min(rest) - max(sizes), min(sizes) - max(rest))


def on_topic(texts: Iterable[str], claim: str) -> int:
    """How many texts take up a word of the question."""
    return sum(bool(_beginnings(claim) & _beginnings(text)) for text in texts)


@lru_cache(maxsize=8192)
def _beginnings(text: str) -> frozenset[str]:
    found = {_ENDING.sub("", word)[:A_WORD] for word in _stems(text) - FUNCTION}
    return frozenset(word for word in found if len(word) >= SHORTEST)


@lru_cache(maxsize=8192)
def _stems(text: str) -> frozenset[str]:
    words = _WORD.findall(folded(text))
    return frozenset(word.rstrip("s") for word in words if len(word) >= SHORTEST)


@lru_cache(maxsize=64)
def _orders(cells: int, ticked: int) -> list[tuple[int, ...]]:
    """The places that so many ticked cells may lie at, from short to long for any number of them.

    So a turn that waits keeps its sense.
    """
    return sorted(combinations(range(cells), ticked), key=sum)


def alike_in_length(cells: Iterable[Cell]) -> Iterator[Cell]:
    """The cells that are not shorter or longer than all of the other columns by a word: a cue."""
    every = tuple(cells)
    for cell in every:
        others = [len(other.text) for other in every if other.column != cell.column]
        if others and min(others) - A_WORD <= len(cell.text) <= max(others) + A_WORD:
            yield cell


@dataclass(frozen=True, slots=True)
class EvenCues:
    """In the order of their lengths the keyed options lie at all places alike.

    The one that echoes most, and the one with most figures, is keyed as often as any other.

    `claims` has for each table the words that an option might echo.
    """

    ticked: str
    claims: Mapping[str, str]

    def possible(self, table: Table, columns: Columns, shape: Mapping[str, int]) -> bool:
        """Whether either side has texts long enough, and short enough, to stand out.

        Where there is more than one table, what one of them cannot take another one will.
        """
        if len(self.claims) > 1:
            return True
        (other,) = (column for column in shape if column != self.ticked)
        keyed, rest = (
            sorted(len(table.cells[row].text) for row in columns[column])
            for column in (self.ticked, other)
        )
        wanted, beside = shape[self.ticked], shape[other]
        long = max(rest[beside - 1], keyed[wanted - 1]) < min(rest[-1], keyed[-1])
        short = max(rest[0], keyed[0]) < min(rest[-beside], keyed[-wanted])
        return long and short

    def takes(self, table: Table, rows: tuple[str, ...], turn: bytes) -> bool:
        """Whether lengths lie as the turn says, and so do the most echoing and precise options."""
        cells = sorted((table.cells[row] for row in rows), key=lambda c: (len(c.text), c.record))
        ticked = tuple(place for place, cell in enumerate(cells) if cell.column == self.ticked)
        orders = _orders(len(cells), len(ticked))
        if orders[int.from_bytes(turn[:4], "big") % len(orders)] != ticked:
            return False
        claim = self.claims[table.id]
        echoes = [shared(cell.text, claim) for cell in cells]
        precise = [figures(cell.text) for cell in cells]
        return (
            self._lies(cells, echoes, int.from_bytes(turn[4:8], "big"))
            and self._lies(cells, precise, int.from_bytes(turn[8:12], "big"))
            and self._tops(cells, echoes) in (None, bool(turn[12] % 2))
        )

    def _tops(self, cells: list[Cell], cue: list[int]) -> bool | None:
        """Whether what is ticked has more of a cue on the mean than what is not."""
        found = list(zip(cells, cue, strict=True))
        ticked = [much for cell, much in found if cell.column == self.ticked]
        rest = [much for cell, much in found if cell.column != self.ticked]
        mine, others = sum(ticked) * len(rest), sum(rest) * len(ticked)
        return None if mine == others else mine > others

    def _lies(self, cells: list[Cell], cue: list[int], turn: int) -> bool:
        """Whether the cell with most of a cue is ticked just when its turn has come."""
        if cue.count(max(cue)) > 1:
            return True
        keyed = sum(cell.column == self.ticked for cell in cells)
        most = cells[cue.index(max(cue))]
        return (most.column == self.ticked) == (turn % len(cells) < keyed)
