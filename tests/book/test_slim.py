"""What is left out of the built pages, and that nothing a page needs goes with it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pydata_sphinx_theme
import pytest
import sphinx_book_theme
from fontTools.ttLib import TTFont

from bloc_course.book.slim import slim_folder

THEME = Path(pydata_sphinx_theme.__file__).parent / "theme" / "pydata_sphinx_theme" / "static"
BOOK = Path(sphinx_book_theme.__file__).parent / "theme" / "sphinx_book_theme" / "static"
FONT = "vendor/fontawesome/webfonts/fa-solid-900.woff2"
PAGE = """<html data-theme="auto"><head><meta name="viewport" content="a" />
<meta name="viewport" content="b" />
<!-- So that users can add custom icons -->
<script defer src="_static/scripts/fontawesome.js?digest=1"></script>
<script src="_static/searchtools.js"></script><script src="searchindex.js"></script>
</head><body><div id="pst-primary-sidebar" class="x">
<button title="Search" aria-label="Search">Search <kbd>Ctrl</kbd></button>
<i class="fa-solid fa-arrow-up"></i></div></body></html>"""


@pytest.fixture
def out(tmp_path):
    static = tmp_path / "_static"
    (static / "styles").mkdir(parents=True)
    shutil.copy(THEME / "styles" / "pydata-sphinx-theme.css", static / "styles")
    shutil.copy(BOOK / "styles" / "sphinx-book-theme.css", static / "styles")
    shutil.copytree(THEME / "vendor", static / "vendor")
    shutil.copytree(THEME / "scripts", static / "scripts")
    for name in ("index.html", "search.html"):
        (tmp_path / name).write_text(PAGE, encoding="utf-8")
    slim_folder(tmp_path)
    return tmp_path


def test_icons_in_use_keep_their_glyph_and_rule_others_go(out):
    font = TTFont(out / "_static" / FONT)
    glyphs = font.getBestCmap()
    font.close()
    assert 0xF062 in glyphs  # arrow-up, used in the page
    assert 0xF05A in glyphs  # info, used by the theme's own rules
    assert 0xF107 in glyphs  # the arrow beside "Contents", shown by the book theme
    assert 0xF0FC not in glyphs  # a beer mug
    sheet = (out / "_static/styles/pydata-sphinx-theme.css").read_text(encoding="utf-8")
    assert ".fa-arrow-up:before" in sheet
    assert ".fa-beer" not in sheet
    assert ".ttf" not in sheet
    assert (out / "_static" / FONT).stat().st_size < 10_000


def test_scripts_that_no_page_needs_are_neither_shipped_nor_loaded(out):
    page = (out / "index.html").read_text(encoding="utf-8")
    assert "fontawesome.js" not in page
    assert "search" not in page.partition("</head>")[0]
    assert "searchtools.js" in (out / "search.html").read_text(encoding="utf-8")
    assert not list(out.rglob("fontawesome.js"))
    assert not list(out.rglob("*.map"))


def test_labels_and_landmarks_are_mended(out):
    page = (out / "index.html").read_text(encoding="utf-8")
    assert page.count('name="viewport"') == 1
    assert 'aria-label="Search"' not in page
    assert 'id="pst-primary-sidebar" role="complementary"' in page


def test_doing_it_twice_changes_nothing(out):
    before = {p: p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()}
    slim_folder(out)
    assert {p: p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()} == before
