"""Gaps in care: what an insurer's adjuster looks for first in a personal-injury case."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

LONGEST_WITHOUT_VISIT = 14
"""Days between two visits that need no explanation. Design choice; adjusters use two to four weeks."""


@dataclass(frozen=True, slots=True)
class Gap:
    """No visit between these two days."""

    since: date
    until: date

    @property
    def days(self) -> int:
        """Days from one visit to the next."""
        return (self.until - self.since).days


def gaps_in_care(visits: Iterable[date], longest: int = LONGEST_WITHOUT_VISIT) -> tuple[Gap, ...]:
    """The times of more than `longest` days from one visit to the next."""
    days = sorted(set(visits))
    return tuple(Gap(one, other) for one, other in pairwise(days) if (other - one).days > longest)
