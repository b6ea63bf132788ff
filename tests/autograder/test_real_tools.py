"""nbgrader and Otter themselves, from release to points, on what is written for them.

They need many packages of their own, so each stands in an environment of its own; ours comes from
the wheel that the command wrote. `make autograders` makes both and runs these tests.
"""

from __future__ import annotations

import csv
import json
import os
import subprocess
import zipfile
from pathlib import Path

import msgspec
import pytest

from autograder.conftest import ROOT, fill, typed
from bloc_course.cli import main
from bloc_course.exports.bank import Exported
from bloc_course.exports.platforms._one_form import key as form_key
from bloc_course.grading.grade import mark
from bloc_course.submissions.read import read_bytes

STUDENTS = 3


def program(variable, name):
    """The folder of programs that a variable names; skips where it is not there."""
    folder = os.environ.get(variable, "")
    if not folder or not (Path(folder) / name).is_file():
        pytest.skip(f"{variable} names no environment with {name}: make autograders")
    return Path(folder)


def run(programs, name, *call, cwd):
    """A program of that environment, with nothing of this one but our wheel."""
    home, site = cwd / "home", cwd / "site"
    if not home.exists():
        home.mkdir()
        zipfile.ZipFile(next(cwd.glob("*.whl"))).extractall(site)
    done = subprocess.run(
        [programs / name, *call],
        cwd=cwd,
        env={"PATH": f"{programs}:/usr/bin:/bin", "HOME": str(home), "PYTHONPATH": str(site)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def open_to_answers(blank):
    """Whether students can write into every cell that an answer is for."""
    cells = [cell for cell in json.loads(blank)["cells"] if "bloc_course" in cell["metadata"]]
    return len(cells) == 20 and all(
        cell["metadata"].get("editable", True) and 'answers["' in "".join(cell["source"])
        for cell in cells
    )


def class_of(key, blank):
    """Notebooks filled in, and the points that we give each."""
    for at, answers in enumerate(typed(key)[:STUDENTS]):
        # The second types as phones do, and Python can't read that.
        data = fill(blank, answers, curled=list(answers)[:5] if at == 1 else ())
        (found,) = read_bytes(data, "a.ipynb")
        paper = mark(key, found)
        assert 0 < paper.total < paper.out_of
        yield f"st{at}", data, [float(answer.points) for answer in paper.answers]


def export(name, out):
    """The midterm as `export` writes it for all, and its key."""
    secret = out.with_name("secret")
    secret.write_text("a secret for tests only, long enough", encoding="utf-8")
    call = ["export", str(ROOT / "quizzes" / "midterm.yaml"), "--format", name, "--out", str(out)]
    assert main([*call, "--secret-file", str(secret)]) == 0
    secret.unlink()
    kept = out.with_name(f"{out.name}.keys.json").read_bytes()
    return form_key(msgspec.json.decode(kept, type=Exported))


WRITERS = pytest.mark.parametrize("writer", ["autograder", "export"])


@WRITERS
def test_nbgrader_gives_our_points(same, single, tmp_path, writer):
    programs = program("BLOC_NBGRADER", "nbgrader")
    _, key = single
    assert main(["autograder", "nbgrader", str(same), "--out", str(tmp_path)]) == 0
    if writer == "export":
        source = tmp_path / "source" / "midterm" / "midterm.ipynb"
        source.unlink()
        key = export("nbgrader", source)
        source.with_name("midterm.ipynb.keys.json").unlink()
    run(programs, "nbgrader", "generate_assignment", "midterm", cwd=tmp_path)
    blank = (tmp_path / "release" / "midterm" / "midterm.ipynb").read_bytes()
    for text in (b"HIDDEN TESTS", b"bloc_course.autograder", key.entries[0].item.encode()):
        assert text not in blank
    assert open_to_answers(blank)
    ours = {}
    for student, data, points in class_of(key, blank):
        folder = tmp_path / "submitted" / student / "midterm"
        folder.mkdir(parents=True)
        (folder / "midterm.ipynb").write_bytes(data)
        ours[student] = points
    run(programs, "nbgrader", "autograde", "midterm", cwd=tmp_path)
    run(programs, "nbgrader", "export", cwd=tmp_path)
    with (tmp_path / "grades.csv").open(newline="") as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    assert rows.keys() == ours.keys()
    for student, points in ours.items():
        assert float(rows[student]["raw_score"]) == pytest.approx(sum(points), abs=1e-9)
        assert float(rows[student]["max_score"]) == 25


@WRITERS
def test_otter_gives_our_points(same, single, tmp_path, writer):
    programs = program("BLOC_OTTER", "otter")
    _, key = single
    if writer == "export":
        key = export("otter", tmp_path / "otter.zip")
        zipfile.ZipFile(tmp_path / "otter.zip").extractall(tmp_path)
    else:
        assert main(["autograder", "otter", str(same), "--out", str(tmp_path)]) == 0
    run(programs, "otter", "assign", "midterm.ipynb", "dist", cwd=tmp_path)
    blank = (tmp_path / "dist" / "student" / "midterm.ipynb").read_bytes()
    for text in (b"marked_by_plugin", b"Marker", key.entries[0].item.encode()):
        assert text not in blank
    assert open_to_answers(blank)
    assert {path.name for path in (tmp_path / "dist" / "student").iterdir()} == {"midterm.ipynb"}
    (grader,) = (tmp_path / "dist" / "autograder").glob("*.zip")
    for student, data, points in class_of(key, blank):
        folder = tmp_path / student
        folder.mkdir()
        # A cell that is run would leave this file.
        trap = json.loads(data)
        source = f"open({str(folder / 'ran')!r}, 'w')"
        trap["cells"].insert(0, dict(trap["cells"][1], id="trap", source=source))
        (folder / "midterm.ipynb").write_text(json.dumps(trap))
        call = ["run", "-a", str(grader), "-o", str(folder), str(folder / "midterm.ipynb")]
        run(programs, "otter", *call, cwd=tmp_path)
        found = json.loads((folder / "results.json").read_text())
        # Otter rounds to five places.
        assert [test["score"] for test in found["tests"]] == pytest.approx(points, abs=6e-6)
        assert {test["visibility"] for test in found["tests"]} == {"after_published"}
        assert not (folder / "ran").exists()
