"""What is left out of the built pages, and that nothing a page needs goes with it."""

from __future__ import annotations

import shutil
import zlib
from pathlib import Path

import pydata_sphinx_theme
import pytest
import sphinx_book_theme
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from bloc_course.book import slim
from bloc_course.book.sheets import classes_of_page, purged
from bloc_course.book.slim import slim_folder

THEME = Path(pydata_sphinx_theme.__file__).parent / "theme" / "pydata_sphinx_theme" / "static"
BOOK = Path(sphinx_book_theme.__file__).parent / "theme" / "sphinx_book_theme" / "static"
FONT = "vendor/fontawesome/webfonts/fa-solid-900.woff2"
PAGE = """<html data-theme="auto"><head><meta name="viewport" content="a" />
<meta name="viewport" content="b" />
<!-- So that users can add custom icons -->
<script defer src="_static/scripts/fontawesome.js?digest=1"></script>
<link rel="stylesheet" href="_static/styles/theme.css?digest=12" />
<link rel="stylesheet" href="_static/styles/pydata-sphinx-theme.css?digest=12" />
<link rel="stylesheet" href="_static/bloc-course.css?v=12" />
<link rel="stylesheet" href="_static/sphinx-design.min.css?v=12" />
<script src="_static/documentation_options.js?v=1"></script>
<script src="_static/doctools.js?v=1"></script><script src="_static/copybutton.js?v=1"></script>
<script>let toggleHintShow = 'Show';</script><script src="_static/togglebutton.js?v=1"></script>
<script src="_static/searchtools.js"></script><script src="searchindex.js"></script>
</head><body><div id="pst-primary-sidebar" class="x">
<button title="Search" aria-label="Search">Search <kbd>Ctrl</kbd></button>
<i class="fa-solid fa-arrow-up"></i>
<details><summary><span class="toctree-toggle"></span></summary></details></div>
<div class="bd-sidebar-secondary"><p class="onthispage">Contents</p></div></body></html>"""
CODE = PAGE.replace("<body>", '<body><div class="cell highlight"></div><p class="sd-row">')
OPTIONS = "const DOCUMENTATION_OPTIONS = {};"


@pytest.fixture
def out(tmp_path):
    static = tmp_path / "_static"
    (static / "styles").mkdir(parents=True)
    shutil.copy(THEME / "styles" / "pydata-sphinx-theme.css", static / "styles")
    shutil.copy(BOOK / "styles" / "sphinx-book-theme.css", static / "styles")
    shutil.copytree(THEME / "vendor", static / "vendor")
    shutil.copytree(THEME / "scripts", static / "scripts")
    shutil.copy(BOOK / "scripts" / "sphinx-book-theme.js", static / "scripts")
    (static / "documentation_options.js").write_text(OPTIONS, encoding="utf-8")
    for name, page in {"index": PAGE, "search": PAGE, "code": CODE}.items():
        (tmp_path / f"{name}.html").write_text(page, encoding="utf-8")
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
    assert '<summary aria-label="Pages below"><span class="toctree-toggle"' in page
    assert 'id="pst-primary-sidebar" role="complementary"' in page


def test_doing_it_twice_changes_nothing(out):
    before = {p: p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()}
    slim_folder(out)
    assert {p: p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()} == before


def test_a_font_is_cut_once_for_the_same_icons(out, tmp_path_factory, monkeypatch):
    cut, folder = (tmp_path_factory.mktemp(name) for name in ("cut", "kept"))
    fonts = THEME / "vendor" / "fontawesome" / "webfonts"
    made = []
    real = slim._subset
    monkeypatch.setattr(slim, "_subset", lambda *given: made.append(1) or real(*given))
    shutil.copytree(out, cut, dirs_exist_ok=True)
    for _ in range(2):
        shutil.copy(fonts / "fa-solid-900.woff2", cut / "_static" / FONT)
        slim.slim_folder(cut, folder)
        assert (cut / "_static" / FONT).read_bytes() == (out / "_static" / FONT).read_bytes()
    assert len(made) == len(list((out / "_static").rglob("fa-*.woff2")))


def test_a_page_loads_what_it_uses_and_waits_for_no_script(out):
    index, code = ((out / f"{name}.html").read_text("utf-8") for name in ("index", "code"))
    for strange in ("copybutton", "togglebutton", "toggleHint", "sphinx-design"):
        assert strange not in index, strange
    assert 'href="_static/sphinx-design.min.css?v=' in code
    assert '<script defer src="_static/copybutton.js?v=1">' in code
    assert '<script defer src="_static/doctools.js?v=1">' in index
    assert f"<script>{OPTIONS}</script>" in index
    assert "documentation_options.js" not in index
    # The search page has scripts that run in its middle and use those at its head.
    assert '<script src="_static/doctools.js?v=1">' in (out / "search.html").read_text("utf-8")


def test_sheets_are_asked_for_by_what_they_hold(out):
    page = (out / "index.html").read_text(encoding="utf-8")
    sheet = (out / "_static/styles/pydata-sphinx-theme.css").read_bytes()
    assert f"pydata-sphinx-theme.css?v={zlib.crc32(sheet):08x}" in page
    assert "theme.css?digest" not in page
    assert "_static/bloc-course.css?v=12" in page


