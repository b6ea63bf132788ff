"""The whole way: exported, answered on the platform, received, graded, counted, regraded.

Students get different questions of each section, as a platform draws them, some made two attempts,
and their names try to be something else than text.
"""

from __future__ import annotations

import csv
import json
import stat
import zipfile
from collections import Counter
from itertools import islice
from pathlib import Path

import msgspec
import pytest

from autograder.conftest import fill, typed
from bloc_course.cli import main
from bloc_course.exports.answers import answers
from bloc_course.exports.bank import Exported
from bloc_course.exports.fidelity import ours
from bloc_course.exports.platform import platforms
from bloc_course.exports.platforms._one_form import key as form_key
from bloc_course.exports.platforms.moodle._text import question_text
from bloc_course.exports.platforms.moodle._write import forms
from bloc_course.forms.form import Key
from bloc_course.grading.grade import mark
from bloc_course.submissions.read import read_bytes
from exports.canvas_analysis import analysis, right
from exports.moodle_report import attempt, report, text_of, told

BLUEPRINT = "quiz: small\ntitle: Small\nsections:\n  C3: 2\n  G1: 2\n"
NAMES = ('=HYPERLINK("x","y")', 'Berg, "Anna"', "\u202eomar", "Zoë; O’Neil", "-1+1", "Li")


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BLOC_COURSE_SECRET", "a secret for tests only, long enough")
    Path("q.yaml").write_text(BLUEPRINT, encoding="utf-8")
    return tmp_path


def exported(name):
    """The quiz as the command wrote it, from the keys that it keeps."""
    assert main(["export", "q.yaml", "--format", name, "--out", "q"]) == 0
    return msgspec.json.decode(Path("q.keys.json").read_bytes(), type=Exported)


def draws(quiz, taker):
    """The questions of one student: two neighbours of each pool, others for the next student."""
    for pool in quiz.pools:
        twice = (*pool.questions, *pool.questions)
        yield from islice(twice, taker % len(pool.questions), taker % len(pool.questions) + 2)


def an_answer(entry, *, good):
    """A complete answer to each part that earns all, or the least there is."""
    found = []
    for part in entry.parts:
        ranked = sorted(answers(part).complete, key=lambda one: ours(part, one))
        found.append(ranked[-1 if good else 0])
    return found


def moodle_row(quiz, n, *, good, at):
    """An attempt of student `n`, whose questions stand in the order of the draw."""
    row = attempt(n, {"First name": NAMES[n], "Last name": "", "ID number": f"s{n}"})
    row["Completed"] = f"{at} March 2024  3:05 PM"
    for place, question in enumerate(draws(quiz, n), 1):
        entry, asked = question.entry, platforms()["moodle-xml"].render(question.entry)
        row[f"Question {place}"] = text_of(question_text(entry, forms(asked)))
        row[f"Response {place}"] = told(entry, forms(asked), an_answer(entry, good=good))
    return row


def book(path="back/results/gradebook.csv"):
    with Path(path).open(encoding="utf-8", newline="") as file:
        return {row["student"]: row for row in csv.DictReader(file)}


def sorted_keys():
    return sorted(Path("back/keys").glob("*.json"))


def totals():
    return {student: float(row["total"]) for student, row in book().items()}


def graded(capsys):
    """Totals by student after grading; statistics and feedback are written, too."""
    assert main(["grade", "back", "back/answers", "--gradebook", "moodle,canvas"]) == 0
    assert Path("back/results/statistics.html").is_file()
    capsys.readouterr()
    assert main(["stats", "back", "back/answers", "--json"]) == 0
    counted = {one["item"]: one["n"] for one in json.loads(capsys.readouterr().out)["items"]}
    keys = [msgspec.json.decode(one.read_bytes(), type=Key) for one in sorted_keys()]
    asked = Counter(entry.item for key in keys for entry in key.entries)
    # Blank papers are not counted, and no item has more answers than students who were asked it.
    assert counted
    assert all(counted[item] <= asked[item] for item in counted)
    papers = sum(row["status"] == "graded" for row in book().values())
    assert sum(counted.values()) == 4 * papers
    return totals()


