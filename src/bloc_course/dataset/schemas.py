"""JSON Schemas of the data files, made from the record classes and the data dictionary.

An editor that knows them (YAML language server) checks as one types, completes fields and words,
and shows the dictionary's meaning. Draft 7, because editors support no later one fully.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from bloc_course.dataset import records as r
from bloc_course.dataset.dictionary import meanings

Schema = dict[str, Any]
FOLDER = "schemas"
_STRUCTS: dict[str, type[msgspec.Struct]] = {
    name: value
    for name, value in vars(r).items()
    if isinstance(value, type) and issubclass(value, msgspec.Struct)
}


def files(folder: Path | None = None) -> dict[str, bytes]:
    """The schema of every data file by file name; `folder` has the dictionary (default: ours)."""
    types: dict[str, tuple[Any, type[msgspec.Struct]]] = {"article": (r.Article, r.Article)}
    types |= {kind.FILE: (list[kind], kind) for kind in r.KINDS}  # type: ignore[valid-type]
    return {
        f"{name}.schema.json": msgspec.json.format(
            msgspec.json.encode(_schema(name, type_, struct, folder)), indent=1
        )
        + b"\n"
        for name, (type_, struct) in types.items()
    }


def write(out: Path, folder: Path | None = None) -> tuple[Path, ...]:
    """Write the schemas into the folder `out`; returns the files."""
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for name, content in files(folder).items():
        (out / name).write_bytes(content)
        written.append(out / name)
    return tuple(written)


def _schema(name: str, type_: Any, struct: type[msgspec.Struct], folder: Path | None) -> Schema:
    (root,), definitions = msgspec.json.schema_components(
        [type_], ref_template="#/definitions/{name}"
    )
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"{name}.yaml",
        "description": _first_line(struct),
        **_relaxed(root),
        "definitions": {
            title: _explained(definition, _STRUCTS[title], folder)
            for title, definition in sorted(definitions.items())
        },
    }


def _explained(definition: Schema, struct: type[msgspec.Struct], folder: Path | None) -> Schema:
    """A class's schema with what the dictionary says of each field."""
    says = meanings(struct, folder)
    properties = {}
    for name, value in definition["properties"].items():
        field = _relaxed(value)
        if name in says:
            # In Draft 7 nothing stands beside a reference.
            field = {"allOf": [field]} if "$ref" in field else field
            field = {**field, "description": says[name]}
        properties[name] = field
    return {**definition, "description": _first_line(struct), "properties": properties}


def _relaxed(schema: Any) -> Any:
    """What an editor may read in the place of text, which is all that the loader reads.

    An editor takes `1932` for a number; the loader takes a number and a truth value from text.
    """
    if isinstance(schema, list):
        return [_relaxed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("type") == "string" and not schema.keys() & {"pattern", "enum", "format"}:
        return {**schema, "type": ["string", "number"]}
    if schema.get("type") == "integer":
        read = {"type": "string", "pattern": "^-?[0-9]+$"}
        kept = {name: value for name, value in schema.items() if name != "type"}
        return {**kept, "anyOf": [{"type": "integer"}, read]}
    if schema.get("type") == "boolean":
        kept = {name: value for name, value in schema.items() if name != "type"}
        return {**kept, "enum": [True, False, "true", "false"]}
    inner = ("items", "anyOf", "additionalProperties")
    return {name: _relaxed(value) if name in inner else value for name, value in schema.items()}


def _first_line(struct: type[msgspec.Struct]) -> str:
    return (struct.__doc__ or "").strip().split("\n")[0]
