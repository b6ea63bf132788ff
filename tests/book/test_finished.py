"""Pages are slimmed after every build that wrote some, and after no other."""

from __future__ import annotations

import pytest

from bloc_course.book import slim as slim_module
from small_books import REFERENCE, block, built

FILES = "# Files\n\n" + block("export", "bibtex")


@pytest.fixture
def slimmed(monkeypatch):
    calls = []
    slim = slim_module.slim
    monkeypatch.setattr(slim_module, "slim", lambda *given: calls.append(1) or slim(*given))
    return calls


def test_slimmed_when_pages_were_written_and_only_then(tmp_path, slimmed):
    people = {"people": REFERENCE["people"]}
    built(tmp_path, "One.", **people)
    assert slimmed == [1]
    built(tmp_path, "One.", **people)
    assert slimmed == [1]
    built(tmp_path, "Two.", **people)
    assert slimmed == [1, 1]


def test_what_a_failed_build_left_is_slimmed_by_the_next(tmp_path, slimmed):
    page = tmp_path / "out" / "html" / "index.html"
    built(tmp_path, "One.")
    page.write_text(page.read_text("utf-8") + '<link href="a" /><h1></h1>', encoding="utf-8")
    built(tmp_path, "One.")
    assert slimmed == [1, 1]
    assert "<h1></h1>" not in page.read_text("utf-8")


def test_a_file_to_download_is_written_once_and_found_again(tmp_path, monkeypatch):
    first = built(tmp_path, "One.", files=FILES).out / "_static" / "documents.bib"
    content = first.read_bytes()
    first.unlink()
    monkeypatch.setattr("bloc_course.dataset.exports._base.import_module", None)
    built(tmp_path, "Two.", files=FILES)
    assert first.read_bytes() == content
