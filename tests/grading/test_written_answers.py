"""A written answer is marked by the machine first: a person finds it on the review list."""

from __future__ import annotations

import csv
import io
import json

import msgspec
import pytest

from bloc_course.forms.form import Key, KeyEntry
from bloc_course.grading.feedback_page import feedback_html
from bloc_course.grading.grade import mark
from bloc_course.grading.results import results_jsonl
from bloc_course.grading.review import review_csv
from bloc_course.items.feedback import Feedback
from bloc_course.items.interactions.extended_text import ExtendedText
from bloc_course.items.item import ItemPart
from bloc_course.items.marking._criteria import Criterion, Point
from bloc_course.items.marking.m8_rubric import Rubric
from bloc_course.submissions.admit import Admission
from bloc_course.submissions.handed_in import Submission

RUBRIC = Rubric(
    criteria=(
        Criterion(
            "claim",
            "Claim",
            "say why",
            (Point("cold", "it was cold", (("winter", "snow"), ("cold", "froze"))),),
            needed=(1,),
            against=(Point("warm", "it was warm", (("winter",), ("warm",))),),
        ),
    ),
    model="The winter was cold.",
    years=("1932",),
    fewest=4,
)
GIVEN = "The winter was cold, in 1941 more than ever."


ENTRY = KeyEntry(
    code="q1",
    item="a6-1",
    family="A6",
    revision="r",
    skill="argument",
    level="evaluate",
    points="4",
    stem="How was the winter?",
    parts=(ItemPart("answer", ExtendedText("Your answer", 4, 40), RUBRIC),),
    feedback=Feedback(hint="", rule="One point", key="It froze (p1)"),
    evidence=(),
    records=(),
)


@pytest.fixture
def paper():
    key = Key("f1", "c", "quiz", "s1", "Ada", "Quiz", "data", (ENTRY,))
    raw = msgspec.Raw(msgspec.json.encode(GIVEN))
    return mark(key, Submission(form="f1", student="s1", responses={"q1": raw}, file="a.json"))


def test_the_answer_stands_on_the_review_list_with_its_flags(paper):
    table = list(csv.DictReader(io.StringIO(review_csv([paper], Admission({}, (), ())))))
    assert [(row["kind"], row["answer"]) for row in table] == [("written", GIVEN)]
    assert table[0]["reason"] == "confirm 1.0000 (claim=1); look at unknown-date:1941"


def test_results_say_that_the_mark_is_provisional(paper):
    line = json.loads(results_jsonl([paper]))
    assert (line["provisional"], line["flags"]) == (True, ["unknown-date:1941"])
    assert line["score"] == "1.0000"


def test_the_page_quotes_the_words_that_earned_the_point(paper):
    html = feedback_html(paper)
    assert "The winter was cold, in 1941 more than ever" in html
    assert "a person confirms it" in html
    assert "Claim 1/1: you wrote" in html
