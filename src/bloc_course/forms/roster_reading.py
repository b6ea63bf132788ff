"""The text of a roster → one row of fields a student, and what was taken for what, in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct, field

from bloc_course.errors import DataProblems, Problem, nearest, shorten
from bloc_course.forms.delimited import DELIMITERS, LOOKED_AT, Row, read_table
from bloc_course.forms.roster_columns import NO_STUDENT, candidates, folded, known

COLUMNS = ("id", "name", "email", "group")
_ROUNDED = re.compile(r"\d[.,]\d+E\+\d+", re.IGNORECASE)
_SHOWN = 12


class Shape(Struct, frozen=True):
    """Which column holds what, by place; `names` are one place, or first and last name."""

    head: Row
    id: int
    names: tuple[int, ...]
    email: int | None
    group: int | None

    @property
    def used(self) -> set[int]:
        """The places of the columns that are read."""
        return {self.id, *self.names, *(p for p in (self.email, self.group) if p is not None)}


class Reading(Struct):
    """The students' fields, what is to be told about the reading, and what is wrong."""

    file: str
    rows: list[dict[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, line: int, problem: str, **more: str) -> None:
        """Add a problem."""
        self.problems.append(Problem(file=self.file, line=line, problem=problem, **more))


def read_class(text: str, file: str) -> Reading:
    """The students in the text of a roster. Raises DataProblems with every fault."""
    found = Reading(file)
    table = read_table(text, known)
    if not table.rows:
        found.wrong(0, "the roster is empty", hint=hint())
        raise DataProblems(found.problems)
    place = next((n for n, row in enumerate(table.rows[:LOOKED_AT]) if _is_head(row)), 0)
    rows = table.rows[place + 1 :]
    shape = _shape(table.rows[place], rows, found)
    if shape is None:
        raise DataProblems(found.problems)
    delimiter = DELIMITERS.get(table.delimiter, repr(table.delimiter))
    found.notes.append(f"columns are separated by a {delimiter}")
    found.notes += _taken(shape, rows)
    above = (row.line for row in table.rows[:place])
    found.notes += [f"line {line}, above the columns, was skipped" for line in above]
    lines: dict[str, tuple[str, int]] = {}
    for row in rows:
        _student(row, shape, found, lines)
    if not found.rows and not found.problems:
        found.wrong(0, "the roster names no student")
    if found.problems:
        raise DataProblems(found.problems)
    return found


def _is_head(row: Row) -> bool:
    names = any(candidates(row.cells, role) for role in ("name", "last", "first"))
    return names and any(candidates(row.cells, role) for role in ("id", "email"))


def _shape(head: Row, rows: Sequence[Row], found: Reading) -> Shape | None:
    columns = head.cells
    filled = {p for row in rows for p, cell in enumerate(row.cells) if cell}
    ids = candidates(columns, "id")
    # A column that a platform exports although nobody has filled it (Moodle's "ID number").
    ids = [p for p in ids if p in filled] or ids or candidates(columns, "email")
    names = _names(columns)
    if not ids:
        _missing("id", columns, found, head.line)
    if not names:
        _missing("name", columns, found, head.line)
    email, group = (next(iter(candidates(columns, role)), None) for role in ("email", "group"))
    used = [p for p in (*ids[:1], *names, email, group) if p is not None]
    for place in dict.fromkeys(used):
        same = [p for p, name in enumerate(columns) if folded(name) == folded(columns[place])]
        if len(same) > 1:
            found.wrong(head.line, "the column stands twice", field=columns[place].lower())
    if found.problems:
        return None
    return Shape(head, ids[0], names, email, group)


def _names(columns: Sequence[str]) -> tuple[int, ...]:
    first, last, whole = (candidates(columns, role)[:1] for role in ("first", "last", "name"))
    # "Name" beside "Vorname" is the family name.
    last = last or [place for place in whole if first and folded(columns[place]) == "name"]
    if whole and whole != last:
        return tuple(whole)
    return (*first, *last)


def _missing(name: str, columns: Sequence[str], found: Reading, line: int) -> None:
    near = next((column for column in columns if nearest(column, [name])), "")
    tip = f"did you mean {name!r}?" if near else hint()
    found.wrong(line, "the column is missing", field=name, found=shorten(near), hint=tip)


def _taken(shape: Shape, rows: Sequence[Row]) -> Iterable[str]:
    columns = shape.head.cells
    says = {
        "id": columns[shape.id],
        "name": " and ".join(columns[p] for p in shape.names),
        "email": "" if shape.email is None else columns[shape.email],
        "group": "" if shape.group is None else columns[shape.group],
    }
    yield "; ".join(f"{role} from “{head}”" for role, head in says.items() if head)
    filled = {p for row in rows for p, cell in enumerate(row.cells) if cell}
    left = [
        shorten(name) or f"column {place + 1}, which has no name"
        for place, name in enumerate(columns)
        if place not in shape.used and (name or place in filled)
    ]
    if left:
        more = f" and {len(left) - _SHOWN} more" if len(left) > _SHOWN else ""
        yield "not used: " + ", ".join(f"“{name}”" for name in left[:_SHOWN]) + more


def _student(row: Row, shape: Shape, found: Reading, lines: dict[str, tuple[str, int]]) -> None:
    if row.fault:
        found.wrong(row.line, f"not readable as CSV: {row.fault}")
        return
    width = len(shape.head.cells)
    if any(row.cells[width:]):
        tip = "put a name with a comma in quotation marks"
        found.wrong(row.line, f"{len(row.cells)} cells under {width} columns", hint=tip)
        return
    cells = [*row.cells, *[""] * (width - len(row.cells))]
    fields = {
        "id": cells[shape.id],
        "name": _name(cells, shape),
        "email": "" if shape.email is None else cells[shape.email],
        "group": "" if shape.group is None else cells[shape.group],
    }
    said = folded(fields["name"]) or next((folded(cell) for cell in cells if cell), "")
    if not fields["id"] and said in NO_STUDENT:
        found.notes.append(f"line {row.line} is no student ({said}) and was skipped")
        return
    empty = next((name for name in ("id", "name") if not fields[name]), "")
    if empty:
        tip = _instead(row, shape) if empty == "id" else ""
        found.wrong(row.line, "the cell is empty", field=empty, hint=tip)
    elif _ROUNDED.fullmatch(fields["id"]):
        tip = "export it again and do not save it from a spreadsheet"
        found.wrong(
            row.line, "a spreadsheet has rounded the id", field="id", found=fields["id"], hint=tip
        )
    else:
        _once(fields, row.line, found, lines)


def _once(
    fields: dict[str, str], line: int, found: Reading, lines: dict[str, tuple[str, int]]
) -> None:
    """Add a student whose id nobody has, nor one that differs by capitals or leading zeros only."""
    plain = fields["id"].casefold().lstrip("0")
    other, before = lines.setdefault(plain, (fields["id"], line))
    if before == line:
        found.rows.append(fields)
    elif other == fields["id"]:
        tip = f"it is also in line {before}"
        found.wrong(line, "the id stands twice", field="id", found=fields["id"], hint=tip)
    else:
        problem = f"the id is {other!r} in line {before} but for capitals or leading zeros"
        found.wrong(line, problem, field="id", found=fields["id"])


def _name(cells: Sequence[str], shape: Shape) -> str:
    whole = " ".join(filter(None, (cells[place] for place in shape.names)))
    # Canvas writes "Last, First" under "Student".
    last, comma, first = whole.partition(",")
    if comma and "," not in first and folded(shape.head.cells[shape.names[0]]) == "student":
        return f"{first.strip()} {last.strip()}".strip()
    return whole


def _instead(row: Row, shape: Shape) -> str:
    """Another column that names this student, where there is one."""
    others = (p for p in candidates(shape.head.cells, "id") if p != shape.id and p < len(row.cells))
    place = next((p for p in others if row.cells[p]), None)
    if place is None:
        return ""
    columns = shape.head.cells
    return f"without the column “{columns[shape.id]}”, “{columns[place]}” would be the id"


def hint() -> str:
    """What a roster must have."""
    return "a roster has the columns id, name and, if wanted, email and group"
