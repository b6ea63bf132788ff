"""How M8 reads: what repeats the question, who is meant by a pronoun, what is only reported."""

from __future__ import annotations

import pytest

from bloc_course.items.marking._clauses import read
from bloc_course.items.marking._criteria import Criterion, Piece, Point
from bloc_course.items.marking._stops import echoed
from bloc_course.items.marking.m8_rubric import Rubric

STEM = "Did Ann write a letter in spring 1900? Use one source."
LETTER = Piece(
    "letter", "a letter", ("long letter",), ("letter", "wrote"), ("ann",), ("1900-03/1900-05",)
)
NOTE = Piece("note", "a note", ("green note",), ("note", "wrote"), ("ann",), ("1900-04-02",))
COLD = Point("cold", "it was cold", (("winter", "it"), ("cold", "was written in march")))
RUBRIC = Rubric(
    criteria=(
        Criterion("claim", "Claim", "", (COLD,), needed=(1,), against=(COLD,), answers=True),
        Criterion("evidence", "Evidence", "", (), (LETTER, NOTE), needed=(1, 2)),
    ),
    model="The winter was cold.",
    shown=(STEM,),
    people=(("ann",), ("bob",)),
    fewest=3,
)


def case(answer):
    return RUBRIC.mark(answer).case


@pytest.mark.parametrize(
    ("text", "repeats"),
    [
        ("In spring 1900 Ann wrote a letter.", True),
        ("The question is who wrote the letter in 1900.", True),
        ("Ann wrote no letter in spring 1900.", False),
        ("Ann wrote a letter to her aunt.", False),
        ("I trust it more.", False),
    ],
)
def test_what_only_repeats_the_question_says_nothing(text, repeats):
    whole = read(text)
    assert echoed(whole, 0, len(whole.words), (STEM,)) is repeats


def test_a_source_named_with_the_words_of_the_question_only_is_not_cited():
    assert "evidence=0" in case("I see that Ann wrote a letter in spring 1900, and so it goes on.")
    assert "evidence=1" in case("Ann wrote a letter to her aunt in spring 1900, and so it goes.")


def test_the_title_of_one_letter_is_no_other_letter_by_the_same_hand():
    assert "evidence=1" in case("In her long letter of April 1900 Ann wrote that it was raining.")


def test_a_pronoun_stands_for_whom_the_question_names_where_the_answer_names_nobody():
    assert "evidence=1" in case("In spring 1900 she wrote to an aunt that all of it was over.")
    assert "evidence=0" in case("In spring 1900 Bob told us that she wrote to an aunt about it.")


def test_a_verb_of_saying_by_the_writer_of_the_answer_cites_nothing():
    assert "evidence=0" in case("Ann was ill in spring 1900, and I wrote that it was her aunt.")


def test_all_that_is_reported_in_one_sentence_is_reported():
    reported = RUBRIC.mark("Bob says that it was dark and that the winter was cold in those days.")
    own = RUBRIC.mark("It was dark in those days and in that time the winter was cold, too.")
    against = "contradiction:claim"
    assert (against in reported.flags, own.flags) == (False, (against,))


def test_what_is_said_of_a_paper_in_the_passive_is_said_by_the_writer():
    assert RUBRIC.mark("It was written in March, as far as I can see.").flags


def test_a_sentence_is_not_parted_within_nothing_but_or_now_and_then():
    for text in ("There is nothing but snow here.", "It rains now and then in winter."):
        assert len(read(text).clauses) == 1
