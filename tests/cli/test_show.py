"""`bloc-course show`: names, kinds, paragraphs, JSON, and what a wrong call is told."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from bloc_course.cli import main
from bloc_course.dataset.article import fingerprint
from bloc_course.dataset.load import data_folder


def shown(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["show", *words]) == 0
    return capsys.readouterr().out


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["show", *words]) == 2
    return capsys.readouterr().err


def test_the_bounds_of_an_undated_letter_stand_with_their_proof(capsys) -> None:
    out = shown(capsys, "sedov-ink-letter-1932")
    assert "written not before 6 October 1932, not after 3 November 1932\n      because " in out


@pytest.mark.parametrize(
    "words",
    [("zinoviev",), ("person", "zinoviev"), ("people", "Зиновьев"), ("Person", "G.", "Zinovieff")],
)
def test_any_form_of_a_name_leads_to_the_same(capsys, words: tuple[str, ...]) -> None:
    assert shown(capsys, *words) == shown(capsys, "grigori-zinoviev")


def test_a_name_of_several_lists_them_with_what_tells_them_apart(capsys) -> None:
    err = refused(capsys, "person", "smirnov")
    for candidate in ("alexander-smirnov: ", "ivan-smirnov: ", "vladimir-smirnov: "):
        assert f"\n  {candidate}" in err
    assert "Decist" in err


def test_a_kind_settles_what_a_name_alone_does_not(capsys) -> None:
    assert "(chapter bloc)" in shown(capsys, "chapter", "bloc")
    assert "fits" in refused(capsys, "term", "bloc")


def test_a_wrong_name_or_kind_gets_the_nearest(capsys) -> None:
    assert "did you mean 'person'?" in refused(capsys, "persn", "zinoviev")
    assert "did you mean 'sedov-ink-letter-1932'?" in refused(capsys, "sedov-inc-letter-1931")
    assert "did you mean 'n9.1'?" in refused(capsys, "n9.11")
    assert "did you mean 'Trotsky'" in refused(capsys, "person", "Trotskowy")


def test_a_paragraph_shows_all_that_rests_on_it_by_kind(capsys) -> None:
    out = shown(capsys, "p3")
    assert out.index("Documents that rest on it") < out.index("Events that rest on it")
    assert "sedov-ink-letter-1932" in out
    assert "Chapters that read it" in out


def test_json_is_the_record_or_what_rests_on_a_paragraph(capsys) -> None:
    assert json.loads(shown(capsys, "person", "zinoviev", "--json"))["id"] == "grigori-zinoviev"
    found = json.loads(shown(capsys, "p3", "--json"))
    assert "sedov-ink-letter-1932" in found["cited_by"]["documents"]


def test_lines_fit_a_page_that_is_no_terminal(capsys) -> None:
    assert max(map(len, shown(capsys, "sedov-ink-letter-1932").splitlines())) <= 88


def test_another_data_folder_is_shown_with_its_passage(capsys, tmp_path: Path, monkeypatch) -> None:
    folder = Path(shutil.copytree(data_folder(), tmp_path / "data"))
    passage = "These are words of a test, put where a paragraph would stand."
    file = folder / "article.yaml"
    text = file.read_text(encoding="utf-8")
    first = text.index("sha256", text.index("p6:"))
    old = text[first:].split("}")[0].split(":")[1].strip().strip("'\"")
    file.write_text(text.replace(old, fingerprint(passage)), encoding="utf-8")
    home = tmp_path / "share" / "bloc_course"
    home.mkdir(parents=True)
    (home / "article.txt").write_text(passage + "\n", encoding="utf-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    assert f"Passage\n  {passage}" in shown(capsys, "p6", "--data", str(folder))
    assert passage not in shown(capsys, "p6")
    record = shown(capsys, "decision-1932-10-06", "--data", str(folder))
    assert f"Passages\n  p6: {passage}" in record
