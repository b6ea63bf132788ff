"""The late rule: what share of its points a quiz handed in late loses."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
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

    A date without a time is due when the day ends. Time zones count where both name one, else the
    clocks are taken for the same.
    """
    end, came = time_due(due), moment(at)
    if end is None or came is None:
        return None
    end, came = comparable([end, came])
    return Fraction((came - end) // timedelta(microseconds=1), 24 * 3600 * 10**6)


def time_due(due: str) -> datetime | None:
    """The time that ISO 8601 text says, a date alone its end; None for any other text."""
    try:
        return datetime.combine(date.fromisoformat(due.strip()) + timedelta(days=1), time.min)
    except (ValueError, OverflowError):
        return moment(due)


def moment(text: str) -> datetime | None:
    """The time that ISO 8601 text says, or None."""
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    # Times at the ends of the calendar can't be compared across zones.
    return found if 1 < found.year < 9999 else None


def comparable(times: Sequence[datetime]) -> list[datetime]:
    """The times, without their zones if one of them has none."""
    zoned = all(one.utcoffset() is not None for one in times)
    return list(times) if zoned else [one.replace(tzinfo=None) for one in times]
