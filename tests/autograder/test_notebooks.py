"""Source notebooks for nbgrader and Otter: no key is left for students, and the points are ours.

Here the cells are run without nbgrader, and Otter's plugin without Otter; `test_real_tools.py`
runs the programs themselves where they are installed.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
import types
from dataclasses import dataclass, field

import msgspec
import nbformat
import pytest
import yaml
from nbclient import NotebookClient

from autograder.conftest import fill, typed
from bloc_course.autograder.nbgrader import nbgrader_notebook
from bloc_course.autograder.otter import otter_files, question_name
from bloc_course.autograder.single import single_form
from bloc_course.cli import main
from bloc_course.errors import CallError
from bloc_course.forms.form import Key
from bloc_course.forms.keys import key_bytes, read_keys
from bloc_course.grading.grade import mark
from bloc_course.submissions.read import read_bytes

HIDDEN = re.compile(r"### BEGIN HIDDEN TESTS.*?### END HIDDEN TESTS\n?", re.DOTALL)
GRADE_ID = re.compile(r"[A-Za-z0-9_-]+")


def ours(key, data):
    (found,) = read_bytes(data, "a.ipynb")
    return mark(key, found)


def released(data):
    """What nbgrader makes of a source: no hidden tests."""
    content = json.loads(data)
    for cell in content["cells"]:
        cell["source"] = HIDDEN.sub("", "".join(cell["source"]))
    return json.dumps(content, ensure_ascii=False)


def told(key):
    """Texts that only a key has."""
    for entry in key.entries:
        yield from (entry.item, entry.feedback.key, *entry.records)
        yield from (said.says for said in entry.evidence)


def among(text, texts):
    return {one for one in texts if one in text or json.dumps(one)[1:-1] in text}


def shown(form):
    return msgspec.json.encode(form).decode()


def test_nbgraders_metadata_is_as_its_schema_says(single):
    content = json.loads(nbgrader_notebook(*single))
    nbformat.validate(content)
    marked = [c["metadata"]["nbgrader"] for c in content["cells"] if "nbgrader" in c["metadata"]]
    names = [one["grade_id"] for one in marked]
    assert len(set(names)) == len(names)
    for one in marked:
        assert GRADE_ID.fullmatch(one["grade_id"])
        assert {"schema_version", "grade", "grade_id", "locked", "solution", "task"} <= one.keys()
        assert ("points" in one) == one["grade"]
    assert sum(one.get("points", 0) for one in marked) == 25


def test_what_nbgrader_releases_holds_no_key(single):
    form, key = single
    source = nbgrader_notebook(form, key).decode()
    assert among(source, told(key))
    # What a stem or an option says too is no secret.
    assert not among(released(source), told(key)) - among(shown(form), told(key))
    assert "bloc_course.autograder" not in released(source)
    assert form.student == form.name == ""


def test_the_points_of_nbgraders_cells_are_ours(single, tmp_path):
    form, key = single
    source = nbgrader_notebook(form, key)
    for at, answers in enumerate(typed(key)[:2]):
        curled = list(answers)[:4] if at else ()
        data = fill(source, answers, curled)
        content = nbformat.reads(data.decode(), as_version=4)
        NotebookClient(
            content, allow_errors=True, resources={"metadata": {"path": str(tmp_path)}}
        ).execute()
        cells = [c for c in content.cells if c.metadata.get("nbgrader", {}).get("grade")]
        paper = ours(key, data)
        assert any(answer.points for answer in paper.answers)
        for cell, answer in zip(cells, paper.answers, strict=True):
            (points,) = [o for o in cell.outputs if o.output_type == "execute_result"]
            assert not [o for o in cell.outputs if o.get("name") == "stderr"]
            assert float(points.data["text/plain"]) == float(answer.points), answer.entry.item
            assert 0 <= float(answer.points) <= cell.metadata.nbgrader.points


def settings(files, name="midterm.ipynb"):
    content = json.loads(files[name])
    nbformat.validate(content)
    raw = "".join(content["cells"][0]["source"])
    assert raw.startswith("# ASSIGNMENT CONFIG")
    return content, yaml.safe_load(raw)


def test_otters_settings_hold_the_key_and_nothing_else_does(single):
    form, key = single
    content, about = settings(otter_files(form, key))
    ((plugin, given),) = about["plugins"][0].items()
    assert plugin == "bloc_course.autograder.otter_plugin.Marker"
    assert msgspec.json.decode(given["key"], type=Key) == key
    content["cells"] = [cell for cell in content["cells"] if cell["cell_type"] != "raw"]
    text = json.dumps(content, ensure_ascii=False)
    assert not among(text, told(key)) - among(shown(form), told(key))


@dataclass
class Question:
    name: str
    score: float = 99.0
    test_case_results: list = field(default_factory=list)

    def update_score(self, score):
        self.score = score


@dataclass
class Results:
    """As much of Otter's results as a plugin uses."""

    questions: dict
    output: str = ""

    @property
    def test_files(self):
        return list(self.questions)

    def get_result(self, name):
        return self.questions[name]

    def update_score(self, name, score):
        self.questions[name].update_score(score)

    def set_output(self, text):
        self.output = text


