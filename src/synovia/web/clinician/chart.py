"""The chart: who it is, the complaints, what is open, and one thread of everything that happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from synovia.domain.terms.evidence import Candidacy
from synovia.domain.terms.places import Region
from synovia.records.accounts.roles import CLINICAL, TREATING
from synovia.records.episodes import actions, queries
from synovia.records.episodes.access import episode_for
from synovia.records.episodes.choices import EpisodeSide, EpisodeStatus
from synovia.records.episodes.queries import LatestReasoning, ThreadEntry
from synovia.records.examination.facts import age_on
from synovia.records.people.access import chart_for
from synovia.records.programme.course import courses_of
from synovia.records.refusals import Refused
from synovia.records.scheduling.choices import AppointmentStatus
from synovia.records.screening.queries import self_check_to_take_up
from synovia.web.clinician.course_shown import CourseShown, course_shown
from synovia.web.clinician.evaluation_live import VERDICTS
from synovia.web.clinician.outcomes import EpisodeScores, scores_of
from synovia.web.clinician.region_words import region_choices, region_icon, region_name
from synovia.web.components.widgets import Day, Grouped, Segmented
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest
from synovia.web.versions import version_posted

if TYPE_CHECKING:
    from synovia.records.episodes.models import Episode
    from synovia.records.people.models import Patient
    from synovia.records.screening.models import SelfCheck

_ICONS = {"evaluation": "clipboard-list", "plan": "route", "visit": "hand", "appointment": "calendar-days"}
_TITLES = {
    ("evaluation", "initial"): gettext_lazy("Evaluation"),
    ("evaluation", "follow_up"): gettext_lazy("Re-evaluation"),
}


class EpisodeForm(forms.Form):
    """A new complaint."""

    mark = "optional"
    title = forms.CharField(
        label=gettext_lazy("Complaint"),
        max_length=200,
        widget=forms.TextInput({"placeholder": gettext_lazy("For example: low back pain after lifting")}),
        error_messages={"required": gettext_lazy("Say in a few words what it is about.")},
    )
    region = forms.ChoiceField(
        label=gettext_lazy("Region"),
        choices=region_choices,
        widget=Grouped,
        error_messages={"required": gettext_lazy("Choose where it hurts most.")},
    )
    side = forms.ChoiceField(
        label=gettext_lazy("Side"),
        choices=(("", gettext_lazy("Not said")), *EpisodeSide.choices),
        widget=Segmented,
        required=False,
    )
    onset_date = forms.DateField(label=gettext_lazy("Began on"), required=False, widget=Day)
    take_up = forms.BooleanField(
        label=gettext_lazy("Take up the self-check the patient shared"),
        help_text=gettext_lazy("Its answers wait in the evaluation, to be asked again before they count."),
        required=False,
    )

    def __init__(self, data: Any = None, *, shared: SelfCheck | None) -> None:
        super().__init__(data, initial=_told(shared) if shared else {})
        self.shared = shared
        if shared is None:
            del self.fields["take_up"]

    def clean_onset_date(self) -> date | None:
        """A complaint cannot have begun tomorrow."""
        onset: date | None = self.cleaned_data["onset_date"]
        if onset and onset > timezone.localdate():
            raise forms.ValidationError(_("The complaint cannot have begun in the future."))
        return onset

    def episode(self) -> dict[str, Any]:
        """What the action takes; the self-check when it was left ticked."""
        entered = dict(self.cleaned_data)
        takes_up = entered.pop("take_up", False)
        return {**entered, "self_check": self.shared if takes_up else None}


def _told(shared: SelfCheck) -> dict[str, Any]:
    """First values of a new complaint out of what the patient told at home."""
    days, finished = shared.findings.get("duration_days"), shared.finished_at
    began = (
        timezone.localdate(finished) - timedelta(days=days) if finished and isinstance(days, int) else None
    )
    told = (shared.findings.get("region"), shared.path)
    region = next((name for name in told if name in tuple(Region)), None)
    side = shared.findings.get("pain_side")
    known_side = side if side in EpisodeSide.values else ""
    return {"region": region, "side": known_side, "onset_date": began, "take_up": True}


class ClosingForm(forms.Form):
    """Why care for a complaint ends."""

    reason = forms.CharField(
        label=gettext_lazy("Why does care end?"),
        max_length=500,
        error_messages={"required": gettext_lazy("Say in a few words why care ends.")},
    )


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the thread."""

    title: str
    at: datetime
    icon: str
    href: str
    state: str
    tone: str
    is_coming: bool


@dataclass(frozen=True, slots=True)
class EpisodeShown:
    """A complaint with its own events."""

    episode: Episode
    open_evaluation: UUID | None
    plan_href: str
    strategy_href: str  # while the proposal waits for the therapist's decision
    signed_plan: UUID | None
    signed: int
    changes_href: str  # from the latest signed re-evaluation to what changed
    verdict: str
    tone: str
    course: CourseShown | None  # how care goes, once that can be told
    scores: EpisodeScores | None

    @property
    def is_open(self) -> bool:
        return self.episode.status == EpisodeStatus.OPEN

    @property
    def where(self) -> str:
        """The region and the side in words."""
        side = str(EpisodeSide(self.episode.side).label).lower() if self.episode.side else ""
        return ", ".join(text for text in (region_name(self.episode.region), side) if text)

    @property
    def icon(self) -> str:
        """Of its region."""
        return region_icon(self.episode.region)

    @property
    def closing(self) -> ClosingForm:
        """The form of that dialog; a chart may hold several."""
        return ClosingForm(auto_id=f"close-{self.episode.pk}-%s")

    @property
    def dialog_id(self) -> str:
        """Of the dialog that closes it."""
        return f"close-{self.episode.pk}"


