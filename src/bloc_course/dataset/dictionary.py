"""What each field means, as the data dictionary (`README.md` beside the data) says it.

A field's meaning stands in a table of two columns, `field` and `meaning`. Which table belongs to
which class is told by their fields: the one that has most fields in common, and fewest others.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import msgspec

from bloc_course.dataset.load import data_folder

Meanings = dict[str, str]

_ROW = re.compile(r"\| `(?P<field>[a-z0-9_]+)` \| (?P<meaning>.+?) \|")
_COMMON = {"id", "cite", "note"}


@cache
def dictionary(folder: Path | None = None) -> tuple[Meanings, ...]:
    """The tables of the dictionary in their order; none where the folder has no README."""
    path = (folder or data_folder()) / "README.md"
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    tables: list[Meanings] = []
    inside = False
    for line in text.splitlines():
        row = _ROW.match(line)
        if line.startswith("| field | meaning |"):
            tables.append({})
            inside = True
        elif row and inside:
            tables[-1][row["field"]] = row["meaning"]
        elif not line.startswith("|"):
            inside = False
    return tuple(tables)


def meanings(struct: type[msgspec.Struct], folder: Path | None = None) -> Meanings:
    """The meaning of each field of `struct` that the dictionary explains, without markup."""
    names = {field.encode_name for field in msgspec.structs.fields(struct)}
    tables = dictionary(folder)
    common = [table for table in tables if table.keys() >= _COMMON]
    own = {name for name in names if not any(name in table for table in common)} or names

    def likeness(table: Meanings) -> tuple[int, float]:
        shared = len(own & table.keys())
        return shared, shared / len(own | table.keys())

    best = max(tables, key=likeness, default={})
    if likeness(best)[0] < min(2, len(own)):
        # One field in common is chance, unless there is only one.
        best = {}
    found = {**{k: v for table in common for k, v in table.items()}, **best}
    return {name: found[name].replace("`", "") for name in names if name in found}
