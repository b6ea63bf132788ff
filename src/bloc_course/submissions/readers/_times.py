"""Times as tables write them, in whatever order of day and month, to ISO 8601."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone

_CLOCK = r"(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:[.,]\d+)?)?(?P<rest>.*)"
_ISO = re.compile(rf"(?P<year>\d{{4}})[-/](?P<month>\d{{1,2}})[-/](?P<day>\d{{1,2}})[ T]{_CLOCK}")
_LOCAL = re.compile(
    rf"(?P<one>\d{{1,2}})[./-](?P<other>\d{{1,2}})[./-](?P<year>\d{{4}}),? +{_CLOCK}"
)
# Google Forms writes "9:23:10 PM GMT+1", in German "9:23:10 nachm. MEZ": a zone by its name only
# says nothing of the hours between.
_REST = re.compile(
    r"(?:(?P<am>a\.? ?m\.?|vorm\.)|(?P<pm>p\.? ?m\.?|nachm\.))? ?"
    r"(?:(?P<zero>Z|GMT|UTC)?(?:(?P<sign>[+-])(?P<ahead>\d{1,2}):?(?P<part>\d\d)?)?|(?-i:[A-Z]{2,5}))",
    re.IGNORECASE,
)


def times(cells: Iterable[str]) -> list[str]:
    """Each cell's time, all of them empty where one can't be read or day and month can't be told.

    One cell alone may not tell whether 3/4 is in March or in April; a column mostly does. A zone
    stays where its distance is told.
    """
    texts = [" ".join(cell.split()) for cell in cells]
    local = [_LOCAL.fullmatch(text) for text in texts]
    days_first = any(int(found["one"]) > 12 for found in local if found)
    months_first = any(int(found["other"]) > 12 for found in local if found)
    if any(local) and days_first == months_first:
        return [""] * len(texts)
    read = [_iso(text, days_first=days_first) for text in texts]
    return read if all(read) else [""] * len(texts)


def _iso(text: str, *, days_first: bool) -> str:
    found = _ISO.fullmatch(text) or _LOCAL.fullmatch(text)
    rest = found and _REST.fullmatch(found["rest"].strip())
    if not found or not rest:
        return ""
    says = found.groupdict()
    if "one" in says:
        day, month = (says["one"], says["other"]) if days_first else (says["other"], says["one"])
    else:
        day, month = says["day"], says["month"]
    hour = int(says["hour"])
    if rest["am"] or rest["pm"]:
        hour = hour % 12 + (12 if rest["pm"] else 0)
    try:
        date = (int(says["year"]), int(month), int(day))
        clock = (hour, int(says["minute"]), int(says["second"] or 0))
        return datetime(*date, *clock, tzinfo=_zone(rest)).isoformat()
    except ValueError:
        return ""


def _zone(rest: re.Match[str]) -> timezone | None:
    if rest["sign"]:
        ahead = timedelta(hours=int(rest["ahead"]), minutes=int(rest["part"] or 0))
        return timezone(-ahead if rest["sign"] == "-" else ahead)
    return UTC if rest["zero"] else None
