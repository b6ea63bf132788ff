"""The workflow for GitHub: no key outside the private repository, and a push really graded."""

from __future__ import annotations

import base64
import json
import re
import subprocess
import sys

import msgspec
import pytest
import yaml

from autograder.conftest import hand_ins
from bloc_course.autograder import github_run
from bloc_course.autograder.github import Places, github_files
from bloc_course.cli import main
from bloc_course.errors import CallError
from bloc_course.grading._tables import decimals
from bloc_course.grading.write import grade_folder

PLACES = Places(keys="history-12/midterm-keys")
WORKFLOWS = ["classroom/.github/workflows/grade.yml", "keys/.github/workflows/grade-class.yml"]


@pytest.fixture(scope="module")
def files(own):
    return github_files(own, PLACES)


@pytest.fixture(scope="module")
def private(files, tmp_path_factory):
    """The private repository as it is checked out."""
    folder = tmp_path_factory.mktemp("github")
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder / "keys"


@pytest.fixture
def push(private, tmp_path, monkeypatch):
    """Grades what is pushed; gives exit code, summary and output."""
    for name in ("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.setenv("GITHUB_ACTOR", "somebody")
    checkout = tmp_path / "handed-in"
    checkout.mkdir()

    def run(show="points", **handed_in):
        for name, data in handed_in.items():
            (checkout / name.replace("_", ".")).write_bytes(data)
        call = ["--quiz", str(private), "--answers", str(checkout), "--show", show]
        code = github_run.main(call)
        texts = []
        for name in ("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT"):
            path = tmp_path / name
            texts.append(path.read_text("utf-8") if path.exists() else "")
            path.unlink(missing_ok=True)
        return code, *texts

    return run


def decoded(output):
    assert output.startswith("result=")
    return json.loads(base64.b64decode(output.removeprefix("result=")))


def total(own, data, tmp_path):
    (tmp_path / "a.json").write_bytes(data)
    papers, _ = grade_folder(own, tmp_path / "a.json")
    return next(paper for paper in papers if paper.answers).total


def test_the_classrooms_files_hold_no_key(own, files):
    outside = {name: data for name, data in files.items() if name.startswith("classroom/")}
    assert set(outside) == {"classroom/.github/workflows/grade.yml", "classroom/README.md"}
    keys = {f"keys/keys/{path.name}" for path in (own / "keys").glob("*.json")}
    assert keys <= files.keys()
    assert not [name for name in files if "roster" in name or "instructor" in name]


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_is_whole(name, files):
    text = files[name].decode()
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {"contents": "read"}
    assert not re.search(r"@[A-Z]+@", text)
    for job in workflow["jobs"].values():
        assert job["timeout-minutes"] <= 60
        for step in job["steps"]:
            assert ("run" in step) != ("uses" in step)
            # What a student can name, such as a branch, must not be put into a script.
            assert "${{" not in step.get("run", "")


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_is_what_githubs_schema_says(name, files, tmp_path):
    pytest.importorskip("check_jsonschema", reason="check-jsonschema has GitHub's schema")
    (tmp_path / "w.yml").write_bytes(files[name])
    call = ["check_jsonschema", "--builtin-schema", "vendor.github-workflows", "w.yml"]
    subprocess.run([sys.executable, "-m", *call], cwd=tmp_path, check=True)


def test_the_reporting_job_sees_no_secret(files):
    workflow = yaml.safe_load(files[WORKFLOWS[0]])
    assert "secrets." not in json.dumps(workflow["jobs"]["report"])
    assert workflow["jobs"]["report"]["name"] == "Autograding Tests"
    uses = [step.get("uses", "") for step in workflow["jobs"]["grade"]["steps"]]
    assert all(one.startswith(("actions/", "")) for one in uses)


def test_a_push_gets_our_points(own, push, tmp_path):
    for _, data, _ in list(hand_ins(own))[:3]:
        points = total(own, data, tmp_path)
        code, summary, output = push(answers_json=data)
        assert code == 0
        assert "questions are answered" in summary
        assert f"**{decimals(points).rstrip('0').rstrip('.')} of 25 points**" in summary
        found = decoded(output)
        assert [test["score"] for test in found["tests"]] == [float(decimals(points))]
        assert (found["version"], found["max_score"], found["status"]) == (1, 25.0, "pass")
        assert "Answer:" not in summary


def test_with_feedback_every_question_is_told(own, push, tmp_path):
    _, data, _ = next(hand_ins(own))
    code, summary, output = push("feedback", answers_json=data)
    assert code == 0
    assert "## Question 20" in summary
    found = decoded(output)
    points = sum(test["score"] for test in found["tests"])
    assert points == pytest.approx(float(total(own, data, tmp_path)), abs=1e-3)


def test_received_says_no_points(own, push):
    _, data, _ = next(hand_ins(own))
    code, summary, output = push("received", answers_json=data)
    assert (code, output) == (0, "")
    assert "points" not in summary


def test_what_cannot_be_graded_fails_with_its_reason(own, push):
    assert push()[0] == 1
    code, summary, output = push(answers_json=b'{"form": "<b>none</b>", "responses": {}}')
    assert (code, output) == (1, "")
    assert "**Not graded.**" in summary
    assert "<b>" not in summary


def test_a_notebook_counts_where_there_is_no_answers_file(own, push):
    assert push(a_ipynb=(own / "forms" / "s01.ipynb").read_bytes())[0] == 0


def test_another_students_form_is_refused(own, push, monkeypatch):
    key, data, _ = next(hand_ins(own))
    monkeypatch.setenv("GITHUB_ACTOR", "s02" if key.student != "s02" else "s03")
    code, summary, _ = push(answers_json=data)
    assert code == 1
    assert "another student" in summary


def test_the_private_repository_can_be_graded_from(own, private, tmp_path):
    answers = tmp_path / "answers"
    answers.mkdir()
    students = []
    for key, data, _ in list(hand_ins(own))[:3]:
        (answers / f"midterm-{key.student}.json").write_bytes(data)
        students.append(key.student)
    assert main(["grade", str(private), str(answers), "--out", str(tmp_path / "results")]) == 0
    lines = (tmp_path / "results" / "results.jsonl").read_text("utf-8").splitlines()
    assert {json.loads(line)["student"] for line in lines} == set(students)


@pytest.mark.parametrize(
    ("places", "said"),
    [
        (Places(keys="midterm-keys"), "write OWNER/NAME"),
        (Places(keys="a/b; rm -rf /"), "write OWNER/NAME"),
        (Places(keys="a/b", branch="x\ny"), "is no branch"),
        (Places(keys="a/b", prefix="a b"), "does not begin names"),
    ],
)
def test_a_name_that_is_none_is_refused(places, said, own):
    with pytest.raises(CallError, match=said):
        github_files(own, places)


def test_the_command(own, tmp_path, capsys):
    call = ["autograder", "github", str(own), "--keys-repository", "a/b", "--out", str(tmp_path)]
    assert main([*call, "--json"]) == 0
    assert json.loads(capsys.readouterr().out).keys() == {"private", "classroom"}
    assert (tmp_path / "classroom" / ".github" / "workflows" / "grade.yml").is_file()
    assert msgspec.json.decode((tmp_path / "keys" / "keys" / "s01.json").read_bytes())
