"""Coverages and the clinic's prices: what estimates are made from."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from synovia.knowledge.tariff_tables import tariffs
from synovia.records.accounts.roles import MONEY, Role
from synovia.records.audit import log
from synovia.records.charges import actions, facts, queries
from synovia.records.charges.access import coverage_for
from synovia.records.charges.choices import CoverageKind
from synovia.records.clinical import EditedElsewhere
from synovia.records.people.access import patient_for
from synovia.records.refusals import NotYours
from synovia.web.billing.coverage_form import CoverageForm
from synovia.web.billing.forms import FORMS
from synovia.web.billing.prices_form import PricesForm
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest

if TYPE_CHECKING:
    from synovia.records.charges.models import Coverage
    from synovia.records.people.models import Patient


@policy(*MONEY, phi=True)
def new_coverage(request: ClinicRequest, pk: UUID, kind: str) -> HttpResponse:
    """The terms of a coverage the patient has."""
    patient = patient_for(request.actor, pk, action="coverage.read")
    if kind not in CoverageKind.values:
        raise NotYours("coverage kind", kind)
    chosen = CoverageKind(kind)
    form = FORMS[chosen](request.POST or None, patient=patient)
    if request.method == "POST" and form.is_valid():
        actions.record_coverage(
            patient=patient,
            kind=chosen,
            details=form.terms(),
            by=request.actor,
            **form.head(),
        )
        messages.success(request, _("Saved."))
        return redirect("desk:patient", pk=patient.pk)
    return show_form(request, form, patient, chosen)


@policy(*MONEY, phi=True)
def edit_coverage(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Correct the terms. If somebody else saved meanwhile, what was typed stays and theirs is shown."""
    coverage = coverage_for(request.actor, pk)
    kind = CoverageKind(coverage.kind)
    if request.method == "GET":
        form = FORMS[kind](initial=typed_before(coverage), patient=coverage.patient, coverage=coverage)
        return show_form(request, form, coverage.patient, kind, coverage)
    form = FORMS[kind](request.POST, patient=coverage.patient, coverage=coverage)
    if not form.is_valid():
        return show_form(request, form, coverage.patient, kind, coverage)
    try:
        actions.change_coverage(
            coverage=coverage,
            expected_version=form.cleaned_data["version"] or 0,
            by=request.actor,
            details=form.terms(),
            **form.head(),
        )
    except EditedElsewhere as conflict:
        return show_form(request, form, coverage.patient, kind, conflict.current, conflicts=True)
    messages.success(request, _("Saved."))
    return redirect("desk:patient", pk=coverage.patient_id)


def typed_before(coverage: Coverage) -> dict[str, object]:
    """The stored terms as the form shows them."""
    names = ("payer_name", "member_id", "priority", "starts_on", "ends_on", "version")
    return {**coverage.details, **{name: getattr(coverage, name) for name in names}}


def show_form(
    request: ClinicRequest,
    form: CoverageForm,
    patient: Patient,
    kind: CoverageKind,
    coverage: object = None,
    *,
    conflicts: bool = False,
) -> HttpResponse:
    """The form, with errors beside the fields."""
    status = 409 if conflicts else 422 if form.is_bound else 200
    context = {"form": form, "patient": patient, "kind": kind, "coverage": coverage, "conflicts": conflicts}
    return render(request, "billing/coverage_form.html", context, status=status)


@policy(Role.OWNER, Role.BILLER)
def prices(request: ClinicRequest) -> HttpResponse:
    """What the clinic charges for one unit of each code."""
    current = {code: str(amount) for code, amount in facts.price_list().prices.items()}
    form = PricesForm(request.POST or None, initial=current)
    if request.method == "POST" and form.is_valid():
        actions.set_prices(prices=form.prices(), by=request.actor)
        messages.success(request, _("Saved."))
        return redirect("billing:prices")
    status = 422 if request.method == "POST" else 200
    return render(request, "billing/prices.html", {"form": form, "notice": tariffs().notice}, status=status)


@policy(Role.OWNER, Role.BILLER, phi=True, methods=("GET",))
def home(request: ClinicRequest) -> HttpResponse:
    """The biller's start: plans, newest first, with or without an estimate."""
    log.record("plans.listed")
    return render(request, "billing/home.html", {"plans": queries.latest_plans()})
