"""The dataset of the package, and one spoilt with every sign that some format treats specially."""

from __future__ import annotations

import msgspec
import pytest

from bloc_course.dataset.load import Dataset, load

NASTY = "=50% of $x_1$ & #2 {a} ~b^c \\d <i>“é”</i>, \"q\"; 'œ' – Ż, ё\u00a0ß"


@pytest.fixture(scope="session")
def data() -> Dataset:
    return load()


@pytest.fixture(scope="session")
def nasty(data: Dataset) -> Dataset:
    """The dataset with one document, person and event called by every special sign."""
    changes = {}
    for kind, field in (("documents", "title"), ("groups", "name"), ("events", "label")):
        records = dict(getattr(data, kind))
        first = next(iter(records))
        records[first] = msgspec.structs.replace(records[first], **{field: NASTY, "note": NASTY})
        changes[kind] = records
    return msgspec.structs.replace(data, **changes)
