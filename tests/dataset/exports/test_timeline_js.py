"""TimelineJS: dates as fine as the evidence and no finer, and words for what is unsure."""

from __future__ import annotations

import json
from datetime import timedelta
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bloc_course.dataset.exports import timeline_js
from bloc_course.dataset.load import Dataset
from bloc_course.dates import parse_edtf, say
from bloc_course.dates.days import day_number, month_length


@pytest.fixture(scope="module")
def content(data: Dataset) -> dict[str, Any]:
    return json.loads(timeline_js.write(data))


def first_day(parts: dict[str, int]) -> int:
    return day_number(parts["year"], parts.get("month", 1), parts.get("day", 1))


def last_day(parts: dict[str, int]) -> int:
    month = parts.get("month", 12)
    return day_number(parts["year"], month, parts.get("day", month_length(parts["year"], month)))


def test_every_event_and_period_is_there(content: dict[str, Any], data: Dataset) -> None:
    assert [slide["unique_id"] for slide in content["events"]] == list(data.events)
    assert len(content["eras"]) == len(data.periods)
    for slide, event in zip(content["events"], data.events.values(), strict=True):
        assert slide["group"] == event.tier
        assert slide["display_date"]
        assert all(locator in slide["text"]["text"] for locator in event.cite)


def test_what_is_alleged_says_so_in_its_headline(content: dict[str, Any], data: Dataset) -> None:
    for slide in content["events"]:
        event = data.events[slide["unique_id"]]
        unsure = event.modality in ("alleged", "denied", "conjectured")
        assert slide["text"]["headline"].endswith(f"({event.modality})") is unsure
        assert event.modality.capitalize() in slide["text"]["text"]


def test_the_parts_span_exactly_the_days_of_the_evidence(
    content: dict[str, Any], data: Dataset
) -> None:
    for slide in content["events"]:
        event = data.events[slide["unique_id"]]
        first, last = parse_edtf(event.when), parse_edtf(event.until or event.when)
        start, end = slide["start_date"], slide.get("end_date", slide["start_date"])
        if first.lo is not None:
            assert first_day(start) == first.lo, event.id
        if last.hi is not None:
            assert last_day(end) == last.hi, event.id
        if first.precision in ("day", "month", "year"):
            assert len(start) == {"day": 3, "month": 2, "year": 1}[first.precision]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("1932", {"year": 1932}, None),
        ("1932-10", {"year": 1932, "month": 10}, None),
        ("1932-10-06", {"year": 1932, "month": 10, "day": 6}, None),
        ("1932?", {"year": 1932}, None),
        ("1932-10-XX", {"year": 1932, "month": 10}, None),
        ("1932-23", {"year": 1932, "month": 9}, {"year": 1932, "month": 11}),
        ("1932-24", {"year": 1932, "month": 12}, {"year": 1933, "month": 2}),
        ("193X", {"year": 1930}, {"year": 1939}),
        ("1932/1932-11-03", {"year": 1932}, {"year": 1932, "month": 11, "day": 3}),
        ("../1932-10", None, {"year": 1932, "month": 10}),
        ("1932-10/..", {"year": 1932, "month": 10}, None),
        ("[1931,1933-10]", {"year": 1931}, {"year": 1933, "month": 10}),
        ("{1931..1932,1934}", {"year": 1931}, {"year": 1934}),
        ("[..1931,1933]", None, {"year": 1933}),
        ("[1931,1933..]", {"year": 1931}, None),
    ],
)
def test_parts_of_both_ends(text: str, start: Any, end: Any) -> None:
    assert timeline_js.parts(text) == (start, end)


@pytest.mark.parametrize(
    ("when", "until", "words"),
    [
        ("1932-23", "", "autumn 1932"),
        ("../1932-10", "", "not after October 1932"),
        ("1932-11-24", "1932-11-25", "24–25 November 1932"),
        ("1926", "1927", "from 1926 to 1927"),
        ("1932-10", "1933", "from October 1932 to 1933"),
        ("1932?", "1934", "from 1932 (uncertain) to 1934"),
    ],
)
def test_the_date_is_said_in_words(when: str, until: str, words: str) -> None:
    assert timeline_js.said(when, until) == words


POINTS = st.builds(
    lambda day, fineness: "-".join(day.isoformat().split("-")[:fineness]),
    st.dates(),
    st.integers(1, 3),
)


@given(POINTS, POINTS)
def test_an_interval_has_the_parts_of_its_ends(one: str, other: str) -> None:
    low, high = sorted((one, other), key=lambda text: parse_edtf(text).lo or 0)
    if (parse_edtf(high).hi or 0) < (parse_edtf(low).lo or 0):
        return
    start, end = timeline_js.parts(f"{low}/{high}")
    assert start == timeline_js.parts(low)[0]
    assert end == timeline_js.parts(high)[0]


@given(st.dates(), st.integers(0, 400))
def test_what_is_a_point_has_no_end(day: Any, later: int) -> None:
    dates = timeline_js._dates(day.isoformat())
    assert set(dates) == {"start_date"}
    assert timeline_js.said(day.isoformat()) == say(parse_edtf(day.isoformat()))
    if day.year < 9990:
        until = (day + timedelta(days=later)).isoformat()
        assert ("end_date" in timeline_js._dates(day.isoformat(), until)) is (later > 0)


def test_no_text_is_taken_for_markup(nasty: Dataset) -> None:
    slide = json.loads(timeline_js.write(nasty))["events"][0]
    tags: list[str] = []
    parser = HTMLParser(convert_charrefs=True)
    parser.handle_starttag = lambda tag, _: tags.append(tag)  # type: ignore[method-assign]
    parser.feed(slide["text"]["headline"])
    assert tags == []
    parser.feed(slide["text"]["text"])
    assert set(tags) == {"p"}
