"""The vectors of M8; a vector may take its parts from another one that it names."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from bloc_course.items.item import ItemPart

LISTED = json.loads((Path(__file__).parent / "vectors" / "m8.json").read_text("utf-8"))
WHOLE = {vector["name"]: vector["parts"] for vector in LISTED if "parts" in vector}
VECTORS = [pytest.param(vector, id=vector["name"]) for vector in LISTED]


def parts_of(vector):
    """The parts of a vector, or those of another one that it names."""
    parts = vector["parts"] if "parts" in vector else WHOLE[vector["parts_of"]]
    return msgspec.convert(parts, tuple[ItemPart, ...])
