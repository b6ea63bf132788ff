"""What is said about a written answer: each criterion with the words that earned it."""

from __future__ import annotations

import pytest

from bloc_course.items._written_words import STOPS as SAID_OF_STOPS
from bloc_course.items.feedback import explain
from bloc_course.items.item import Feedback
from bloc_course.items.marking._stops import STOPS
from bloc_course.items.processing import process
from written_vectors import LISTED, VECTORS, parts_of

FEEDBACK = Feedback(hint="Look", rule="Four criteria", key="The letters say so (p12)", open="Much")
BY_NAME = {vector["name"]: vector for vector in LISTED}


def said(name):
    vector = BY_NAME[name]
    parts = parts_of(vector)
    return explain(parts, FEEDBACK, process(parts, vector["raw"]))


def chosen(name):
    return [line.text for line in said(name) if line.kind == "chosen"]


@pytest.mark.parametrize("vector", VECTORS)
def test_every_written_answer_is_told_its_points_or_its_stop(vector):
    lines = chosen(vector["name"])
    if vector["status"] != "graded":
        assert lines == []
    elif vector["case"] in STOPS:
        assert len(lines) == 1
    else:
        criteria = parts_of(vector)[0].key.criteria
        points = dict(pair.split("=") for pair in vector["case"].split())
        assert [line.split(":")[0].rstrip(".") for line in lines[: len(criteria)]] == [
            f"{one.title} {points[one.name]}/{one.most}" for one in criteria
        ]


def test_every_stop_has_its_words():
    assert set(SAID_OF_STOPS) == set(STOPS)


def test_a_line_quotes_what_earned_the_points():
    assert chosen("wrong author, then right")[1] == (
        "Evidence 1/2: you wrote “the Red Book of 1936 was written by Sedov”."
    )


def test_a_contradiction_is_quoted():
    assert chosen("contradiction in one's own voice")[0] == (
        "Claim 0/2: you wrote “There was no bloc in 1932”, which says the contrary."
    )


def test_a_year_that_the_question_does_not_know_is_named():
    assert chosen("unknown year beside a known one")[-1] == (
        "Check the year 1945: nothing that this question is about has it."
    )


def test_the_model_answer_stands_in_the_answer_line_and_the_mark_is_provisional():
    lines = {line.kind: line.text for line in said("model answer")}
    assert lines["answer"].startswith("Answer: one good answer, in our words: No. In autumn 1932")
    assert lines["verdict"] == "Right. This is the machine’s first reading; a person confirms it."


def test_too_short_says_how_much_is_needed():
    assert chosen("one word") == [
        "The answer is too short: 25 words in full sentences are the least."
    ]


def test_an_answer_without_a_claim_is_told_why_right_lines_give_half():
    text = " ".join(chosen("without an answer the rest gives half"))
    assert "Claim 0/2" in text
    assert "Evidence 1/2: you wrote" in text
    assert "every other line gives half at most" in text


def test_whoever_leaves_nothing_open_is_told_so():
    assert "nothing stays open" in " ".join(chosen("nothing stays open"))
    assert "what comes first counts" in " ".join(chosen("the contrary last"))
