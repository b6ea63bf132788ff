"""The late rule: nothing in time, never more than the most, never less for coming later."""

from fractions import Fraction

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bloc_course.forms.late import Late, days_late, late_share

RULE = Late(per_day="10 %", most="50 %", grace_hours="1")
shares = st.integers(0, 100).map("{} %".format)
rules = st.builds(
    Late, per_day=shares, most=shares, grace_hours=st.sampled_from(["0", "0.5", "1", "48"])
)
days = st.fractions(-30, 400, max_denominator=1440)


@given(rules, days, days)
def test_later_never_loses_less(rule, one, other):
    early, late = sorted((one, other))
    assert 0 <= late_share(rule, early) <= late_share(rule, late) <= 1


@given(rules, st.fractions(max_value=0, max_denominator=1440))
def test_in_time_loses_nothing(rule, day):
    assert late_share(rule, day) == late_share(None, -day) == 0


@pytest.mark.parametrize(
    ("hours", "lost"),
    [
        (1, "0"),
        ("61/60", "1/10"),
        (25, "1/10"),
        (26, "1/5"),
        (97, "2/5"),
        (98, "1/2"),
        (1000, "1/2"),
    ],
)
def test_each_day_begun_after_the_grace_hours_counts(hours, lost):
    assert late_share(RULE, Fraction(hours) / 24) == Fraction(lost)


@pytest.mark.parametrize(
    ("due", "at", "days"),
    [
        ("2026-11-30T12:00", "2026-12-01T00:00", "1/2"),
        ("2026-11-30", "2026-12-01T06:00", "1/4"),
        ("2026-11-30T12:00+01:00", "2026-11-30T12:00+00:00", "1/24"),
        ("2026-11-30T12:00:00Z", "2026-11-29T12:00", "-1"),
        # Every way to write a date alone is due when it ends; the clock may be that of summer.
        ("20261130", "2026-12-01T00:00", "0"),
        ("2026-W49-1", "2026-12-01T06:00", "1/4"),
        (" 2026-11-30 ", "2026-11-30T23:59:59", Fraction(-1, 86400)),
        ("2026-11-30T12", "2026-11-30T13:00", "1/24"),
        ("2026-10-25T02:30+02:00", "2026-10-25T02:10+01:00", "1/36"),
        ("2026-11-30", "2026-11-30T23:30:00-05:00", Fraction(-1, 48)),
        ("2026-11-30T12:00", "2026-11-30", "-1/2"),
        ("9999-12-31", "2026-11-30T12:00", None),
        ("0001-01-01T00:00+14:00", "9999-12-31T23:59-12:00", None),
        ("Friday, 12 noon", "2026-11-30T12:00", None),
        ("2026-11-30T12:00", "", None),
    ],
)
def test_days_late(due, at, days):
    assert days_late(due, at) == (None if days is None else Fraction(days))


@pytest.mark.parametrize("text", ["10", "110 %", "-1 %", "ten %", "1e1 %", ""])
def test_a_share_has_its_sign_and_is_no_more_than_all(text):
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"per_day": text}, Late)
