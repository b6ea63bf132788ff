"""CSL-JSON: what the format allows, dates that claim no more than is known, and a rendering."""

from __future__ import annotations

import json
import re
import warnings
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bloc_course.dataset.exports import csl_json
from bloc_course.dataset.exports._works import Name, split
from bloc_course.dataset.load import Dataset
from bloc_course.dates import parse_edtf
from bloc_course.dates.days import day_number

# Types of CSL 1.0.2 that we use; no package ships the schema of CSL-JSON.
KNOWN_TYPES = {
    *("article-journal", "book", "chapter", "document", "interview", "legal_case", "pamphlet"),
    *("periodical", "personal_communication", "report", "speech"),
}
NAME = {
    "type": "object",
    "properties": {
        p: {"type": "string"} for p in ("family", "given", "literal", "non-dropping-particle")
    },
    "additionalProperties": False,
    "anyOf": [{"required": ["family"]}, {"required": ["literal"]}],
}
PARTS = {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}}
DATE = {
    "type": "object",
    "properties": {
        "date-parts": {"type": "array", "minItems": 1, "maxItems": 2, "items": PARTS},
        "season": {"enum": [1, 2, 3, 4]},
        "circa": {"const": True},
        "literal": {"type": "string"},
        "edtf": {"type": "string"},
    },
    "additionalProperties": False,
    "required": ["edtf"],
    "oneOf": [{"required": ["date-parts"]}, {"required": ["literal"]}],
}
TEXTS = ("title", "genre", "container-title", "language", "medium", "note", "archive")
ITEM = {
    "type": "object",
    "properties": {
        "id": {"type": "string"},
        "type": {"enum": sorted(KNOWN_TYPES)},
        **{name: {"type": "string", "minLength": 1} for name in (*TEXTS, "archive_location")},
        "author": {"type": "array", "items": NAME},
        "recipient": {"type": "array", "items": NAME},
        "issued": DATE,
        "custom": {"type": "object"},
    },
    "required": ["id", "type", "title"],
    "additionalProperties": False,
}


@pytest.fixture(scope="module")
def items(data: Dataset) -> list[dict[str, Any]]:
    return json.loads(csl_json.write(data))


def test_every_document_is_an_item_that_the_format_allows(
    items: list[dict[str, Any]], data: Dataset
) -> None:
    jsonschema.validate(items, {"type": "array", "items": ITEM})
    assert [item["id"] for item in items] == list(data.documents)


def test_authors_are_those_of_the_records(items: list[dict[str, Any]], data: Dataset) -> None:
    for item in items:
        authors = data.documents[item["id"]].author
        assert len(item.get("author", [])) == len(authors)
        for name, id_ in zip(item.get("author", []), authors, strict=True):
            if id_ in data.groups:
                assert name == {"literal": data.groups[id_].name}
            else:
                order = ("given", "non-dropping-particle", "family", "literal")
                words = " ".join(name[part] for part in order if part in name)
                assert words == data.people[id_].name


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Pierre Broué", Name(given="Pierre", family="Broué")),
        ("Gregori Y. Zinoviev", Name(given="Gregori Y.", family="Zinoviev")),
        ("Jean Van Heijenoort", Name(given="Jean", family="Van Heijenoort")),
        ("Rosa van der Berg", Name(given="Rosa", particle="van der", family="Berg")),
        ("Margaret Buber-Neumann", Name(given="Margaret", family="Buber-Neumann")),
        ("Stalin", Name(family="Stalin")),
        ("N.N.", Name(literal="N.N.")),
        ("Grünstein's wife", Name(literal="Grünstein's wife")),
        ("Kirov’s Emissary", Name(literal="Kirov’s Emissary")),
    ],
)
def test_a_name_is_taken_apart_where_its_form_shows_the_parts(name: str, parts: Name) -> None:
    assert split(name) == parts


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1932", {"date-parts": [[1932]]}),
        ("1932-10", {"date-parts": [[1932, 10]]}),
        ("1932-10-06", {"date-parts": [[1932, 10, 6]]}),
        ("1932-10/1932-11", {"date-parts": [[1932, 10], [1932, 11]]}),
        ("1932-23", {"date-parts": [[1932]], "season": 3}),
        ("1932-24", {"date-parts": [[1932]], "season": 4}),
        ("1932~", {"date-parts": [[1932]], "circa": True}),
        ("193X", {"literal": "the 1930s"}),
        ("1932-10-XX", {"literal": "some day in October 1932"}),
        ("../1932-10", {"literal": "not after October 1932"}),
        ("1932-10/..", {"literal": "not before October 1932"}),
        ("[1931,1933]", {"literal": "1931 or 1933"}),
        ("1932-21/1932-23", {"literal": "between spring 1932 and autumn 1932"}),
        ("1932?/1933", {"literal": "between 1932 (uncertain) and 1933"}),
    ],
)
def test_a_date_has_parts_only_where_parts_can_say_it(text: str, value: dict[str, Any]) -> None:
    assert csl_json.date(text) == {**value, "edtf": text}


@given(st.dates(), st.integers(1, 3))
def test_the_parts_of_a_point_lie_where_the_date_lies(day: Any, fineness: int) -> None:
    text = "-".join(day.isoformat().split("-")[:fineness])
    (parts,) = csl_json.date(text)["date-parts"]
    assert len(parts) == fineness
    date = parse_edtf(text)
    first = day_number(*[*parts, 1, 1][:3])
    assert date.lo == first


def test_citeproc_renders_every_item(items: list[dict[str, Any]]) -> None:
    with warnings.catch_warnings():
        # It warns of every field that it does not know; a reader of CSL may.
        warnings.simplefilter("ignore")
        from citeproc import (
            Citation,
            CitationItem,
            CitationStylesBibliography,
            CitationStylesStyle,
            formatter,
        )
        from citeproc.source.json import CiteProcJSON

        plain = [{k: v for k, v in item.items() if k != "custom"} for item in items]
        source = CiteProcJSON(plain)
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        bibliography = CitationStylesBibliography(style, source, formatter.plain)
        for item in plain:
            bibliography.register(Citation([CitationItem(item["id"])]))
        lines = [str(line) for line in bibliography.bibliography()]
    assert len(lines) == len(items)
    everything = "\n".join(lines)
    for item in items:
        parts = item.get("issued", {}).get("date-parts", [])
        # This style of citeproc-py prints no ranges.
        if len(parts) == 1:
            assert f"({parts[0][0]})" in everything
        assert item.get("issued", {}).get("literal", "") in everything
        assert all(name.get("family", "") in everything for name in item.get("author", []))
    assert not re.search(r"\{|None", everything)
