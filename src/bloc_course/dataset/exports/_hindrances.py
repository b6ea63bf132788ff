"""What keeps a dataset from being exported: the other lints may still find something to mend."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bloc_course.dataset.lints import edtf_dates, references, vocabulary
from bloc_course.dataset.load import Dataset
from bloc_course.dataset.places import Places
from bloc_course.errors import Problem

_NEEDED = (edtf_dates.SPEC, references.SPEC, vocabulary.SPEC)


def hindrances(dataset: Dataset, folder: Path) -> Iterator[Problem]:
    """Dates that can't be read, and ids and words that stand for nothing."""
    found = [(lint, fault) for lint in _NEEDED for fault in lint.check(dataset)]
    places = Places(folder) if found else None
    for lint, fault in found:
        assert places is not None
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
