"""What the name of a file says of its way here: the bulk downloads of learning platforms.

- Moodle: `Jane Doe_12345_assignsubmission_file_/answers.json`, `…_onlinetext/onlinetext.html`;
  without folders `Jane Doe_12345_assignsubmission_file_answers.json`; `Group A-` may come first.
- Canvas: `doejane_1234_5678_answers.json`, `doejane_LATE_1234_5678_answers-1.json` (the second
  number grows with every upload), text entries `doejane_1234_text.html`.
- Blackboard: `Quiz 1_jdoe_attempt_2026-11-26-21-23-10_answers.json`.
- Brightspace: `12345-67890 - Jane Doe - Nov 26, 2026 923 PM/answers.json`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct

_MOODLE = re.compile(r"(?P<name>.+)_\d+_assignsubmission_[a-z]+(?:_.*)?")
_CANVAS = re.compile(r"(?P<name>[^\W_]+)(?P<late>_LATE)?_\d+_(?:\d+_.+|(?:text|link)\.html)")
_BLACKBOARD = re.compile(
    r".+_(?P<name>[^_]+)_attempt_(?P<at>\d{4}-\d\d-\d\d-\d\d-\d\d-\d\d)(?:[_.].*)?"
)
_BRIGHTSPACE = re.compile(
    r"\d+-\d+ - (?P<name>.+) - (?P<at>[A-Z][a-z]+ \d{1,2}, \d{4} \d{3,4} [AP]M)"
)
_PLATFORMS = {
    "Moodle": _MOODLE,
    "Canvas": _CANVAS,
    "Blackboard": _BLACKBOARD,
    "Brightspace": _BRIGHTSPACE,
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_AT = re.compile(r"([A-Z][a-z]+) (\d+), (\d+) (\d{1,2})(\d\d) ([AP])M")
# What a second copy, a second upload or a mail program adds to a name.
_COPY = re.compile(r"(?:[ _-]*\(\d+\)|[ _-]+\d{1,2}|[ _-]*(?:copy|late|final))+$", re.IGNORECASE)


class Arrival(Struct, frozen=True):
    """By which platform a file came, under whose name, when (ISO 8601), and whether late."""

    platform: str = ""
    name: str = ""
    at: str = ""
    late: bool = False


def arrival(shown: str) -> Arrival:
    """What the path of a hand-in says; an empty `Arrival` where it is no platform's."""
    for piece in shown.split("/"):
        for platform, pattern in _PLATFORMS.items():
            found = pattern.fullmatch(piece)
            if found:
                says = found.groupdict()
                return Arrival(
                    platform, says["name"], _iso(says.get("at") or ""), bool(says.get("late"))
                )
    return Arrival()


def names_in(shown: str) -> Iterator[str]:
    """What in a path may be somebody's name: a platform's, else its folders and its own name."""
    found = arrival(shown)
    if found.platform:
        yield found.name
        # Moodle puts the group before the name: "Tutorial A-Jane Doe".
        pieces = found.name.split("-")
        yield from ("-".join(pieces[n:]) for n in range(1, len(pieces)))
        return
    *folders, name = shown.split("/")
    stem = name.partition(".")[0]
    yield from (stem, _COPY.sub("", stem), *reversed(folders))


def _iso(text: str) -> str:
    try:
        if text[:4].isdigit():
            return datetime.strptime(text, "%Y-%m-%d-%H-%M-%S").isoformat()  # noqa: DTZ007
        said = _AT.fullmatch(text)
        if said is None:
            return ""
        month, day, year, hour, minute, half = said.groups()
        month_number = _MONTHS.index(month[:3].lower()) + 1
        clock = int(hour) % 12 + 12 * (half == "P")
        return datetime(int(year), month_number, int(day), clock, int(minute)).isoformat()  # noqa: DTZ001
    except ValueError:
        return ""
