"""The steps of `bloc-course quiz` beside new and build: schema, verify, replace, accommodations."""

import json
from pathlib import Path

import pytest

from bloc_course.cli import main

BLUEPRINT = """\
quiz: small   # kept
title: Small
due: 2026-11-30
late: {per_day: 10 %}
sections:
  C3: 3
  C4: 2
"""
ROSTER = "id,name,group\ns01,Ada,a\ns02,Ben,b\n"


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BLOC_COURSE_SECRET", "a secret for tests only, long enough")
    Path("q.yaml").write_text(BLUEPRINT, encoding="utf-8")
    Path("class.csv").write_text(ROSTER, encoding="utf-8")
    return tmp_path


BUILD = ["quiz", "build", "q.yaml", "--roster", "class.csv", "--out", "out", "--formats", "json"]


def test_verify_says_that_all_is_the_same_or_what_differs(here, capsys, monkeypatch):
    assert main(BUILD) == 0
    capsys.readouterr()
    assert main(["quiz", "verify", "out"]) == 0
    assert "all 2 keys are the same, byte for byte" in capsys.readouterr().out
    key = here / "out" / "keys" / "s01.json"
    key.write_text(key.read_text().replace('"points":"1"', '"points":"2"', 1))
    assert main(["quiz", "verify", "out", "--blueprint", "q.yaml"]) == 1
    assert "s01.json: question 1: other points" in capsys.readouterr().out
    assert main(["quiz", "verify", "out", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["differences"][0]["student"] == "s01"
    monkeypatch.setenv("BLOC_COURSE_SECRET", "another secret, long enough")
    assert main(["quiz", "verify", "out"]) == 1
    assert "another secret" in capsys.readouterr().out


def test_build_says_what_in_the_roster_was_taken_for_what(here, capsys):
    Path("class.csv").write_text("Matrikelnummer;Name;Gruppe\n7;Ada;a\n", encoding="utf-8")
    assert main(BUILD) == 0
    said = capsys.readouterr().out
    note = "id from “Matrikelnummer”; name from “Name”; group from “Gruppe”"
    assert f"roster     {note}\n" in said
    assert "roster     columns are separated by a semicolon\n" in said
    assert f"## Roster\n\n- read as UTF-8\n- columns are separated by a semicolon\n- {note}\n" in (
        Path("out/instructor.md").read_text(encoding="utf-8")
    )
    assert main([*BUILD, "--json"]) == 0
    assert note in json.loads(capsys.readouterr().out)["roster"]


def test_verify_compares_nothing_across_versions_of_the_data(here, capsys):
    assert main(BUILD) == 0
    for key in (here / "out" / "keys").iterdir():
        content = json.loads(key.read_text())
        key.write_text(json.dumps({**content, "dataset": "older"}))
    capsys.readouterr()
    assert main(["quiz", "verify", "out"]) == 1
    assert "the kept keys govern" in capsys.readouterr().out


def test_replace_swaps_the_item_for_all_and_keeps_a_line(here, capsys):
    def forms():
        main([*BUILD, "--overwrite"])
        return {
            name: [
                e["item"] for e in json.loads(Path(f"out/keys/{name}.json").read_text())["entries"]
            ]
            for name in ("s01", "s02")
        }

    before = forms()
    capsys.readouterr()
    call = ["quiz", "preview", "q.yaml", "--roster", "class.csv", "--replace", "2"]
    assert main([*call, "--reason", "two answers: a and b"]) == 0
    out = capsys.readouterr().out
    old = before["s01"][1]
    assert out.startswith(f"replaced  {old}, a line in q.yaml\nnow       c3-")
    assert "\n2. [1] " in out
    text = Path("q.yaml").read_text()
    assert text.startswith(BLUEPRINT)
    assert f'  {old}: "two answers: a and b"' in text
    after = forms()
    fresh = after["s01"][1]
    assert fresh in out
    for name, items in before.items():
        assert after[name] == [fresh if item == old else item for item in items]


@pytest.mark.parametrize("number", ["0", "6", "-1"])
def test_replace_of_a_question_that_is_not_there(here, capsys, number):
    assert main(["quiz", "preview", "q.yaml", f"--replace={number}"]) == 2
    assert "the form has the questions 1 to 5" in capsys.readouterr().err
    assert Path("q.yaml").read_text() == BLUEPRINT


def test_replace_writes_nothing_where_the_item_is_asked_by_name(here, capsys):
    main(["quiz", "preview", "q.yaml", "--key"])
    item = next(
        line.strip(" ()") for line in capsys.readouterr().out.splitlines() if "(c3-" in line
    )
    text = BLUEPRINT.replace("C3: 3", f"C3: {{count: 3, items: [{item}]}}")
    Path("q.yaml").write_text(text)
    assert main(["quiz", "preview", "q.yaml", "--replace", "1"]) == 1
    assert "q.yaml:6: sections.0.items.0: the item is asked here" in capsys.readouterr().err
    assert Path("q.yaml").read_text() == text


def test_accommodations_from_a_file(here, capsys):
    Path("aids.csv").write_text("student,fewer,large_print\ns02,34 %,yes\n")
    assert main([*BUILD, "--accommodations", "aids.csv"]) == 0
    one, two = (json.loads(Path(f"out/forms/s0{n}.json").read_text()) for n in (1, 2))
    assert (len(one["questions"]), len(two["questions"])) == (5, 4)
    assert two["large_print"] is True
    assert "large_print" not in one
    assert main(["quiz", "verify", "out"]) == 0
    capsys.readouterr()
    Path("aids.csv").write_text("student,fewer\ns2,34 %\ns01,Orders: 1\n")
    assert main([*BUILD, "--accommodations", "aids.csv"]) == 1
    err = capsys.readouterr().err
    assert "aids.csv:2: student: no such student in the roster (found 's2'); did you" in err
    assert "aids.csv:3: fewer: no such section (found 'Orders')" in err


def test_an_accommodation_of_nobody_in_the_class_is_named_with_its_line(here, capsys):
    more = "accommodations:\n  - {group: c, large_print: true}\n"
    Path("q.yaml").write_text(BLUEPRINT + more)
    assert main(BUILD) == 1
    assert "q.yaml:9: group: no such group in the roster (found 'c')" in capsys.readouterr().err
    assert not Path("out").exists()
    assert main(["quiz", "preview", "q.yaml"]) == 0


def test_the_schema_goes_where_one_wants_it(here, capsys):
    assert main(["quiz", "schema"]) == 0
    printed = capsys.readouterr().out
    assert main(["quiz", "schema", "--out", "w/s.json"]) == 0
    assert Path("w/s.json").read_text(encoding="utf-8") == printed
    assert json.loads(printed)["title"] == "A quiz's blueprint"


def test_new_warns_of_few_answers(here, capsys):
    call = ["quiz", "new", "n.yaml", "--yes", "--families", "C3", "--class-size", "200"]
    assert main([*call, "--pool", "24"]) == 0
    out = capsys.readouterr().out
    assert "will get about 8 answers on average (200 students, 1 of 24) – fewer than 30" in out
    assert "warning: do not judge an item on fewer than 30 answers; a smaller `pool`" in out
    assert main(["quiz", "new", "m.yaml", "--yes", "--families", "C3", "--pool", "0"]) == 2
