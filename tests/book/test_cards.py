"""Cards: well-formed, short, no links in them."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from bloc_course.book.cards import card, citation_card
from worlds import world

KINDS = ("people", "groups", "documents", "events", "claims", "discrepancies", "terms")


def parsed(html: str) -> ET.Element:
    return ET.fromstring(f"<div>{html.replace('&nbsp;', ' ')}</div>")


@pytest.mark.parametrize("kind", KINDS)
def test_every_record_has_a_short_card_with_its_locators(kind):
    for record in world().data.by_kind()[kind]:
        tree = parsed(card(world(), record.id))
        text = " ".join("".join(tree.itertext()).split())
        assert tree.find(".//a") is None
        assert 2 <= len(tree) <= 9
        assert record.note in text or not record.note
        assert f"In the article: {record.cite[0]}" in text
        assert len(text) < 1200, record.id


def test_a_group_card_gives_the_status_by_source():
    text = "".join(parsed(card(world(), "smirnov-group")).itertext())
    assert "joined: Sedov’s letter in invisible ink" in text
    assert "reported" in text


def test_a_citation_card_says_what_the_link_opens():
    article = world().data.article
    text = "".join(parsed(citation_card(article, ("p6", "n12.1"))).itertext())
    assert "p6 paragraph 6 of the article" in text
    assert "n12.1 note 12, paragraph 1" in text
    assert "Opens the article" in text
    many = citation_card(article, tuple(article.locators)[:10])
    assert "and 4 more" in "".join(parsed(many).itertext())
