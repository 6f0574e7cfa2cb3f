"""Days an office counts by: the ones it works on, and the same day of a later month."""

from calendar import monthrange
from collections.abc import Container
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


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
