"""The wheel carries the data and works outside a checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROGRAM = """
from bloc_course.cli import main
from bloc_course.dataset.load import data_folder
from bloc_course.player import embed
print(data_folder())
raise SystemExit(main(["items", "--family", "C1", "--count", "1"]))
"""


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's content in a folder of its own."""
    pytest.importorskip("hatchling", reason="hatchling builds the wheel without a network")
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT],
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "site")
    return folder / "site"


def test_the_package_works_from_the_wheel(unpacked: Path, tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "PYTHONPATH": str(unpacked),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == str(unpacked / "bloc_course" / "_data")
    assert "proof O1" in done.stdout


def test_the_wheel_has_the_assets_and_the_licences(unpacked: Path) -> None:
    names = {str(path.relative_to(unpacked)) for path in unpacked.rglob("*") if path.is_file()}
    assert "bloc_course/player/bloc-quiz.js" in names
    assert "bloc_course/_data/README.md" in names
    assert "bloc_course/_data/datapackage.json" in names
    assert "bloc_course/_data/schemas/people.schema.json" in names
    assert "bloc_course/py.typed" in names
    assert any(name.endswith("licenses/LICENSE-CONTENT") for name in names)
