"""Documents are held to the code."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from bloc_course.dataset import records as r
from bloc_course.dataset.load import data_folder

STRUCTS = [
    value
    for value in vars(r).values()
    if isinstance(value, type) and issubclass(value, msgspec.Struct) and value is not msgspec.Struct
]
FIELDS = sorted({f.encode_name for s in STRUCTS for f in msgspec.structs.fields(s)})


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_is_in_the_data_dictionary(name: str) -> None:
    assert f"`{name}`" in (data_folder() / "README.md").read_text(encoding="utf-8")


def test_files_of_records_are_text_with_one_final_line_end() -> None:
    for path in Path(data_folder()).glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        assert text.endswith("\n"), path
        assert not text.endswith("\n\n"), path
        assert "\t" not in text, path
