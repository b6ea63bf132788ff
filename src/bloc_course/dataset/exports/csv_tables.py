"""The dataset as CSV tables with a description of every column: a Tabular Data Package.

Frictionless Data, "Data Package (v2)" and "Table Schema (v2)", 2024.
"""

from __future__ import annotations

import csv
import hashlib
import io
from typing import Any

import msgspec

from bloc_course.dataset.exports._base import LICENCE, Export
from bloc_course.dataset.exports._files import PACKAGE
from bloc_course.dataset.exports._rows import rows
from bloc_course.dataset.exports._tables import Column, Table, tables
from bloc_course.dataset.load import Dataset

DESCRIPTION = (
    "One table for each kind of record and one for each list inside records. Ids are keys: the "
    "table records has all of them, citations the paragraphs that carry each statement, links the "
    "relations between records. Dates are EDTF text as the article gives them, with the earliest "
    "and latest day beside them. What a source alleges, denies or reports is its statement and no "
    "fact: read modality, polarity and according_to with every line. Values are exact, in UTF-8 "
    "with line feeds; a text may begin with a sign that a spreadsheet takes for a formula, so "
    "import the columns as text."
)


def write(dataset: Dataset) -> dict[str, bytes]:
    """The tables and `datapackage.json`, by file name."""
    all_tables = tuple(tables())
    lines: dict[str, list[dict[str, str]]] = {table.name: [] for table in all_tables}
    for name, row in rows(dataset):
        lines[name].append(row)
    files = {f"{table.name}.csv": _csv(table, lines[table.name]) for table in all_tables}
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": PACKAGE,
        "title": f"Tables on {dataset.article.title}",
        "description": f"{DESCRIPTION} The work described: {dataset.article.bibliography}",
        "version": dataset.version,
        "licenses": [LICENCE],
        "contributors": [{"title": "bloc_course contributors", "roles": ["author"]}],
        "resources": [_resource(table, files[f"{table.name}.csv"]) for table in all_tables],
    }
    described = msgspec.json.format(msgspec.json.encode(package), indent=1) + b"\n"
    return {**files, "datapackage.json": described}


def _csv(table: Table, lines: list[dict[str, str]]) -> bytes:
    out = io.StringIO()
    names = [column.name for column in table.columns]
    writer = csv.DictWriter(out, names, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(lines)
    return out.getvalue().encode()


def _resource(table: Table, content: bytes) -> dict[str, Any]:
    return {
        "name": table.name.replace("_", "-"),
        "type": "table",
        "description": table.says,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {
                    "fields": [column.name],
                    "reference": {"resource": column.target.replace("_", "-"), "fields": ["id"]},
                }
                for column in table.columns
                if column.target
            ],
        },
    }


def _field(column: Column) -> dict[str, Any]:
    limits: dict[str, Any] = {}
    if column.required:
        limits["required"] = True
    if column.words:
        limits["enum"] = list(column.words)
    if column.pattern:
        limits["pattern"] = column.pattern
    field: dict[str, Any] = {"name": column.name, "type": column.type}
    field |= {"description": column.says} if column.says else {}
    return field | ({"constraints": limits} if limits else {})


SPEC = Export(
    name="csv",
    description="a folder of tables with a Tabular Data Package description",
    suffix="",
    write=write,
)
