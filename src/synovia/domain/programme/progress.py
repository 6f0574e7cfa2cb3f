"""Whether care helps enough: less than 30 % change after about four weeks or four sessions asks for a new look.

Safety rule: no improvement means that the diagnosis is asked again, and is itself a flag of malignancy (safety.md 0.3,
rule 5; Deyo & Diehl 1988). Relief for a while excludes nothing (rule 6). A measure that got worse by more than the
error of measuring asks for a new look at once (outcomes.md, section 3). Pure: no clock, days are given.
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
    WORSE = "worse"

    @property
    def asks_for_a_new_look(self) -> bool:
        """Whether the diagnosis should be asked again."""
        return self in (Progress.NOT_IMPROVING, Progress.WORSE)


@dataclass(frozen=True, slots=True)
class Course:
    """One main measure (the pain score or a questionnaire): first and latest value, and which way is better.

    `least` is what a change must reach to be more than the error of measuring; None when nobody has measured that.
    """

    first: float
    latest: float
    lower_is_better: bool = True
    least: float | None = None

    @property
    def gained(self) -> float:
        """By how many points it got better; negative is worse."""
        return self.first - self.latest if self.lower_is_better else self.latest - self.first

    @property
    def change(self) -> float | None:
        """The part of the first score by which it got better; negative is worse, None when there was nothing to lose."""
        return None if self.first == 0 else self.gained / abs(self.first)

    @property
    def is_better(self) -> bool:
        """A part of 30 % or more. A scale that ends at its best cannot always rise so far: there a real change counts."""
        if self.change is not None and self.change >= LEAST_CHANGE:
            return True
        return not self.lower_is_better and self.least is not None and self.gained >= self.least

    @property
    def is_worse(self) -> bool:
        """Worse by more than the error of measuring; by 30 % where that error is not known."""
        if self.least is not None:
            return -self.gained >= self.least
        return self.change is not None and -self.change >= LEAST_CHANGE


def progress(courses: Iterable[Course], *, days: int, sessions: int) -> Progress:
    """What the main measures say after so many days and sessions: one that got worse first, then the best of them."""
    known = tuple(courses)
    if any(course.is_worse for course in known):
        return Progress.WORSE
    helped = _helped(known, days=days, sessions=sessions)
    if helped is None:
        return Progress.TOO_EARLY if _can_tell(known) else Progress.UNKNOWN
    return Progress.IMPROVING if helped else Progress.NOT_IMPROVING


def findings_of(courses: Iterable[Course], *, days: int, sessions: int) -> dict[str, Value]:
    """What the course says to the engine: the flag when care does not help, its absence when it does, else nothing."""
    helped = _helped(tuple(courses), days=days, sessions=sessions)
    return {} if helped is None else {FLAG: not helped}


def _helped(courses: tuple[Course, ...], *, days: int, sessions: int) -> bool | None:
    """Whether the best of the measures got better; None while nothing can be told or it is too early."""
    if any(course.is_better for course in courses):
        return True
    due = days >= REVIEW_AFTER_DAYS or sessions >= REVIEW_AFTER_SESSIONS
    return False if due and _can_tell(courses) else None


def _can_tell(courses: tuple[Course, ...]) -> bool:
    """Whether any measure has something to compare."""
    return any(course.change is not None or course.is_worse for course in courses)
