"""The legal public holidays of the United States (5 U.S.C. 6103), and the days on which federal offices observe them.

A holiday on a Saturday is observed the Friday before, on a Sunday the Monday after: New Year's Day of a year that begins
on a Saturday is observed on December 31. Inauguration Day (January 20 every fourth year) is a holiday for federal
employees in and around the District of Columbia alone, so it is a business day here. States' own holidays do not count.

Sources: 5 U.S.C. 6103(a)-(c), read in the lists of the federal courts (okwb.uscourts.gov/holidays) and of the Office of
Personnel Management [F, 2026-11-26]; Juneteenth since Public Law 117-17 of June 17, 2021, and Executive Order 11582 for
Sundays [R]. That the "business days" of 45 CFR 149.610 leave these out is how agencies count them (45 CFR 30.2: Monday
through Friday, and no federal holiday as a last day [F]); 149.610 itself does not define the word [R].
"""

from collections.abc import Container
from datetime import date, timedelta
from functools import cache
from typing import Final

MONDAY, THURSDAY, SATURDAY, SUNDAY = 0, 3, 5, 6
FIRST_JUNETEENTH: Final = 2021


@cache
def legal_holidays(year: int) -> dict[str, date]:
    """The holidays of a year by name, on their own days, whatever day of the week that is."""
    found = {
        "New Year’s Day": date(year, 1, 1),
        "Birthday of Martin Luther King, Jr.": _nth(year, 1, MONDAY, 3),
        "Washington’s Birthday": _nth(year, 2, MONDAY, 3),
        "Memorial Day": _nth(year, 6, MONDAY, 1) - timedelta(days=7),
        "Juneteenth National Independence Day": date(year, 6, 19),
        "Independence Day": date(year, 7, 4),
        "Labor Day": _nth(year, 9, MONDAY, 1),
        "Columbus Day": _nth(year, 10, MONDAY, 2),
        "Veterans Day": date(year, 11, 11),
        "Thanksgiving Day": _nth(year, 11, THURSDAY, 4),
        "Christmas Day": date(year, 12, 25),
    }
    if year < FIRST_JUNETEENTH:
        del found["Juneteenth National Independence Day"]
    return found


@cache
def observed_in(year: int) -> frozenset[date]:
    """The days of a year on which holidays are observed; that of the next New Year's Day may be among them."""
    days = [observed(day) for each in (year, year + 1) for day in legal_holidays(each).values()]
    return frozenset(day for day in days if day.year == year)


def observed(day: date) -> date:
    """The day on which offices that work Monday to Friday observe a holiday."""
    return day + timedelta(days={SATURDAY: -1, SUNDAY: 1}.get(day.weekday(), 0))


def _nth(year: int, month: int, weekday: int, number: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))


class _Observed:
    """All observed days, worked out year by year."""

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and day in observed_in(day.year)


FEDERAL: Final[Container[date]] = _Observed()
"""Federal holidays as they are observed, of any year."""
