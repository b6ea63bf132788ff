"""What a student chose or wrote is said in words, and counted by words, in every interaction."""

from __future__ import annotations

from bloc_course.grading._cells import Cell, chosen, offered
from bloc_course.grading._words import in_words
from bloc_course.items.interactions import Option
from bloc_course.items.interactions.extended_text import ExtendedText
from bloc_course.items.interactions.gap_match import GapMatch
from bloc_course.items.interactions.text_entry import TextEntry
from bloc_course.items.item import ItemPart
from bloc_course.items.marking.m4_rows import Rows

GAPS = GapMatch(
    gaps=(Option("g1", "The river rose"), Option("g2", "The bridge fell")),
    cards=(Option("c1", "rain"), Option("c2", "rust"), Option("c3", "wind")),
)
KEY = Rows({"g1": "c1", "g2": "c2"}, {"g1": 3, "g2": 3})


def test_gaps_are_called_by_their_texts():
    parsed = GAPS.parse("1=a, 2=c")
    assert in_words(GAPS, parsed, None) == "The river rose: rain; The bridge fell: wind"


def test_every_card_of_every_gap_is_counted():
    cells = offered(ItemPart("answer", GAPS, KEY))
    assert len(cells) == 6
    assert [codes for codes, (_, right) in cells.items() if right] == [
        Cell("g1", "c1"),
        Cell("g2", "c2"),
    ]
    assert cells[Cell("g2", "c3")] == (Cell("The bridge fell", "wind"), False)
    assert chosen(GAPS.parse("1=a")) == {Cell("g1", "c1")}


def test_what_is_written_stands_for_itself():
    assert in_words(ExtendedText("Why?", 1, 9), "Because it rained.", None) == "Because it rained."
    assert in_words(TextEntry("Who?"), "Anna Berg", None) == "Anna Berg"
