"""The book's directives and reference pages on another work, by one line of configuration."""

from __future__ import annotations

import pytest

from first_words import first_words_in
from second import DATA
from small_books import REFERENCE, Book, block, built

NAMED = (
    "{person}`Thornley <edgar-thornley>` and {group}`the Trust <bridge-trust>` {loc}`p4, n1.1` "
    "{claim}`so <warned-finch>` {sense}`compact-plot` {discrepancy}`slip <first-stone>` "
    "{certainty}`inferred`"
)
PAGE = "\n".join(
    [
        block("lesson", "dispute"),
        NAMED,
        block("timeline", "Time.", ":chapter: dispute\n:documents: quarry-letter"),
        block("network", "Groups.", ":persons: market-traders"),
        block("layers", "Layers."),
        block("constraint-graph", "Letters.", ":documents: quarry-letter"),
        block("evidence-map", "Evidence.", ":claim: confession-false-calloway"),
        block("chain", "Hands.", ":document: quarry-letter"),
        block("matrix", "Sources.", ":claims: estimate-known-dunning, warned-finch"),
        block("lifelines", "Lives.", ":people: tom-vickery, edgar-thornley"),
        block("knowledge-map", "Knowing.", ":documents: quarry-letter, song-1866"),
        block("who-named-whom", "Names.", ":sources: trial-record-1865\n:groups: masons-ring"),
        block("document-card", "quarry-letter"),
        block("claim", "ring-thornley"),
        block("discrepancy", "first-stone"),
        block("prosopography", "People.", ":groups: stone-compact"),
        block("open-questions", "dispute"),
    ]
)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    conf = f"bloc_data = {str(DATA)!r}"
    return built(tmp_path_factory.mktemp("second-book"), PAGE, conf=conf, **REFERENCE)


def test_it_is_built_without_complaint(book: Book) -> None:
    assert book.said == ""


def test_the_figures_speak_of_this_work(book: Book) -> None:
    page = book.page()
    for words in ("still bargaining", "preface of the reprint", "the author", "Market Traders"):
        assert words in page
    assert "Calloway" in page


@pytest.mark.parametrize("name", ["index", *REFERENCE])
def test_no_word_of_the_first_work_stands_on_a_page(book: Book, name: str) -> None:
    body = book.page(name).partition("<body")[2]
    # The axis of a timeline goes by tens.
    assert first_words_in(body) <= {"1900", "1910"}
