"""`bloc-course export` and `receive`: from a blueprint to a platform and back to a gradebook."""

import csv
import json
import stat
from pathlib import Path

import pytest

from bloc_course.cli import main
from bloc_course.exports.platform import platforms

BLUEPRINT = "quiz: small\ntitle: Small\nsections:\n  C3: 3\n  G1: 2\n  C4: 1\n"


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BLOC_COURSE_SECRET", "a secret for tests only, long enough")
    Path("q.yaml").write_text(BLUEPRINT, encoding="utf-8")
    return tmp_path


def test_all_formats_are_listed_with_what_they_are(capsys):
    assert main(["export", "--list-formats"]) == 0
    told = capsys.readouterr().out
    assert [line.split()[0] for line in told.splitlines()] == list(platforms())
    assert main(["export", "--list-formats", "--json"]) == 0
    assert {one["name"] for one in json.loads(capsys.readouterr().out)} == set(platforms())


def test_a_file_with_keys_is_for_its_owner_and_the_same_twice(here, capsys):
    assert main(["export", "q.yaml", "--format", "csv", "--out", "out/q.csv"]) == 0
    told = capsys.readouterr().out
    assert "CSV of the items: " in told
    assert "wrote  out/q.csv" in told
    first = Path("out/q.csv").read_bytes()
    assert stat.S_IMODE(Path("out/q.csv").stat().st_mode) == 0o600
    assert main(["export", "q.yaml", "--format", "csv", "--out", "out/q.csv"]) == 0
    assert Path("out/q.csv").read_bytes() == first


def test_a_bank_has_every_item_once_and_a_form_as_many_as_are_asked(here):
    assert main(["export", "q.yaml", "--format", "csv", "--out", "bank.csv"]) == 0
    assert main(["export", "q.yaml", "--format", "csv", "--form", "A", "--out", "a.csv"]) == 0
    assert main(["export", "q.yaml", "--format", "csv", "--form", "B", "--out", "b.csv"]) == 0

    def items(name):
        with Path(name).open(encoding="utf-8-sig", newline="") as file:
            return [row["item"] for row in csv.DictReader(file)]

    bank, a, b = items("bank.csv"), items("a.csv"), items("b.csv")
    assert len(bank) == len(set(bank)) == 36
    assert len(a) == len(b) == 6
    assert a != b
    assert set(a) | set(b) <= set(bank)


def test_strict_writes_nothing_where_something_is_lost(here, capsys):
    arguments = ["export", "q.yaml", "--format", "markdown", "--out", "q.md", "--strict"]
    assert main([*arguments, "--report", "q-report.md"]) == 1
    assert "nothing written" in capsys.readouterr().out
    assert not Path("q.md").exists()
    assert "| item | family |" in Path("q-report.md").read_text(encoding="utf-8")
    assert main(["export", "q.yaml", "--format", "nbgrader", "--out", "q.ipynb", "--strict"]) == 0


def test_the_report_for_a_machine(here, capsys):
    assert main(["export", "q.yaml", "--format", "nbgrader", "--out", "q.ipynb", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {row["how"] for row in rows} == {"exact"}
    assert all(row["answers"] > 3 for row in rows)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["q.yaml"], "name a blueprint and a format"),
        (["--format", "csv"], "name a blueprint and a format"),
        (["q.yaml", "--format", "moodle"], "did you mean 'moodle-xml'"),
        (["q.yaml", "--format", "csv", "--form", "A", "--bank"], "choose one"),
        (["q.yaml", "--format", " , "], "names no format"),
        (["q.yaml", "--format", "csv,gift", "--json"], "--json is for one format"),
    ],
)
def test_a_wrong_call_says_what_would_be_right(here, capsys, arguments, told):
    assert main(["export", *arguments]) == 2
    assert told in capsys.readouterr().err


def _fill(notebook: Path, out: Path, answers: dict[str, str]) -> None:
    """The notebook with some of its answer cells filled in."""
    told = json.loads(notebook.read_bytes())
    for cell in told["cells"]:
        lines = "".join(cell["source"])
        for code, answer in answers.items():
            lines = lines.replace(f'answers["{code}"] = ""', f'answers["{code}"] = "{answer}"')
        cell["source"] = lines.splitlines(keepends=True)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(told), encoding="utf-8")


