"""What must hold of the dataset beyond its form; every module of this folder is one lint."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bloc_course.dataset.lints._base import Fault, Lint
from bloc_course.dataset.load import Dataset
from bloc_course.dataset.places import Places
from bloc_course.errors import Problem
from bloc_course.registry import discover

__all__ = ["Fault", "Lint", "lints", "problems_of"]


def lints() -> tuple[Lint, ...]:
    """All lints, by the names of their modules."""
    return discover("bloc_course.dataset.lints", Lint)


def problems_of(dataset: Dataset, folder: Path) -> Iterator[Problem]:
    """Every fault that any lint finds, with file and line."""
    places = Places(folder)
    for lint in lints():
        for fault in lint.check(dataset):
            file, line = places.of(fault.record, fault.path)
            yield Problem(
                file=file,
                line=line,
                field=".".join(map(str, (fault.record, *fault.path))),
                problem=fault.problem,
                found=fault.found,
                hint=fault.hint,
            )
