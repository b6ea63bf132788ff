"""Reading of answers that give each row (or gap) one column (or option)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bloc_course.items.interactions._base import Blank, Malformed, Option, Parsed
from bloc_course.items.interactions._read import blank, find, letters, number, quoted, word

SIGN = re.compile(r"\s*(?:=|:|->|\u2192)\s*")
BETWEEN = re.compile(r"\s*[,;]\s*|\s+(?=[0-9]+\s*(?:[=:\u2192]|->))")
SHORT = re.compile(r"([0-9]+)\s*[-.)]?\s*([a-zA-Z])")
# Numbers each with its letter, whatever stands between; letters alone.
PACKED = re.compile(r"(?:[0-9]+\s*[-.)]?\s*[a-zA-Z](?![a-zA-Z])[\s,;]*)+")
LETTERS = re.compile(r"(?:[a-zA-Z]\s*)+")
Rows = Sequence[tuple[str, Sequence[Option]]]


def read_rows(rows: Rows, raw: object, example: str) -> Parsed:
    """An unpacked answer → a map from row to column; a row left out is blank.

    Takes a map, a list with one entry a row, or text ("1=b, 2=a"; "1b2a"; one letter a row in
    order, "b, a" or "ba").
    """
    if blank(raw):
        return Blank()
    pairs = _pairs(rows, raw)
    if pairs is None:
        return Malformed(f"expected a letter for each number, such as {example}")
    offered = dict(rows)
    found: dict[str, str] = {}
    for given, value in pairs:
        row, text = number(list(offered), given), word(value)
        if row is None:
            return Malformed(f"{quoted(given)} is no row; write the numbers 1 to {len(rows)}")
        if text == "":
            continue
        column = None if text is None else find(offered[row], text)
        if column is None:
            among = letters(offered[row])
            return Malformed(f"{quoted(value)} is no choice for {quoted(given)}; write {among}")
        if found.setdefault(row, column) != column:
            return Malformed(f"{quoted(given)} is answered twice, in two ways")
    return {row: found[row] for row in offered if row in found} or Blank()


def _pairs(rows: Rows, raw: object) -> list[tuple[str, object]] | None:
    if isinstance(raw, Mapping):
        return [(clean_row(row), column) for row, column in raw.items()]
    numbers = [str(n) for n, _ in enumerate(rows, 1)]
    if isinstance(raw, list | tuple):
        return list(zip(numbers, raw, strict=True)) if len(raw) == len(rows) else None
    text = word(raw)
    if text is None:
        return None
    if PACKED.fullmatch(text):
        return [(row, column) for row, column in SHORT.findall(text)]
    bare = "".join(text.split()) if LETTERS.fullmatch(text) else ""
    # One letter by itself is a piece, and so is a word.
    pieces = list(bare) if len(bare) == len(rows) else _pieces(text)
    signed = any(SIGN.search(piece) or SHORT.fullmatch(piece) for piece in pieces)
    if len(pieces) == len(rows) and not signed:
        return list(zip(numbers, pieces, strict=True))
    return _named(pieces)


def _pieces(text: str) -> list[str]:
    return [piece for piece in BETWEEN.split(text) if piece]


def _named(pieces: Sequence[str]) -> list[tuple[str, object]] | None:
    """Pieces that name their row, each cut in two; None where one does not."""
    pairs: list[tuple[str, object]] = []
    for piece in pieces:
        cut = SIGN.split(piece, maxsplit=1)
        brief = SHORT.fullmatch(piece)
        if len(cut) == 2:
            pairs.append((cut[0], cut[1]))
        elif brief:
            pairs.append((brief[1], brief[2]))
        else:
            return None
    return pairs


def clean_row(row: object) -> str:
    """A key of a map as text."""
    return word(row) or "?"
