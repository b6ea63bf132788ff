"""The windows of a task: no label on another, and the table says what the windows do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bloc_course.figures.steps import Step, steps
from bloc_course.figures.svg import NARROW
from drawings import check

words = st.lists(st.text("abcdefghWM", min_size=1, max_size=10), min_size=1, max_size=9).map(
    " ".join
)
made = st.builds(
    Step,
    at=words,
    open=st.lists(words, max_size=3).map(tuple),
    set=st.dictionaries(words, words, max_size=3),
    press=words,
    then=st.one_of(st.just(""), words),
)


@given(st.lists(made, min_size=1, max_size=5))
def test_no_label_lies_on_another_and_each_step_is_a_row(some):
    figure = steps(some, "A title", "k")
    check(figure)
    assert figure.width <= NARROW
    assert [row[1] for row in figure.table.rows] == [(step.at,) for step in some]
    assert [row[4] for row in figure.table.rows] == [(step.press,) for step in some]


def test_a_step_that_does_nothing_is_none():
    with pytest.raises(ValueError, match="step 2"):
        steps([Step(at="a", press="b"), Step(at="c")], "A title", "k")
    with pytest.raises(ValueError, match="name the steps"):
        steps([], "A title", "k")
