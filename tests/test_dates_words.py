"""Dates in words, and that answers are read back as they were said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bloc_course.dates import Answer, parse_answer, parse_edtf, say, say_day, say_span

CASES = [
    tuple(line.split(" | "))
    for line in """\
1932-10-06 | 6 October 1932
1932-10-06T12:00:00Z | 6 October 1932
1932-10 | October 1932
1932 | 1932
1932-21 | spring 1932
1932-23 | autumn 1932
1932-24 | winter 1932–1933
193X | the 1930s
19XX | between 1900 and 1999
1932-10-XX | some day in October 1932
1932-XX | some month of 1932
1932-XX-XX | some day in 1932
1932-10? | October 1932 (uncertain)
1932-10~ | about October 1932
1932-10-06% | about 6 October 1932 (uncertain)
1932-10/1932-11 | between October and November 1932
1932-10/1933-03 | between October 1932 and March 1933
1932-10-06/1932-11-03 | between 6 October and 3 November 1932
1932-11-24/1932-11-25 | 24–25 November 1932
1932-10-01/1932-10-31 | October 1932
1931/1933 | between 1931 and 1933
1932/1932-05 | between 1932 and May 1932
1932~/1933 | between about 1932 and 1933
1932-23/1933-21 | between autumn 1932 and spring 1933
1932-10/.. | not before October 1932
../1932-10 | not after October 1932
1932-10/ | not before October 1932 (end unknown)
/1932-10 | not after October 1932 (beginning unknown)
[1931,1933] | 1931 or 1933
{1931,1933} | 1931 and 1933
[1930,1931,1933] | 1930, 1931 or 1933
[1931] | 1931
[1929,1931..1933] | 1929 or between 1931 and 1933
[..1931] | not after 1931
[1931..] | not before 1931
-0044-03-15 | 15 March 45 BC
-0044/-0043 | between 45 BC and 44 BC
-0044-24 | winter 45 BC
-004X | between 50 BC and 41 BC
0000 | 1 BC
Y12000 | 12000""".splitlines()
]


@pytest.mark.parametrize(("edtf", "words"), CASES)
def test_a_date_in_words(edtf: str, words: str) -> None:
    assert say(parse_edtf(edtf)) == words


def test_a_day_in_words() -> None:
    assert say_day(705_562) == "6 October 1932"


ours = st.integers(365_000, 1_000_000)


@given(ours, st.integers(0, 4000))
def test_a_span_is_read_back_as_it_was_said(first: int, more: int) -> None:
    found = parse_answer(say_span(first, first + more))
    assert isinstance(found, Answer)
    assert (found.lo, found.hi) == (first, first + more)
    assert found.reading == say_span(first, first + more)


@given(
    st.integers(1000, 2990),
    st.sampled_from(("{0}", "{0}-10", "{0}-21", "{0}-24", "{0}-10-06", "{0}-XX", "{0}-02-XX")),
    st.sampled_from(("", "?", "~", "%")),
    st.sampled_from(("", "{1}", "{1}-03", "{1}-24")),
)
def test_a_date_is_read_back_as_it_was_said(year: int, form: str, mark: str, end: str) -> None:
    text = form.format(year) + mark
    if end:
        text += "/" + end.format(year, year + 1)
    edtf = parse_edtf(text)
    found = parse_answer(say(edtf))
    assert isinstance(found, Answer)
    assert (found.lo, found.hi) == (edtf.lo, edtf.hi)


@given(st.integers(100, 299))
def test_a_decade_is_read_back_as_it_was_said(stem: int) -> None:
    edtf = parse_edtf(f"{stem}X")
    assert parse_answer(say(edtf)) == parse_answer(edtf.text)
