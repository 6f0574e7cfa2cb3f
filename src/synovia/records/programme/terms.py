"""What a plan of care says, as it is read from a page or given by a program; and what of it nobody can mean."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.utils.translation import gettext as _

from synovia.domain.programme import limits


@dataclass(frozen=True, slots=True)
class GoalTerms:
    """One goal as the therapist agreed it with the patient."""

    description: str
    measure: str
    unit: str
    baseline: Decimal | None
    target: Decimal | None
    due_on: date | None


@dataclass(frozen=True, slots=True)
class InterventionTerms:
    """What the plan page says of one intervention: the goal it serves, its minutes, whether it is done at home."""

    goal_id: UUID | None
    minutes: int
    at_home: bool


@dataclass(frozen=True, slots=True)
class PlanTerms:
    """The plan as read from its page; goals and interventions by their ids."""

    diagnoses: tuple[str, ...]
    starts_on: date
    visits_per_week: Decimal
    weeks: int
    visits_low: int
    visits_expected: int
    visits_high: int
    re_evaluate_on: date | None
    certification_ends_on: date | None
    summary_for_patient: str
    goals: Mapping[UUID, GoalTerms] = field(default_factory=dict)
    interventions: Mapping[UUID, InterventionTerms] = field(default_factory=dict)

    def problems(self) -> dict[str, str]:
        """What cannot be meant, by field; the same whoever wrote it."""
        return {name: says for name, wrong, says in self._checks() if wrong}

    def _checks(self) -> tuple[tuple[str, bool, str], ...]:
        last_day = limits.last_certified_day(self.starts_on)
        ends, again = self.certification_ends_on, self.re_evaluate_on
        rising = 1 <= self.visits_low <= self.visits_expected <= self.visits_high <= limits.MOST_VISITS
        bad_codes = [code for code in self.diagnoses if not limits.is_diagnosis_code(code)]
        weekly = limits.MOST_VISITS_A_WEEK
        return (
            (
                "visits_per_week",
                not 0 < self.visits_per_week <= weekly,
                _("Between 0.5 and 7 visits a week."),
            ),
            ("weeks", not 1 <= self.weeks <= limits.MOST_WEEKS, _("Between 1 and 52 weeks.")),
            ("visits_expected", not rising, _("The numbers must rise: fewest, expected, most; up to 200.")),
            ("diagnoses", bool(bad_codes), _not_a_code(bad_codes)),
            ("certification_ends_on", ends is not None and ends > last_day, _too_long(last_day)),
            (
                "certification_ends_on",
                ends is not None and ends < self.starts_on,
                _("This is before the start."),
            ),
            ("re_evaluate_on", again is not None and again < self.starts_on, _("This is before the start.")),
            *_goal_checks(self),
            *_minute_checks(self),
        )


def _not_a_code(codes: list[str]) -> str:
    return _("%(code)s is not written like an ICD-10-CM code, such as M54.50.") % {"code": ", ".join(codes)}


def _too_long(last_day: date) -> str:
    return _("A plan is certified for 90 days at most: until %(day)s.") % {"day": last_day.isoformat()}


def _goal_checks(terms: PlanTerms) -> list[tuple[str, bool, str]]:
    before = _("This is before the start of the plan.")
    return [
        (f"goal-{pk}-due_on", goal.due_on is not None and goal.due_on < terms.starts_on, before)
        for pk, goal in terms.goals.items()
    ]


def _minute_checks(terms: PlanTerms) -> list[tuple[str, bool, str]]:
    says = _("Minutes lie between 0 and %(most)s.") % {"most": limits.MOST_MINUTES}
    return [
        (f"intervention-{pk}-minutes", not 0 <= one.minutes <= limits.MOST_MINUTES, says)
        for pk, one in terms.interventions.items()
    ]