@policy(*CLINICAL, phi=True, methods=("GET",))
def chart(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """The overview of one patient."""
    patient = chart_for(request.actor, pk)
    return _page(request, patient, EpisodeForm(shared=self_check_to_take_up(patient)))


@policy(*TREATING, phi=True, methods=("POST",))
def open_episode(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """A new complaint of this patient."""
    patient = chart_for(request.actor, pk)
    form = EpisodeForm(request.POST, shared=self_check_to_take_up(patient))
    if not form.is_valid():
        return _page(request, patient, form, status=422)
    actions.open_episode(patient=patient, by=request.actor, **form.episode())
    messages.success(request, _("Episode opened."))
    return redirect("clinician:chart", patient.pk)


@policy(*TREATING, phi=True, methods=("POST",))
def close_episode(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """End of care for one complaint."""
    episode = episode_for(request.actor, pk)
    form = ClosingForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Say in a few words why care ends."))
    actions.close_episode(
        episode=episode,
        expected_version=version_posted(request),
        reason=form.cleaned_data["reason"],
        by=request.actor,
    )
    messages.success(request, _("Episode closed."))
    return redirect("clinician:chart", episode.patient_id)


def _page(request: ClinicRequest, patient: Patient, form: EpisodeForm, status: int = 200) -> HttpResponse:
    thread = queries.thread_of(patient)
    reasoning = queries.latest_reasoning(patient)
    courses = courses_of([patient.pk], of_patients=True) if reasoning else {}
    found = list(queries.episodes_of(patient))
    scores = scores_of(found) if found else {}
    episodes = [
        _episode(episode, thread, reasoning, course_shown(courses.get(episode.pk)), scores.get(episode.pk))
        for episode in found
    ]
    events = [_event(entry) for entry in thread]
    context = {
        "patient": patient,
        "age": age_on(patient.birth_date, timezone.localdate()),
        "episodes": episodes,
        "coming": [event for event in reversed(events) if event.is_coming],
        "past": [event for event in events if not event.is_coming],
        "open_notes": [event for event in events if event.state == "open"],
        "precautions": reasoning.precautions if reasoning else (),
        "form": form,
        "may_treat": request.actor.may_treat,
    }
    return render(request, "clinician/chart/chart.html", context, status=status)


def _episode(
    episode: Episode,
    thread: list[ThreadEntry],
    reasoning: LatestReasoning | None,
    course: CourseShown | None,
    scores: EpisodeScores | None,
) -> EpisodeShown:
    own = [entry for entry in thread if entry.episode_id == episode.pk]
    evaluations = [entry for entry in own if entry.kind == "evaluation"]
    verdict, tone = _verdict(episode, reasoning)
    return EpisodeShown(
        episode=episode,
        open_evaluation=next((entry.id for entry in evaluations if not entry.state), None),
        plan_href=(plan_href := next((_address(entry) for entry in own if entry.kind == "plan"), "")),
        strategy_href="" if plan_href else _strategy_of(episode, reasoning),
        signed_plan=next((entry.id for entry in own if entry.kind == "plan" and entry.state), None),
        signed=sum(bool(entry.state) for entry in evaluations),
        changes_href=_changes_of(evaluations),
        verdict=verdict,
        tone=tone,
        course=course,
        scores=scores,
    )


def _changes_of(evaluations: list[ThreadEntry]) -> str:
    """The way to what changed, once two evaluations of the episode are there to be compared."""
    signed = [entry for entry in evaluations if entry.state]
    return reverse("clinician:changes", args=[signed[0].id]) if len(signed) > 1 else ""


def _strategy_of(episode: Episode, reasoning: LatestReasoning | None) -> str:
    if reasoning is None or reasoning.episode_id != episode.pk:
        return ""
    return reverse("clinician:strategy", kwargs={"pk": reasoning.evaluation_id})


def _verdict(episode: Episode, reasoning: LatestReasoning | None) -> tuple[str, str]:
    if reasoning is None or reasoning.episode_id != episode.pk:
        return "", "neutral"
    words, tone, _icon = VERDICTS[Candidacy(reasoning.candidacy)]
    return str(words), tone


def _event(entry: ThreadEntry) -> Event:
    state, tone = _state(entry)
    coming = (
        entry.kind == "appointment" and entry.at > timezone.now() and entry.state == AppointmentStatus.BOOKED
    )
    return Event(_title(entry), entry.at, _ICONS[entry.kind], _address(entry), state, tone, coming)


def _title(entry: ThreadEntry) -> str:
    if entry.kind == "visit":
        return _("Visit %s") % entry.detail
    if entry.kind == "plan":
        return _("Plan of care, %s visits") % entry.detail
    known: str | Promise = _TITLES.get((entry.kind, entry.detail), entry.detail)
    return str(known)


def _state(entry: ThreadEntry) -> tuple[str, str]:
    if entry.kind == "appointment":
        words = dict(AppointmentStatus.choices)
        return str(words.get(AppointmentStatus(entry.state), entry.state)), "neutral"
    return (_("signed by %s") % entry.state, "ok") if entry.state else ("open", "warn")


def _address(entry: ThreadEntry) -> str:
    if entry.kind == "appointment":
        return ""
    try:
        return reverse(f"clinician:{entry.kind}", args=[entry.id])
    except NoReverseMatch:
        return ""
