"""Runs of words that an answer takes from the article, where a copy lies at hand."""

from __future__ import annotations

from bloc_course.grading.from_article import RUN, runs_of, taken

PASSAGE = (
    "The miller of Pell carried his flour over the hill every second week in winter, and "
    "nobody in the town had ever seen him rest before the bridge was in sight."
)
RUNS = runs_of([PASSAGE])


def test_a_pasted_passage_is_counted_word_by_word():
    assert taken(f"I think so. {PASSAGE} And that is all.", RUNS) == len(PASSAGE.split())


def test_what_stands_in_quotation_marks_is_quoted():
    assert taken(f"He writes: “{PASSAGE}” That is all.", RUNS) == 0


def test_fewer_words_in_a_row_are_nobodys():
    words = PASSAGE.split()
    assert taken(" ".join(words[: RUN - 1]), RUNS) == 0
    assert taken(" ".join(words[:RUN]), RUNS) == RUN


def test_without_a_copy_nothing_is_found():
    assert taken(PASSAGE, runs_of([])) == 0