def test_rules_of_classes_that_nothing_has_go(out):
    sheet = (out / "_static/styles/pydata-sphinx-theme.css").read_text(encoding="utf-8")
    before = (THEME / "styles" / "pydata-sphinx-theme.css").read_text(encoding="utf-8")
    assert len(sheet) < len(before) / 2
    assert ".col-xl-11" in before
    assert ".col-xl-11" not in sheet
    assert ".dropdown-menu" in sheet  # known to a script


@pytest.mark.parametrize(
    ("sheet", "kept"),
    [
        (".no{a:b}p{c:d}", "p{c:d}"),
        (".yes .no,.yes>p,p.no::before{a:b}", ".yes>p{a:b}"),
        (".yes:not(.no){a:b}", ".yes:not(.no){a:b}"),
        (r".n\:o,.y\:es{a:b}", r".y\:es{a:b}"),
        (".yes:is(.no,.yes),.no:is(p){a:b}", ".yes:is(.no,.yes),.no:is(p){a:b}"),
        ("@media (width>1px){.no{a:b}.yes{c:d}}", "@media (width>1px){.yes{c:d}}"),
        ("@media print{.no{a:b}}i{c:d}", "i{c:d}"),
        ("@font-face{src:url(a.no)}@charset 'x';", "@font-face{src:url(a.no)}@charset 'x';"),
        ("/*! rights */.no{a:b}/* no */b{c:d}", "/*! rights */b{c:d}"),
        ('.yes::after{content:"}.no{"}.no{a:b}', '.yes::after{content:"}.no{"}'),
        ("@import url(x.css);.no{}", "@import url(x.css);"),
        (".no a[b=',.yes'],p[b='.no']{a:b}", "p[b='.no']{a:b}"),
        (".no:not(:is(.yes,p),i),i{a:b}", ".no:not(:is(.yes,p),i),i{a:b}"),
        ('i[a="/*"]{a:b}.no{}i[a="*/"]{a:b}', 'i[a="/*"]{a:b}i[a="*/"]{a:b}'),
    ],
)
def test_a_rule_stays_if_something_could_follow_it(sheet, kept):
    assert purged(sheet, {"yes", "y:es"}) == kept


_selector = st.lists(
    st.sampled_from(
        [".yes", ".no", "p", "#a", ".no:not(.yes)", "p:is(.no,.yes)", "a[b=',']", 'a[b="}.no{"]']
    ),
    min_size=1,
    max_size=3,
).map(" ".join)
_between = st.sampled_from(["/*! rights */", "/* no */", "/* } */", "\n", " ", ""])
_selectors = st.lists(
    st.tuples(_between, _selector, _between).map("".join), min_size=1, max_size=3
).map(",".join)
_declarations = st.lists(
    st.sampled_from(["a:b", "content:'}.no{'", "/* ; */c:d", "e:url(x.png)", 'f:"/*"']), max_size=3
).map(";".join)
_rule = st.builds("{}{}{{{}}}".format, _between, _selectors, _declarations)
_other = st.sampled_from(["@import url(x.css);", "@charset 'x';", "@keyframes no{from{a:b}}"])
_nested = st.recursive(
    st.one_of(_rule, _other),
    lambda inside: st.builds(
        "{}{}{{{}}}".format,
        _between,
        st.sampled_from(["@media print", "@supports (a:b)", "@layer x"]),
        st.lists(inside, max_size=3).map("".join),
    ),
    max_leaves=6,
)
_sheets = st.lists(st.one_of(_between, _nested), max_size=6).map("".join)


@given(_sheets)
def test_a_purged_sheet_stays_as_it_is(sheet):
    once = purged(sheet, {"yes"})
    assert purged(once, {"yes"}) == once


@pytest.mark.parametrize("sheet", sorted(THEME.rglob("*.css")) + sorted(BOOK.rglob("*.css")))
def test_so_do_the_sheets_of_the_theme(sheet):
    once = purged(sheet.read_text(encoding="utf-8"), {"dropdown-menu"})
    assert purged(once, {"dropdown-menu"}) == once


def test_classes_are_those_of_elements_and_of_what_scripts_may_set():
    page = '<p class="a b-c">class="no"<script>x.add("later")</script><i data-class="d">'
    assert {"a", "b-c", "later"} <= classes_of_page(page)
    assert not {"no", "d"} & classes_of_page(page)


def test_a_table_that_may_scroll_is_reached_by_the_keyboard():
    """WCAG 2.1.1: by what is in it or, where nothing is, by itself."""
    start = '<div class="pst-scrollable-table-container"'
    bare = f"{start}><table><tr><td>a</td></tr></table></div>"
    linked = f'{start}><table><tr><td><a href="#">a</a></td></tr></table></div>'
    page = slim._page(f"<html><head></head><body>{linked}{bare}{linked}</body></html>", "a", "")
    assert page.count(f'{start} tabindex="0" role="group" aria-label="Table"><table>') == 1
    assert page.count(linked) == 2
