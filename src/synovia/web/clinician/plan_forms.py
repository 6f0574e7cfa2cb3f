"""The plan's page as one form: diagnoses, course, goals, what serves them, and the words for the patient."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from synovia.domain.programme import limits
from synovia.records.programme.choices import InterventionKind
from synovia.records.programme.terms import GoalTerms, InterventionTerms, PlanTerms
from synovia.web.clinician.strategy_forms import measure
from synovia.web.components.widgets import Day, Prose, Stepper, Switch

if TYPE_CHECKING:
    from synovia.records.programme.models import Goal, PlannedIntervention, PlanOfCare

COURSE = (
    *("starts_on", "visits_per_week", "weeks", "visits_low", "visits_expected", "visits_high"),
    *("re_evaluate_on", "certification_ends_on", "summary_for_patient"),
)
_APART = re.compile(r"[\s,;]+")


@dataclass(frozen=True, slots=True)
class GoalFields:
    """One goal and its fields."""

    goal: Goal
    description: BoundField
    baseline: BoundField
    target: BoundField
    unit: BoundField
    due_on: BoundField
    served_by: tuple[PlannedIntervention, ...]


@dataclass(frozen=True, slots=True)
class InterventionFields:
    """One intervention and its fields; education has no goal to choose."""

    intervention: PlannedIntervention
    goal: BoundField | None
    minutes: BoundField
    at_home: BoundField | None


def _count(label: Any, most: int, unit: str = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label, min_value=1, max_value=most, required=False, widget=Stepper(unit=unit)
    )


def _day(label: Any, help_text: Any = "") -> forms.DateField:
    return forms.DateField(label=label, required=False, widget=Day(), help_text=help_text)


class PlanForm(forms.Form):
    """Every field of the plan. Nothing is required while it is a draft; signing asks for the rest."""

    diagnoses = forms.CharField(
        label=gettext_lazy("Diagnoses (ICD-10-CM)"),
        help_text=gettext_lazy("Codes, the main one first, such as M54.50. Separate them with spaces."),
        required=False,
        max_length=200,
        widget=forms.TextInput(
            {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
    starts_on = _day(gettext_lazy("Starts on"))
    visits_per_week = forms.DecimalField(
        label=gettext_lazy("Visits a week"),
        min_value=Decimal("0.5"),
        max_value=limits.MOST_VISITS_A_WEEK,
        max_digits=3,
        decimal_places=1,
        required=False,
        widget=Stepper(step=0.5),
    )
    weeks = _count(gettext_lazy("Weeks"), limits.MOST_WEEKS)
    visits_low = _count(gettext_lazy("Fewest"), limits.MOST_VISITS)
    visits_expected = _count(gettext_lazy("Expected"), limits.MOST_VISITS)
    visits_high = _count(gettext_lazy("Most"), limits.MOST_VISITS)
    re_evaluate_on = _day(gettext_lazy("Look again on"))
    certification_ends_on = _day(
        gettext_lazy("Certified until"), gettext_lazy("At most 90 days from the start.")
    )
    summary_for_patient = forms.CharField(
        label=gettext_lazy("For the patient, in plain words"), required=False, max_length=4000, widget=Prose()
    )
    mark = "none"

    def __init__(
        self,
        plan: PlanOfCare,
        goals: Iterable[Goal],
        interventions: Iterable[PlannedIntervention],
        data: Mapping[str, Any] | None = None,
    ) -> None:
        self.plan, self.goals, self.interventions = plan, list(goals), list(interventions)
        stands = self._as_it_stands()
        super().__init__(None if data is None else _merged(stands, data), initial=stands)
        for goal in self.goals:
            self.fields |= _goal_fields(goal)
        choices = [("", _("No goal yet")), *((str(goal.pk), self._goal_name(goal)) for goal in self.goals)]
        for row in self.interventions:
            self.fields |= _intervention_fields(row, choices)

    def _goal_name(self, goal: Goal) -> str:
        typed = (self.data.get(f"goal-{goal.pk}-description") if self.is_bound else "") or goal.description
        return str(typed)[:70] or _("Goal without words")

    def _as_it_stands(self) -> dict[str, Any]:
        plan = self.plan
        found: dict[str, Any] = {name: getattr(plan, name) for name in COURSE}
        found["diagnoses"] = " ".join(plan.diagnoses)
        for goal in self.goals:
            found |= {f"goal-{goal.pk}-{name}": getattr(goal, name) for name in GOAL_NAMES}
        for row in self.interventions:
            found |= {
                f"intervention-{row.pk}-goal": str(row.goal_id or ""),
                f"intervention-{row.pk}-minutes": row.minutes,
                f"intervention-{row.pk}-at_home": row.at_home,
            }
        return {
            name: f"{value.normalize():f}" if isinstance(value, Decimal) else value
            for name, value in found.items()
        }

    def clean_diagnoses(self) -> tuple[str, ...]:
        """The codes as written in a claim; their form is checked, their meaning is not."""
        parts = [part for part in _APART.split(self.cleaned_data["diagnoses"]) if part]
        codes = tuple(dict.fromkeys(limits.diagnosis_code(part) for part in parts))
        wrong = [code for code in codes if not limits.is_diagnosis_code(code)]
        if wrong:
            says = _("%(codes)s is not written like an ICD-10-CM code, such as M54.50.")
            raise forms.ValidationError(says % {"codes": ", ".join(wrong)})
        return codes

    def clean(self) -> dict[str, Any]:
        """Once every field can be read, what nobody can mean is told beside its field."""
        cleaned = super().clean() or {}
        for name in ("starts_on", "visits_per_week", "weeks", "visits_low", "visits_expected", "visits_high"):
            if name not in self.errors and cleaned.get(name) is None:
                self.add_error(name, _("This is needed."))
        if not self.errors:
            for name, says in self.terms().problems().items():
                self.add_error(name if name in self.fields else None, says)
        return cleaned

    def terms(self) -> PlanTerms:
        """The plan as typed; call it on a form without errors."""
        read = self.cleaned_data
        return PlanTerms(
            diagnoses=read["diagnoses"],
            **{name: read[name] for name in COURSE},
            goals={goal.pk: self._goal_terms(goal) for goal in self.goals},
            interventions={row.pk: self._intervention_terms(row) for row in self.interventions},
        )

    def _goal_terms(self, goal: Goal) -> GoalTerms:
        read = {name: self.cleaned_data[f"goal-{goal.pk}-{name}"] for name in GOAL_NAMES}
        return GoalTerms(measure=goal.measure, **read)

    def _intervention_terms(self, row: PlannedIntervention) -> InterventionTerms:
        read = self.cleaned_data
        chosen = read.get(f"intervention-{row.pk}-goal")
        return InterventionTerms(
            goal_id=UUID(chosen) if chosen else None,
            minutes=read[f"intervention-{row.pk}-minutes"] or 0,
            at_home=bool(read.get(f"intervention-{row.pk}-at_home")),
        )

    def goal_fields(self) -> list[GoalFields]:
        """The goals with their fields and what serves each."""
        return [
            GoalFields(
                goal=goal,
                served_by=tuple(row for row in self.interventions if self._serves(row, goal)),
                **{name: self[f"goal-{goal.pk}-{name}"] for name in GOAL_NAMES},
            )
            for goal in self.goals
        ]

    def _serves(self, row: PlannedIntervention, goal: Goal) -> bool:
        is_lesson = row.kind == InterventionKind.EDUCATION
        return not is_lesson and str(self[f"intervention-{row.pk}-goal"].value() or "") == str(goal.pk)

    def intervention_groups(self) -> list[tuple[str, list[InterventionFields]]]:
        """The interventions by kind, in the order of the kinds."""
        return [
            (str(kind.label), [self._fields_of(row) for row in self.interventions if row.kind == kind])
            for kind in InterventionKind
            if any(row.kind == kind for row in self.interventions)
        ]

    def _fields_of(self, row: PlannedIntervention) -> InterventionFields:
        is_lesson = row.kind == InterventionKind.EDUCATION
        return InterventionFields(
            row,
            self[f"intervention-{row.pk}-goal"],
            self[f"intervention-{row.pk}-minutes"],
            None
            if is_lesson or row.kind == InterventionKind.TECHNIQUE
            else self[f"intervention-{row.pk}-at_home"],
        )

    def minutes_by_code(self) -> list[tuple[str, int]]:
        """Codes and minutes of one visit as typed now; what cannot be read counts as it stands in the plan."""
        found = []
        for row in self.interventions:
            typed = str(self[f"intervention-{row.pk}-minutes"].value() or "0")
            minutes = int(typed) if typed.isdigit() else row.minutes
            if row.code and 0 < minutes <= limits.MOST_MINUTES:
                found.append((row.code, minutes))
        return found


def _merged(stands: Mapping[str, Any], typed: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed over the plan as it stands: a goal added meanwhile keeps its values. A tick not sent is off."""
    known = {name: value for name, value in stands.items() if value not in (None, False)}
    for name in stands:
        if name.endswith("-at_home") and name.replace("-at_home", "-minutes") in typed:
            known.pop(name, None)
    return {**known, **typed}


GOAL_NAMES = ("description", "baseline", "target", "unit", "due_on")


def _goal_fields(goal: Goal) -> dict[str, forms.Field]:
    start = f"goal-{goal.pk}"
    return {
        f"{start}-description": forms.CharField(label=_("Goal"), max_length=300, required=False),
        f"{start}-baseline": measure(_("Now")),
        f"{start}-target": measure(_("Target")),
        f"{start}-unit": forms.CharField(label=_("Unit"), max_length=20, required=False),
        f"{start}-due_on": forms.DateField(label=_("By"), required=False, widget=Day()),
    }


def _intervention_fields(row: PlannedIntervention, goals: list[tuple[str, str]]) -> dict[str, forms.Field]:
    start = f"intervention-{row.pk}"
    return {
        f"{start}-goal": forms.ChoiceField(label=_("Serves"), choices=goals, required=False),
        f"{start}-minutes": forms.IntegerField(
            label=_("Minutes a visit"),
            min_value=0,
            max_value=limits.MOST_MINUTES,
            required=False,
            widget=Stepper(unit=_("min")),
        ),
        f"{start}-at_home": forms.BooleanField(label=_("At home too"), required=False, widget=Switch()),
    }
