"""Regrade, challenge and review as commands, on the real data."""

from __future__ import annotations

import csv
import json
import re
import shutil
from fractions import Fraction
from pathlib import Path

import pytest

from bloc_course.cli import main
from bloc_course.grading.challenge_code import challenge_code

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "quizzes" / "sample"
QUIZ = """\
quiz: regraded
title: Regraded
pool: 4
sections:
  - {title: Written, family: A6, count: 1, points: 4}
  - {title: Orders, family: C1, count: 2, points: 2}
  - {title: Verdicts, family: C3, count: 2}
"""


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    folder = tmp_path_factory.mktemp("regraded")
    (folder / "quiz.yaml").write_text(QUIZ)
    quiz = folder / "quiz"
    roster = ["--roster", str(SAMPLE / "roster.csv")]
    secret = ["--secret-file", str(SAMPLE / "demonstration-secret")]
    build = ["quiz", "build", str(folder / "quiz.yaml"), *roster, *secret, "--out", str(quiz)]
    assert main([*build, "--formats", "json"]) == 0
    assert main(["simulate", str(quiz)]) == 0
    assert main(["grade", str(quiz), str(quiz / "simulated" / "answers")]) == 0
    return quiz


@pytest.fixture
def quiz(graded, tmp_path):
    """A copy that a test may change."""
    shutil.copytree(graded, tmp_path / "quiz")
    return tmp_path / "quiz"


def answers(quiz):
    return str(quiz / "simulated" / "answers")


def book(quiz):
    with (quiz / "results" / "gradebook.csv").open(encoding="utf-8", newline="") as file:
        return {row["student"]: row for row in csv.DictReader(file)}


def results(quiz):
    return list(map(json.loads, (quiz / "results" / "results.jsonl").read_text().splitlines()))


def commonest(quiz):
    lines = [line for line in results(quiz) if line["family"] == "C3"]
    items = sorted({line["item"] for line in lines})
    item = max(items, key=lambda one: sum(line["item"] == one for line in lines))
    return item, {line["student"] for line in lines if line["item"] == item}


def test_nothing_moves_and_nothing_is_written_without_being_asked(quiz, capsys):
    before = {p: p.read_bytes() for p in sorted(quiz.rglob("*")) if p.is_file()}
    assert main(["regrade", str(quiz), answers(quiz)]) == 0
    assert "No mark moves" in capsys.readouterr().out
    item, _ = commonest(quiz)
    call = ["regrade", str(quiz), answers(quiz), "--drop", item, "--reason", "it is moot"]
    assert main(call) == 0
    said = capsys.readouterr().out
    assert f'decide: drop, item: "{item}"' in said
    assert "This question does not count: it is moot." in said
    assert said.endswith("Nothing is written; --write does.\n")
    assert {p: p.read_bytes() for p in sorted(quiz.rglob("*")) if p.is_file()} == before


def test_a_dropped_question_is_dropped_from_then_on(quiz, capsys):
    before, (item, students) = book(quiz), commonest(quiz)
    call = ["regrade", str(quiz), answers(quiz), "--drop", item, "--reason", "it is moot"]
    assert main([*call, "--write", "--json"]) == 0
    moved = {one["student"]: one for one in json.loads(capsys.readouterr().out)["changes"]}
    after = book(quiz)
    assert set(moved) == {s for s in students if before[s] != after[s]}
    for student, row in after.items():
        change = sum(
            Fraction(move["after"]) - Fraction(move["before"])
            for move in moved.get(student, {"moves": []})["moves"]
        )
        if row["total"]:
            assert abs(Fraction(row["total"]) - Fraction(before[student]["total"]) - change) < 1e-4
        if student in students:
            assert Fraction(row["out of"]) == Fraction(before[student]["out of"]) - 1
    written = (quiz / "results" / "gradebook.csv").read_bytes()
    assert main(["grade", str(quiz), answers(quiz)]) == 0
    assert (quiz / "results" / "gradebook.csv").read_bytes() == written
    assert main(["regrade", str(quiz), answers(quiz)]) == 0
    assert "No mark moves" in capsys.readouterr().out


