"""The events as TimelineJS3 JSON (Knight Lab): dates as fine as the evidence, certainty in words.

TimelineJS needs a start for every event; one of which only the end is known starts there, and what
is shown is always the date in words.
"""

from __future__ import annotations

from html import escape
from typing import Any

import msgspec

from bloc_course.dataset import records as r
from bloc_course.dataset.exports._base import Export
from bloc_course.dataset.load import Dataset
from bloc_course.dataset.phrases import under_way
from bloc_course.dataset.query import World
from bloc_course.dates import parse_edtf, say, say_lasting
from bloc_course.dates.days import calendar_day, day_number, month_length
from bloc_course.dates.edtf import OPEN, EdtfDate

Parts = dict[str, int]
_UNSURE = ("alleged", "denied", "conjectured")


def write(dataset: Dataset) -> bytes:
    """Title, events by tier, and the periods as eras."""
    world = World(dataset)
    article = dataset.article
    content = {
        "title": {
            "unique_id": "title",
            "text": {"headline": escape(article.title), "text": escape(article.bibliography)},
        },
        "events": [_event(world, event) for event in dataset.events.values()],
        "eras": [_era(period) for period in dataset.periods.values()],
    }
    return msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n"


def _event(world: World, event: r.Event) -> dict[str, Any]:
    unsure = f" ({event.modality})" if event.modality in _UNSURE else ""
    slide: dict[str, Any] = {
        "unique_id": event.id,
        "group": event.tier,
        "display_date": said(event.when, event.until),
        **_dates(event.when, event.until),
        "text": {"headline": escape(f"{event.label}{unsure}"), "text": _text(world, event)},
    }
    return slide


def _text(world: World, event: r.Event) -> str:
    source = f" by {world.name(event.according_to)}" if event.according_to else ""
    lines = [event.note] if event.note else []
    lines.append(f"{event.modality.capitalize()}{source}; {', '.join(event.cite)}.")
    return "".join(f"<p>{escape(line)}</p>" for line in lines)


def _era(period: r.Period) -> dict[str, Any]:
    dates = _dates(period.from_, period.to)
    return {**dates, "text": {"headline": escape(period.label)}}


def said(when: str, until: str = "") -> str:
    """A date, or what lasted, in words."""
    first, last = parse_edtf(when), parse_edtf(until or when)
    if not until:
        return say(first)
    plain = not (first.qualified or last.qualified) and {first.precision, last.precision} <= {
        "day",
        "month",
        "year",
    }
    if plain and first.precision == last.precision:
        assert first.lo is not None
        assert last.hi is not None
        return say_lasting(first.lo, last.hi)
    return under_way(first, last) or f"from {say(first)} to {say(last)}"


def _dates(when: str, until: str = "") -> dict[str, Parts]:
    """Start and, where there is more than one point, end: the parts that the evidence gives."""
    start, end = parts(when)
    if until:
        last = parts(until)
        end = last[1] or last[0]
    if start is None:
        start, end = end, None
    assert start is not None
    return {"start_date": start} | ({"end_date": end} if end is not None and end != start else {})


def parts(text: str) -> tuple[Parts | None, Parts | None]:
    """The parts of both ends of a date; no end where one point says it, None where it is open."""
    if text[0] in "[{":
        members = [parts(_interval(member.strip())) for member in text[1:-1].split(",")]
        starts = [start for start, _ in members]
        ends = [end or start for start, end in members]
        # Only the first member of a set can be open to the past, and the last to the future.
        first = None if None in starts else min(starts, key=_first_day)
        last = None if text[-3:-1] == ".." else max(ends, key=_last_day)
        return first, last
    if "/" in text:
        both = [None if end in OPEN else _point(parse_edtf(end)) for end in text.split("/")]
        start, end = both
        return (start[0] if start else None), ((end[1] or end[0]) if end else None)
    return _point(parse_edtf(text))


def _interval(member: str) -> str:
    """A stretch `a..b` of a set as the interval that it is."""
    start, dots, end = member.partition("..")
    return f"{start}/{end}" if dots else member


def _first_day(point: Parts | None) -> int:
    assert point is not None
    return day_number(point["year"], point.get("month", 1), point.get("day", 1))


def _last_day(point: Parts | None) -> int:
    assert point is not None
    month = point.get("month", 12)
    length = month_length(point["year"], month)
    return day_number(point["year"], month, point.get("day", length))


def _point(date: EdtfDate) -> tuple[Parts | None, Parts | None]:
    """A single date: years, a year, the months of a season, a month or a day."""
    assert date.lo is not None
    assert date.hi is not None
    (year, month, day), (last_year, last_month, _) = calendar_day(date.lo), calendar_day(date.hi)
    if date.precision == "day":
        return {"year": year, "month": month, "day": day}, None
    if date.precision == "month":
        return {"year": year, "month": month}, None
    if date.precision == "season":
        return {"year": year, "month": month}, {"year": last_year, "month": last_month}
    return {"year": year}, ({"year": last_year} if last_year != year else None)


SPEC = Export(
    name="timelinejs",
    description="the events for TimelineJS, with their certainty in words",
    suffix=".json",
    write=write,
)
