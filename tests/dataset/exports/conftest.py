"""The dataset of the package, and one spoilt with every sign that some format treats specially."""

from __future__ import annotations

import msgspec
import pytest

from bloc_course.dataset.load import Dataset, load
from bloc_course.dataset.records import KINDS

NASTY = "=50% of $x_1$ & #2 {a} ~b^c \\d <i>“é”</i>, \"q\"; 'œ' – Ż, ё\u00a0ß"


@pytest.fixture(scope="session")
def data() -> Dataset:
    return load()


@pytest.fixture(scope="session")
def nasty(data: Dataset) -> Dataset:
    """The dataset with one document, group and event called by every special sign."""
    kinds = {kind.FILE: getattr(data, kind.FILE) for kind in KINDS}
    for kind, field in (("documents", "title"), ("groups", "name"), ("events", "label")):
        records = dict(kinds[kind])
        first = next(iter(records))
        records[first] = msgspec.structs.replace(records[first], **{field: NASTY, "note": NASTY})
        kinds[kind] = records
    return Dataset(version=data.version, article=data.article, **kinds)
