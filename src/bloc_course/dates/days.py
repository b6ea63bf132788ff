"""Day numbers: the proleptic Gregorian calendar as `datetime.date.toordinal` counts it.

`datetime` stops at the years 1 and 9999; EDTF has year 0, negative and five-digit years.
"""

from __future__ import annotations

MONTHS: tuple[str, ...] = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_IN_400_YEARS = 146_097
# Days from 1 March of year 0, where cycles of years begin so that a leap day ends them, to day 1.
_EPOCH = 306


def month_length(year: int, month: int) -> int:
    """Days in a month (28 to 31); `month` is 1 to 12."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if leap and month == 2 else _LENGTHS[month - 1]


def day_number(year: int, month: int, day: int) -> int:
    """Day number of a calendar day: 1 for 1 January of year 1; any year, 0 and below included.

    Days from civil date by counting years from March (Howard Hinnant, "chrono-compatible
    low-level date algorithms", 2013).
    """
    march_year = year - (month <= 2)
    cycle, year_of_cycle = divmod(march_year, 400)
    day_of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    day_of_cycle = year_of_cycle * 365 + year_of_cycle // 4 - year_of_cycle // 100 + day_of_year
    return cycle * _DAYS_IN_400_YEARS + day_of_cycle - _EPOCH + 1


def calendar_day(number: int) -> tuple[int, int, int]:
    """Year, month and day of a day number: the inverse of `day_number`."""
    cycle, day_of_cycle = divmod(number + _EPOCH - 1, _DAYS_IN_400_YEARS)
    year_of_cycle = (
        day_of_cycle - day_of_cycle // 1460 + day_of_cycle // 36_524 - day_of_cycle // 146_096
    ) // 365
    day_of_year = day_of_cycle - (365 * year_of_cycle + year_of_cycle // 4 - year_of_cycle // 100)
    shifted_month = (5 * day_of_year + 2) // 153
    month = (shifted_month + 2) % 12 + 1
    day = day_of_year - (153 * shifted_month + 2) // 5 + 1
    return cycle * 400 + year_of_cycle + (month <= 2), month, day


def month_span(year: int, first: int, last: int) -> tuple[int, int]:
    """First and last day of a run of months; a month above 12 lies in the next year."""
    last_year, last_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return (
        day_number(year + (first - 1) // 12, (first - 1) % 12 + 1, 1),
        day_number(last_year, last_month, month_length(last_year, last_month)),
    )
