"""Where a record stands in the files: used only when something has to be reported about it."""

from __future__ import annotations

from pathlib import Path

from bloc_course.dataset._yaml import Lines, compose, line_of
from bloc_course.dataset.load import shown
from bloc_course.dataset.records import KINDS


class Places:
    """File and line of every record and field of a data folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._at: dict[str, tuple[str, Lines, tuple[str | int, ...]]] = {}
        for kind in KINDS:
            file = shown(folder, kind.FILE)
            text = (folder / f"{kind.FILE}.yaml").read_text(encoding="utf-8")
            entries, lines = compose(text, file)
            for i, entry in enumerate(entries or []):
                self._at[entry["id"]] = (file, lines, (i,))

    def of(self, record: str, path: tuple[str | int, ...] = ()) -> tuple[str, int]:
        """The file and line (from 1) of a field of a record, or of the nearest thing around it."""
        if record not in self._at:
            return shown(self._folder, "article"), 1
        file, lines, entry = self._at[record]
        return file, line_of(lines, (*entry, *path))
