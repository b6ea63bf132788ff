"""Contents and figure numbers are those that Sphinx makes, with less work."""

from __future__ import annotations

import pytest
from sphinx.application import Sphinx
from sphinx.environment.adapters.toctree import global_toctree_for_doc
from sphinx.environment.collectors.toctree import TocTreeCollector
from sphinx.util.docutils import docutils_namespace, patch_docutils

from bloc_course.book import contents
from bloc_course.book.contents import titles_only
from small_books import block, built

SECTIONS = "# {}\n\nText.\n\n## One\n\n### Deep\n\n## Two\n\n"
TREE = ":::{toctree}\ninner\n:::\n"
PAGES = {
    "alone": SECTIONS.format("Alone"),
    "above": SECTIONS.format("Above") + TREE + "\n## Three\n\n:::{toctree}\nother\n:::\n",
    "figures": "# Figures\n\n" + block("timeline", "Core.", ":chapter: chronology\n:tier: core"),
}
BELOW = {"inner": SECTIONS.format("Inner"), "other": SECTIONS.format("Other")}
CONF = 'numfig = True\nhtml_theme = "sphinx_book_theme"\n'


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "source").mkdir()
    for name, text in BELOW.items():
        (tmp_path / "source" / f"{name}.md").write_text(text, encoding="utf-8")
    return tmp_path


def app_in(folder):
    return Sphinx(folder / "source", folder / "source", folder / "out", folder / "trees", "html")


def test_titles_alone_give_the_list_that_whole_contents_give(folder):
    built(folder, "Text.\n\n## Section", conf=CONF, **PAGES)
    with patch_docutils(), docutils_namespace():
        app = app_in(folder)
        whole = app.env.tocs
        cut = {page: titles_only(toc) for page, toc in whole.items()}
        before = {page: str(toc) for page, toc in whole.items()}
        assert sum(len(str(toc)) for toc in cut.values()) < sum(map(len, before.values()))
        for page in whole:
            for collapse in (True, False):
                listed = []
                for app.env.tocs in (whole, cut):
                    tree = global_toctree_for_doc(
                        app.env, page, app.builder, collapse=collapse, titles_only=True
                    )
                    listed.append(str(tree))
                assert listed[0] == listed[1]
                assert collapse or "Other" in listed[0]
        assert {page: str(toc) for page, toc in whole.items()} == before


def test_the_pages_are_the_same_as_with_whole_contents(folder, monkeypatch):
    book = built(folder, "Text.", conf=CONF, **PAGES)
    pages = [book.page(name) for name in (*PAGES, *BELOW)]
    monkeypatch.setattr(contents, "titles_only", lambda toc: toc)
    other = folder / "other"
    (other / "source").mkdir(parents=True)
    for name, text in BELOW.items():
        (other / "source" / f"{name}.md").write_text(text, encoding="utf-8")
    again = built(other, "Text.", conf=CONF, **PAGES)
    assert [again.page(name) for name in (*PAGES, *BELOW)] == pages


def test_figures_are_numbered_when_a_page_changed_and_only_then(folder, monkeypatch):
    calls = []
    number = contents._number
    monkeypatch.setattr(contents, "_number", lambda *given: calls.append(1) or number(*given))
    assert TocTreeCollector.assign_figure_numbers is contents._numbers_if_changed
    built(folder, "Text.", conf=CONF, **PAGES)
    assert len(calls) == 1
    assert "Fig. 1" in built(folder, "Text.", conf=CONF, **PAGES).page("figures")
    assert len(calls) == 1
    first = block("timeline", "First.", ":chapter: chronology\n:tier: core")
    book = built(folder, "Text.", conf=CONF, **(PAGES | {"alone": f"# Alone\n\n{first}"}))
    assert len(calls) == 2
    assert "Fig. 2" in book.page("figures")
    gone = {name: text for name, text in PAGES.items() if name != "alone"}
    (folder / "source" / "alone.md").unlink()
    assert "Fig. 1" in built(folder, "Text.", conf=CONF, **gone).page("figures")
