"""The scores of one episode, what waits for an answer, and sending questionnaires before the visit."""

from __future__ import annotations

import logging
import smtplib
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from allauth.account.adapter import get_adapter
from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from synovia.records.accounts.queries import public_host_of
from synovia.records.accounts.roles import CLINICAL, TREATING, Role
from synovia.records.episodes.access import episode_for
from synovia.records.episodes.choices import EpisodeStatus
from synovia.records.outcomes import actions, queries
from synovia.records.outcomes.access import measure_for, result_for
from synovia.records.outcomes.catalogue import Offered, offered, wording_behind
from synovia.records.outcomes.choices import Occasion
from synovia.records.refusals import Refused
from synovia.web.clinician.outcomes_words import TrendShown, trend_shown
from synovia.web.components.widgets import Day, Segmented
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest

if TYPE_CHECKING:
    from synovia.records.episodes.models import Episode
    from synovia.records.outcomes.models import Measure

logger = logging.getLogger("synovia.questionnaires")
ASKING = (*TREATING, Role.ASSISTANT)
LINK, PORTAL = "link", "portal"
WAYS = ((LINK, gettext_lazy("By email")), (PORTAL, gettext_lazy("In the portal only")))


class SendForm(forms.Form):
    """What is asked, why and how."""

    mark = "none"
    instruments = forms.MultipleChoiceField(
        label=gettext_lazy("Questionnaires"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one.")},
    )
    occasion = forms.ChoiceField(
        label=gettext_lazy("When in the care?"), choices=Occasion.choices, widget=Segmented
    )
    way = forms.ChoiceField(label=gettext_lazy("How?"), choices=WAYS, widget=Segmented)
    due_on = forms.DateField(label=gettext_lazy("Wanted by"), widget=Day)

    def __init__(self, data: Any, *, offers: list[Offered], occasion: str, email: str) -> None:
        later = occasion != Occasion.BASELINE
        first = [one.key for one in offers if one.suggested and (later or not one.only_later)]
        initial = {
            "instruments": first,
            "occasion": occasion,
            "way": LINK if email else PORTAL,
            "due_on": timezone.localdate(),
        }
        super().__init__(data, initial=initial)
        choices: Any = [(one.key, _offer_words(one)) for one in offers if one.instrument.by_patient]
        self.fields["instruments"].choices = choices  # type: ignore[attr-defined]  # a choice field has choices


class RecordForm(forms.Form):
    """A test to measure now, or a questionnaire to ask aloud."""

    mark = "none"
    instrument = forms.ChoiceField(label=gettext_lazy("Test or questionnaire"))

    def __init__(self, data: Any, *, offers: list[Offered]) -> None:
        super().__init__(data)
        tests_first = sorted(offers, key=lambda one: one.instrument.by_patient)
        choices: Any = [(one.key, _offer_words(one)) for one in tests_first]
        self.fields["instrument"].choices = choices  # type: ignore[attr-defined]  # a choice field has choices


def _offer_words(one: Offered) -> str:
    return _("%(name)s, about %(n)s min") % {"name": one.instrument.name, "n": one.minutes}


@dataclass(frozen=True, slots=True)
class WaitingShown:
    """A measure that was asked and not answered."""

    id: UUID
    name: str
    asked_at: datetime
    by_link: bool
    answered: int
    of: int
    can_open: bool


@policy(*CLINICAL, phi=True, methods=("GET",))
def outcomes(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Trends, what waits, and the form to send."""
    episode = episode_for(request.actor, pk, action="outcomes.read")
    return _page(request, episode, None)


@policy(*ASKING, phi=True, methods=("POST",))
def send(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Ask what was chosen: by a letter with a link, or in the portal alone."""
    episode = episode_for(request.actor, pk, action="outcomes.send")
    form = _form(request.POST, episode)
    if not form.is_valid():
        return _page(request, episode, form, status=422)
    way = form.cleaned_data["way"]
    if way == LINK and not episode.patient.email:
        raise Refused(_("The chart has no email address. Ask in the portal or here."))
    asked = actions.ask(
        episode=episode,
        keys=form.cleaned_data["instruments"],
        occasion=form.cleaned_data["occasion"],
        due_on=form.cleaned_data["due_on"],
        by_link=way == LINK,
        by=request.actor,
    )
    if way == LINK:
        _write_letter(request, episode, asked.token)
    said = (
        _("The letter with the link is on its way.")
        if way == LINK
        else _("The questions wait in the portal.")
    )
    messages.success(request, said)
    return redirect("clinician:outcomes", episode.pk)


@policy(*ASKING, phi=True, methods=("POST",))
def record(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """A test or questionnaire to be filled in here and now."""
    episode = episode_for(request.actor, pk, action="outcomes.record")
    form = RecordForm(request.POST, offers=offered(episode.region))
    if not form.is_valid():
        return _page(request, episode, None, status=422)
    asked = actions.ask(
        episode=episode,
        keys=[form.cleaned_data["instrument"]],
        occasion=_usual_occasion(episode),
        due_on=timezone.localdate(),
        by_link=False,
        by=request.actor,
    )
    return redirect("clinician:measure", asked.measures[0].pk)


@policy(*ASKING, phi=True, methods=("POST",))
def withdraw(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Ask no more."""
    measure = measure_for(request.actor, pk, action="measure.withdraw")
    actions.withdraw(measure=measure, by=request.actor)
    messages.success(request, _("Taken back. The link no longer asks it."))
    return redirect("clinician:outcomes", measure.episode_id)


@policy(*TREATING, phi=True, methods=("POST",))
def seen(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """The score was looked at: its task is done."""
    result = result_for(request.actor, pk, action="result.see")
    actions.mark_seen(result=result, by=request.actor)
    return redirect("clinician:outcomes", result.episode_id)


def _usual_occasion(episode: Episode) -> str:
    due = queries.due_of([episode]).get(episode.pk)
    closed = episode.status != EpisodeStatus.OPEN
    return str(due.occasion if due else (Occasion.DISCHARGE if closed else Occasion.FOLLOW_UP))


def _form(data: Any, episode: Episode) -> SendForm:
    return SendForm(
        data, offers=offered(episode.region), occasion=_usual_occasion(episode), email=episode.patient.email
    )


def _page(request: ClinicRequest, episode: Episode, form: SendForm | None, status: int = 200) -> HttpResponse:
    trends = queries.trends_of(episode)
    may_send = request.actor.role in ASKING
    unseen = {
        point.result.pk: trend for trend in trends for point in trend.points if not point.result.seen_at
    }
    context = {
        "episode": episode,
        "patient": episode.patient,
        "trends": [trend_shown(trend) for trend in trends if trend.is_main],
        "parts": [trend_shown(trend) for trend in trends if not trend.is_main],
        "waiting": [_waiting(measure) for measure in queries.waiting_of_episode(episode)],
        "unseen": [(pk, trend.instrument.name) for pk, trend in unseen.items()]
        if request.actor.may_treat
        else (),
        "due": queries.due_of([episode]).get(episode.pk),
        "form": (form or _form(None, episode)) if may_send else None,
        "record": RecordForm(None, offers=offered(episode.region)) if may_send else None,
        "may_send": may_send,
    }
    return render(request, "clinician/outcomes/episode.html", context, status=status)


def _waiting(measure: Measure) -> WaitingShown:
    instrument = wording_behind(measure)
    return WaitingShown(
        id=measure.pk,
        name=instrument.name if instrument else measure.instrument,
        asked_at=measure.asked_at,
        by_link=measure.invitation is not None,
        answered=len(measure.answers),
        of=len(instrument.items) if instrument else 0,
        can_open=instrument is not None,
    )


def _write_letter(request: ClinicRequest, episode: Episode, token: str) -> None:
    """The link, to the address of the chart. It names clinic and nothing about patient or complaint."""
    host = public_host_of(request.actor.clinic_id, request.get_host().split(":")[0])
    if host is None:
        raise Refused(_("This clinic has no address of its own on the web. Ask in the portal or here."))
    path = reverse("public:questions_enter", args=[token])
    link = f"https://{host}{path}" if host else request.build_absolute_uri(path)
    context = {"clinic_name": request.actor.clinic_name, "link": link}
    try:
        get_adapter(request).send_mail("account/email/questions", episode.patient.email, context)
    except (OSError, smtplib.SMTPException) as problem:
        logger.warning("a letter could not be sent: %s", type(problem).__name__)
        raise Refused(
            _("The letter could not be sent, so nothing was asked. Please try again later.")
        ) from problem


@dataclass(frozen=True, slots=True)
class EpisodeScores:
    """What the chart shows of an episode's scores: the main ones, and whether something is due."""

    href: str
    trends: tuple[TrendShown, ...]
    is_due: bool


def scores_of(episodes: list[Episode]) -> dict[UUID, EpisodeScores]:
    """The main scores of these episodes, in four queries for any number of them."""
    trends = queries.main_trends(episode.pk for episode in episodes)
    due = queries.due_of(episodes)
    return {
        episode.pk: EpisodeScores(
            reverse("clinician:outcomes", args=[episode.pk]),
            tuple(trend_shown(trend) for trend in trends.get(episode.pk, ())),
            episode.pk in due,
        )
        for episode in episodes
    }
