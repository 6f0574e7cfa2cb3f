"""Days an office counts by: the ones it works on, federal holidays, the same day of a later month."""

from calendar import monthrange
from collections.abc import Container
from datetime import date, timedelta
from typing import Final

ONE_DAY = timedelta(days=1)
MONDAY, THURSDAY, FRIDAY = 0, 3, 4

FIXED: Final = {(1, 1), (6, 19), (7, 4), (11, 11), (12, 25)}
"""Federal holidays of one date: month, day."""
MOVING: Final = {(1, MONDAY, 3), (2, MONDAY, 3), (9, MONDAY, 1), (10, MONDAY, 2), (11, THURSDAY, 4)}
"""Federal holidays of one weekday: month, weekday, which one of the month. The last Monday of May comes besides."""


class FederalHolidays(Container[date]):
    """The federal government's holidays in the USA since 2021 (5 U.S.C. 6103, recalled).

    One that falls on a Saturday is kept the Friday before, one on a Sunday the Monday after.
    """

    def __contains__(self, day: object) -> bool:
        """Whether the day is a holiday, or the day one is kept on."""
        if not isinstance(day, date):
            return False
        beside = {FRIDAY: ONE_DAY, MONDAY: -ONE_DAY}.get(day.weekday(), timedelta(0))
        if {(day.month, day.day), ((day + beside).month, (day + beside).day)} & FIXED:
            return True
        last_of_may = (day.month, day.weekday()) == (5, MONDAY) and day.day > 24
        return last_of_may or (day.month, day.weekday(), (day.day + 6) // 7) in MOVING


FEDERAL: Final = FederalHolidays()


def is_business_day(day: date, holidays: Container[date] = ()) -> bool:
    """Whether offices work on the day."""
    return day.weekday() < 5 and day not in holidays


def after_business_days(start: date, count: int, holidays: Container[date] = ()) -> date:
    """The day `count` business days after `start`; `start` itself is not counted."""
    day = start
    while count > 0:
        day += ONE_DAY
        count -= is_business_day(day, holidays)
    return day


def before_business_days(end: date, count: int, holidays: Container[date] = ()) -> date:
    """The day `count` business days before `end`; `end` itself is not counted."""
    day = end
    while count > 0:
        day -= ONE_DAY
        count -= is_business_day(day, holidays)
    return day


def business_days_between(start: date, end: date, holidays: Container[date] = ()) -> int:
    """Business days after `start` up to and with `end`; 0 when `end` is not later."""
    span = (start + timedelta(days=ahead) for ahead in range(1, (end - start).days + 1))
    return sum(is_business_day(day, holidays) for day in span)


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or its last one: January 31 and one month is February 28."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
