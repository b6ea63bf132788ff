"""GIFT reads back the same, whatever stands in the texts."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bloc_course.exports.platform import LeftOut, platforms
from bloc_course.items.interactions.text_entry import TextEntry
from bloc_course.items.item import ItemPart
from bloc_course.items.marking.m1_spelling import Spelling
from exports import handmade
from exports.platforms.test_moodle_xml import TEXTS, TRAPS, marked
from exports.samples import every
from hostile import HOSTILE

GIFT = "gift"


def test_every_family_is_written_and_read_back():
    one, quiz = platforms()[GIFT], every(2)
    data = one.write(quiz)
    assert one.read(data) == marked(one, quiz)


@pytest.mark.parametrize("text", [*HOSTILE, *TRAPS], ids=range(len(HOSTILE) + len(TRAPS)))
def test_hostile_texts_stay_texts(text):
    one, quiz = platforms()[GIFT], handmade.quiz([text, "plain"])
    data = one.write(quiz)
    if all(sign.isprintable() or sign.isspace() for sign in text):
        assert one.read(data) == marked(one, quiz)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_any_text_reads_back(texts):
    one, quiz = platforms()[GIFT], handmade.quiz(texts)
    assert one.read(one.write(quiz)) == marked(one, quiz)


def test_a_question_is_one_block_of_two_lines():
    """Moodle ends a question at a blank line."""
    quiz = handmade.quiz(["a\n\nb", "{c}", "// d"])
    one = platforms()[GIFT]
    for block in one.write(quiz).decode().strip().split("\n\n"):
        lines = block.split("\n")
        assert len(lines) == 2
        assert lines[0].startswith("// ")
        if not lines[1].startswith("$CATEGORY: "):
            bare = re.sub(r"\\.", "", lines[1])
            assert bare.count("{") == bare.count("}") == 1


def test_several_parts_are_left_out():
    one = platforms()[GIFT]
    for question in every(1).questions:
        left = isinstance(one.render(question.entry), LeftOut)
        assert left == (len(question.entry.parts) > 1)


@pytest.mark.parametrize("spelling", ["a -> b", "[html]a", "[plain] a"])
def test_a_typed_answer_that_gift_would_misread_is_left_out(spelling):
    part = ItemPart("answer", TextEntry("Who?"), Spelling((spelling,)))
    left = platforms()[GIFT].render(handmade.question((part,), ["plain"], 1).entry)
    assert "arrow" in left.why
