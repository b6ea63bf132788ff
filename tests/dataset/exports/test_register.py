"""Every export: the same bytes everywhere, plain UTF-8, and a way out where a library is absent."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator

import msgspec
import pytest

from bloc_course.dataset import records
from bloc_course.dataset.exports import Export, exports
from bloc_course.dataset.exports import _base as base
from bloc_course.dataset.lints.references import WANTED
from bloc_course.dataset.load import Dataset
from bloc_course.errors import CallError

ALL = tuple(exports().values())
each = pytest.mark.parametrize("export", ALL, ids=lambda e: e.name)
PROGRAM = """
import hashlib, json
from bloc_course.dataset.exports import exports
from bloc_course.dataset.load import load
data = load()
def digest(content):
    parts = [content] if isinstance(content, bytes) else [content[n] for n in sorted(content)]
    return hashlib.sha256(b"".join(parts)).hexdigest()
print(json.dumps({name: digest(export.write(data)) for name, export in exports().items()}))
"""


def contents(export: Export, data: Dataset) -> Iterator[bytes]:
    content = export.write(data)
    yield from [content] if isinstance(content, bytes) else content.values()


def test_the_formats_are_those_promised() -> None:
    names = {"json", "csv", "jsonld", "csl", "bibtex", "timelinejs", "gexf"}
    assert set(exports()) == names
    assert [export.name for export in ALL] == sorted(names)


@each
def test_files_are_utf_8_with_line_feeds_and_a_last_one(export: Export, nasty: Dataset) -> None:
    for content in contents(export, nasty):
        assert "\r" not in content.decode()
        assert content.endswith(b"\n")


@each
def test_one_file_has_a_suffix_and_a_folder_has_none(export: Export, data: Dataset) -> None:
    assert isinstance(export.write(data), bytes) is bool(export.suffix)


def test_another_hash_seed_zone_and_locale_give_the_same_bytes() -> None:
    found = []
    for seed, zone, locale in (("1", "Asia/Tokyo", "C"), ("2", "America/Lima", "C.UTF-8")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale}
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        found.append(json.loads(done.stdout))
    assert found[0] == found[1]
    assert set(found[0]) == set(exports())


def test_a_change_of_the_data_changes_every_export(data: Dataset, nasty: Dataset) -> None:
    def digest(export: Export, which: Dataset) -> str:
        return hashlib.sha256(b"".join(contents(export, which))).hexdigest()

    assert all(digest(export, data) != digest(export, nasty) for export in ALL)


@pytest.mark.parametrize(("name", "library"), [("bibtex", "bibtexparser"), ("gexf", "networkx")])
def test_an_absent_library_is_named_with_its_extra(
    name: str, library: str, data: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(CallError, match=rf"{library}.*bloc_course\[export\]"):
        exports()[name].write(data)


def test_needed_gives_the_library_itself() -> None:
    assert base.needed("json", "x") is json


def test_no_speaker_can_be_exported_that_the_lint_of_references_does_not_know() -> None:
    speakers = {
        (struct, field.name)
        for struct in vars(records).values()
        if isinstance(struct, type) and issubclass(struct, msgspec.Struct)
        for field in msgspec.structs.fields(struct)
        if field.name == "according_to"
    }
    assert speakers
    assert speakers <= set(WANTED)
