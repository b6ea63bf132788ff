"""Times in words."""

from __future__ import annotations

import pytest

from bloc_course.dataset.phrases import from_to


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("1932-12-16", "1932-12-16", "on 16 December 1932"),
        ("1936-08", "1936-08", "in August 1936"),
        ("1930", "1930", "in 1930"),
        ("1932-10", "1932-11-07", "from October 1932 to 7 November 1932"),
        ("1936", "", "from 1936"),
        ("", "", ""),
    ],
)
def test_a_stretch_of_time_in_words(start, end, said):
    assert from_to(start, end) == said
