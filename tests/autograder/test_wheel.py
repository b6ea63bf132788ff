"""The wheel for grading machines: whole, installable, without data, the same bytes every time."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import subprocess
import sys
import zipfile

from bloc_course.autograder.wheel import NAME, requirements, wheel_bytes


def test_it_has_the_package_and_no_data():
    names = zipfile.ZipFile(io.BytesIO(wheel_bytes())).namelist()
    assert "bloc_course/cli/grade.py" in names
    assert "bloc_course/autograder/templates/setup.sh" in names
    assert "bloc_course/player/bloc-quiz.js" in names
    assert not [name for name in names if "/_data/" in name or name.endswith((".yaml", ".pyc"))]


def test_its_bytes_follow_from_its_content():
    assert wheel_bytes() == wheel_bytes()
    archive = zipfile.ZipFile(io.BytesIO(wheel_bytes()))
    assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_its_record_is_true():
    archive = zipfile.ZipFile(io.BytesIO(wheel_bytes()))
    (record,) = (name for name in archive.namelist() if name.endswith("/RECORD"))
    rows = list(csv.reader(io.StringIO(archive.read(record).decode())))
    assert {row[0] for row in rows} == set(archive.namelist())
    for name, digest, size in rows:
        if name != record:
            data = archive.read(name)
            sha = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
            assert (digest, size) == (f"sha256={sha}", str(len(data)))


def test_pip_installs_it(tmp_path):
    (tmp_path / NAME).write_bytes(wheel_bytes())
    call = [sys.executable, "-m", "pip", "install", "--no-index", "--no-deps", "--quiet"]
    subprocess.run([*call, "--target", tmp_path / "site", tmp_path / NAME], check=True)
    done = subprocess.run(
        [sys.executable, "-m", "bloc_course", "grade", "--help"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path / "site")},
        capture_output=True,
        check=True,
    )
    assert b"bloc-course grade" in done.stdout


def test_what_it_needs_is_pinned():
    lines = requirements().splitlines()
    assert [line.partition("==")[0] for line in lines] == ["msgspec", "PyYAML", "tqdm"]
    assert all(line.partition("==")[2] for line in lines)
