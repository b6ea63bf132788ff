"""Documents are held to the code."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from bloc_course.dataset import records as r
from bloc_course.dataset.load import data_folder, load

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


EXAMPLES = re.findall(
    r"## (\w+)\.yaml(?:(?!\n## ).)*?```yaml\n(.*?)\n```",
    (data_folder() / "README.md").read_text(encoding="utf-8"),
    re.DOTALL,
)


def test_every_kind_has_a_worked_example() -> None:
    assert {kind for kind, _ in EXAMPLES} == {kind.FILE for kind in r.KINDS}


@pytest.mark.parametrize(("kind", "example"), EXAMPLES, ids=[kind for kind, _ in EXAMPLES])
def test_a_worked_example_is_the_record_itself(kind: str, example: str) -> None:
    assert f"{example}\n" in (data_folder() / f"{kind}.yaml").read_text(encoding="utf-8")


def test_every_tag_of_a_judgement_is_in_the_data_dictionary() -> None:
    text = (data_folder() / "README.md").read_text(encoding="utf-8")
    rows = [row for row in text.splitlines() if row.startswith("| ") and row.count("|") >= 3]
    for judgement in load().judgements.values():
        named = [row for row in rows if re.match(rf"\| [\w, ]*\b{judgement.family}\b", row)]
        assert any(judgement.tag in row for row in named), judgement.id


@pytest.mark.parametrize("path", sorted(Path(data_folder()).glob("*.yaml")), ids=lambda p: p.stem)
def test_every_file_names_its_schema(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema=schemas/{path.stem}.schema.json"
    assert (path.parent / "schemas" / f"{path.stem}.schema.json").is_file()
