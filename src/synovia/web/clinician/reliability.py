"""The clinic's own reliability studies: two raters, two sessions, and what their readings come to.

The pages name no patient: a study shows counts and figures. Readings are added from the patient's own evaluation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from synovia.domain.motion.angles import Motion
from synovia.domain.motion.study import Comparison, study, table_of
from synovia.domain.rules.values import Quantity
from synovia.knowledge.library import library
from synovia.records.accounts.roles import CAN_LEAD, TREATING
from synovia.records.examination.access import evaluation_for
from synovia.records.motion import study_actions as actions
from synovia.records.motion.access import capture_for, must_study, study_for
from synovia.records.motion.choices import StudyMethod
from synovia.records.motion.study_queries import complete_rows, possible_raters, readings_of, studies
from synovia.records.refusals import Refused
from synovia.web.clinician.capture_words import title_of
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest

if TYPE_CHECKING:
    from synovia.records.accounts.actor import Actor
    from synovia.records.motion.models import ReliabilityStudy


class StudyForm(forms.Form):
    """What is studied, how, and by whom."""

    motion = forms.ChoiceField(label=gettext_lazy("Motion"))
    method = forms.ChoiceField(label=gettext_lazy("Measured by"), choices=StudyMethod.choices)
    first = forms.ChoiceField(label=gettext_lazy("First rater"))
    second = forms.ChoiceField(label=gettext_lazy("Second rater"))

    def __init__(self, by: Actor, data: Any = None) -> None:
        super().__init__(data)
        self.raters = {str(one.pk): one for one in possible_raters(by.clinic_id)}
        chosen = {
            "motion": [(str(motion), title_of(motion)) for motion in Motion],
            "first": [(key, one.user.name) for key, one in self.raters.items()],
        }
        for name, options in (chosen | {"second": chosen["first"]}).items():
            field: Any = self.fields[name]
            field.choices = options


class ReadingForm(forms.Form):
    """One reading of one session, with an instrument or from a confirmed capture."""

    study = forms.UUIDField()
    side = forms.ChoiceField(choices=[("", "–"), ("left", _("left")), ("right", _("right"))], required=False)
    session = forms.IntegerField(min_value=1, max_value=2)
    degrees = forms.DecimalField(min_value=-90, max_value=220, decimal_places=1, required=False)
    capture = forms.UUIDField(required=False)


@dataclass(frozen=True, slots=True)
class Line:
    """One question of the study and its answer."""

    asks: str
    icc_agreement: str
    icc_consistency: str
    sem: str
    mdc: str


def people_needed() -> tuple[int, int]:
    """From how many rows a figure may be adopted, and how many are advised."""
    return _number("reliability/people-least"), _number("reliability/people-advised")


@policy(*CAN_LEAD, methods=("GET", "POST"))
def studies_page(request: ClinicRequest) -> HttpResponse:
    """All studies, and a form for a new one."""
    must_study(request.actor)
    form = StudyForm(request.actor, request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        opened = actions.open_study(
            motion=given["motion"],
            method=StudyMethod(given["method"]),
            first=form.raters[given["first"]],
            second=form.raters[given["second"]],
            by=request.actor,
        )
        return redirect("clinician:study", opened.pk)
    found = [(one, title_of(Motion(one.motion))) for one in studies(request.actor.clinic_id)]
    return render(request, "clinician/reliability/studies.html", {"studies": found, "form": form})


@policy(*CAN_LEAD, methods=("GET",))
def study_page(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """How far the study is, and its figures with their intervals."""
    found = study_for(request.actor, pk)
    readings = readings_of(found)
    rows = complete_rows(found, readings)
    least, advised = people_needed()
    context = {
        "study": found,
        "title": title_of(Motion(found.motion)),
        "complete": len(rows),
        "readings": len(readings),
        "least": least,
        "advised": advised,
        "lines": lines(found, rows),
        "literature": library().references.error_of(found.motion, found.study_method),
        "may_adopt": request.actor.is_medical_lead and len(rows) >= least,
    }
    return render(request, "clinician/reliability/study.html", context)


@policy(*CAN_LEAD, methods=("POST",))
def adopt(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """The medical lead lets the clinic's own figure stand, or takes that back."""
    found = study_for(request.actor, pk, to_lead=True)
    if request.POST.get("figure") == "literature":
        actions.set_aside(study=found, by=request.actor)
        messages.success(request, _("The literature’s figure stands again."))
        return redirect("clinician:study", found.pk)
    rows = complete_rows(found, readings_of(found))
    figures = study(table_of(rows))
    if figures is None or len(rows) < people_needed()[0]:
        raise Refused(_("Too few complete rows: the figure would say little."))
    actions.adopt(study=found, figures=figures, by=request.actor)
    messages.success(request, _("The clinic’s own figure stands from now on, labeled so."))
    return redirect("clinician:study", found.pk)


@policy(*TREATING, phi=True, methods=("POST",))
def reading(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """One of the two raters adds a reading of the patient of this evaluation."""
    evaluation = evaluation_for(request.actor, pk, action="study.reading")
    form = ReadingForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Choose a study and a session, and enter the degrees."))
    given = form.cleaned_data
    capture = capture_for(request.actor, given["capture"]) if given["capture"] else None
    actions.add_reading(
        study=study_for(request.actor, given["study"]),
        evaluation=evaluation,
        side=given["side"],
        session=given["session"],
        degrees=given["degrees"],
        capture=capture,
        by=request.actor,
    )
    messages.success(request, _("The reading is in the study."))
    return redirect("clinician:evaluation", evaluation.pk)


def lines(found: ReliabilityStudy, rows: list[tuple[float, float, float, float]]) -> tuple[Line, ...]:
    """The study's answers; none while it has fewer than three complete rows."""
    figures = study(table_of(rows))
    if figures is None:
        return ()
    first, second = found.first_rater.user.name, found.second_rater.user.name
    within = _("%(name)s against themselves, two sessions")
    return (
        _line(_("Any rater, any session"), figures.anybody),
        _line(_("Between the raters, first session"), figures.raters),
        _line(within % {"name": first}, figures.first),
        _line(within % {"name": second}, figures.second),
    )


def _line(asks: str, answer: Comparison) -> Line:
    figures = answer.figures
    return Line(
        asks,
        _of(figures.icc_agreement.value, figures.icc_agreement.low, figures.icc_agreement.high, 2),
        _of(figures.icc_consistency.value, figures.icc_consistency.low, figures.icc_consistency.high, 2),
        _of(figures.sem_agreement, answer.sem.low, answer.sem.high, 1, "°"),
        _of(figures.mdc95, answer.mdc.low, answer.mdc.high, 1, "°"),
    )


def _of(value: float, low: float, high: float, digits: int, unit: str = "") -> str:
    return f"{value:.{digits}f}{unit} ({low:.{digits}f}–{high:.{digits}f})"


def _number(key: str) -> int:
    known = library().values[key]
    assert isinstance(known, Quantity), f"{key} is not a plain number"
    return int(known.number)
