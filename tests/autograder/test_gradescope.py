"""Gradescope's zip: run_autograder really run, with the container's root in a temporary folder."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import msgspec
import pytest

from autograder.conftest import hand_ins
from bloc_course.autograder import gradescope_run
from bloc_course.autograder.gradescope import gradescope_zip
from bloc_course.cli import main
from bloc_course.forms.keys import key_bytes, read_keys
from bloc_course.forms.late import Late
from bloc_course.grading._tables import decimals
from bloc_course.grading.write import grade_folder
from hostile_hand_ins import hand_ins as hostile

FIELDS = {"score", "output", "output_format", "test_output_format", "test_name_format",
          "visibility", "stdout_visibility", "extra_data", "tests"}  # fmt: skip
TEST_FIELDS = {"name", "number", "score", "max_score", "status", "output", "visibility"}


@pytest.fixture(scope="module")
def root(own, tmp_path_factory):
    """The container as Gradescope makes it, setup.sh apart."""
    root = tmp_path_factory.mktemp("autograder")
    zipfile.ZipFile(io.BytesIO(gradescope_zip(own))).extractall(root / "source")
    zipfile.ZipFile(next((root / "source").glob("*.whl"))).extractall(root / "site")
    (root / "source" / "run_autograder").chmod(0o755)
    return root


@pytest.fixture
def container(root):
    """The container with nothing handed in."""
    for name in ("submission", "results"):
        (root / name).mkdir(exist_ok=True)
        for path in (root / name).iterdir():
            path.unlink()
    (root / "submission_metadata.json").unlink(missing_ok=True)
    return root


def run(container, python=sys.executable):
    """What run_autograder leaves in results.json, run outside the checkout by the wheel alone."""
    subprocess.run(
        [container / "source" / "run_autograder"],
        env={
            "PATH": os.environ["PATH"],
            "AUTOGRADER_ROOT": str(container),
            "AUTOGRADER_PYTHON": python,
            "PYTHONPATH": str(container / "site"),
        },
        check=True,
        capture_output=True,
    )
    found = json.loads((container / "results" / "results.json").read_text("utf-8"))
    assert found.keys() <= FIELDS
    assert all(test.keys() == TEST_FIELDS for test in found.get("tests", []))
    return found


def known(container, **user):
    about = {"users": [user], "created_at": "2026-11-26T21:23:10.123456-05:00", "id": 1}
    (container / "submission_metadata.json").write_text(json.dumps(about))


def test_the_points_are_those_of_grade(own, container, tmp_path):
    for key, data, _ in list(hand_ins(own))[:3]:
        (tmp_path / "a.json").write_bytes(data)
        papers, _ = grade_folder(own, tmp_path / "a.json")
        (paper,) = [paper for paper in papers if paper.answers]
        (container / "submission" / "answers.json").write_bytes(data)
        found = run(container)
        assert found["score"] == float(decimals(paper.total)), key.student
        points = [test["score"] for test in found["tests"]]
        assert points == [float(decimals(answer.points)) for answer in paper.answers]


def test_a_notebook_counts_too(own, container):
    blank = (own / "forms" / "s01.ipynb").read_bytes()
    (container / "submission" / "renamed (1).ipynb").write_bytes(blank)
    found = run(container)
    assert found["score"] == 0
    assert "0 of 20 questions are answered" in found["output"]


def test_marks_wait_for_the_due_date(own, container):
    key, data, _ = next(hand_ins(own))
    (container / "submission" / "answers.json").write_bytes(data)
    found = run(container)
    assert {test["visibility"] for test in found["tests"]} == {"after_due_date"}
    assert found["output"].startswith(f"Form {key.form}: ")
    assert "point" not in found["output"]
    assert "Answer:" not in found["output"]
    visible = gradescope_run.results(container, "visible")
    assert {test["visibility"] for test in visible["tests"]} == {"visible"}


def test_another_students_form_is_refused(own, container):
    key, data, _ = next(hand_ins(own))
    other = next(one for one in read_keys(own / "keys").values() if one.student != key.student)
    (container / "submission" / "answers.json").write_bytes(data)
    known(container, name=other.name, email="x@example.org", id=7)
    found = run(container)
    assert found["score"] == 0
    assert f"the form {key.form} was made for another student" in found["output"]
    known(container, name=key.name, email="x@example.org", id=7)
    assert run(container)["score"] > 0
    known(container, name="Somebody Unknown", email="", id=7)
    assert run(container)["score"] > 0


def test_two_forms_at_once_are_refused(own, container):
    for number, (_, data, _) in enumerate(list(hand_ins(own))[:2]):
        (container / "submission" / f"{number}.json").write_bytes(data)
    found = run(container)
    assert found["score"] == 0
    assert "answer 2 forms" in found["output"]


def test_nothing_handed_in(container):
    assert "nothing was handed in" in run(container)["output"]


def test_a_late_rule_goes_by_the_platforms_clock(own, container, tmp_path):
    quiz = tmp_path / "quiz"
    shutil.copytree(own / "keys", quiz / "keys")
    key, data, _ = next(hand_ins(own))
    for path in (quiz / "keys").glob("*.json"):
        one = msgspec.json.decode(path.read_bytes(), type=type(key))
        late = msgspec.structs.replace(one, due="2026-11-25T12:00", late=Late(per_day="10 %"))
        path.write_bytes(key_bytes(late))
    (container / "submission" / "answers.json").write_bytes(data)
    known(container, name=key.name)
    full = gradescope_run.results(container, "visible")["score"]
    (container / "source" / "quiz").rename(container / "source" / "kept")
    quiz.rename(container / "source" / "quiz")
    try:
        # A day and a half late are two days begun.
        assert gradescope_run.results(container, "visible")["score"] == pytest.approx(
            full * 0.8, abs=1e-4
        )
    finally:
        shutil.rmtree(container / "source" / "quiz")
        (container / "source" / "kept").rename(container / "source" / "quiz")


def test_every_hostile_hand_in_ends_in_a_results_file(own, container):
    key = next(iter(read_keys(own / "keys").values()))
    for what, name, data, _ in hostile(key):
        path = container / "submission" / (Path(name.replace("\\", "/")).name or "x")
        path.write_bytes(data)
        gradescope_run.main(["--root", str(container)])
        found = json.loads((container / "results" / "results.json").read_text("utf-8"))
        assert found["score"] >= 0, what
        assert gradescope_run.FAILED not in found["output"], what
        path.unlink()


def test_a_fault_of_ours_is_told_and_costs_nothing_but_time(container, monkeypatch, capsys):
    monkeypatch.setattr(gradescope_run, "results", lambda *_: 1 / 0)
    assert gradescope_run.main(["--root", str(container)]) == 0
    found = json.loads((container / "results" / "results.json").read_text("utf-8"))
    assert found["output"] == gradescope_run.FAILED
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_a_grader_that_does_not_start_is_told(container):
    assert "could not start" in run(container, python="/nowhere/python")["output"]


def test_the_zip_is_the_same_every_time_and_holds_keys_alone(own):
    data = gradescope_zip(own)
    assert data == gradescope_zip(own)
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert {n.partition("/")[0] for n in archive.namelist() if not n.endswith(".whl")} == {
        "quiz", "requirements.txt", "run_autograder", "setup.sh",
    }  # fmt: skip
    assert {name.split("/")[1] for name in archive.namelist() if "quiz/" in name} == {"keys"}
    modes = {i.filename: i.external_attr >> 16 & 0o777 for i in archive.infolist()}
    assert modes["setup.sh"] == modes["run_autograder"] == 0o755


@pytest.mark.parametrize("name", ["setup.sh", "run_autograder"])
def test_the_scripts_are_whole(name, root):
    script = root / "source" / name
    subprocess.run(["bash", "-n", script], check=True)
    assert b"\r" not in script.read_bytes()
    if shutil.which("shellcheck"):
        subprocess.run(["shellcheck", script], check=True)


def test_decisions_come_along(own, tmp_path):
    quiz = tmp_path / "quiz"
    shutil.copytree(own / "keys", quiz / "keys")
    (quiz / "decisions.yaml").write_text("# none yet\n")
    archive = zipfile.ZipFile(io.BytesIO(gradescope_zip(quiz)))
    assert archive.read("quiz/decisions.yaml") == b"# none yet\n"


def test_the_command_writes_it_for_its_owner_alone(own, tmp_path, capsys):
    out = tmp_path / "a" / "g.zip"
    call = ["autograder", "gradescope", str(own), "--out", str(out), "--show", "visible"]
    assert main([*call, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"zip": str(out)}
    assert out.stat().st_mode & 0o777 == 0o600
    script = zipfile.ZipFile(out).read("run_autograder").decode()
    assert "--show visible" in script
    assert "@" not in script.replace("$@", "")
    assert main(["autograder", "gradescope", str(tmp_path)]) == 2
