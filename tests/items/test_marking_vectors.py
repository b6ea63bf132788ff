"""The vectors that the player shares: each answer's status, score and case."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import msgspec
import pytest

from bloc_course.items.item import ItemPart
from bloc_course.items.processing import process

FOLDER = Path(__file__).parents[1] / "vectors"
NAMES = (*(f"m{n}" for n in range(1, 8)), "m1-spelling", "marked-text-and-gaps", "composite")
FILES = [FOLDER / f"{name}.json" for name in NAMES]
VECTORS = [
    pytest.param(vector, id=f"{path.stem} {vector['name']}")
    for path in FILES
    for vector in json.loads(path.read_text("utf-8"))
]


@pytest.mark.parametrize("vector", VECTORS)
def test_a_vector_is_marked_as_it_says(vector):
    parts = msgspec.convert(vector["parts"], tuple[ItemPart, ...])
    outcome = process(parts, vector["raw"])
    case = "/".join(part.mark.case for part in outcome.parts)
    expected = (vector["status"], Fraction(vector["score"]), vector["case"])
    assert (outcome.status, outcome.score, case) == expected, outcome.reason


@pytest.mark.parametrize("vector", VECTORS)
def test_what_cannot_be_read_says_why(vector):
    parts = msgspec.convert(vector["parts"], tuple[ItemPart, ...])
    outcome = process(parts, vector["raw"])
    assert bool(outcome.reason) >= (vector["status"] in {"malformed", "ambiguous"})


def test_every_rule_has_vectors_enough():
    counts = {path.stem: len(json.loads(path.read_text("utf-8"))) for path in FILES}
    assert counts.pop("composite") >= 10
    assert counts["m5"] >= 60
    assert min(counts.values()) >= 20