def dropped(item, asked):
    """Regrade without an item: who was `asked` it loses its points, possible and earned.

    Nobody else loses or gains any.
    """
    assert main(["grade", "back", "back/answers", "--no-feedback", "--gradebook", "items"]) == 0
    before, columns = book(), book("back/results/gradebook-items.csv")
    regrade = ["regrade", "back", "back/answers", "--drop", item, "--reason", "It was unclear."]
    assert main([*regrade, "--write"]) == 0
    assert main(["grade", "back", "back/answers", "--no-feedback"]) == 0
    assert asked
    for student, row in book().items():
        lost = float(before[student]["out of"]) - float(row["out of"])
        assert lost == (1 if student in asked else 0)
        gone = float(columns[student][item] or 0)
        assert float(row["total"]) == pytest.approx(
            float(before[student]["total"]) - gone, abs=1e-3
        )


def test_moodle(here, capsys):
    quiz = exported("moodle-xml")
    rows = [moodle_row(quiz, n, good=n % 2 == 0, at=5) for n in range(6)]
    # Student 1 tries again, and in a line of the file before the first attempt.
    rows.insert(0, moodle_row(quiz, 1, good=True, at=6))
    rows.append(moodle_row(quiz, 3, good=True, at=7) | {"Status": "In progress"})
    Path("r.csv").write_bytes(report(rows))
    receive = ["receive", "moodle", "r.csv", "--keys", "q.keys.json", "--out", "back"]
    capsys.readouterr()
    assert main(receive) == 1
    said = capsys.readouterr()
    assert "6 hand-ins of Small" in said.out
    assert "s1: 2 attempts; the last counts" in said.out
    assert "an attempt that is not finished was left" in said.err
    assert graded(capsys) == {"s0": 4, "s1": 4, "s2": 4, "s3": 0, "s4": 4, "s5": 0}
    names = {row["student"]: row["name"] for row in book().values()}
    assert names["s5"] == "Li"
    assert not any(name.startswith(("=", "-", "+", "@")) for name in names.values())
    for keep, total in (("first", 0), ("best", 4), ("last", 4)):
        assert main([*receive, "--keep", keep]) == 1
        assert main(["grade", "back", "back/answers", "--no-feedback"]) == 0
        assert totals()["s1"] == total
    assert stat.S_IMODE(Path("back/roster.csv").stat().st_mode) == 0o600


def test_an_item_dropped_counts_for_nobody(here, capsys):
    quiz = exported("moodle-xml")
    Path("r.csv").write_bytes(
        report([moodle_row(quiz, n, good=n % 2 == 0, at=5) for n in range(6)])
    )
    assert main(["receive", "moodle", "r.csv", "--keys", "q.keys.json", "--out", "back"]) == 0
    assert main(["grade", "back", "back/answers", "--no-feedback"]) == 0
    asked = [{question.entry.item for question in draws(quiz, n)} for n in range(6)]
    item = next(question.entry.item for question in draws(quiz, 0))
    dropped(item, {f"s{n}" for n in range(6) if item in asked[n]})
    for n in range(6):
        assert totals()[f"s{n}"] == (0 if n % 2 else 4 - (item in asked[n]))


def test_canvas(here, capsys):
    quiz = exported("canvas")
    entries = {question.entry.item: question.entry for question in quiz.questions}
    render = platforms()["canvas"].render
    rows = []
    for n in range(6):
        given = [q.entry.item for q in draws(quiz, n)]
        cells = {one: right(entries[one], render(entries[one]).parts[0]) for one in given}
        rows.append(cells if n % 2 == 0 else dict.fromkeys(given, ""))
    Path("a.csv").write_bytes(analysis(quiz, rows, names=NAMES))
    assert main(["receive", "canvas", "a.csv", "--keys", "q.keys.json", "--out", "back"]) == 0
    assert graded(capsys) == {"s1": 4, "s2": 0, "s3": 4, "s4": 0, "s5": 4, "s6": 0}
    item = next(question.entry.item for question in draws(quiz, 0))
    dropped(item, {f"s{n + 1}" for n in range(6) if item in {q.entry.item for q in draws(quiz, n)}})


