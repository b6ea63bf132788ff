"""Writing: the old content or the new, and nobody else's files are touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from bloc_course.dataset.exports import Export, exports, write
from bloc_course.errors import CallError

ONE = Export(name="one", description="", suffix=".txt", write=lambda _: b"")
CSV = exports()["csv"]
PACKAGE = b'{"name": "bloc-course-tables", "resources": [{"path": "a.csv"}, {"path": "b.csv"}]}'


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_file_is_written_over_and_nothing_else_left(tmp_path: Path) -> None:
    out = tmp_path / "new" / "x.txt"
    write(ONE, b"old", out)
    assert write(ONE, b"new", out) == out
    assert out.read_bytes() == b"new"
    assert names(out.parent) == {"x.txt"}


def test_in_a_folder_a_file_gets_a_name(tmp_path: Path) -> None:
    assert write(ONE, b"x", tmp_path) == tmp_path / "bloc_course.txt"


def test_a_failure_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "x.txt"
    write(ONE, b"old", out)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fail)
    with pytest.raises(OSError, match="No space"):
        write(ONE, b"new", out)
    assert out.read_bytes() == b"old"
    assert names(tmp_path) == {"x.txt"}


def test_a_folder_of_an_earlier_export_is_replaced_whole(tmp_path: Path) -> None:
    out = tmp_path / "tables"
    write(CSV, {"a.csv": b"a", "b.csv": b"b", "datapackage.json": PACKAGE}, out)
    write(CSV, {"a.csv": b"A", "datapackage.json": PACKAGE}, out)
    assert names(out) == {"a.csv", "datapackage.json"}
    assert (out / "a.csv").read_bytes() == b"A"
    assert names(tmp_path) == {"tables"}


def test_a_failure_leaves_the_old_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "tables"
    write(CSV, {"a.csv": b"a", "datapackage.json": PACKAGE}, out)
    rename = Path.rename

    def fail(self: Path, target: Path) -> Path:
        if self.name.endswith(".new"):
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(OSError, match="No space"):
        write(CSV, {"a.csv": b"A", "datapackage.json": PACKAGE}, out)
    assert (out / "a.csv").read_bytes() == b"a"
    assert names(tmp_path) == {"tables"}


@pytest.mark.parametrize(
    "files",
    [
        {"notes.txt": b"mine"},
        {"a.csv": b"a", "datapackage.json": b'{"name": "another", "resources": []}'},
        {"a.csv": b"a", "mine.csv": b"m", "datapackage.json": PACKAGE},
        {"a.csv": b"a", "datapackage.json": b"no JSON"},
        {"a.csv": b"a", "datapackage.json": b"[]"},
    ],
    ids=["notes", "another package", "a file more", "no JSON", "no object"],
)
def test_a_folder_that_no_export_wrote_is_left_alone(
    tmp_path: Path, files: dict[str, bytes]
) -> None:
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    with pytest.raises(CallError, match="no export wrote"):
        write(CSV, {"a.csv": b"new", "datapackage.json": PACKAGE}, tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == files


def test_a_file_in_the_place_of_the_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "tables").write_bytes(b"mine")
    with pytest.raises(CallError, match="no export wrote"):
        write(CSV, {"datapackage.json": PACKAGE}, tmp_path / "tables")
    assert (tmp_path / "tables").read_bytes() == b"mine"
