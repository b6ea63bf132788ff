"""Runs the lab notebooks anew and keeps their outputs: `make labs`, after a change of the data.

What is kept is the same bytes on every machine: no run times, no versions, one text a cell. nbval
compares a fresh run with it.
"""

from __future__ import annotations

import json
import sys
from itertools import groupby
from pathlib import Path
from typing import Any

import nbformat

METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def executed(path: Path) -> str:
    """The notebook as text after a fresh run; nbclient's CellExecutionError where a cell fails."""
    from nbclient import NotebookClient  # noqa: PLC0415

    notebook: Any = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    NotebookClient(notebook, timeout=60, record_timing=False).execute(cwd=str(path.parent))
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = joined(cell.outputs)
    notebook.metadata = METADATA
    plain = nbformat.v4.writes(notebook)  # type: ignore[no-untyped-call]
    return json.dumps(json.loads(plain), ensure_ascii=False, indent=1) + "\n"


def joined(outputs: list[Any]) -> list[Any]:
    """Printed text may come in pieces, as the kernel's buffer has it; here it is one."""
    joined = []
    for name, pieces in groupby(outputs, key=lambda output: output.get("name")):
        first, *more = pieces
        if name is None:
            joined += [first, *more]
            continue
        first.text += "".join(piece.text for piece in more)
        joined.append(first)
    return joined


def main(paths: list[str]) -> int:
    """Run each notebook and write it back where its outputs changed."""
    for path in map(Path, paths):
        text = executed(path)
        changed = text != path.read_text(encoding="utf-8")
        if changed:
            path.write_text(text, encoding="utf-8")
        print(f"{path}: {'new outputs' if changed else 'as it was'}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
