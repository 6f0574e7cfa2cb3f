"""One patient's billing: cards of their coverages, the injury, authorizations with what is left, eligibility, claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from synovia.records.accounts.roles import MONEY
from synovia.records.charges.access import priced_plan_for
from synovia.records.claims import actions, coverage, queries
from synovia.records.claims.access import BILLS, authorization_for, billed_coverage_for
from synovia.records.claims.entry import values_of
from synovia.records.people.access import patient_for
from synovia.web.billing.directory_forms import AuthorizationForm, CardForm, CertificationForm, InjuryForm
from synovia.web.billing.eligibility import answer_shown
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
        "benefits": answer_shown(row, last) if last and last.answer else None,
    }


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


def _saved(request: ClinicRequest, found: Coverage) -> HttpResponse:
    messages.success(request, _("Saved."))
    return redirect("billing:patient", pk=found.patient_id)


def _page(
    request: ClinicRequest, found: Coverage, form: Any, title: str, *, ends: bool = False
) -> HttpResponse:
    status = 422 if form.is_bound else 200
    context = {"form": form, "title": title, "patient": found.patient, "ends": ends}
    return render(request, "billing/record_form.html", context, status=status)
