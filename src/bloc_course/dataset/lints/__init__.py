"""What must hold of the dataset beyond its form; every module of this folder is one lint."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from bloc_course.dataset.lints._base import Fault, Lint
from bloc_course.dataset.load import Dataset
from bloc_course.dataset.places import Places
from bloc_course.errors import Problem
from bloc_course.registry import discover

__all__ = ["Fault", "Lint", "faults_of", "lints", "problems_of"]


def lints() -> tuple[Lint, ...]:
    """All lints, by the names of their modules."""
    return discover("bloc_course.dataset.lints", Lint)


def faults_of(dataset: Dataset, passages: Mapping[str, str]) -> Iterator[tuple[Lint, Fault]]:
    """Every fault that any lint finds; `passages` is empty where the text is not at hand."""
    for lint in lints():
        for fault in lint.check(dataset):
            yield lint, fault
        if passages and lint.against_text:
            for fault in lint.against_text(dataset, passages):
                yield lint, fault


def problems_of(
    dataset: Dataset, folder: Path, passages: Mapping[str, str] = MappingProxyType({})
) -> Iterator[Problem]:
    """Every fault that any lint finds, with file and line."""
    places: Places | None = None
    for lint, fault in faults_of(dataset, passages):
        places = places or Places(folder)
        file, line = places.of(fault.record, fault.path)
        yield Problem(
            file=file,
            line=line,
            code=lint.code,
            field=".".join(map(str, (fault.record, *fault.path))),
            problem=fault.problem,
            found=fault.found,
            hint=fault.hint,
        )
