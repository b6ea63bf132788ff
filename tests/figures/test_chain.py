"""The transmission chain, on the datasets and on made-up data."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bloc_course.dataset.query import World
from bloc_course.figures.certainty import WORDS
from bloc_course.figures.chain import Hand, Link, chain
from bloc_course.figures.hands import links_of
from bloc_course.figures.svg import NARROW
from drawings import check
from second import second
from worlds import world

words = st.lists(st.text("abcdefghWM", min_size=1, max_size=10), min_size=1, max_size=9).map(
    " ".join
)
hands = st.integers(0, 4).map(lambda i: Hand(f"h{i}", f"Hand number {i}"))
links = st.builds(
    Link,
    giver=hands,
    taker=hands,
    how=words,
    when=st.sampled_from(["", "autumn 1932"]),
    modality=st.sampled_from(list(WORDS)),
    locators=st.just(("p1", "n2.1")),
)


@settings(deadline=None)
@given(st.lists(links, min_size=1, max_size=7))
def test_no_label_lies_on_another_and_each_hand_over_is_a_row(drawn):
    figure = chain(drawn, "A title", "k")
    check(figure)
    assert figure.width <= NARROW
    assert [row[2] for row in figure.table.rows] == [(link.how,) for link in drawn]
    assert [row[4] for row in figure.table.rows] == [(WORDS[link.modality],) for link in drawn]


@pytest.mark.parametrize("work", [world(), second()])
def test_the_hands_of_every_document_can_be_drawn(work: World):
    passed_on = [d for d in work.data.documents.values() if d.hops]
    assert passed_on
    for document in passed_on:
        figure = chain(links_of(work, document), document.title, "k")
        check(figure)
        assert len(figure.table.rows) == len(document.hops)


def test_a_hand_that_nobody_is_known_to_have_given_to_stands_after_a_gap():
    letter = world().data.documents["van-heijenoort-letter-1937-07-03"]
    svg = chain(links_of(world(), letter), "A letter", "k").svg
    assert svg.count("nothing is recorded of what came between") == 1
    assert "not recorded" in svg
    assert "another road" not in svg


def test_copies_go_other_roads():
    letter = world().data.documents["trotsky-german-letter-1932"]
    svg = chain(links_of(world(), letter), "A letter", "k").svg
    assert svg.count("another road from Leon Trotsky") == 2
    assert "what came between" not in svg


def test_a_reported_link_is_neither_drawn_nor_told_as_a_stated_one():
    article = world().data.documents["correspondence-moscow-bulletin-31"]
    drawn = links_of(world(), article)
    svg = chain(drawn, "An article", "k").svg
    less = [link for link in drawn if link.modality != "stated"]
    assert less
    # One dashed line more stands in the key.
    assert svg.count('stroke-dasharray="8 4"') == len(less) + 1
    assert svg.count(">reported · ") == len(less)