def test_record_store(here, capsys):
    """From answers on Moodle to statements, and from those to the same gradebook."""
    quiz = exported("moodle-xml")
    rows = [moodle_row(quiz, n, good=n % 2 == 0, at=5) for n in range(6)]
    Path("r.csv").write_bytes(report(rows))
    assert main(["receive", "moodle", "r.csv", "--keys", "q.keys.json", "--out", "back"]) == 0
    assert main(["grade", "back", "back/answers", "--feedback", "xapi"]) == 0
    before = totals()
    files = sorted(map(str, Path("back/results/feedback").glob("*.xapi.json")))
    assert len(files) == 6
    assert main(["receive", "xapi", *files, "--keys", "q.keys.json", "--out", "again"]) == 0
    assert main(["grade", "again", "again/answers", "--no-feedback"]) == 0
    assert {s: float(row["total"]) for s, row in book("again/results/gradebook.csv").items()} == (
        before
    )
    Path("back").rename("first")
    Path("again").rename("back")
    item = next(question.entry.item for question in draws(quiz, 0))
    dropped(item, {f"s{n}" for n in range(6) if item in {q.entry.item for q in draws(quiz, n)}})


@pytest.mark.parametrize("name", ["notebook", "nbgrader", "otter"])
def test_notebooks_with_answers(here, capsys, name):
    quiz = exported(name)
    data = Path("q").read_bytes()
    if name == "otter":
        with zipfile.ZipFile("q") as archive:
            data = next(archive.read(one) for one in archive.namelist() if one.endswith(".ipynb"))
    key = form_key(quiz)
    expected = {}
    for n, given in enumerate(typed(key)):
        path = Path("submitted", f"s{n}", "midterm", "q.ipynb")
        path.parent.mkdir(parents=True)
        path.write_bytes(fill(data, given))
        (handed,) = read_bytes(path.read_bytes(), "q.ipynb")
        expected[f"s{n}"] = float(mark(key, handed).total)
    assert len(set(expected.values())) > 2
    receive = ["receive", "notebook", "submitted", "--keys", "q.keys.json", "--out", "back"]
    assert main(receive) == 0
    assert main(["grade", "back", "back/answers", "--no-feedback"]) == 0
    assert totals() == pytest.approx(expected, abs=1e-3)
    dropped(key.entries[0].item, set(expected))


def test_notebooks_of_one_name_are_told_by_their_folders(here, capsys):
    exported("notebook")
    for name in ("ada", "ben"):
        Path("handed", name).mkdir(parents=True)
        Path("handed", name, "q.ipynb").write_bytes(Path("q").read_bytes())
    receive = ["receive", "notebook", "handed", "nobody.ipynb", "--keys", "q.keys.json"]
    assert main([*receive, "--out", "back"]) == 1
    assert "nobody.ipynb: can't be read" in capsys.readouterr().err
    assert sorted(one.stem for one in Path("back/keys").glob("*.json")) == ["ada", "ben"]
    # What an earlier call wrote of others does not stay.
    assert (
        main(["receive", "notebook", "handed/ada", "--keys", "q.keys.json", "--out", "back"]) == 0
    )
    assert [one.stem for one in Path("back/answers").glob("*.json")] == ["q"]


@pytest.mark.parametrize("platform", ["moodle", "canvas", "notebook", "xapi"])
def test_a_folder_without_answers_is_no_quiz(here, capsys, platform):
    exported("notebook")
    Path("empty").mkdir()
    receive = ["receive", platform, "empty", "--keys", "q.keys.json", "--out", "back"]
    assert main(receive) == 1
    assert "no answer to this quiz is in it" in capsys.readouterr().err
    assert not Path("back").exists()
