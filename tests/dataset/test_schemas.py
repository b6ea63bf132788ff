"""JSON Schemas: the committed ones are those made today, the data fit them, and faults do not."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

import jsonschema
import msgspec
import pytest
import yaml

from bloc_course.dataset import records as r
from bloc_course.dataset import schemas
from bloc_course.dataset._yaml import compose
from bloc_course.dataset.dictionary import dictionary, meanings
from bloc_course.dataset.load import data_folder

KINDS = ("article", *(kind.FILE for kind in r.KINDS))


@cache
def schema(kind: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(schemas.files()[f"{kind}.schema.json"])
    return found


@cache
def plain(kind: str) -> Any:
    """A data file as the loader reads it: every value is text."""
    path = data_folder() / f"{kind}.yaml"
    return compose(path.read_text(encoding="utf-8"), path.name)[0]


def faults(kind: str, value: Any) -> list[str]:
    validator = jsonschema.Draft7Validator(schema(kind))
    return [f"{list(error.path)}: {error.message[:200]}" for error in validator.iter_errors(value)]


class EditorLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """YAML 1.2 as an editor reads it: numbers and truth values, but no dates and no `no`."""


EditorLoader.yaml_implicit_resolvers = {}
for tag, form, first in (
    ("bool", r"true|false", "tf"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?([0-9]*\.[0-9]+|[0-9]+\.[0-9]*)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    EditorLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(rf"(?:{form})\Z"), list(first)
    )


def test_the_committed_schemas_are_those_made_today() -> None:
    """`bloc-course data schema` writes them anew after a change of records or dictionary."""
    folder = data_folder() / schemas.FOLDER
    committed = {path.name: path.read_bytes() for path in folder.glob("*.json")}
    assert committed == schemas.files()


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_itself_valid(kind: str) -> None:
    jsonschema.Draft7Validator.check_schema(schema(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_the_data_fit_as_text_and_as_an_editor_reads_them(kind: str) -> None:
    assert faults(kind, plain(kind)) == []
    text = (data_folder() / f"{kind}.yaml").read_text(encoding="utf-8")
    assert faults(kind, yaml.load(text, EditorLoader)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_field_that_there_is_not_is_a_fault(kind: str) -> None:
    value = plain(kind)
    if kind == "article":
        assert faults(kind, {**value, "titel": "x"})
    else:
        assert faults(kind, [{**value[0], "nots": "x"}])


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("people", {"kind": "aktor"}),
        ("people", {"memberships": [{"group": "x", "status": "membr"}]}),
        ("events", {"tier": "cor"}),
        ("claims", {"polarity": "denys"}),
        ("documents", {"dates": {"wrote": {"when": "1932"}}}),
        ("documents", {"extant_here": "yes"}),
        ("terms", {"id": "Not An Id"}),
        ("periods", {"cite": ["page 3"]}),
        ("periods", {"cite": []}),
        ("periods", {"path": ["X"]}),
        ("chapters", {"minutes": "an hour"}),
        ("chapters", {"minutes_on": {"S": "an hour"}}),
        ("discrepancies", {"statements": []}),
    ],
)
def test_a_wrong_word_is_a_fault(kind: str, change: dict[str, Any]) -> None:
    first = plain(kind)[0]
    assert faults(kind, [first]) == []
    assert faults(kind, [{**first, **change}])


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "article"])
def test_a_missing_field_is_a_fault(kind: str) -> None:
    first = plain(kind)[0]
    for name in ("id", "cite"):
        assert faults(kind, [{key: value for key, value in first.items() if key != name}])


@pytest.mark.parametrize("kind", r.KINDS, ids=lambda kind: kind.FILE)
def test_a_field_explains_itself_as_the_dictionary_does(kind: type[r.Record]) -> None:
    properties = schema(kind.FILE)["definitions"][kind.__name__]["properties"]
    says = meanings(kind)
    assert len(says) > 4
    for name, meaning in says.items():
        assert properties[name]["description"] == meaning


def test_the_dictionary_is_read_by_its_tables() -> None:
    assert meanings(r.Outside)["source"] == "its full reference"
    assert "polarity" not in meanings(r.Person)
    assert meanings(r.Claim)["source"] != meanings(r.Outside)["source"]
    assert meanings(r.Hop)["to"] != meanings(r.Link)["to"]
    assert all(isinstance(table, dict) and table for table in dictionary())


def test_no_meaning_is_guessed_from_one_field_in_common() -> None:
    class Odd(msgspec.Struct):
        label: str
        weight: str
        colour: str

    assert meanings(Odd) == {}


def test_without_a_dictionary_a_schema_still_checks(tmp_path: Any) -> None:
    bare = json.loads(schemas.files(tmp_path)["periods.schema.json"])
    assert jsonschema.Draft7Validator(bare).is_valid(plain("periods"))
    assert "description" not in bare["definitions"]["Period"]["properties"]["label"]
