"""What a script relies on: exit codes, and only JSON on standard output where it is asked for."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from bloc_course.cli import main

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "quizzes" / "sample"
BUILD = ["--roster", str(SAMPLE / "roster.csv")]
BUILD += ["--secret-file", str(SAMPLE / "demonstration-secret")]
BLUEPRINT = str(ROOT / "quizzes" / "chronology.yaml")


@pytest.fixture(scope="module")
def quiz(tmp_path_factory):
    folder = tmp_path_factory.mktemp("scripts") / "quiz"
    assert main(["quiz", "build", BLUEPRINT, *BUILD, "--out", str(folder)]) == 0
    assert main(["simulate", str(folder)]) == 0
    assert main(["grade", str(folder), str(folder / "simulated" / "answers")]) == 0
    return folder


def call(line, quiz, tmp_path):
    """A command line with its words put in."""
    form = json.loads((quiz / "keys" / "s01.json").read_text())["form"]
    answers = str(quiz / "simulated" / "answers")
    words = {"QUIZ": str(quiz), "ANSWERS": answers, "NEW": str(tmp_path / "new.yaml"),
             "OUT": str(tmp_path / "out"), "CODE": f"{form}-1", "BLUEPRINT": BLUEPRINT,
             "PDF": str(tmp_path / "booklet.pdf"), "NOWHERE": str(tmp_path / "nowhere"),
             "SECRET": str(SAMPLE / "demonstration-secret"),
             "ROSTER": str(SAMPLE / "roster.csv")}  # fmt: skip
    return [words.get(word, word) for word in line.split()]


DONE = """\
quiz new NEW --yes --families C1
quiz build BLUEPRINT --roster ROSTER --secret-file SECRET --out OUT
quiz preview BLUEPRINT --secret-file SECRET --roster ROSTER
quiz verify QUIZ --secret-file SECRET
quiz booklet QUIZ --student s01 --out PDF
simulate QUIZ --out OUT
grade QUIZ ANSWERS --out OUT --no-feedback
stats QUIZ ANSWERS
regrade QUIZ ANSWERS
review QUIZ
challenge CODE --quiz QUIZ
stress BLUEPRINT --seeds 2
autograder gradescope QUIZ --out OUT
autograder github QUIZ --keys-repository a/b --out OUT
autograder nbgrader QUIZ --student s01 --out OUT
autograder otter QUIZ --student s01 --out OUT\
""".splitlines()


@pytest.mark.parametrize("line", DONE)
def test_with_json_nothing_but_json_is_printed(line, quiz, tmp_path, capsys):
    assert main([*call(line, quiz, tmp_path), "--json"]) == 0
    out = capsys.readouterr().out
    assert isinstance(json.loads(out), dict)


WRONG = """\
grade NOWHERE ANSWERS
grade QUIZ NOWHERE
grade QUIZ ANSWERS --feedback smoke
grade QUIZ ANSWERS --gradebook abacus
stats QUIZ NOWHERE
stats NOWHERE ANSWERS
regrade NOWHERE ANSWERS
review NOWHERE
challenge zzz --quiz QUIZ
simulate NOWHERE
quiz verify NOWHERE
quiz booklet QUIZ --student nobody
quiz preview BLUEPRINT --json --html OUT
quiz new BLUEPRINT --yes --families C1
autograder gradescope NOWHERE
autograder github QUIZ --keys-repository nothing
autograder nbgrader NOWHERE
autograder otter QUIZ --student nobody\
""".splitlines()


@pytest.mark.parametrize("line", WRONG)
def test_a_wrong_call_is_told_on_standard_error_alone(line, quiz, tmp_path, capsys):
    assert main(call(line, quiz, tmp_path)) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("bloc-course: ")


@pytest.mark.parametrize(
    "line",
    [
        "grade QUIZ ANSWERS",
        "stats QUIZ ANSWERS",
        "regrade QUIZ ANSWERS",
        "review QUIZ",
        "quiz verify QUIZ --secret-file SECRET",
        "autograder gradescope QUIZ --out OUT",
    ],
)
def test_a_key_that_is_none_ends_with_one_and_names_the_file(line, quiz, tmp_path, capsys):
    broken = tmp_path / "broken"
    shutil.copytree(quiz, broken)
    words = [word.replace(str(quiz), str(broken)) for word in call(line, quiz, tmp_path)]
    (broken / "keys" / "s02.json").write_text("{")
    assert main(words) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "s02.json: not a key" in said.err


def test_keys_of_other_data_end_verify_with_one_in_json_too(quiz, tmp_path, capsys):
    older = tmp_path / "older"
    shutil.copytree(quiz, older)
    for path in (older / "keys").glob("*.json"):
        key = json.loads(path.read_text())
        path.write_text(json.dumps(key | {"dataset": "older"}))
    assert main(["quiz", "verify", str(older), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["made_from"] == ["older"]
    assert told["differences"] is None


def test_a_challenge_in_json_has_what_the_text_has(quiz, tmp_path, capsys):
    words = call("challenge CODE --quiz QUIZ", quiz, tmp_path)
    assert main([*words, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert main(words) == 0
    text = capsys.readouterr().out
    assert told["question"] == 1
    for name in ("code", "item", "stem", "earned", "form", "student"):
        assert str(told[name]).removesuffix(".0000") in text
    assert all(one["says"] in text for one in told["evidence"] + told["claims_beside"])
    assert all(step["because"] in text for step in told["proof"])
    assert {one["decision"] for one in told["effects"]} >= {"drop", "credit"}


def test_the_words_of_the_command_are_those_of_the_autograders():
    from bloc_course.autograder import github, gradescope
    from bloc_course.cli import autograder

    assert autograder.SHOW == gradescope.SHOW
    assert autograder.SHOW_AT_PUSH == github.SHOW
