"""The JSON Schema of blueprints, for editors (Draft 7, because editors support no later one fully).

An editor that knows it checks as one types, completes fields and words, and shows what they mean.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from bloc_course.forms.blueprint import Blueprint
from bloc_course.forms.options import OPTIONS
from bloc_course.items.family import Family

Schema = dict[str, Any]
FILE = "blueprint.schema.json"
# What an editor looks for in the first line of a YAML file.
LINE = f"# yaml-language-server: $schema={FILE}"


def schema(known: Mapping[str, Family]) -> bytes:
    """The schema's file; `known` are the families, whose ids an editor then completes."""
    (root,), definitions = msgspec.json.schema_components(
        [Blueprint], ref_template="#/definitions/{name}"
    )
    whole = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A quiz's blueprint",
        **root,
        "definitions": {
            name: _explained(name, definition) for name, definition in sorted(definitions.items())
        },
    }
    section = whole["definitions"]["Section"]["properties"]
    skills = sorted({family.skill for family in known.values()})
    section["family"]["enum"] = ["", *known]
    section["families"]["items"] = {"enum": list(known)}
    section["skill"]["enum"] = ["", *skills]
    fewer = whole["definitions"]["Accommodation"]["properties"]["fewer"]
    meaning = fewer.pop("description")
    whole["definitions"]["Accommodation"]["properties"]["fewer"] = {
        "description": meaning,
        "anyOf": [fewer["additionalProperties"], fewer],
    }
    sections = whole["definitions"]["Blueprint"]["properties"]["sections"]
    short = {
        "type": "object",
        "minProperties": 1,
        "propertyNames": {"enum": [*known, *skills]},
        "additionalProperties": {
            "anyOf": [section["count"], {"$ref": "#/definitions/Section"}],
        },
    }
    listed = {name: value for name, value in sections.items() if name != "description"}
    whole["definitions"]["Blueprint"]["properties"]["sections"] = {
        "description": f"{sections['description']} Short: a family or skill and its count a line.",
        "anyOf": [listed, short],
    }
    return msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n"


def _explained(name: str, definition: Schema) -> Schema:
    """A class's schema with what each field means."""
    properties = {}
    for field, value in definition["properties"].items():
        shown = _as_typed(value)
        # In Draft 7 nothing stands beside a reference.
        shown = {"allOf": [shown]} if "$ref" in shown else shown
        properties[field] = {**shown, "description": OPTIONS[name][field].meaning}
    return {
        **definition,
        "description": definition.get("description", "").split("\n")[0],
        "properties": properties,
    }


def _as_typed(schema: Any) -> Any:
    """What an editor may read in the place of text, which is all that a blueprint is read as.

    An editor takes `2` for a number and `true` for a truth value.
    """
    if isinstance(schema, list):
        return [_as_typed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {
        name: _as_typed(value) if name in {"items", "anyOf", "additionalProperties"} else value
        for name, value in schema.items()
    }
    # A share needs its sign, and so is no number.
    if schema.get("type") == "string" and re.search(schema.get("pattern", ""), "1"):
        return {**inner, "type": ["string", "number"]}
    if schema.get("type") == "integer":
        rest = {name: value for name, value in inner.items() if name != "type"}
        return {**rest, "anyOf": [{"type": "integer"}, {"type": "string", "pattern": "^[0-9]+$"}]}
    if schema.get("type") == "boolean":
        rest = {name: value for name, value in inner.items() if name != "type"}
        return {**rest, "enum": [True, False, "true", "false"]}
    return inner
