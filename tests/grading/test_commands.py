"""The commands about a class, on the real data: build, simulate, grade, statistics."""

import csv
import io
import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from bloc_course.cli import main
from bloc_course.errors import DataProblems
from bloc_course.forms.keys import KeptKeys, read_keys

ROOT = Path(__file__).parents[2]
MIDTERM = str(ROOT / "quizzes" / "midterm.yaml")
SAMPLE = ROOT / "quizzes" / "sample"
CLASS = ["--roster", str(SAMPLE / "roster.csv")]
SECRET = ["--secret-file", str(SAMPLE / "demonstration-secret")]


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("midterm")
    assert main(["quiz", "build", MIDTERM, *CLASS, *SECRET, "--out", str(folder)]) == 0
    assert main(["simulate", str(folder)]) == 0
    assert main(["grade", str(folder), str(folder / "simulated" / "answers")]) == 0
    return folder


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_whole_loop(built):
    book = rows(built / "results" / "gradebook.csv")
    assert len(book) == 24
    statuses = [row["status"] for row in book]
    assert statuses.count("graded") == 20
    assert statuses.count("refused") == 2
    assert statuses.count("blank") == statuses.count("not handed in") == 1
    assert {row["out of"] for row in book} == {"25.0000"}
    kinds = {row["kind"] for row in rows(built / "results" / "review.csv")}
    assert kinds >= {"refused", "replaced"}
    lines = (built / "results" / "results.jsonl").read_text().splitlines()
    assert len(lines) == 21 * 20
    assert "untouched" in {json.loads(line)["status"] for line in lines}


HYPHENED = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")


