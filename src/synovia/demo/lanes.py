"""When generated patients come: every course of care has its own hour of the week, so that no two ever meet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

HOURS = (8, 9, 10, 11, 13, 14, 15, 16)  # as the demo clinic works; an appointment stays within its hour
WEEKDAYS = 5
WEEKS = 10  # a block of weeks in which each lane carries one course
WEEKS_AHEAD = 3  # of the newest block, so that some courses are under way today and go on next week
LANES = len(HOURS) * WEEKDAYS
UTC = ZoneInfo("UTC")


@dataclass(frozen=True, slots=True)
class Lane:
    """One therapist's hour of the week in one block of weeks: `monday` begins the block."""

    therapist: int
    monday: date
    weekday: int
    hour: int

    def moment(self, week: int, zone: ZoneInfo) -> datetime:
        """The lane's hour in that week of the block, in UTC."""
        day = self.monday + timedelta(weeks=week, days=self.weekday)
        return datetime.combine(day, time(self.hour), tzinfo=zone).astimezone(UTC)


def lane_of(course: int, therapists: int, today: date) -> Lane:
    """The lane of the n-th course; course 0 lies in the newest block, later ones ever further in the past."""
    block, place = divmod(course, LANES * therapists)
    place, therapist = divmod(place, therapists)
    # Neighbors get different weekdays, so that a small clinic too has somebody coming every day.
    hour, weekday = divmod(place, WEEKDAYS)
    this_monday = today - timedelta(days=today.weekday())
    monday = this_monday + timedelta(weeks=WEEKS_AHEAD - WEEKS * (block + 1))
    return Lane(therapist, monday, weekday, HOURS[hour])


class Held:
    """Times somebody of the cast already holds."""

    def __init__(self, rows: Iterable[tuple[str, datetime, datetime]]) -> None:
        self.rows: Sequence[tuple[str, datetime, datetime]] = list(rows)

    def meets(self, practitioner: str, starts: datetime, ends: datetime) -> bool:
        """Whether the practitioner is taken at any moment between."""
        return any(
            practitioner == whose and starts < upper and lower < ends for whose, lower, upper in self.rows
        )
