"""`bloc_course.report`: item statistics of a class's answers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec

from bloc_course.errors import CallError
from bloc_course.grading.statistics.count import statistics
from bloc_course.grading.statistics.model import Statistics
from bloc_course.grading.statistics.seen import Bare
from bloc_course.grading.statistics.write import write_statistics
from bloc_course.grading.write import papers_of
from bloc_course.submissions.admit import Keep


@dataclass(frozen=True, slots=True)
class Report:
    """The figures, and the files that they were written to, the page first."""

    statistics: Statistics
    files: tuple[Path, ...] = ()


def report(
    quiz: str | Path,
    answers: str | Path,
    page: str | Path | None = None,
    *,
    keep: Keep = "last",
    irt: Literal["rasch", "2pl"] | None = None,
) -> Report:
    """Item statistics of a class's answers, as `bloc-course stats` gives them.

    With `page` (a name that ends in .html) they are written too, with tables beside it; `irt` fits
    an item response model (the extra `irt`).
    """
    target = Path(page) if page else None
    if target and target.suffix.lower() not in {".html", ".htm"}:
        raise CallError(f"{target}: a page's name ends in .html, such as items.html")
    marked, _ = papers_of(Path(quiz), Path(answers), keep=keep)
    papers = list(map(Bare(), marked))
    found = statistics(papers)
    if irt:
        from bloc_course.grading.statistics.irt import irt as fit  # noqa: PLC0415

        found = msgspec.structs.replace(found, irt=fit(papers, irt))
    return Report(found, tuple(write_statistics(found, target)) if target else ())
