"""The events as TimelineJS3 JSON (Knight Lab): dates as fine as the evidence, certainty in words.

TimelineJS needs a start for every event; one of which only the end is known starts there, and what
is shown is always the date in words.
"""

from __future__ import annotations

import re
from html import escape
from typing import Any

import msgspec

from bloc_course.dataset import records as r
from bloc_course.dataset.exports._base import Export
from bloc_course.dataset.load import Dataset
from bloc_course.dataset.query import World
from bloc_course.dates import parse_edtf, say, say_lasting
from bloc_course.dates.days import calendar_day
from bloc_course.dates.edtf import OPEN, EdtfDate

Parts = dict[str, int]
_UNSURE = ("alleged", "denied", "conjectured")
_QUALIFIER = re.compile(r"[?~%]")


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
    return f"from {say(first)} to {say(last)}"


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
    date = parse_edtf(text)
    if text[0] in "[{":
        return _day(date.lo), _day(date.hi)
    if "/" in text:
        ends = [None if end in OPEN else parse_edtf(end) for end in text.split("/")]
        first, last = ((_point(end) if end else None) for end in ends)
        return (first[0] if first else None), ((last[1] or last[0]) if last else None)
    return _point(date)


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


def _day(number: int | None) -> Parts | None:
    if number is None:
        return None
    year, month, day = calendar_day(number)
    return {"year": year, "month": month, "day": day}


SPEC = Export(
    name="timelinejs",
    description="the events for TimelineJS, with their certainty in words",
    suffix=".json",
    write=write,
)
