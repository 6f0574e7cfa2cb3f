"""One patient's billing: cards of their coverages, the injury, authorizations with what is left, eligibility, claims."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.domain.charges.claims.answers import Benefits
from synovia.domain.charges.claims.content import Turn
from synovia.exchange import x12
from synovia.exchange.clearinghouse import NotDelivered
from synovia.exchange.x12.writing import Unwritable
from synovia.records.accounts.roles import MONEY
from synovia.records.charges.access import priced_plan_for
from synovia.records.claims import actions, coverage, facts, queries
from synovia.records.claims.access import BILLS, authorization_for, billed_coverage_for
from synovia.records.claims.entry import values_of
from synovia.records.claims.stored import load
from synovia.records.people.access import patient_for
from synovia.records.refusals import Refused
from synovia.web.billing.benefit_words import BenefitsShown, benefits_shown
from synovia.web.billing.directory_forms import AuthorizationForm, CardForm, CertificationForm, InjuryForm
from synovia.web.billing.ways import receiver, submitter, way_to
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest

if TYPE_CHECKING:
    from synovia.records.charges.models import Coverage


@policy(*MONEY, phi=True, methods=("GET",))
def patient_billing(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Everything a bill of this patient rests on."""
    patient = patient_for(request.actor, pk, action="billing.read")
    rows = [_shown(row) for row in queries.coverages_of(pk)]
    bills = request.actor.role in BILLS
    context = {
        "patient": patient,
        "coverages": rows,
        "authorizations": coverage.of_patient(pk),
        "plans": queries.plans_of(pk),
        "claims": queries.claims_of_patient(pk)[:50] if bills else (),
        "bills": bills,
    }
    return render(request, "billing/patient_billing.html", context)


def _shown(row: Coverage) -> dict[str, Any]:
    card, last = coverage.card_of(row), queries.last_eligibility(row.pk)
    return {
        "row": row,
        "card": card,
        "injury": getattr(row, "injury", None),
        "is_injury": row.kind in ("workers_compensation", "personal_injury"),
        "asked": last,
        "benefits": _benefits(last.answer) if last and last.answer else None,
    }


def _benefits(answer: Any) -> BenefitsShown:
    return benefits_shown(load(Benefits, answer))


@policy(*MONEY, phi=True)
def card(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """What the card of a coverage says."""
    found = billed_coverage_for(request.actor, pk)
    known = coverage.card_of(found)
    form = CardForm(request.POST or None, initial=values_of("card", known) if known else {})
    if request.method == "POST" and form.is_valid():
        actions.save_card(coverage=found, values=form.cleaned_data, by=request.actor)
        return _saved(request, found)
    return _page(request, found, form, _("What the card says"))


@policy(*MONEY, phi=True)
def injury(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Employer, adjuster, work status: what the insurer of an injury asks."""
    found = billed_coverage_for(request.actor, pk)
    known = getattr(found, "injury", None)
    form = InjuryForm(request.POST or None, initial=values_of("injury", known) if known else {})
    if request.method == "POST" and form.is_valid():
        actions.save_injury(coverage=found, values=form.cleaned_data, by=request.actor)
        return _saved(request, found)
    return _page(request, found, form, _("The injury, the employer and the adjuster"))


@policy(*MONEY, phi=True)
def certification(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """When the plan of care went to a doctor, and when the doctor signed it."""
    plan = priced_plan_for(request.actor, pk, action="certification.read")
    known = getattr(plan, "certification", None)
    form = CertificationForm(request.POST or None, initial=values_of("certification", known) if known else {})
    if request.method == "POST" and form.is_valid():
        actions.save_certification(plan=plan, values=form.cleaned_data, by=request.actor)
        messages.success(request, _("Saved."))
        return redirect("billing:patient", pk=plan.patient_id)
    status = 422 if form.is_bound else 200
    context = {"form": form, "title": _("Certification of the plan"), "patient": plan.patient}
    return render(request, "billing/record_form.html", context, status=status)


@policy(*MONEY, phi=True)
def new_authorization(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """What the payer authorized, or a doctor's referral."""
    found = billed_coverage_for(request.actor, pk)
    form = AuthorizationForm(request.POST or None, initial={"starts_on": queries.today()})
    if request.method == "POST" and form.is_valid():
        actions.save_authorization(
            coverage=found, authorization=None, values=form.cleaned_data, by=request.actor
        )
        return _saved(request, found)
    return _page(request, found, form, _("New authorization or referral"))


@policy(*MONEY, phi=True)
def authorization(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Change an authorization, or withdraw it."""
    found = authorization_for(request.actor, pk)
    if request.method == "POST" and request.POST.get("do") == "end":
        actions.end_authorization(authorization=found, by=request.actor)
        return _saved(request, found.coverage)
    initial = values_of("authorization", found) | {"codes": ", ".join(found.codes)}
    form = AuthorizationForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.save_authorization(
            coverage=found.coverage, authorization=found, values=form.cleaned_data, by=request.actor
        )
        return _saved(request, found.coverage)
    return _page(request, found.coverage, form, _("Authorization"), ends=True)


@policy(*MONEY, phi=True, methods=("POST",))
def ask_eligibility(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Send the payer a 270; its answer comes with the next fetch."""
    found = billed_coverage_for(request.actor, pk, action="eligibility.ask")
    known = coverage.card_of(found)
    if known is None or known.payer.route is None:
        raise Refused(_("The card’s payer has no way that takes questions."))
    asked = actions.ask(coverage=found, by=request.actor)
    number = int(asked.number[1:])
    side, zone = facts.insured_of(found, Turn.PRIMARY), ZoneInfo(request.actor.timezone)
    at: datetime = timezone.now().astimezone(zone).replace(tzinfo=None)
    try:
        text = x12.write_270(
            x12.Inquiry(
                submitter=submitter(known.payer.route, facts.identity()),
                receiver=receiver(known.payer.route),
                payer=side.payer,
                provider=facts.billing_provider(),
                subscriber=side.subscriber,
                member_id=side.member_id,
                interchange=number,
                group=number,
                at=at,
                on=at.date(),
                trace=asked.number,
                patient=None if side.relationship == "18" else facts.person_of(found.patient),
                production=known.payer.route.is_production,
            )
        )
        way_to(known.payer.route).send(f"{asked.number}-270.x12", text.encode("ascii"))
    except (Unwritable, NotDelivered) as refusal:
        raise Refused(str(refusal)) from refusal
    messages.success(request, _("Asked. The answer comes with the next fetch of the inbox."))
    return redirect("billing:patient", pk=found.patient_id)


def _saved(request: ClinicRequest, found: Coverage) -> HttpResponse:
    messages.success(request, _("Saved."))
    return redirect("billing:patient", pk=found.patient_id)


def _page(
    request: ClinicRequest, found: Coverage, form: Any, title: str, *, ends: bool = False
) -> HttpResponse:
    status = 422 if form.is_bound else 200
    context = {"form": form, "title": title, "patient": found.patient, "ends": ends}
    return render(request, "billing/record_form.html", context, status=status)
