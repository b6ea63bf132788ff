"""Pages are slimmed after every build that wrote some, and after no other."""

from __future__ import annotations

import pytest

from bloc_course.book import finished
from small_books import REFERENCE, block, built

# As themes do: a sheet that is written when a build ends, whatever it wrote.
AT_THE_END = """
from pathlib import Path

def write(app, failure):
    sheet = Path(app.outdir) / "_static" / "late.css"
    sheet.write_text(".bc-of-nothing{top:0}p{top:0}", encoding="utf-8")

def setup(app):
    app.connect("build-finished", write)
"""
FILES = "# Files\n\n" + block("export", "bibtex")


@pytest.fixture
def slimmed(monkeypatch):
    calls = []
    slim = finished.slim_folder
    monkeypatch.setattr(finished, "slim_folder", lambda *given: calls.append(1) or slim(*given))
    return calls


def test_slimmed_when_pages_were_written_and_only_then(tmp_path, slimmed):
    people = {"people": REFERENCE["people"]}
    built(tmp_path, "One.", **people)
    assert slimmed == [1]
    built(tmp_path, "One.", **people)
    assert slimmed == [1]
    built(tmp_path, "Two.", **people)
    assert slimmed == [1, 1]


def test_a_sheet_that_every_build_writes_anew_is_put_back(tmp_path, slimmed):
    sheet = tmp_path / "out" / "html" / "_static" / "late.css"
    built(tmp_path, "One.", conf=AT_THE_END)
    assert sheet.read_text("utf-8") == "p{top:0}"
    built(tmp_path, "One.", conf=AT_THE_END)
    assert sheet.read_text("utf-8") == "p{top:0}"
    assert slimmed == [1]


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
