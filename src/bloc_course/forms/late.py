"""The late rule: what share of its points a quiz handed in late loses."""

from __future__ import annotations

import math
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Annotated

from msgspec import Meta, Struct

from bloc_course.forms.points import share

Share = Annotated[
    str,
    Meta(
        pattern=r"^(100(\.0+)?|\d{1,2}(\.\d+)?) ?%$",
        description="a share with its sign, from 0 % to 100 %, such as 10 %",
    ),
]
Hours = Annotated[
    str,
    Meta(pattern=r"^\d{1,4}(\.\d+)?$", description="hours as a number, such as 1 or 0.5"),
]
# A date alone is due when it ends.
_DATE_LETTERS = len("2026-11-30")


class Late(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """For each day begun after the grace hours `per_day` is taken off, `most` at most."""

    per_day: Share = "10 %"
    most: Share = "100 %"
    grace_hours: Hours = "0"


def late_share(rule: Late | None, days: Fraction | int) -> Fraction:
    """The share of the points earned that is taken off, between 0 and 1.

    `days` after the time due; 0 or less is in time. The grace hours don't count as late at all.
    """
    if rule is None:
        return Fraction(0)
    begun = math.ceil(days - Fraction(rule.grace_hours) / 24)
    return min(share(rule.most), max(0, begun) * share(rule.per_day))


def days_late(due: str, at: str) -> Fraction | None:
    """Days from due to handing in, both as ISO 8601; None where either is no such time.

    A date without a time is due when the day ends. Time zones count where both name one.
    """
    try:
        end, came = datetime.fromisoformat(due), datetime.fromisoformat(at)
    except ValueError:
        return None
    if len(due) == _DATE_LETTERS:
        end += timedelta(days=1)
    if end.tzinfo is None or came.tzinfo is None:
        end, came = end.replace(tzinfo=None), came.replace(tzinfo=None)
    seconds = (came - end) / timedelta(microseconds=1)
    return Fraction(int(seconds), 24 * 3600 * 10**6)
