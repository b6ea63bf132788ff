"""Citations: what a writer types, what a reader sees."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bloc_course.book.locators import in_words, read, shown
from bloc_course.errors import CallError
from worlds import world

ARTICLE = world().data.article
known = st.lists(st.sampled_from(list(ARTICLE.locators)), min_size=1, max_size=12, unique=True)


@given(known)
def test_what_is_shown_reads_back_as_what_was_meant(locators):
    assert read(shown(tuple(locators), ARTICLE), ARTICLE) == tuple(locators)


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("p6, n12.1", "p6, n12.1"),
        ("p1-p3", "p1–p3"),
        ("p1,p2", "p1, p2"),
        ("e4, p1, p2, p3", "e4, p1–p3"),
        ("n12", "n12.1"),
        ("n53", "n53.1–n53.3"),
    ],
)
def test_runs_are_shown_by_their_ends(typed, seen):
    assert shown(read(typed, ARTICLE), ARTICLE) == seen


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("p999", "no locator 'p999'; did you mean 'p9'?"),
        ("p1-q", "no locator 'q'"),
        ("p3-p1", "the range 'p3-p1' runs backwards"),
    ],
)
def test_a_locator_that_is_none_is_refused(typed, said):
    with pytest.raises(CallError, match=said.replace("?", r"\?")):
        read(typed, ARTICLE)


def test_every_locator_has_words():
    assert in_words("n12.1") == "note 12, paragraph 1"
    assert in_words("p6") == "paragraph 6 of the article"
    assert all(in_words(locator) for locator in ARTICLE.locators)
