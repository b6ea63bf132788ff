"""Accommodations from a CSV file, for those who keep them apart from the blueprint.

Columns: student or group, and any of extra_paper, large_print, fewer, extra_time. `fewer` is a
share such as 25 %, or "section: number or share" with semicolons between sections.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import fields, replace

from bloc_course.dataset._convert import convert
from bloc_course.errors import DataProblems, Problem, nearest
from bloc_course.forms.accommodations import EVERY, Accommodation, misfits, strangers
from bloc_course.forms.blueprint import Blueprint
from bloc_course.forms.delimited import Row, read_table
from bloc_course.forms.encodings import recognise
from bloc_course.forms.roster import Student
from bloc_course.forms.source import Source

COLUMNS = tuple(field.name for field in fields(Accommodation))
_YES, _NO = {"yes", "true", "x", "1"}, {"no", "false", "0"}


def read_accommodations(path: Path) -> tuple[tuple[Accommodation, ...], Source]:
    """The rows, and the line of each. Raises DataProblems with every fault."""
    text, _ = recognise(path.read_bytes())
    table = read_table(text, _known)
    file = str(path)
    if not table.rows:
        raise DataProblems([Problem(file=file, problem="the file is empty", hint=_hint())])
    head, *rows = table.rows
    names = [_folded(cell) for cell in head.cells]
    problems = [
        Problem(
            file=file,
            line=head.line,
            problem="no such column",
            found=cell,
            hint=nearest(name, COLUMNS) or _hint(),
        )
        for cell, name in zip(head.cells, names, strict=True)
        if name not in COLUMNS
    ]
    if problems:
        raise DataProblems(problems)
    found: list[Accommodation] = []
    lines: dict[tuple[str | int, ...], int] = {(): head.line}
    for row in rows:
        lines[(len(found),)] = row.line
        one, wrong = _row(row, names, file)
        problems += wrong
        found.append(one or Accommodation())
    if problems:
        raise DataProblems(problems)
    return tuple(found), Source(file, lines)


def with_accommodations(
    blueprint: Blueprint, source: Source, path: Path | None, students: Sequence[Student]
) -> Blueprint:
    """The blueprint with those of the file too. Raises DataProblems for names not in the class.

    `source` is where the blueprint was read; without students nothing is asked of the class.
    """
    written, read = blueprint.accommodations, Source()
    more: tuple[Accommodation, ...] = ()
    if path is not None:
        more, read = read_accommodations(path)
    problems = [
        read.problem((i,), problem, field=field, found=found)
        for i, field, found, problem in misfits(more, blueprint.headings)
    ]
    for ones, place, at in ((written, source, ("accommodations",)), (more, read, ())):
        for i, field, name, there in strangers(ones, students) if students else ():
            hint = nearest(name, there)
            problem = f"no such {field} in the roster"
            problems.append(place.problem((*at, i), problem, field=field, found=name, hint=hint))
    if problems:
        raise DataProblems(problems)
    return replace(blueprint, accommodations=(*written, *more))


def _row(row: Row, names: Sequence[str], file: str) -> tuple[Accommodation | None, list[Problem]]:
    if row.fault:
        return None, [Problem(file=file, line=row.line, problem=row.fault)]
    cells = zip(names, row.cells, strict=False)
    value = {name: _cell(name, cell) for name, cell in cells if cell}
    return convert(value, Accommodation, file=file, lines={(): row.line})


def _cell(name: str, cell: str) -> object:
    if name == "large_print":
        word = cell.casefold()
        return "true" if word in _YES else "false" if word in _NO else cell
    if name == "fewer" and ":" in cell:
        # A title may hold a colon, an amount can't.
        parts = (part.rpartition(":") for part in cell.split(";") if part.strip())
        return {heading.strip(): amount.strip() for heading, _, amount in parts}
    return {EVERY: cell} if name == "fewer" else cell


def _known(cells: Sequence[str]) -> int:
    return sum(_folded(cell) in COLUMNS for cell in cells)


def _folded(cell: str) -> str:
    return cell.strip().casefold().replace(" ", "_")


def _hint() -> str:
    return f"the columns are {', '.join(COLUMNS)}"
