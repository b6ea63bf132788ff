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
        ("", "1937", "until 1937"),
        ("1934-01", "1934-02", "from January to February 1934"),
        ("1932-11-24", "1932-11-25", "from 24 to 25 November 1932"),
        ("../1932-12-06", "", "from 6 December 1932 at the latest"),
        ("1932-10/1932-12", "", "from some time between October and December 1932"),
        ("1934/1942", "1942", "from some time between 1934 and 1942 to 1942"),
        ("1919/..", "../1922", "from 1919 at the earliest to 1922 at the latest"),
        ("", "", ""),
    ],
)
def test_a_stretch_of_time_in_words(start, end, said):
    assert from_to(start, end) == said
