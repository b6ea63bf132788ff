"""Answers in plain English: the vectors shared with the player, and laws of reading."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bloc_course.dates import Answer, SentBack, Unreadable, parse_answer, parse_edtf
from bloc_course.dates.days import MONTHS, calendar_day
from bloc_course.dates.vocabulary import KNOWN

VECTORS = json.loads(
    (Path(__file__).parent / "vectors" / "answer_dates.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["text"][:40] or "blank")
def test_shared_vector(vector: dict[str, Any]) -> None:
    found = parse_answer(vector["text"])
    match found:
        case Answer(lo, hi):
            days = {"lo": date.fromordinal(lo).isoformat(), "hi": date.fromordinal(hi).isoformat()}
            assert vector == {"text": vector["text"], "reading": days}
        case SentBack():
            assert vector == {"text": vector["text"], "sent_back": True}
        case Unreadable():
            assert vector == {"text": vector["text"], "unreadable": True}


def test_vectors_are_many_and_different() -> None:
    assert len({vector["text"] for vector in VECTORS}) == len(VECTORS) >= 150


words = st.lists(
    st.sampled_from(sorted(KNOWN))
    | st.integers(0, 33).map(str)
    | st.integers(1890, 1999).map(str)
    | st.sampled_from(("-", "/", ".", ",", "..", "1932-10", "6.10.1932", "6/10/1932", "1930s")),
    max_size=9,
).map(" ".join)


@given(words | st.text(max_size=40) | st.text("0123456789-/., XT[]{}", max_size=20))
@example("winter 1932-")
@example("1 1932 or")
def test_any_text_is_read_sent_back_or_unreadable(text: str) -> None:
    found = parse_answer(text)
    if isinstance(found, Answer):
        assert found.lo <= found.hi
        again = parse_answer(found.reading)
        if calendar_day(found.lo)[0] >= 1000 and calendar_day(found.hi)[0] <= 2999:
            assert again == found
    else:
        assert found.reason


@given(st.integers(365_000, 1_000_000), st.data())
def test_every_way_to_write_a_day_means_that_day(number: int, data: st.DataObject) -> None:
    year, month, day = calendar_day(number)
    name, short = MONTHS[month - 1], MONTHS[month - 1][:3]
    form = data.draw(
        st.sampled_from(
            (
                f"{day} {name} {year}",
                f"{day} {short} {year}",
                f"{name} {day}, {year}",
                f"{short}. {day} {year}",
                f"{day}.{month}.{year}",
                f"{day:02}.{month:02}.{year}",
                f"{year}-{month:02}-{day:02}",
                f"{year}/{month}/{day}",
                f"the {day}th of {name.upper()}, {year}",
                f"c. {day}-{short}-{year}",
            )
        )
    )
    found = parse_answer(form)
    assert isinstance(found, Answer)
    assert (found.lo, found.hi) == (number, number)


@given(st.integers(365_000, 1_000_000), st.sampled_from("/-"))
def test_numerals_with_slashes_need_one_reading(number: int, mark: str) -> None:
    year, month, day = calendar_day(number)
    for first, second in ((day, month), (month, day)):
        found = parse_answer(f"{first}{mark}{second}{mark}{year}")
        if day <= 12 and day != month:
            assert isinstance(found, SentBack)
        else:
            assert isinstance(found, Answer)
            assert found.lo == found.hi == number


@given(
    st.integers(1000, 2999),
    st.integers(1, 12),
    st.sampled_from(("{y}", "{y}-{m:02}", "{y}-{m:02}-15", "{y}-{m:02}-XX", "{y:.3}X", "{y}-2{s}")),
    st.integers(1, 4),
    st.sampled_from(("", "?", "~", "%")),
)
def test_edtf_is_read_as_edtf(year: int, month: int, form: str, season: int, mark: str) -> None:
    text = form.format(y=str(year), m=month, s=season) + mark
    found, edtf = parse_answer(text), parse_edtf(text)
    if form.endswith("2{s}") and 20 + season > year % 100:
        assert isinstance(found, SentBack)  # "1923-24" is a winter or two years
    else:
        assert isinstance(found, Answer)
        assert (found.lo, found.hi) == (edtf.lo, edtf.hi)


@given(
    st.sampled_from(MONTHS), st.sampled_from(MONTHS), st.sampled_from((" or ", " and ", "/", " / "))
)
def test_alternatives_touch_or_are_sent_back(one: str, other: str, word: str) -> None:
    found = parse_answer(f"{one}{word}{other} 1932")
    apart = abs(MONTHS.index(one) - MONTHS.index(other)) > 1
    assert isinstance(found, SentBack if apart else Answer)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("October", "four digits"),
        ("after 1932", "one end is open"),
        ("1931 or 1933", "do not touch"),
        ("6/10/1932", "two readings"),
        ("1923-24", "season as a word"),
        ("December to January 1933", "ends before it begins"),
        ("31 November 1932", "November 1932 has no day 31"),
        ("6 1932", "day 6 has no month"),
        ("first week of 1932", "a year has no part of that kind"),
        ("last quarter of October 1932", "a month has no part of that kind"),
        ("first half of autumn 1932", "a season has no part of that kind"),
        ("Octobre 1932", "cannot read “octobre”"),
        ("October 1932 October", "cannot read “october 1932 october”"),
    ],
)
def test_the_reason_says_what_is_wrong(text: str, reason: str) -> None:
    found = parse_answer(text)
    assert not isinstance(found, Answer)
    assert reason in found.reason
