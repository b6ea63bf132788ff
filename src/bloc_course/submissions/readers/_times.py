"""Times as tables write them, in whatever order of day and month, to ISO 8601."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})[ T](\d{1,2}):(\d\d)(?::(\d\d))?.*")
_LOCAL = re.compile(
    r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}),? +"
    r"(\d{1,2})[:.](\d\d)(?:[:.](\d\d))?\s?([AaPp])?\.?[Mm]?\.?"
)


def times(cells: Iterable[str]) -> list[str]:
    """Each cell's time, all of them empty where one can't be read or day and month can't be told.

    One cell alone may not tell whether 3/4 is in March or in April; a column mostly does.
    """
    texts = [cell.strip() for cell in cells]
    local = [_LOCAL.fullmatch(text) for text in texts]
    days_first = any(int(found[1]) > 12 for found in local if found)
    months_first = any(int(found[2]) > 12 for found in local if found)
    if any(local) and days_first == months_first:
        return [""] * len(texts)
    read = [_iso(text, days_first=days_first) for text in texts]
    return read if all(read) else [""] * len(texts)


def _iso(text: str, *, days_first: bool) -> str:
    try:
        found = _ISO.fullmatch(text)
        if found:
            year, month, day, hour, minute, second = (int(g or 0) for g in found.groups())
            return datetime(year, month, day, hour, minute, second).isoformat()  # noqa: DTZ001
        found = _LOCAL.fullmatch(text)
        if not found:
            return ""
        one, other, year, hour, minute, second = (int(found[n] or 0) for n in range(1, 7))
        day, month = (one, other) if days_first else (other, one)
        if found[7]:
            hour = hour % 12 + 12 * (found[7].lower() == "p")
        return datetime(year, month, day, hour, minute, second).isoformat()  # noqa: DTZ001
    except ValueError:
        return ""
