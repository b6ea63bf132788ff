"""The words of answers: tables only, so that the player's port is a copy of them."""

from __future__ import annotations

from bloc_course.dates.days import MONTHS
from bloc_course.dates.edtf import SEASONS
from bloc_course.dates.words import SEASON_NAMES

MONTH_WORDS: dict[str, int] = {
    **{name.lower(): number for number, name in enumerate(MONTHS, 1)},
    **{name[:3].lower(): number for number, name in enumerate(MONTHS, 1)},
    "sept": 9,
}
# First and last month of a season, counted from January of its year.
SEASON_WORDS: dict[str, tuple[int, int]] = {
    **{name: SEASONS[code] for code, name in SEASON_NAMES.items()},
    "fall": SEASONS["23"],
}

# First and last month of a part of a year.
_YEAR_PARTS: dict[str, tuple[int, int]] = {
    "beginning": (1, 3),
    "early": (1, 4),
    "firstmonths": (1, 4),
    "middle": (5, 8),
    "end": (10, 12),
    "firsthalf": (1, 6),
    "secondhalf": (7, 12),
    "firstquarter": (1, 3),
    "secondquarter": (4, 6),
    "thirdquarter": (7, 9),
    "fourthquarter": (10, 12),
}
# First and last day of a part of a month; a negative day counts from the month's end.
_MONTH_PARTS: dict[str, tuple[int, int]] = {
    "beginning": (1, 10),
    "early": (1, 10),
    "middle": (11, 20),
    "end": (21, -1),
    "firsthalf": (1, 15),
    "secondhalf": (16, -1),
    "firstweek": (1, 7),
    "secondweek": (8, 14),
    "thirdweek": (15, 21),
    "fourthweek": (22, 28),
    "lastweek": (-7, -1),
}
# First and last month of a part of a season, counted from its first month.
_SEASON_PARTS: dict[str, tuple[int, int]] = {
    "beginning": (0, 0),
    "early": (0, 0),
    "middle": (1, 1),
    "end": (2, 2),
}
_SAME_PART = {
    "start": "beginning",
    "mid": "middle",
    "late": "end",
    "latterhalf": "secondhalf",
    "lasthalf": "secondhalf",
    "lastquarter": "fourthquarter",
    "lastmonths": "end",
}


def _with_synonyms(parts: dict[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    return parts | {word: parts[same] for word, same in _SAME_PART.items() if same in parts}


YEAR_PARTS = _with_synonyms(_YEAR_PARTS)
MONTH_PARTS = _with_synonyms(_MONTH_PARTS)
SEASON_PARTS = _with_synonyms(_SEASON_PARTS)
PART_WORDS: frozenset[str] = frozenset(YEAR_PARTS) | frozenset(MONTH_PARTS)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Said without changing the date.
FILLERS = _words(
    "the a of in on at during dated date around about approximately approx roughly nearly circa ca"
    " c probably possibly perhaps maybe likely presumably some sometime time day days month months"
    " year years uncertain either ad ce both exactly precisely toward towards"
    " course only already very possible writing"
)
# Words that leave an end open once closed ranges have been taken out.
OPEN_WORDS = _words(
    "after before since until till from by onward onwards later earlier latest earliest prior"
    " following post pre to through notbefore notafter"
)
# What stands between the two ends of a range, by the word before them; tried in this order.
CONNECTORS: dict[str, tuple[str, ...]] = {
    "between ": (" and ", " to ", "-"),
    "from ": (" to ", " until ", " till ", " through ", " up to ", "-"),
    "notbefore ": (" and notafter ", " but notafter ", " notafter "),
    "": (" to ", " until ", " till ", " through ", "-"),
}
# What may stand beside two full days that are the ends of a range.
PAIRED = _words("and first last earliest latest")
KNOWN: frozenset[str] = (
    frozenset(MONTH_WORDS)
    | frozenset(SEASON_WORDS)
    | PART_WORDS
    | FILLERS
    | OPEN_WORDS
    | PAIRED
    | _words("between or but up")
)
# What stands before an end of a range with two signposts, "after ... and before ...", by which end
# it is, and whether what is named so lies outside.
BOUNDS: dict[str, tuple[str, bool]] = {
    "after": ("first", True),
    "notbefore": ("first", False),
    "since": ("first", False),
    "from": ("first", False),
    "before": ("last", True),
    "notafter": ("last", False),
    "until": ("last", False),
}
# What a part of a range may consist of, by the kinds of its words: D day, M month, Y year,
# S season, Q part of one, X decade.
SHAPES = _words("DMY MDY YMD DM MD D DY MY YM M Y SY YS S QMY QYM QM QSY QS QY Q X")