def test_decisions_need_a_reason_and_an_item(quiz, capsys):
    item, _ = commonest(quiz)
    assert main(["regrade", str(quiz), answers(quiz), "--drop", item]) == 2
    assert "--reason says why" in capsys.readouterr().err
    assert main(["regrade", str(quiz), answers(quiz), "--credit", "c3-x", "--reason", "so"]) == 2
    assert "no form has an item 'c3-x'" in capsys.readouterr().err
    call = ["regrade", str(quiz), answers(quiz), "--accept", item, "tomorrow", "--reason", "so"]
    assert main(call) == 2
    assert "no form offers the answer 'tomorrow'" in capsys.readouterr().err
    assert not (quiz / "decisions.yaml").exists()
    key = json.loads(next((quiz / "keys").glob("*.json")).read_text())
    code = challenge_code(key["form"], key["entries"][0]["code"])
    for named in (code, f"{key['form']}-1", key["entries"][0]["item"]):
        assert main(["regrade", str(quiz), answers(quiz), "--drop", named, "--reason", "so"]) == 0
        assert f'item: "{key["entries"][0]["item"]}"' in capsys.readouterr().out
    (quiz / "decisions.yaml").write_text("- {decide: dorp}\n")
    assert main(["regrade", str(quiz), answers(quiz)]) == 1
    assert "decisions.yaml:1: decide: says not what is decided" in capsys.readouterr().err


def test_questions_that_newer_data_do_not_prove_are_listed(quiz, tmp_path, capsys):
    item, students = commonest(quiz)
    for path in (quiz / "keys").iterdir():
        key = json.loads(path.read_text())
        key["dataset"] = "older"
        for entry in key["entries"]:
            if entry["item"] == item:
                entry["records"] = ["a-record-that-is-gone"]
        path.write_text(json.dumps(key))
    assert main(["regrade", str(quiz), answers(quiz)]) == 0
    said = capsys.readouterr().out
    assert "no longer stand as they were asked" in said
    listed = re.findall(r"^  (\S+), revision", said, re.MULTILINE)
    assert listed == [item]
    assert "a-record-that-is-gone" in said
    call = ["regrade", str(quiz), answers(quiz), "--uphold", item, "--reason", "it stands in p1"]
    assert main([*call, "--write"]) == 0
    assert main(["regrade", str(quiz), answers(quiz)]) == 0
    assert "decided: keep" in capsys.readouterr().out
    assert students


def test_more_time_for_a_student(quiz, capsys):
    call = ["regrade", str(quiz), answers(quiz)]
    assert main([*call, "--extend", "s01", "2026-12-02", "--reason", "ill", "--write"]) == 0
    line = '- {decide: extend, student: "s01", due: "2026-12-02", reason: "ill"}'
    assert line in capsys.readouterr().out
    assert line in (quiz / "decisions.yaml").read_text()
    assert main([*call, "--extend", "s001", "2026-12-02", "--reason", "ill"]) == 2
    assert "no form is for the student 's001'; did you mean" in capsys.readouterr().err
    assert main([*call, "--extend", "s01", "soon", "--reason", "ill"]) == 2
    assert "--extend s01: 'soon' is no date or time" in capsys.readouterr().err
    assert main(call) == 0
    assert "No mark moves" in capsys.readouterr().out


