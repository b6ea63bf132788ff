"""Tables as programs export them (CSV and its kin): delimiter found, every row kept or faulted."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
# Titles and notes may stand above the row that names the columns.
LOOKED_AT = 10
# After so many rows with an open quotation mark the rest is not worth reading.
_LARGEST_FAULTS = 100
_SEPARATOR = re.compile(r'"?sep=(.)"?', re.IGNORECASE)
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff]")
# An apostrophe before what a spreadsheet would take for a number or a formula is its mark of text.
_TEXT_MARK = re.compile(r"'+(?=[\d=+\-@])(?!.*'$)", re.DOTALL)


class Row(Struct, frozen=True):
    """One row with the line it begins on; a row with a `fault` could not be read."""

    line: int
    cells: tuple[str, ...]
    fault: str = ""


class Table(Struct, frozen=True):
    """The rows that are not empty, and the delimiter they were read by."""

    delimiter: str
    rows: tuple[Row, ...]


def read_table(text: str, known: Callable[[Sequence[str]], int]) -> Table:
    """The table in `text`; `known` counts how many cells of a row name a column we know.

    The delimiter is the one by which most columns are known, and then by which there are most.
    """
    lines = list(io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n")))
    told = _SEPARATOR.fullmatch(lines[0].strip("\ufeff\n")) if lines else None
    if told:
        lines[0] = "\n"
        delimiter = told[1]
    else:
        delimiter = max(DELIMITERS, key=lambda one: _worth(lines, one, known))
    rows = (_cleaned(row) for row in _rows(lines, delimiter))
    return Table(delimiter, tuple(row for row in rows if row.fault or any(row.cells)))


def _worth(
    lines: list[str], delimiter: str, known: Callable[[Sequence[str]], int]
) -> tuple[int, int]:
    best = (0, 0)
    for row in _rows([line for line in lines[: 3 * LOOKED_AT] if line.strip()], delimiter):
        best = max(best, (known(row.cells), len(row.cells)))
    return best


def _rows(lines: list[str], delimiter: str) -> Iterator[Row]:
    """Every row; one whose quotation mark never closes takes only its own line with it."""
    start = 0
    for _ in range(_LARGEST_FAULTS):
        reader = csv.reader(lines[start:], delimiter=delimiter, strict=True)
        done = 0
        try:
            for cells in reader:
                yield Row(start + done + 1, tuple(cells))
                done = reader.line_num
        except csv.Error:
            start += done + 1
            yield _alone(lines[start - 1], delimiter, start)
        else:
            return
    if start < len(lines):
        yield Row(start + 1, (), "too many rows with open quotation marks; the rest was not read")


def _alone(line: str, delimiter: str, number: int) -> Row:
    if line.count('"') % 2:
        return Row(number, (), "a quotation mark opens in this row and is never closed")
    try:
        return Row(number, tuple(next(csv.reader([line], delimiter=delimiter))))
    except csv.Error as error:
        return Row(number, (), f"the row can't be read: {error}")


def _cleaned(row: Row) -> Row:
    # The table of a class has a column for every code of every form: most cells are empty.
    return Row(row.line, tuple([clean(cell) if cell else cell for cell in row.cells]), row.fault)


def clean(cell: str) -> str:
    """A cell without spaces around it, invisible signs, and a spreadsheet's mark of text."""
    return _TEXT_MARK.sub("", _INVISIBLE.sub("", cell).strip(), count=1)