@pytest.mark.parametrize("name", ["notebook", "nbgrader"])
def test_notebooks_come_back_as_a_quiz_that_is_graded(here, capsys, name):
    assert main(["export", "q.yaml", "--format", name, "--out", "q.ipynb"]) == 0
    keys = json.loads(Path("q.ipynb.keys.json").read_bytes())
    entries = [one["entry"] for pool in keys["pools"] for one in pool["questions"]]
    three_way = entries[0]["parts"][0]
    letters = [option["code"] for option in three_way["interaction"]["options"]]
    right = "abc"[letters.index(three_way["key"]["correct"])]
    wrong = next(letter for letter in "abc" if letter != right)
    code = entries[0]["code"]
    _fill(Path("q.ipynb"), Path("submitted/ada/q/q.ipynb"), {code: right})
    _fill(Path("q.ipynb"), Path("submitted/ben/q/q.ipynb"), {code: wrong})
    Path("submitted/cyd/q").mkdir(parents=True)
    Path("submitted/cyd/q/q.ipynb").write_text("{", encoding="utf-8")
    capsys.readouterr()
    receive = ["receive", "notebook", "submitted", "--keys", "q.ipynb.keys.json", "--out", "back"]
    assert main(receive) == 1  # One can't be read; the others are there.
    said = capsys.readouterr()
    assert "2 hand-ins of Small" in said.out
    assert "submitted/cyd/q/q.ipynb" in said.err
    assert main(["grade", "back", "back/answers", "--no-feedback"]) == 0
    with Path("back/results/gradebook.csv").open(encoding="utf-8") as file:
        totals = {row["student"]: row["total"] for row in csv.DictReader(file)}
    assert totals == {"ada": "1.0000", "ben": "0.0000"}


def test_a_grading_can_be_told_to_a_record_store(here, capsys):
    Path("class.csv").write_text("id,name\ns01,Ada\ns02,Ben\n", encoding="utf-8")
    build = ["quiz", "build", "q.yaml", "--roster", "class.csv", "--out", "out"]
    assert main([*build, "--formats", "json"]) == 0
    assert main(["simulate", "out", "--out", "sim", "--seed", "3"]) == 0
    grade = ["grade", "out", "sim/answers", "--feedback", "xapi"]
    assert main(grade) == 0
    for path in sorted(Path("out/results/feedback").glob("*.xapi.json")):
        for one in json.loads(path.read_bytes()):
            assert one["actor"]["account"]["name"] in {"s01", "s02"}
            assert one["context"]["contextActivities"]["parent"][0]["id"].endswith("/small")


def test_a_wrong_receive_says_what_would_be_right(here, capsys):
    assert main(["receive", "--list-platforms"]) == 0
    assert main(["receive", "xapi"]) == 2
    Path("k.json").write_text("{}", encoding="utf-8")
    assert main(["receive", "xapi", "q.yaml", "--keys", "k.json"]) == 2
    assert "is not what `bloc-course export` keeps" in capsys.readouterr().err
    assert main(["receive", "moodl", "q.yaml", "--keys", "k.json"]) == 2


def test_several_formats_in_one_call_go_to_a_folder(here, capsys):
    assert main(["export", "q.yaml", "--format", "csv,markdown", "--out", "out"]) == 0
    assert sorted(path.name for path in Path("out").iterdir()) == [
        "small-csv.csv",
        "small-markdown.md",
    ]
    assert main(["export", "q.yaml", "--format", "csv,markdown", "--report", "r.md"]) == 2
    # A folder that is there is taken as one, also for a single format.
    assert main(["export", "q.yaml", "--format", "latex-exam", "--out", "out"]) == 0
    assert Path("out/small-latex-exam.tex").is_file()


def test_the_overview_has_a_row_a_family(here, capsys):
    assert main(["export", "q.yaml", "--overview", "o.md"]) == 0
    rows = Path("o.md").read_text(encoding="utf-8").splitlines()
    assert [row.split("|")[1].strip() for row in rows[-3:]] == ["C3", "C4", "G1"]
