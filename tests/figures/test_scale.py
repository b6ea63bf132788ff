"""Days to px, and ticks that leave room for their labels."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bloc_course.figures.scale import TimeScale, window
from bloc_course.figures.svg import text_width

days = st.integers(680_000, 740_000)
spans = st.tuples(days, days).filter(lambda span: abs(span[0] - span[1]) > 5).map(sorted)


@given(spans, days, days)
def test_later_is_never_further_left(span, one, other):
    scale = TimeScale(*span, 10, 650)
    first, second = sorted((one, other))
    assert 10 <= scale.x(first) <= scale.x(second) <= 650


@given(spans)
def test_ticks_lie_inside_in_order_and_their_labels_have_room(span):
    scale = TimeScale(*span, 10, 650)
    ticks = scale.ticks()
    for one, other in pairwise(ticks):
        assert scale.x(one.day) + text_width(one.label, 12) <= scale.x(other.day)
    assert all(span[0] <= tick.day <= span[1] for tick in ticks)


@given(st.lists(days, min_size=1))
def test_the_window_holds_all_days_with_room(shown):
    lo, hi = window(shown)
    assert lo < min(shown)
    assert max(shown) < hi


def test_months_name_their_year_once():
    scale = TimeScale(705_500, 705_700, 10, 650)  # August 1932 to February 1933
    named = [(tick.label, tick.year) for tick in scale.ticks()]
    assert [year for _, year in named if year] == ["1932", "1933"]
    assert ("Oct", "") in named
