"""JSON: what is written reads back as the same dataset."""

from __future__ import annotations

import json

import msgspec
import pytest

from bloc_course.dataset.exports import json_data
from bloc_course.dataset.load import Dataset
from bloc_course.dataset.records import KINDS


@pytest.mark.parametrize("name", ["data", "nasty"])
def test_reading_undoes_writing(name: str, request: pytest.FixtureRequest) -> None:
    dataset: Dataset = request.getfixturevalue(name)
    again = json_data.read(json_data.write(dataset))
    assert again == dataset
    for kind in KINDS:
        assert list(getattr(again, kind.FILE)) == list(getattr(dataset, kind.FILE))


def test_the_fields_are_those_of_the_yaml(data: Dataset) -> None:
    whole = json.loads(json_data.write(data))
    assert list(whole) == ["version", "article", *(kind.FILE for kind in KINDS)]
    names = {
        name for person in whole["people"] for role in person.get("roles", ()) for name in role
    }
    assert "from" in names
    assert "from_" not in names


def test_another_object_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        json_data.read(b'{"version": "x"}')
