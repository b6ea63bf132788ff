"""The whole way on another work: forms for a class, answers, marks, figures; portraits; exports."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from bloc_course.autograder.one import mark_one
from bloc_course.book import cards
from bloc_course.cli import main
from bloc_course.dataset.exports import exports
from bloc_course.dataset.portraits import lines_of, portrait
from bloc_course.figures.layers import layer_map
from bloc_course.figures.links import graph_of
from bloc_course.figures.network import DASHED, DOTTED, SOLID, network
from bloc_course.figures.parts import hands_of, layers_of
from bloc_course.figures.status import nodes_of
from bloc_course.grading._tables import decimals
from drawings import check
from first_words import first_words_in
from second import DATA, FOLDER, TEXT, second, text

STUDENTS = ("id,name,email", *(f"s{n},Student {n},s{n}@example.org" for n in range(1, 6)))
HERE = ["--data", str(DATA)]


@pytest.fixture(scope="module")
def quiz(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("second")
    (folder / "class.csv").write_text("\n".join(STUDENTS) + "\n", encoding="utf-8")
    (folder / "secret").write_text("a secret for tests only, long enough\n", encoding="utf-8")
    (folder / "secret").chmod(0o600)
    out = folder / "quiz"
    made = ["quiz", "build", str(FOLDER / "blueprint.yaml"), "--roster", str(folder / "class.csv")]
    made += ["--secret-file", str(folder / "secret"), "--out", str(out), *HERE]
    assert main(made) == 0
    assert main(["simulate", str(out), "--out", str(folder)]) == 0
    assert main(["grade", str(out), str(folder / "answers")]) == 0
    assert main(["stats", str(out), str(folder / "answers")]) == 0
    return out


def test_five_students_get_forms_of_their_own(quiz: Path) -> None:
    keys = [json.loads(path.read_text("utf-8")) for path in sorted((quiz / "keys").iterdir())]
    assert len(keys) == 5
    assert {len(key["entries"]) for key in keys} == {11}
    assert len({json.dumps(key["entries"]) for key in keys}) == 5


def test_everybody_is_graded(quiz: Path) -> None:
    with (quiz / "results" / "gradebook.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 5
    assert {row["out of"] for row in rows} == {"13.0000"}
    assert any(row["status"] == "graded" for row in rows)
    assert (quiz / "results" / "statistics.html").stat().st_size


def test_no_word_of_the_first_work_stands_in_what_is_given_out(quiz: Path) -> None:
    """Page scripts give examples of dates, which may be of any year."""
    pages = list((quiz / "forms").rglob("*.json"))
    pages += list((quiz / "results").rglob("*.csv"))
    assert len(pages) >= 5
    for page in pages:
        assert first_words_in(page.read_text("utf-8")) == set(), page.name


@pytest.mark.parametrize("platform", ["gradescope", "github", "nbgrader", "otter"])
def test_other_programs_get_what_they_need(platform: str, quiz: Path, tmp_path: Path) -> None:
    call = ["autograder", platform, str(quiz), "--out", str(tmp_path / "out")]
    more = {"github": ["--keys-repository", "a/b"], "gradescope": []}
    assert main([*call, *more.get(platform, ["--student", "s2"])]) == 0
    with (quiz / "results" / "gradebook.csv").open(encoding="utf-8", newline="") as file:
        totals = {row["student"]: row["total"] for row in csv.DictReader(file)}
    found = [mark_one(quiz, path).paper for path in (quiz.parent / "answers").glob("s?.*")]
    papers = [paper for paper in found if paper is not None]
    assert papers
    for paper in papers:
        assert decimals(paper.total) == totals[paper.key.student]


@pytest.mark.parametrize("kind", sorted(second().data.by_kind()))
def test_every_record_has_a_portrait_and_a_card(kind: str) -> None:
    for record in second().data.by_kind()[kind]:
        told = "\n".join(lines_of(portrait(second(), kind, record.id, text().passages)))
        assert told.strip()
        assert first_words_in(told) == set()
        if kind in cards._LINES:
            assert first_words_in(cards.card(second(), record.id)) == set()


def test_a_card_says_what_the_author_of_this_work_does() -> None:
    card = cards.card(second(), "compact-plot-trent")
    assert "Calloway rejects it" in card


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["person", "thornley"], "Edgar Thornley"),
        (["quarry-letter"], "not before 3 April 1863, not after 20 April 1863"),
        (["p6"], "Stone Party"),
        (["group", "upland-farmers"], "still bargaining"),
    ],
)
def test_show_finds_it(words: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", *words, *HERE]) == 0
    assert told in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        ["check", "--article", str(TEXT)],
        ["article", "verify", str(TEXT)],
        ["families", "C1", "R2"],
        ["items", "--family", "K1", "--count", "1"],
        ["quiz", "preview", str(FOLDER / "blueprint.yaml")],
        ["stress", str(FOLDER / "blueprint.yaml"), "--seeds", "5"],
    ],
    ids=lambda words: words[0],
)
def test_commands_work_on_a_folder_of_data(
    words: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([*words, *HERE]) in ((0, 1) if words[0] == "stress" else (0,))
    out = capsys.readouterr().out
    assert out
    assert first_words_in(out) == set()


@pytest.mark.parametrize("format_", exports())
def test_every_export_can_be_written(format_: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert main(["data", "export", "--format", format_, "--out", str(out), *HERE]) == 0
    files = [path for path in (out.rglob("*") if out.is_dir() else [out]) if path.is_file()]
    assert files
    for file in files:
        assert first_words_in(file.read_text("utf-8")) == set()


def test_the_figures_take_their_words_and_lines_from_the_data() -> None:
    found = nodes_of(second(), "stone-compact", persons=("market-traders",))
    check(network("The compact", found, "Groups", "k"))
    lines = {node.record: {tie.dashes for tie in node.ties} for node in found}
    words = {tie.word for node in found for tie in node.ties}
    assert words == {"signed", "still bargaining", "aloof"}
    assert lines["stone-party"] == {SOLID}
    assert lines["chapel-trustees"] == {DASHED}
    assert lines["ferry-families"] == {DOTTED}
    assert [node.record for node in found[:2]] == ["market-traders", "stone-party"]
    article = second().data.article
    check(layer_map(layers_of(article), hands_of(article), "Layers", "k"))
    assert {layer.hand for layer in layers_of(article)} == {"author", "editors"}
    assert graph_of(second(), ["quarry-letter"], [])[1]
