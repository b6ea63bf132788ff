"""`datapackage.json`: it describes the files as they are, and keeps what is written by hand."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest
from frictionless import Package, Resource, validate

from bloc_course.dataset import data_package, schemas
from bloc_course.dataset.load import data_folder, load


@pytest.fixture
def described(folder: Path) -> Path:
    """A copy of the dataset with its description made anew."""
    data_package.write(load(folder), folder)
    return folder


def test_the_committed_description_is_that_made_today() -> None:
    """`bloc-course data package` writes it anew after a change of the data."""
    folder = data_folder()
    assert (folder / data_package.FILE).read_bytes() == data_package.package(load(folder), folder)


def test_frictionless_finds_it_valid(described: Path) -> None:
    report = validate(str(described / data_package.FILE))
    assert report.valid, report.flatten(["title", "message"])


def test_it_names_every_data_file_with_size_hash_and_schema(described: Path) -> None:
    package = json.loads((described / data_package.FILE).read_bytes())
    assert package["version"] == load(described).version
    resources = {one["path"]: one for one in package["resources"]}
    assert set(resources) == {path.name for path in described.glob("*.yaml")}
    for path, one in resources.items():
        content = (described / path).read_bytes()
        assert one["bytes"] == len(content)
        assert one["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert Path(one["jsonSchema"]).name in schemas.files()
    for key in ("title", "description", "licenses", "contributors", "keywords"):
        assert package[key], key
    assert [one["name"] for one in package["licenses"]] == ["CC-BY-4.0"]


def test_an_address_that_nobody_has_confirmed_is_not_passed_on(described: Path) -> None:
    path = described / "article.yaml"
    text = path.read_text(encoding="utf-8")
    for word in ("true", "false"):
        path.write_text(
            re.sub(r"(?m)^url_confirmed: \w+$", f"url_confirmed: {word}", text), "utf-8"
        )
        (source,) = json.loads(data_package.package(load(described), described))["sources"]
        assert ("path" in source) is (word == "true")


def test_line_ends_of_a_checkout_do_not_count(described: Path) -> None:
    before = (described / data_package.FILE).read_bytes()
    for path in described.glob("*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert data_package.package(load(described), described) == before


def test_what_is_written_by_hand_is_kept_and_the_rest_made_anew(described: Path) -> None:
    path = described / data_package.FILE
    package = json.loads(path.read_bytes())
    path.write_text(json.dumps({**package, "title": "Mine", "version": "old"}), encoding="utf-8")
    again = json.loads(data_package.package(load(described), described))
    assert again["title"] == "Mine"
    assert again["version"] == package["version"]


@pytest.mark.parametrize("content", [None, b"no JSON", b"[]"])
def test_without_a_description_there_is_a_plain_one(described: Path, content: bytes | None) -> None:
    path = described / data_package.FILE
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    data_package.write(load(described), described)
    assert Package.validate_descriptor(json.loads(path.read_bytes())).valid


def test_a_changed_file_is_noticed(described: Path) -> None:
    resources = json.loads((described / data_package.FILE).read_bytes())["resources"]
    (told,) = (one for one in resources if one["name"] == "periods")
    periods = Resource(told, basepath=str(described))
    assert periods.validate().valid
    with (described / "periods.yaml").open("a", encoding="utf-8") as file:
        file.write("# one line more\n")
    assert not periods.validate().valid


def test_the_line_for_editors_is_a_comment_to_the_loader(folder: Path) -> None:
    from bloc_course.dataset.lints import problems_of

    before = list(problems_of(load(folder), folder))
    for path in folder.glob("*.yaml"):
        line = f"# yaml-language-server: $schema=schemas/{path.stem}.schema.json\n"
        path.write_text(line + path.read_text(encoding="utf-8"), encoding="utf-8")
    after = list(problems_of(load(folder), folder))
    assert [(p.code, p.field, p.line + 1 if p.line > 1 else p.line) for p in before] == [
        (p.code, p.field, p.line) for p in after
    ]
