"""Feedback: laws over all marking vectors, then what is said in each case."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from bloc_course.items.feedback import _answer, _why, explain, hint
from bloc_course.items.interactions.choice import Choice
from bloc_course.items.item import Feedback, ItemPart
from bloc_course.items.marking import Declaration, Mark
from bloc_course.items.processing import process

FOLDER = Path(__file__).parents[1] / "vectors"
VECTORS = {
    f"{path.stem} {vector['name']}": vector
    for path in sorted(FOLDER.glob("*.json"))
    for vector in json.loads(path.read_text("utf-8"))
    if "parts" in vector
}
ORDER = ("verdict", "rule", "answer", "key", "chosen", "open", "reread")
FEEDBACK = Feedback(
    hint="Look for the month",
    rule="What the letter reports came before it",
    key="The letter reports it (p6)",
    choices={
        "kx4m": "he received it (p7)",
        "op2x": "it lies outside (p8)",
        "aa": "July 1931, p52",
        "r4k=c1k": "only in contact (p12)",
        "r1k": "joined (p11)",
        "re1": "true, but no refutation (p2)",
    },
    cases={"over-precise": "No day is given anywhere"},
    open="the day of the meeting",
    reread=("p6", "n10.1"),
)


def said(vector, feedback=FEEDBACK):
    parts = msgspec.convert(vector["parts"], tuple[ItemPart, ...])
    return explain(parts, feedback, process(parts, vector["raw"]))


def texts(name: str, kind: str = "chosen") -> list[str]:
    return [line.text for line in said(VECTORS[name]) if line.kind == kind]


@pytest.mark.parametrize("vector", VECTORS.values(), ids=VECTORS)
def test_the_lines_stand_in_the_order_of_the_design(vector):
    lines = said(vector)
    kinds = [line.kind for line in lines if line.kind != "open" or "stays" in line.text]
    assert kinds == sorted(kinds, key=ORDER.index)
    assert kinds[0] == "verdict"
    assert {"rule", "answer", "key", "reread"} <= set(kinds)
    assert all(line.text.endswith((".", "?", "!", ".”")) for line in lines)
    assert {line.part for line in lines} <= {"", *(part["name"] for part in vector["parts"])}


@pytest.mark.parametrize("vector", VECTORS.values(), ids=VECTORS)
def test_an_answer_that_loses_points_is_told_why(vector):
    if vector["status"] in {"graded", "untouched"} and vector["score"] != "1":
        assert "chosen" in {line.kind for line in said(vector)}


def test_without_anything_to_add_the_lines_are_fewer():
    lines = said(VECTORS["m1 the key"], Feedback(hint="", rule="One is right", key="It is (p1)"))
    assert [line.kind for line in lines] == ["verdict", "rule", "answer", "key"]


def test_a_hint_says_where_to_look_and_not_what():
    assert hint(FEEDBACK).text == "Look for the month."
    assert hint(Feedback(hint="Look!", rule="", key="")).text == "Look!"


CASES = [
    ("m1 another option", ["You chose “Sedov”: he received it (p7)."]),
    ("m1 a third option", ["You chose “I.N. Smirnov”."]),
    (
        "m2 two hits, one false",
        ["“fact 2” does not belong here: it lies outside (p8).", "“fact 5” belongs here too."],
    ),
    ("m3 the order", []),
    (
        "m3 first card last",
        [
            (
                "“event aa” (July 1931, p52) comes before “event bb”; "
                "your answer has it the other way round."
            ),
            "6 of 10 certain pairs stand right; you need to move 1 card.",
        ],
    ),
    (
        "m3 a certain pair in one place counts neither",
        [
            (
                "“event aa” (July 1931, p52) comes before “event bb”; "
                "your answer gives both one place."
            ),
            "4 of 5 certain pairs stand right.",
        ],
    ),
    (
        "m4 one row wrong",
        [
            "3 of 4 rows right.",
            "“group 4”: you chose “joined”; it is “apart”: only in contact (p12).",
        ],
    ),
    (
        "m4 two rows only",
        [
            "2 of 4 rows right.",
            "“group 3”: you left it blank; it is “in talks”.",
            "“group 4”: you left it blank; it is “apart”.",
        ],
    ),
    (
        "m5 29 days uncertain: 3 November 1932",
        [
            (
                "You gave 3 November 1932; the evidence gives no more than "
                "6 October to 3 November 1932, so this claims more than the source does."
            ),
            "No day is given anywhere.",
        ],
    ),
    (
        "m7 answer with another reason",
        ["Your reason was “he was ill”: true, but no refutation (p2)."],
    ),
    (
        "m7 the reason without an answer",
        ["You gave no answer; a reason counts only with the right one."],
    ),
    ("m7 a letter only", ["You gave no reason."]),
    ("m7 the reason only", ["You chose “proves it”."]),
    (
        "composite one part sent back",
        [
            (
                "This part is sent back: the year is missing: "
                "write it with four digits, as in October 1932."
            )
        ],
    ),
    ("composite one part blank", ["This part was left blank."]),
]


@pytest.mark.parametrize(("name", "lines"), CASES)
def test_what_is_said_of_an_answer(name, lines):
    found = texts(name)
    assert found[-len(lines) :] == lines if lines else found == []


VERDICTS = [
    ("m1 the key", "Right."),
    ("m4 one row wrong", "Partly right: 63 % of the points."),
    ("m1 another option", "No points; the lines below say why."),
    ("m1 blank: null", "No answer was given."),
    ("m3 untouched", "The cards stand as they were shown. No points; the lines below say why."),
    ('m1 malformed: "d"', "The answer is sent back: “d” is none of the options; write a, b or c."),
]


@pytest.mark.parametrize(("name", "verdict"), VERDICTS)
def test_the_verdict(name, verdict):
    assert texts(name, "verdict") == [verdict]


ANSWERS = [
    ("m2 tick all", "Answer: fact 1; fact 3; fact 5."),
    ("m3 the order", "Answer: event aa → event bb → event cc → event dd → event ee."),
    ("m4 gaps as text", "Answer: gap 1: he; gap 2: two; gap 3: E."),
    ("m5 one day: 1932", "Answer: 17 October 1932."),
    ("m7 both", "Answer: cannot be true as it stands – the hotel was gone."),
]


@pytest.mark.parametrize(("name", "answer"), ANSWERS)
def test_the_answer_is_said_whole(name, answer):
    assert texts(name, "answer") == [answer]


def test_what_the_article_leaves_open_is_said_not_to_be_marked():
    assert texts("m3 partial order: one extension", "open") == [
        "Left open by the article and not marked: “event bb” and “event cc”.",
        "What stays open: the day of the meeting.",
    ]


def test_a_key_without_words_is_the_makers_mistake():
    class Odd(Declaration, frozen=True, tag="odd"):
        pass

    with pytest.raises(TypeError, match="no words for the key Odd of Choice"):
        _answer(Odd(), Choice(()))
    with pytest.raises(TypeError, match="no words for answers to Odd"):
        next(_why(Odd(), Choice(()), "", Mark(0), FEEDBACK))
