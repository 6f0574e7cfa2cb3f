"""The questions a link from the clinic leads to. The token leaves the address at once; a date of birth opens the rest.

Nothing shown here says who the patient is; what was answered is shown only to who gave the date of birth.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from synovia.records.outcomes import actions
from synovia.records.outcomes.access import LinkGone, invitation_for
from synovia.records.outcomes.catalogue import CannotBeAsked, wording_behind
from synovia.records.outcomes.choices import AnsweredBy
from synovia.records.outcomes.queries import waiting_of_invitation
from synovia.web import questionnaires
from synovia.web.components.widgets import Day
from synovia.web.policy import public
from synovia.web.public import visitor
from synovia.web.public.clinic import clinic_of
from synovia.web.requests import VisitorRequest

if TYPE_CHECKING:
    from synovia.records.outcomes.models import Invitation, Measure

COOKIE = "synovia_questions" if settings.PLAIN_HTTP else "__Host-synovia_questions"
SALT = "synovia.questions"
SECONDS_KEPT = 2 * 60 * 60  # then the link is opened again; answers given stay
OPENED_AN_HOUR = 30
GONE = 410
BASE = "public/base.html"


class BirthDateForm(forms.Form):
    """The one thing the link alone does not know."""

    mark = "none"
    born = forms.DateField(
        label=gettext_lazy("Your date of birth"),
        help_text=gettext_lazy("So that nobody else answers in your place."),
        widget=Day({"autocomplete": "bday"}),
        error_messages={"required": gettext_lazy("Give your date of birth.")},
    )


@public
def enter(request: VisitorRequest, token: str) -> HttpResponse:
    """The address of the letter: the token goes into a cookie and out of the address bar."""
    if not visitor.is_within_limit(request, "questions", an_hour=OPENED_AN_HOUR):
        return render(request, "public/too_many.html", {"clinic": clinic_of(request)}, status=429)
    try:
        invitation_for(token)
    except LinkGone:
        return _gone(request)
    response = redirect("public:questions")
    _hand_over(response, token, confirmed=False)
    return response


@public
def start(request: VisitorRequest) -> HttpResponse:
    """The date of birth first; then what is asked, what is done, and the way on."""
    token, confirmed = _held(request)
    try:
        invitation = invitation_for(token)
    except LinkGone:
        return _gone(request)
    if not confirmed:
        return _confirm(request, invitation, token)
    measures = waiting_of_invitation(invitation)
    rows = [_row(measure, place) for place, measure in enumerate(measures, start=1)]
    following = next((row["href"] for row in rows if row["href"]), "")
    context = {"rows": rows, "following": following, "clinic": clinic_of(request), "base": BASE}
    return render(request, "questionnaires/start.html", context)


def _confirm(request: VisitorRequest, invitation: Invitation, token: str) -> HttpResponse:
    """One try at the date of birth. The tries are counted with the link, whoever makes them."""
    form = BirthDateForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        born: date = form.cleaned_data["born"]
        if actions.confirm_birth_date(invitation=invitation, given=born):
            response = redirect("public:questions")
            _hand_over(response, token, confirmed=True)
            return response
        form.add_error("born", _("This is not the date of birth we have. Check it, or call the clinic."))
    context = {"form": form, "clinic": clinic_of(request)}
    return render(request, "questionnaires/who.html", context, status=422 if form.is_bound else 200)


def _row(measure: Measure, place: int) -> dict[str, Any]:
    """One questionnaire of the link: its name, and where to go on."""
    instrument = wording_behind(measure)
    done = measure.completed_at is not None
    if instrument is None or done:
        return {"name": instrument.name if instrument else "", "done": done, "href": "", "begun": False}
    try:
        href = _filling(measure, place).next_open
    except CannotBeAsked:
        href = ""
    return {"name": instrument.name, "done": False, "href": href, "begun": bool(measure.answers)}


@public
def question(request: VisitorRequest, place: int, step: int) -> HttpResponse:
    """One screen of one questionnaire."""
    measure = _own(request, place)
    if measure is None:
        return redirect("public:questions")
    return questionnaires.question(request, _filling(measure, place), step)


@public
def review(request: VisitorRequest, place: int) -> HttpResponse:
    """The answers of one questionnaire, before they are sent."""
    measure = _own(request, place)
    if measure is None:
        return redirect("public:questions")
    return questionnaires.review(request, _filling(measure, place))


def _own(request: VisitorRequest, place: int) -> Measure | None:
    """The measure at this place of the link, while it can be answered and the date of birth was given."""
    token, confirmed = _held(request)
    try:
        invitation = invitation_for(token) if confirmed else None
    except LinkGone:
        invitation = None
    measures = waiting_of_invitation(invitation) if invitation else []
    found = measures[place - 1] if 1 <= place <= len(measures) else None
    return found if found is not None and found.completed_at is None else None


def _filling(measure: Measure, place: int) -> questionnaires.Filling:
    return questionnaires.filling_of(
        measure,
        address=lambda step: reverse("public:questions_step", args=[place, step]),
        review=reverse("public:questions_review", args=[place]),
        done=reverse("public:questions"),
        base=BASE,
        answered_by=AnsweredBy.LINK,
    )


def _held(request: VisitorRequest) -> tuple[str, bool]:
    """The token this device holds, and whether the date of birth was given on it."""
    held = str(request.get_signed_cookie(COOKIE, default="", salt=SALT, max_age=SECONDS_KEPT))
    token, _sign, confirmed = held.partition("|")
    return token, confirmed == "confirmed"


def _hand_over(response: HttpResponse, token: str, *, confirmed: bool) -> None:
    response.set_signed_cookie(
        COOKIE,
        f"{token}|{'confirmed' if confirmed else ''}",
        salt=SALT,
        max_age=SECONDS_KEPT,
        httponly=True,
        samesite="Lax",
        secure=not settings.PLAIN_HTTP,
    )


def _gone(request: VisitorRequest) -> HttpResponse:
    response = render(request, "questionnaires/gone.html", {"clinic": clinic_of(request)}, status=GONE)
    response.delete_cookie(COOKIE, samesite="Lax")
    return response
