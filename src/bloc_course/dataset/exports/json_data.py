"""The whole dataset as one JSON object: version, article and every kind as a list of records."""

from __future__ import annotations

from typing import Any

import msgspec

from bloc_course.dataset import records as r
from bloc_course.dataset.exports._base import Export
from bloc_course.dataset.load import Dataset

# Fields have the names that they have in the YAML; those with their default are left out.
_Whole: Any = msgspec.defstruct(
    "Whole",
    [
        ("version", str),
        ("article", r.Article),
        *((kind.FILE, tuple[kind, ...]) for kind in r.KINDS),  # type: ignore[valid-type]
    ],
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
)


def write(dataset: Dataset) -> bytes:
    """The dataset, its records in the order of the files."""
    whole = _Whole(version=dataset.version, article=dataset.article, **dataset.by_kind())
    return msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n"


def read(content: bytes) -> Dataset:
    """The dataset that `write` wrote. Raises msgspec.ValidationError for anything else."""
    whole = msgspec.json.decode(content, type=_Whole)
    kinds: dict[str, Any] = {
        kind.FILE: {record.id: record for record in getattr(whole, kind.FILE)} for kind in r.KINDS
    }
    return Dataset(version=whole.version, article=whole.article, **kinds)


SPEC = Export(
    name="json",
    description="everything in one object, with the field names of the YAML",
    suffix=".json",
    write=write,
)