def test_a_challenge_shows_all_and_is_decided(quiz, capsys):
    page = next(
        text
        for path in sorted((quiz / "results" / "feedback").iterdir())
        if "partly" in (text := path.read_text())
    )
    code = re.findall(r"Code of this question: <b>(\w+)</b>", page)[1]
    assert main(["challenge", code, "--quiz", str(quiz)]) == 0
    said = capsys.readouterr().out
    for part in ("Answered: ", "Earned: ", "  O1: ", "Evidence\n", "Other claims", "credit: "):
        assert part in said
    assert "stands as before" in said
    form = re.search(r"of form (\w+)", said)[1]
    assert main(["challenge", f"{form}-2", "--quiz", str(quiz), "--answers", answers(quiz)]) == 0
    assert capsys.readouterr().out == said
    decide = ["challenge", code, "--quiz", str(quiz), "--reason", "so", "--decide"]
    assert main([*decide, "kep"]) == 2
    assert "did you mean 'keep'" in capsys.readouterr().err
    for word in ("keep", "credit"):
        assert main([*decide, word]) == 0
    lines = (quiz / "decisions.yaml").read_text().splitlines()
    assert [line.split(",")[0] for line in lines[-2:]] == ["- {decide: keep", "- {decide: credit"]
    assert main(["challenge", code, "--quiz", str(quiz)]) == 0
    assert "Decided so far" in capsys.readouterr().out
    assert main(["challenge", "zzz", "--quiz", str(quiz)]) == 2


def test_what_a_person_marks_survives_every_regrade(quiz, tmp_path, capsys):
    assert main(["review", str(quiz)]) == 0
    said = capsys.readouterr().out
    number = int(said.split()[0])
    page = (quiz / "results" / "review.html").read_text()
    assert page.count("<article") == number
    assert (quiz / "results" / "review.html").stat().st_mode & 0o777 == 0o600
    first = re.search(
        r'data-form="(\w+)" data-question="(\w+)".*?data-item="([^"]+)".*?data-seen="(\w+)"', page
    )
    form, question, item, seen = first.groups()
    criteria = ("claim", "evidence", "sourcing", "limit")
    points = dict(zip(criteria, "2101", strict=True))
    mark = {"form": form, "question": question, "item": item, "seen": seen, "points": points}
    (tmp_path / "marks.json").write_text(json.dumps({"marker": "Ann", "marks": [mark]}))
    assert main(["review", str(quiz), str(tmp_path / "marks.json")]) == 0
    assert "4 marks taken in" in capsys.readouterr().out
    assert main(["review", str(quiz), str(tmp_path / "marks.json")]) == 0
    assert "0 marks taken in, 4 were there already" in capsys.readouterr().out
    assert main(["regrade", str(quiz), answers(quiz), "--write"]) == 0
    assert main(["grade", str(quiz), answers(quiz)]) == 0
    own = next(one for one in results(quiz) if (one["form"], one["code"]) == (form, question))
    assert (own["points"], own.get("provisional")) == ("2.0000", None)
    assert own["case"] == "claim=2 evidence=1 sourcing=0 limit=1"
    assert main(["review", str(quiz), "--json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["cases"] == number - 1


def test_two_markers(quiz, tmp_path, capsys):
    assert main(["review", str(quiz)]) == 0
    page = (quiz / "results" / "review.html").read_text()
    found = re.findall(r'data-form="(\w+)" data-question="(\w+)".*?data-seen="(\w+)"', page)[:3]
    for name, given in (("ann", "210"), ("bert", "211")):
        marks = [
            {"form": f, "question": q, "seen": s, "points": {"claim": p}, "machine": {"claim": "1"}}
            for (f, q, s), p in zip(found, given, strict=True)
        ]
        (tmp_path / f"{name}.json").write_text(json.dumps({"marker": name, "marks": marks}))
    both = [str(tmp_path / "ann.json"), str(tmp_path / "bert.json")]
    capsys.readouterr()
    assert main(["review", str(quiz), *both]) == 0
    said = capsys.readouterr().out
    assert "ann–bert, ann–machine, bert–machine" in said
    assert "do not judge the machine on 3 answers" in said
    assert "claim: 0 and 1" in said
    assert "2 marks taken in" in said
    assert main(["review", str(quiz), *both, both[0]]) == 2
