"""What visitors come for, in their words, and the clinic's usual programs for it: how often and how long.

The figures are those the strategy proposes from (`plan/…` in knowledge/values), with their sources and standing.
"""

from dataclasses import dataclass
from functools import cache

from django.utils.translation import gettext_lazy as _

from synovia.domain.charges import VisitRange
from synovia.domain.rules.values import Quantity
from synovia.knowledge.library import library

REASONS = (
    ("acute", _("New pain, less than 6 weeks")),
    ("subacute", _("Pain for 6 weeks to 3 months")),
    ("chronic", _("Pain for more than 3 months")),
    ("osteoarthritis", _("A worn joint (arthritis)")),
    ("tendon", _("A sore tendon")),
    ("fibromyalgia", _("Pain all over (fibromyalgia)")),
)
BY_STAGE = frozenset({"acute", "subacute", "chronic"})
OFTEN = (("1", _("Once a week")), ("2", _("Twice a week")), ("3", _("3 times a week")), ("", _("Not sure")))


@dataclass(frozen=True, slots=True)
class Programme:
    """A usual program: visits a week at the start, weeks, the least number of visits, and the values behind it."""

    weekly: int
    weeks: int
    fewest: int
    values: tuple[Quantity, ...]

    def visits(self, often: int | None) -> VisitRange:
        """Fewest, likely and most visits when coming so often (as is usual, when not said)."""
        most = max(self.fewest, (often or self.weekly) * self.weeks)
        return VisitRange(self.fewest, (self.fewest + most + 1) // 2, most)


@cache
def programme(reason: str) -> Programme:
    """The usual program for one of REASONS."""
    parts = (
        ("visits-per-week", "weeks") if reason in BY_STAGE else ("visits-per-week", "weeks-to", "visits-from")
    )
    found = tuple(_value(f"plan/{reason}-{part}") for part in parts)
    weekly, weeks, *fewest = (int(each.number) for each in found)
    return Programme(weekly, weeks, fewest[0] if fewest else weeks, found)


def _value(key: str) -> Quantity:
    found = library().values[key]
    assert isinstance(found, Quantity), f"{key} is a number of visits or weeks"
    return found
