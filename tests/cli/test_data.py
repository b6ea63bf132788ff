"""`bloc-course data`: formats, where they go, and what is said of a wrong call or wrong data."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bloc_course.cli import main
from bloc_course.dataset import data_package, schemas
from bloc_course.dataset.exports import exports, json_data
from bloc_course.dataset.load import data_folder, load


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the real dataset that a test may change."""
    return Path(shutil.copytree(data_folder(), tmp_path / "data"))


def test_the_formats_are_listed_with_what_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data", "export", "--list-formats"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(exports())


@pytest.mark.parametrize("name", [name for name, e in exports().items() if e.suffix])
def test_a_single_file_goes_to_standard_output_alone(
    name: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["data", "export", "--format", name]) == 0
    assert capfdbinary.readouterr().out == exports()[name].write(load())


def test_standard_output_is_utf_8_whatever_the_locale() -> None:
    program = "import sys; from bloc_course.cli import main; sys.exit(main(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-X", "utf8=0", "-c", program, "data", "export", "--format", "csl"],
        env={
            **os.environ,
            "LC_ALL": "C",
            "PYTHONCOERCECLOCALE": "0",
            "PYTHONIOENCODING": "ascii",
        },
        capture_output=True,
        check=True,
    )
    assert done.stdout == exports()["csl"].write(load())


def test_a_file_is_written_and_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "deep" / "bloc.json"
    assert main(["data", "export", "--format", "json", "--out", str(out)]) == 0
    assert json_data.read(out.read_bytes()) == load()
    assert f"{out} ({out.stat().st_size:,} bytes)" in capsys.readouterr().out


def test_tables_go_to_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "tables"
    for _ in range(2):
        assert main(["data", "export", "--format", "csv", "--out", str(out)]) == 0
    assert (out / "datapackage.json").is_file()
    assert main(["data", "export", "--format", "csv"]) == 2
    assert "name it with --out" in capsys.readouterr().err


def test_another_dataset_can_be_exported(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    events = folder / "events.yaml"
    text = events.read_text(encoding="utf-8")
    events.write_text(text.replace("label: ", "label: Perhaps ", 1), encoding="utf-8")
    assert main(["data", "export", "--format", "timelinejs", "--data", str(folder)]) == 0
    slides = json.loads(capsys.readouterr().out)["events"]
    assert slides[0]["text"]["headline"].startswith("Perhaps ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "name a format with --format: bibtex, csl"),
        (["--format", "jsn"], "no format 'jsn'; did you mean 'json'?"),
        (["--format", "x"], "there are bibtex, csl"),
    ],
)
def test_a_wrong_format_is_a_wrong_call(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["data", "export", *arguments]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("name", list(exports()))
def test_data_that_no_format_can_write_are_named_with_their_line(
    name: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    events = folder / "events.yaml"
    text = events.read_text(encoding="utf-8")
    events.write_text(text.replace("when: 19", "when: about 19", 1), encoding="utf-8")
    out = tmp_path / "out"
    call = ["data", "export", "--format", name, "--data", str(folder), "--out", str(out)]
    assert main(call) == 1
    assert "events.yaml:" in (err := capsys.readouterr().err)
    assert "not a date in EDTF" in err
    assert not out.exists()


def test_a_folder_of_somebody_else_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    assert main(["data", "export", "--format", "csv", "--out", str(tmp_path)]) == 2
    assert "no export wrote" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_schemas_are_written_beside_the_data_or_elsewhere(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(folder / schemas.FOLDER, ignore_errors=True)
    assert main(["data", "schema", "--data", str(folder)]) == 0
    out = tmp_path / "elsewhere"
    assert main(["data", "schema", "--out", str(out)]) == 0
    for place in (folder / schemas.FOLDER, out):
        assert {path.name: path.read_bytes() for path in place.iterdir()} == schemas.files()
    assert str(out / "people.schema.json") in capsys.readouterr().out


def test_the_description_is_made_anew(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (folder / "periods.yaml").open("a", encoding="utf-8") as file:
        file.write("# one line more\n")
    assert main(["data", "package", "--data", str(folder)]) == 0
    path = folder / data_package.FILE
    assert str(path) in capsys.readouterr().out
    assert json.loads(path.read_bytes())["version"] == load(folder).version


def test_a_folder_without_data_is_a_wrong_call(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for action in (["export", "--format", "json"], ["schema"], ["package"]):
        assert main(["data", *action, "--data", str(tmp_path)]) == 2
        assert "lacks article.yaml" in capsys.readouterr().err