def read_aloud(value, name="text"):
    """Every text that a student reads, which leaves out codes and names of types."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from read_aloud(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from read_aloud(inner, name)
    elif name in {"stem", "text", "prompt", "label", "reason_prompt"}:
        yield value


def test_no_file_of_a_student_tells_an_answer(built):
    from bloc_course.dataset.load import load
    from bloc_course.dataset.query import World
    from bloc_course.player.embed import script, style

    ids = [record for record in World(load()).records if "-" in record]
    keys = {path.stem: json.loads(path.read_text()) for path in (built / "keys").iterdir()}
    secret = (SAMPLE / "demonstration-secret").read_text().strip()
    for path in (built / "forms").iterdir():
        text = path.read_text().replace(style(), "")
        for dates in (True, False):
            text = text.replace(script(marking=False, dates=dates), "")
        assert secret not in text
        # An id such as "right-wingers" is a word of the texts too; elsewhere it would tell.
        said = json.loads(path.with_suffix(".json").read_text())["questions"]
        told = set(HYPHENED.findall(text)) - set(HYPHENED.findall(" ".join(read_aloud(said))))
        assert not told.intersection(ids), path.name
        for entry in keys[path.stem]["entries"]:
            for hidden in (entry["item"], entry["revision"], entry["feedback"]["key"]):
                assert hidden not in text
        assert not re.search(r"\b[CGSKR]\d{1,2}\b", text), path.name


def test_private_files_are_private(built):
    private = [
        built / "roster.csv",
        built / "instructor.md",
        *(built / "keys").iterdir(),
        *(path for path in (built / "results").rglob("*") if path.is_file()),
    ]
    assert {stat.S_IMODE(path.stat().st_mode) for path in private} == {0o600}


def test_what_the_commands_print_exists(built, capsys):
    answers = str(built / "simulated" / "answers")
    for call in (["simulate", str(built)], ["grade", str(built), answers]):
        assert main(call) == 0
        paths = re.findall(r"\S*/\S+", capsys.readouterr().out)
        assert paths
        assert all(Path(path).exists() for path in paths)


def test_for_a_machine(built, capsys):
    answers = str(built / "simulated" / "answers")
    again = ["quiz", "build", MIDTERM, *CLASS, *SECRET, "--out", str(built), "--json"]
    assert main(again) == 0
    assert len(json.loads(capsys.readouterr().out)["forms"]) == 24
    assert main(["grade", str(built), answers, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["papers"]["graded"] == 20
    assert main(["simulate", str(built), "--json"]) == 0
    assert Path(json.loads(capsys.readouterr().out)["answers"]).is_dir()
    assert main(["stats", str(built), answers, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["papers"] == 20


def test_statistics(built, tmp_path, capsys):
    page = tmp_path / "items.html"
    answers = str(built / "simulated" / "answers")
    assert main(["stats", str(built), answers, "--html", str(page)]) == 0
    out = capsys.readouterr().out
    assert "20 of 24 papers" in out
    assert "No reliability is given for 20 papers" in out
    assert page.read_text().startswith("<!doctype html>")
    written = {path.name: path.stat().st_mode for path in tmp_path.iterdir()}
    tables = {f"items{ending}.csv" for ending in ("", "-options", "-groups", "-records", "-quiz")}
    assert set(written) == {"items.html", "items.json", *tables}
    assert {stat.S_IMODE(mode) for mode in written.values()} == {0o600}
    people = rows(SAMPLE / "roster.csv")
    for path in tmp_path.iterdir():
        text = path.read_text()
        assert not [one for one in people if one["name"] in text or one["email"] in text], path
        assert not set(re.findall(r"\bs\d\d\b", text)), path


def test_statistics_that_can_not_be_made(built, tmp_path, capsys):
    answers = str(built / "simulated" / "answers")
    assert main(["stats", str(built), answers, "--html", str(tmp_path / "items.json")]) == 2
    assert "a page's name ends in .html" in capsys.readouterr().err
    assert main(["stats", str(built), answers, "--irt", "rasch"]) == 2
    assert "20 papers are too few; it takes 100" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_without_feedback_tables_alone_are_written(built, tmp_path):
    for left in ("statistics.html", "statistics-irt.csv", "gradebook-moodle.csv"):
        (tmp_path / left).write_text("of an earlier run, out of date")
    answers = str(built / "simulated" / "answers")
    assert main(["grade", str(built), answers, "--out", str(tmp_path), "--no-feedback"]) == 0
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {"gradebook.csv", "results.jsonl", "review.csv"}


def test_without_feedback_nothing_is_brought_in_that_takes_long(built, tmp_path):
    call = ["grade", str(built), str(built / "simulated" / "answers"), "--out", str(tmp_path)]
    program = (
        f"import sys; from bloc_course.cli import main; main({[*call, '--no-feedback']!r});"
        "print(*(m for m in sys.modules if m.startswith(('bloc_course.cli.', 'bloc_course.dataset'"
        ", 'bloc_course.grading.statistics', 'bloc_course.grading.feedback', 'numpy'))))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    brought = set(done.stdout.splitlines()[-1].split())
    known = {"_base", "_class", "grade"}
    assert {m for m in brought if m.startswith("bloc_course.cli.")} == {
        f"bloc_course.cli.{name}" for name in known
    }
    assert "bloc_course.dataset.load" not in brought
    assert not [m for m in brought if ".statistics" in m or ".feedback" in m or m == "numpy"]


def test_of_kept_keys_one_is_read_when_it_is_asked_for(built, tmp_path):
    (tmp_path / "keys").mkdir()
    good, bad = sorted((built / "keys").iterdir())[:2]
    for path in (good, bad):
        (tmp_path / "keys" / path.name).write_bytes(path.read_bytes())
    keys, all_ = KeptKeys(tmp_path / "keys"), read_keys(tmp_path / "keys")
    assert dict(keys) == all_
    assert [head.student for head in keys.heads.values()] == [key.student for key in all_.values()]
    broken = tmp_path / "keys" / bad.name
    broken.write_bytes(broken.read_bytes().replace(b'"entries":[{"code":', b'"entries":[{"kode":'))
    keys, last = KeptKeys(tmp_path / "keys"), list(all_)[-1]
    with pytest.raises(DataProblems, match=rf"{bad.name}.*not a key: .*missing required field"):
        keys[last]
    broken.write_text("{")
    with pytest.raises(DataProblems, match=bad.name):
        KeptKeys(tmp_path / "keys")


def test_the_demonstration_secret_is_refused_for_a_class(here, capsys):
    roster = here / "class.csv"
    roster.write_text("id,name\n1,Jo\n")
    call = ["quiz", "build", MIDTERM, "--roster", str(roster), *SECRET]
    assert main(call) == 2
    assert "the demonstration secret is published" in capsys.readouterr().err
    assert os.listdir(here) == ["class.csv"]  # noqa: PTH208


def test_a_class_of_ones_own(here, capsys):
    (here / "class.csv").write_text("id,name\n1,Jo\n2,Al\n")
    assert main(["quiz", "build", MIDTERM, "--roster", "class.csv", "--formats", "json"]) == 0
    assert (here / ".bloc-course" / "secret").is_file()
    forms = here / "_build" / "quizzes" / "midterm" / "forms"
    assert sorted(path.name for path in forms.iterdir()) == ["1.json", "2.json"]
    (here / ".bloc-course" / "secret").write_text("another secret, long enough")
    assert main(["quiz", "build", MIDTERM, "--roster", "class.csv"]) == 2
    assert "holds an issue with other keys" in capsys.readouterr().err


def test_nothing_is_written_where_a_section_cannot_be_filled(here, capsys):
    (here / "q.yaml").write_text("quiz: q\ntitle: Q\nsections:\n  - {family: C8, count: 99}\n")
    assert main(["quiz", "build", "q.yaml", *CLASS, *SECRET]) == 1
    said = capsys.readouterr().err
    assert "q.yaml:4: Part 1: the section asks for 99 questions, but only" in said
    assert not (here / "_build").exists()


def test_preview(here, capsys):
    assert main(["quiz", "preview", MIDTERM, *CLASS, *SECRET, "--student", "s03", "--key"]) == 0
    text = capsys.readouterr().out
    assert "20. [1]" in text
    assert "Answer:" in text
    assert main(["quiz", "preview", MIDTERM, "--html", "p.html"]) == 0
    assert "<bloc-quiz" in (here / "p.html").read_text()
    assert main(["quiz", "preview", MIDTERM, "--html", "p.html", "--key"]) == 2
    assert "leave out --key" in capsys.readouterr().err
    assert main(["quiz", "preview", MIDTERM, *CLASS, *SECRET, "--student", "s99"]) == 2


def test_a_new_blueprint_from_options(here, capsys):
    call = ["quiz", "new", "w/week-3.yaml", "--yes", "--title", 'The "bloc"', "--families", "C1,C3"]
    assert main(call) == 0
    assert main(["quiz", "preview", "w/week-3.yaml"]) == 0
    assert 'The "bloc"' in capsys.readouterr().out
    assert main(call) == 2
    assert "is there already" in capsys.readouterr().err
    for option, wrong, said in (
        ("--families", "C1,c3", "--families: no 'c3'; did you mean 'C3'?"),
        ("--chapters", "zzz", "--chapters: no 'zzz'; there are bloc, "),
        ("--count", "-4", "--count must be 1 or more"),
    ):
        assert main(["quiz", "new", "x.yaml", "--yes", option, wrong]) == 2
        assert said in capsys.readouterr().err
    assert not Path("x.yaml").exists()


def test_a_new_blueprint_by_asking(here, monkeypatch, capsys):
    said = iter(["Week 4", "gruops", "groups", "", "two", "2", "90"])
    monkeypatch.setattr("builtins.input", lambda _: next(said))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    assert main(["quiz", "new", "q.yaml"]) == 0
    text = Path("q.yaml").read_text()
    assert 'title: "Week 4"' in text
    assert "\nchapters: [groups]\n" in text
    assert text.count(": 2  # ") >= 10
    out = capsys.readouterr().out
    assert "did you mean 'groups'" in out
    assert "will get about 15 answers on average (90 students, 2 of 12)" in out


def test_kinds_that_chapters_cannot_fill_are_not_written(here, capsys):
    call = ["quiz", "new", "q.yaml", "--yes", "--chapters", "find"]
    assert main([*call, "--families", "C3,G3"]) == 2
    assert "for 1 of each in chapters find: G3 Who belonged;" in capsys.readouterr().err
    assert not Path("q.yaml").exists()
    assert main(call) == 0
    assert "G3 Who belonged" in capsys.readouterr().out.partition("left out")[2]
    assert "\n  G3: 1" not in Path("q.yaml").read_text()


def test_questions_left_unanswered(here, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO("Week 5\n"))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    assert main(["quiz", "new", "q.yaml"]) == 2
    assert "the answers to the questions break off" in capsys.readouterr().err
    assert not Path("q.yaml").exists()


def test_nobody_there_to_ask(here, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    assert main(["quiz", "new", "q.yaml"]) == 2
    assert "nobody is there to ask" in capsys.readouterr().err


def test_calls_that_are_wrong(here, capsys):
    assert main(["grade", ".", "."]) == 2
    assert "holds no keys" in capsys.readouterr().err
    (here / "keys").mkdir()
    assert main(["grade", ".", "."]) == 2
    assert "no keys in keys" in capsys.readouterr().err
    (here / "keys" / "a.json").write_text("{}")
    assert main(["grade", ".", "."]) == 1
    assert "not a key" in capsys.readouterr().err
