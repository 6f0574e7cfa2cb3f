"""Whether care helps enough: less than 30 % change after about four weeks or four sessions asks for a new look.

Safety rule: no improvement means that the diagnosis is asked again, and is itself a flag of malignancy (safety.md 0.3,
rule 5; Deyo & Diehl 1988). Relief for a while excludes nothing (rule 6). Pure: no clock, days are given.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from synovia.domain.terms.finding import Value

LEAST_CHANGE = 0.30
"""Of the first score: a change below this part of it is no improvement (design default after safety.md 0.3)."""
REVIEW_AFTER_DAYS = 28
REVIEW_AFTER_SESSIONS = 4
"""Whichever comes first opens the review: about four weeks, or four to six sessions (design default)."""
FLAG = "no_improvement_after_month_of_care"


class Progress(StrEnum):
    """What the course of the main measures says so far."""

    UNKNOWN = "unknown"
    TOO_EARLY = "too_early"
    IMPROVING = "improving"
    NOT_IMPROVING = "not_improving"


@dataclass(frozen=True, slots=True)
class Course:
    """One main measure (the pain score or the main questionnaire): first and latest value, and which way is better."""

    first: float
    latest: float
    lower_is_better: bool = True

    @property
    def change(self) -> float | None:
        """The part of the first score by which it got better; negative is worse, None when there was nothing to lose."""
        if self.first == 0:
            return None
        gained = self.first - self.latest if self.lower_is_better else self.latest - self.first
        return gained / abs(self.first)


def progress(courses: Iterable[Course], *, days: int, sessions: int) -> Progress:
    """What the main measures say after so many days and sessions; the best of them counts."""
    changes = [change for course in courses if (change := course.change) is not None]
    if not changes:
        return Progress.UNKNOWN
    if max(changes) >= LEAST_CHANGE:
        return Progress.IMPROVING
    due = days >= REVIEW_AFTER_DAYS or sessions >= REVIEW_AFTER_SESSIONS
    return Progress.NOT_IMPROVING if due else Progress.TOO_EARLY


def findings_of(reached: Progress) -> dict[str, Value]:
    """What the course says to the engine: the flag when care does not help, its absence when it does, else nothing."""
    known = {Progress.NOT_IMPROVING: True, Progress.IMPROVING: False}
    return {FLAG: known[reached]} if reached in known else {}
