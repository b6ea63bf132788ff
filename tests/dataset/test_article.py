"""Attaching and verifying the article's text; the real text where BLOC_ARTICLE names it."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
import pytest

from bloc_course.dataset import article
from bloc_course.dataset.load import load
from bloc_course.dataset.records import Paragraph
from bloc_course.errors import DataProblems

TEXT = os.environ.get("BLOC_ARTICLE", "")
needs_article = pytest.mark.skipif(not TEXT, reason="BLOC_ARTICLE does not name the article's text")


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))


def small(*paragraphs: str):
    """The article's record with only these paragraphs, p1, p2, …"""
    locators = {
        f"p{i}": Paragraph(layer="body", words=len(p.split()), sha256=article.fingerprint(p))
        for i, p in enumerate(paragraphs, 1)
    }
    return msgspec.structs.replace(load().article, locators=locators)


def test_white_space_and_composition_do_not_change_a_hash() -> None:
    assert article.fingerprint("Broué  writes ") == article.fingerprint("Broue\u0301\u00a0writes")


def test_attach_keeps_a_copy_that_is_found_again(tmp_path: Path) -> None:
    record = small("One paragraph.", "Another one.")
    file = tmp_path / "text.txt"
    file.write_text("\ufeffOne  paragraph.\n\nAnother one.\nSomething else.\n", encoding="utf-8")
    kept = article.attach(file, record)
    assert kept.passages == {"p1": "One paragraph.", "p2": "Another one."}
    again = article.attached(record)
    assert again is not None
    assert again.passages == kept.passages


def test_attach_names_every_paragraph_that_differs(tmp_path: Path) -> None:
    file = tmp_path / "text.txt"
    file.write_text("One paragraph!\n", encoding="utf-8")
    with pytest.raises(DataProblems) as caught:
        article.attach(file, small("One paragraph.", "Another one."))
    assert [problem.field for problem in caught.value.problems] == ["p1", "p2"]
    assert article.attached(load().article) is None


def test_verify_finds_a_wording_that_is_not_there() -> None:
    data = load()
    passages = dict.fromkeys(data.article.locators, "")
    fields = {fault.path[0] for fault in article.verify(data, passages)}
    assert {"aliases", "holding", "as_printed", "cue", "dates", "places"} <= fields


@needs_article
def test_the_data_cite_only_what_the_article_prints() -> None:
    data = load()
    text = article.read(Path(TEXT), data.article)
    assert not text.missing
    assert [f"{f.record} {f.path} {f.found!r}" for f in article.verify(data, text.passages)] == []


@needs_article
def test_word_counts_are_those_of_the_text() -> None:
    data = load()
    text = article.read(Path(TEXT), data.article)
    for locator, paragraph in data.article.locators.items():
        assert len(text.passages[locator].split()) == paragraph.words, locator


def test_an_end_that_no_paragraph_names_is_found() -> None:
    """A post that follows does not end the one before: both years alone are no span."""
    data = load()
    person = next(p for p in data.people.values() if p.roles)
    role = msgspec.structs.replace(person.roles[0], from_="1919", to="1920", cite=("p1",))
    one = data.replace(people={person.id: msgspec.structs.replace(person, roles=(role,))})
    for printed, ended in (
        ("a candidate in 1919 and a full member in 1920", False),
        ("from 1919 to 1920", True),
        ("1919–20", True),
    ):
        found = [f for f in article.verify(one, {"p1": printed}) if f.path[0] == "roles"]
        assert bool(found) is not ended, printed
