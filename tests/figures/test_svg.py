"""Text boxes, wrapping and numbers of the drawing."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from bloc_course.figures.svg import Box, Drawing, number, text_width, wrap

words = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=9)
boxes = st.builds(
    Box,
    st.integers(0, 50),
    st.integers(0, 50),
    st.integers(1, 30),
    st.integers(1, 30),
)


@given(st.lists(words, max_size=20), st.integers(10, 300))
def test_wrapping_keeps_every_word_and_the_width(parts, width):
    lines = wrap(" ".join(parts), width)
    assert " ".join(lines).split() == parts
    assert all(text_width(line) <= width for line in lines if " " in line)


@given(words, words)
def test_more_text_is_never_narrower(one, more):
    assert text_width(one + more) >= text_width(one)
    assert text_width(one, bold=True) > text_width(one)


@given(boxes, boxes)
def test_overlap_is_mutual(one, other):
    assert one.overlaps(other) == other.overlaps(one)
    assert one.overlaps(one)


@given(st.floats(-1e4, 1e4))
def test_a_coordinate_has_one_decimal_at_most(value):
    text = number(value)
    assert abs(float(text) - value) <= 0.051
    assert len(text.partition(".")[2]) <= 1
    assert text != "-0"


@given(st.text(st.characters(codec="utf-8", exclude_categories=("C",))))
def test_any_text_is_well_formed(text):
    drawing = Drawing(100)
    drawing.text(1, 20, text)
    ET.fromstring(drawing.svg(30, text, text, "k"))
