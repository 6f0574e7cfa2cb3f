"""Asking for a first visit: one page, one button. The answers of the self-check go along only if the visitor says so."""

from uuid import UUID

from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render

from synovia.records.keys import new_id
from synovia.records.screening import actions
from synovia.web.policy import public
from synovia.web.public import visitor
from synovia.web.public.clinic import clinic_of
from synovia.web.public.forms import BookingRequestForm
from synovia.web.requests import VisitorRequest

REQUESTS_AN_HOUR = 10
ONCE = "synovia.booking-request"


@public
def ask(request: VisitorRequest) -> HttpResponse:
    """The form, and its answer: stored once however often the button is pressed."""
    check = visitor.own_check(request, to_change=request.method == "POST")
    if check is not None and check.outcome == "go_now":
        return redirect("public:self_check_result")
    sendable = check is not None and bool(check.outcome) and not actions.is_sent(check)
    if request.method != "POST":
        form = BookingRequestForm(offers_answers=sendable, initial=_to_start_with(request))
        return _show(request, form, check if sendable else None)
    form = BookingRequestForm(request.POST, offers_answers=sendable)
    if not form.is_valid():
        return _show(request, form, check if sendable else None, status=422)
    if request.clinic_id is None or not visitor.is_within_limit(request, "booking", an_hour=REQUESTS_AN_HOUR):
        return render(request, "public/too_many.html", {"clinic": clinic_of(request)}, status=429)
    actions.request_booking(
        clinic_id=request.clinic_id,
        request_id=_once(form.cleaned_data["once"]),
        details=form.details(),
        check=check if sendable else None,
        share_answers=form.cleaned_data.get("share_answers", False),
    )
    return redirect("public:booking_thanks")


def _to_start_with(request: VisitorRequest) -> dict[str, object]:
    """The id of this page; and, for who comes from the likely cost, the wish for an estimate in writing."""
    return {"once": signing.dumps(str(new_id()), salt=ONCE), "wants_estimate": "estimate" in request.GET}


def _once(signed: str) -> UUID:
    """The id this page was given, so that pressing twice makes one request; a fresh one if it was tampered with."""
    try:
        return UUID(signing.loads(signed, salt=ONCE))
    except (signing.BadSignature, ValueError):
        return new_id()


def _show(
    request: VisitorRequest, form: BookingRequestForm, check: object, *, status: int = 200
) -> HttpResponse:
    context = {"form": form, "own": check, "clinic": clinic_of(request)}
    return render(request, "public/booking/ask.html", context, status=status)


@public
def thanks(request: VisitorRequest) -> HttpResponse:
    """What happens next."""
    return render(request, "public/booking/thanks.html", {"clinic": clinic_of(request)})
