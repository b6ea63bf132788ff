"""Roles: links with cards, plain links elsewhere, faults with page and line."""

from __future__ import annotations

import re

import pytest

from small_books import CLAIM, NAMED, SLIP
from worlds import world

PEOPLE = {"people": "# People\n\n:::{reference} people\n:::\n"}


def test_a_role_links_to_the_entry_and_brings_one_card(everything):
    assert not everything.said
    page = everything.page()
    links = re.findall(
        r'<a class="[^"]*bc-people" href="([^"]*)" aria-describedby="([^"]*)">(.*?)</a>', page
    )
    sedov = [words for *where, words in links if where == ["people.html#leon-sedov", SEDOV]]
    assert sedov[:3] == ["Leon Sedov", "Sedov", "Leon Sedov"]  # the first in the list of people
    assert page.count(f'id="{SEDOV}"') == 1
    assert 'id="leon-sedov"' in everything.page("people")


SEDOV = "card-leon-sedov"


def test_a_citation_opens_the_article(everything):
    assert f'href="{world().data.article.url}"' in everything.page()
    assert "[p6, n12.1]</a>" in everything.page()


def test_claims_and_disagreements_have_cards_and_lead_to_entries(everything):
    page = everything.page()
    assert f'href="documents.html#{CLAIM.source}" aria-describedby="card-{CLAIM.id}"' in page
    assert f'href="slips.html#{SLIP}" aria-describedby="card-{SLIP}"' in page


def test_a_sense_is_shown_by_its_word_and_leads_to_the_glossary(everything):
    page = everything.page()
    term = world().data.terms["bloc-broue-political"]
    link = f'href="glossary.html#{term.id}" aria-describedby="card-{term.id}">{term.word}</a>'
    assert link in page
    card = page.partition(f'id="card-{term.id}"')[2].partition("</div>")[0]
    assert term.sense in card
    assert "Broué in this article" in card


def test_the_search_knows_entries_and_not_the_cards(everything):
    index = (everything.out / "searchindex.js").read_text(encoding="utf-8")
    assert "Leon Sedov" in index
    assert "tooltip" not in index


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{person}`leon-sedow`", "unknown id in people: 'leon-sedow'; did you mean 'leon-sedov'?"),
        ("{group}`x <liberal>`", "unknown id in groups: 'liberal'; did you mean 'liberals'?"),
        ("{sense}`blok-1932`", "unknown id in terms: 'blok-1932'"),
        ("{loc}`p6, p999`", "no locator 'p999'; did you mean 'p9'?"),
        ("{certainty}`certain`", "unknown id in certainty: 'certain'"),
    ],
)
def test_a_fault_names_page_line_and_nearest(build, text, said):
    book = build(f"One line.\n\n{text}")
    assert re.search(rf"index\.md:5: ERROR: {re.escape(said)}", book.said), book.said


def test_without_reference_pages_names_stay_words(build):
    page = build("{person}`Sedov <leon-sedov>`").page()
    assert "Sedov" in page
    assert "bc-card" not in page


@pytest.mark.parametrize("builder", ["text", "singlehtml"])
def test_other_builders_show_the_same_words(build, builder):
    book = build(NAMED, builder=builder, **PEOPLE)
    assert not book.said
    if builder == "text":
        assert "Sedov and liberals [p6, n12.1]" in (book.out / "index.txt").read_text("utf-8")
        return
    target = re.search(r'bc-people" href="([^"]*)"', book.page())
    assert target is not None
    assert target[1].endswith("#leon-sedov")
    assert book.page().count(f'id="{SEDOV}"') == 1