@dataclass
class Case:
    passed: bool = False
    message: str = "the plugin has not marked this"


class Notebook(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__


@pytest.fixture
def plugin(monkeypatch):
    """The plugin, beside a stand-in for the one class of Otter that it needs."""

    class AbstractOtterPlugin:
        def __init__(self, *given):
            self.plugin_config = given[2]

    stand_in = types.ModuleType("otter.plugins")
    stand_in.AbstractOtterPlugin = AbstractOtterPlugin
    monkeypatch.setitem(sys.modules, "otter", types.ModuleType("otter"))
    monkeypatch.setitem(sys.modules, "otter.plugins", stand_in)
    monkeypatch.delitem(sys.modules, "bloc_course.autograder.otter_plugin", raising=False)
    from bloc_course.autograder.otter_plugin import Marker

    yield Marker
    sys.modules.pop("bloc_course.autograder.otter_plugin", None)


def graded(plugin, key, data):
    marker = plugin("", {}, {"key": key_bytes(key).decode()})
    left = marker.before_execution(Notebook(json.loads(data)))
    names = [question_name(number) for number in range(1, len(key.entries) + 1)]
    results = Results({name: Question(name, test_case_results=[Case()]) for name in names})
    marker.after_grading(results)
    return left, results


def test_otters_plugin_runs_nothing_and_gives_our_points(plugin, single):
    form, key = single
    content, _ = settings(otter_files(form, key))
    content["cells"] = [cell for cell in content["cells"] if cell["cell_type"] != "raw"]
    for answers in typed(key)[:3]:
        data = fill(json.dumps(content).encode(), answers, curled=list(answers)[:3])
        left, results = graded(plugin, key, data)
        assert left.cells == []
        paper = ours(key, data)
        points = [question.score for question in results.questions.values()]
        assert points == [float(answer.points) for answer in paper.answers]
        cases = [case for q in results.questions.values() for case in q.test_case_results]
        assert [case.passed for case in cases] == [a.outcome.score == 1 for a in paper.answers]
        assert all("Answer:" in case.message for case in cases)
        assert "questions are answered" in results.output


def test_otters_plugin_gives_no_points_to_another_form(plugin, single):
    form, key = single
    other = msgspec.structs.replace(key, form="other123")
    content, _ = settings(otter_files(form, key))
    _, results = graded(plugin, other, json.dumps(content).encode())
    assert {question.score for question in results.questions.values()} == {0}
    assert "was not given out for this quiz" in results.output


def test_questions_sort_as_they_are_asked():
    names = [question_name(number) for number in range(1, 30)]
    assert names == sorted(names)


def test_forms_that_differ_are_not_given_to_all(own):
    with pytest.raises(CallError, match=r"24 different forms.*variants: same.*--student"):
        single_form(own)
    form, key = single_form(own, "s03")
    assert (key.student, form.form, form.student) == ("s03", key.form, "")
    with pytest.raises(CallError, match="no form of student 's3'; did you mean"):
        single_form(own, "s3")


def test_without_the_form_as_json_the_message_says_what_to_do(own, tmp_path):
    shutil.copytree(own / "keys", tmp_path / "keys")
    with pytest.raises(CallError, match="--formats json"):
        single_form(tmp_path, "s01")


@pytest.mark.parametrize("platform", ["nbgrader", "otter"])
def test_the_command_writes_for_its_owner_alone(platform, same, tmp_path, capsys):
    out = tmp_path / "out"
    assert main(["autograder", platform, str(same), "--out", str(out), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told.keys() == {"notebook", "package"}
    assert all(oct(path.stat().st_mode)[-3:] == "600" for path in out.rglob("*") if path.is_file())
    assert main(["autograder", platform, str(same)]) == 0
    assert "next" in capsys.readouterr().out
    assert (same / "autograder" / ".gitignore").read_text() == "*\n"


def test_the_same_bytes_every_time(single):
    assert nbgrader_notebook(*single) == nbgrader_notebook(*single)
    assert otter_files(*single) == otter_files(*single)


def test_all_keys_of_a_common_form_ask_the_same(same):
    keys = read_keys(same / "keys").values()
    assert len({tuple(entry.code for entry in key.entries) for key in keys}) == 1
