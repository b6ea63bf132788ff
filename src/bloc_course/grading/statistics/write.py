"""The statistics in files: the page, its tables beside it and the same for a program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bloc_course.forms.private import write_private
from bloc_course.grading.statistics.model import Statistics
from bloc_course.grading.statistics.page import statistics_html
from bloc_course.grading.statistics.tables import statistics_json, tables


def write_statistics(found: Statistics, page: Path) -> list[Path]:
    """Write `page`, CSV files and JSON of the same stem beside it, for the owner alone.

    Returns the files. A table of an earlier run that there is none of now is removed.
    """
    page.parent.mkdir(parents=True, exist_ok=True)
    (page.parent / f"{page.stem}-irt.csv").unlink(missing_ok=True)
    written = []
    for path, content in _files(found, page):
        write_private(path, content)
        written.append(path)
    return written


def _files(found: Statistics, page: Path) -> Iterator[tuple[Path, str | bytes]]:
    yield page, statistics_html(found)
    yield page.with_suffix(".json"), statistics_json(found)
    for ending, text in tables(found).items():
        name = f"{page.stem}-{ending}.csv" if ending else f"{page.stem}.csv"
        yield page.parent / name, text
