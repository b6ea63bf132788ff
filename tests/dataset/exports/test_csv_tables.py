"""CSV: a valid Tabular Data Package from which the whole dataset can be put together again."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest
from frictionless import validate

from bloc_course.dataset import records as r
from bloc_course.dataset.exports import csv_tables, write
from bloc_course.dataset.exports._plan import is_struct, plan
from bloc_course.dataset.load import Dataset
from bloc_course.dates import parse_edtf

Row = dict[str, str]


@pytest.fixture(scope="module")
def files(data: Dataset) -> Mapping[str, bytes]:
    return csv_tables.write(data)


@pytest.fixture
def folder(files: Mapping[str, bytes], tmp_path: Path) -> Path:
    return write(csv_tables.SPEC, files, tmp_path / "tables")


def table(content: bytes) -> list[Row]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def errors(folder: Path) -> set[str]:
    report = validate(str(folder / "datapackage.json"))
    return {error[0] for error in report.flatten(["type"])}


def respell(folder: Path, name: str, column: str, value: str) -> None:
    """Change one cell and nothing else; size and hash are left out of the description."""
    path = folder / f"{name}.csv"
    rows = table(path.read_bytes())
    row = next(row for row in rows if row[column])
    row[column] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        del resource["bytes"], resource["hash"]
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")


def test_frictionless_finds_the_package_valid(folder: Path) -> None:
    assert errors(folder) == set()


@pytest.mark.parametrize(
    ("name", "column", "value", "error"),
    [
        ("people_memberships", "group", "no-such-group", "foreign-key"),
        ("people_memberships", "entry", "nobody", "foreign-key"),
        ("people_memberships", "according_to", "no-such-source", "foreign-key"),
        ("citations", "locator", "p999", "foreign-key"),
        ("links", "to", "nothing", "foreign-key"),
        ("claims", "predicate", "no-such-word", "foreign-key"),
        ("people_memberships", "modality", "perhaps", "constraint-error"),
        ("events", "when_earliest", "soon", "type-error"),
        ("events", "id", "", "constraint-error"),
    ],
)
def test_a_broken_key_word_or_day_is_caught(
    folder: Path, name: str, column: str, value: str, error: str
) -> None:
    respell(folder, name, column, value)
    assert error in errors(folder)


def test_a_changed_file_no_longer_has_its_hash(folder: Path) -> None:
    path = folder / "periods.csv"
    path.write_bytes(path.read_bytes().replace(b"U", b"S", 1))
    assert "hash-count" in errors(folder)


def test_every_column_of_every_table_is_described_once(files: Mapping[str, bytes]) -> None:
    package = json.loads(files["datapackage.json"])
    assert {resource["path"] for resource in package["resources"]} | {"datapackage.json"} == set(
        files
    )
    for resource in package["resources"]:
        names = [field["name"] for field in resource["schema"]["fields"]]
        header = files[resource["path"]].decode().partition("\n")[0].split(",")
        assert header == names
        assert len(set(names)) == len(names)


def test_days_are_those_of_the_edtf_text(files: Mapping[str, bytes]) -> None:
    seen = 0
    for name, content in files.items():
        for row in table(content) if name.endswith(".csv") else ():
            for column in [c for c in row if c.endswith("_earliest")]:
                text = row[column.removesuffix("_earliest")]
                low, high = row[column], row[column.replace("_earliest", "_latest")]
                date = parse_edtf(text) if text else None
                for day, number in ((low, date and date.proof_lo), (high, date and date.proof_hi)):
                    known = dt.date.fromisoformat(day).toordinal() if day else None
                    assert known == number, (name, text)
                seen += date is not None
    assert seen > 100


@pytest.mark.parametrize("name", ["data", "nasty"])
def test_the_dataset_can_be_put_together_again(name: str, request: pytest.FixtureRequest) -> None:
    dataset: Dataset = request.getfixturevalue(name)
    tables = Tables(csv_tables.write(dataset))
    for kind in r.KINDS:
        plain = [
            tables.value(kind, kind.FILE, row, row["id"], "") for row in tables.rows(kind.FILE)
        ]
        again = msgspec.convert(plain, tuple[kind, ...], strict=False)  # type: ignore[valid-type]
        assert again == tuple(getattr(dataset, kind.FILE).values()), kind
    (row,) = tables.rows("article")
    article = tables.value(r.Article, "article", row, "", "")
    for field in plan(r.Article):
        if field.form == "map":
            inner = field.inner[1]
            article[field.name] = {
                one["id"]: tables.value(inner, field.name, one, one["id"], "")
                for one in tables.rows(field.name)
            }
    assert msgspec.convert(article, r.Article, strict=False) == dataset.article


class Tables:
    """The tables by name, and the values that they hold."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._rows = {
            name.removesuffix(".csv"): table(content)
            for name, content in files.items()
            if name.endswith(".csv")
        }
        self._below: dict[tuple[str, str, str], list[Row]] = {}
        for name, rows in self._rows.items():
            for row in rows:
                if "entry" in row:
                    here = row["at"] if "list" in row else row["at"].rpartition(".")[0]
                    at = f"{here}.{row['list']}".lstrip(".") if "list" in row else here
                    self._below.setdefault((name, row["entry"], at), []).append(row)

    def rows(self, name: str) -> list[Row]:
        return self._rows[name]

    def below(self, name: str, entry: str, at: str) -> list[Row]:
        return self._below.get((name, entry, at), [])

    def value(
        self,
        struct: type[msgspec.Struct],
        name: str,
        row: Row,
        entry: str,
        at: str = "",
        *,
        prefix: str = "",
    ) -> dict[str, Any]:
        """A struct as plain values; what is empty is left out, as it is in the YAML."""
        found: dict[str, Any] = {}
        for field in plan(struct):
            column = prefix + field.name
            here = f"{at}.{field.name}".lstrip(".")
            if field.form == "cell":
                found[field.name] = row[column]
            elif field.form == "joined":
                found[field.name] = row[column].split(";") if row[column] else []
            elif field.form == "inside":
                inner = self.value(field.inner, name, row, entry, here, prefix=f"{column}_")
                found[field.name] = inner or None
            elif field.form == "cites":
                # Places are no records, so their citations stand in a table of their own.
                under = "places_cite" if name == "places" else "citations"
                rows = self.below(under, entry, here)
                found[field.name] = [one["locator"] for one in rows]
            elif field.form == "ids":
                found[field.name] = [one["to"] for one in self.below("links", entry, here)]
            elif field.form == "links":
                found[field.name] = [
                    {
                        "to": one["to"],
                        "cite": [
                            c["locator"]
                            for c in self.below("citations", entry, f"{one['at']}.cite")
                        ],
                    }
                    for one in self.below("links", entry, here)
                ]
            elif name != "article":
                under = "outside" if field.inner is r.Outside else f"{name}_{field.name}"
                found[field.name] = self._list(field, under, entry, here)
        return {name: value for name, value in found.items() if value not in ("", [], {}, None)}

    def _list(self, field: Any, under: str, entry: str, here: str) -> Any:
        inner = field.inner[1] if field.form == "map" else field.inner
        values: dict[str, Any] = {}
        for i, row in enumerate(self.below(under, entry, here)):
            if is_struct(inner):
                held: Any = self.value(inner, under, row, entry, row["at"])
            else:
                held = row["text"]
            values[row["key"] if field.form == "map" else str(i)] = held
        return values if field.form == "map" else list(values.values())
