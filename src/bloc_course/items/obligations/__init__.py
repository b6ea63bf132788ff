"""The proof obligations as code (item-families 0.2).

Each function returns what it discharges, from which records and why, or raises Refused with the
obligation, the records and the reason in words.
"""

from __future__ import annotations

from bloc_course.items.obligations.facts import (
    attributed,
    available,
    by_time,
    closed_list,
    explicit,
    functional,
    kept_out,
    names_one,
    not_said_by,
    one_referent,
    one_speaker,
    same_content,
    single_value,
    tagged,
    undenied,
    withheld,
)
from bloc_course.items.obligations.stances import asks_whether, resting, stances_kept, surety
from bloc_course.items.obligations.time import (
    certain_order,
    every_reading,
    left_open,
    undisputed,
)

__all__ = [
    "asks_whether",
    "attributed",
    "available",
    "by_time",
    "certain_order",
    "closed_list",
    "every_reading",
    "explicit",
    "functional",
    "kept_out",
    "left_open",
    "names_one",
    "not_said_by",
    "one_referent",
    "one_speaker",
    "resting",
    "same_content",
    "single_value",
    "stances_kept",
    "surety",
    "tagged",
    "undenied",
    "undisputed",
    "withheld",
]
