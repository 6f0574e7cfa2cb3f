"""The directory's pages: payers with their rules, ways to them, as whom the clinic and its therapists bill."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from synovia.records.accounts.roles import Role
from synovia.records.claims import actions, facts, queries
from synovia.records.claims.access import payer_for, route_for
from synovia.records.claims.entry import values_of
from synovia.records.claims.identity import entered
from synovia.records.refusals import NotYours
from synovia.web.billing.directory_forms import IdentityForm, NumberForm, PayerForm, RouteForm, RulesForm
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest

if TYPE_CHECKING:
    from synovia.records.claims.models import Payer, Route

BILLS = (Role.OWNER, Role.BILLER)


@policy(*BILLS, methods=("GET",))
def directory(request: ClinicRequest) -> HttpResponse:
    """Payers, ways, and the clinic's own numbers; what is missing is named."""
    context = {
        "payers": queries.payers(),
        "routes": queries.routes(),
        "identity": facts.identity(),
        "entered": entered(),
        "treating": queries.treating(),
    }
    return render(request, "billing/directory.html", context)


@policy(*BILLS)
def new_payer(request: ClinicRequest) -> HttpResponse:
    """A payer of the directory."""
    form = PayerForm(request.POST or None, initial={"is_active": True})
    if request.method == "POST" and form.is_valid():
        made = actions.save_payer(payer=None, values=form.cleaned_data, rules=None, by=request.actor)
        messages.success(request, _("Saved. Look at its rules before you bill it."))
        return redirect("billing:payer", pk=made.pk)
    return _record_page(request, form, _("New payer"))


@policy(*BILLS)
def payer(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """A payer with its rules."""
    found = payer_for(request.actor, pk)
    rules = facts.rules_of(found)
    posted = request.POST if request.method == "POST" else None
    form = PayerForm(posted, initial=values_of("payer", found))
    rules_form = RulesForm(posted, rules=rules)
    if posted is not None and form.is_valid() and rules_form.is_valid():
        actions.save_payer(payer=found, values=form.cleaned_data, rules=rules_form.values(), by=request.actor)
        messages.success(request, _("Saved."))
        return redirect("billing:payer", pk=pk)
    return _payer_page(request, found, form, rules_form)


def _payer_page(request: ClinicRequest, found: Payer, form: PayerForm, rules_form: RulesForm) -> HttpResponse:
    origins = {name: rules_form.rules.origin(name) for name in rules_form.fields}
    context = {
        "payer": found,
        "form": form,
        "rules_form": rules_form,
        "doubtful": [
            (rules_form.fields[name].label, origin) for name, origin in origins.items() if origin.doubt
        ],
        "changed": sorted(str(rules_form.fields[name].label) for name in found.rules if name in origins),
    }
    status = 422 if form.is_bound else 200
    return render(request, "billing/payer.html", context, status=status)


@policy(*BILLS)
def new_route(request: ClinicRequest) -> HttpResponse:
    """A way to payers."""
    return _route_page(request, None)


@policy(*BILLS)
def route(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Change a way to payers."""
    return _route_page(request, route_for(request.actor, pk))


def _route_page(request: ClinicRequest, found: Route | None) -> HttpResponse:
    initial = values_of("route", found) if found else {"port": 22}
    form = RouteForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.save_route(route=found, values=form.cleaned_data, by=request.actor)
        messages.success(request, _("Saved."))
        return redirect("billing:directory")
    key_place = f"clearinghouse/{found.pk}/" if found else ""
    return _record_page(request, form, found.name if found else _("New way to payers"), key_place=key_place)


@policy(*BILLS)
def identity(request: ClinicRequest) -> HttpResponse:
    """As whom the clinic bills."""
    known, found = entered(), facts.identity()
    before = values_of("identity", known) if known else {"legal_name": found.name, **asdict(found)}
    form = IdentityForm(request.POST or None, initial=before)
    if request.method == "POST" and form.is_valid():
        actions.save_identity(values=form.cleaned_data, by=request.actor)
        messages.success(request, _("Saved."))
        return redirect("billing:directory")
    return _record_page(request, form, _("As whom the clinic bills"))


@policy(*BILLS)
def treating_number(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """The numbers under which a therapist's services are billed."""
    membership = queries.therapist(pk)
    if membership is None:
        raise NotYours("therapist", pk)
    known = getattr(membership, "treating_number", None)
    initial = {
        "npi": known.npi if known else "",
        "taxonomy": known.taxonomy if known else facts.PHYSICAL_THERAPIST,
    }
    form = NumberForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.set_treating_number(membership=membership, by=request.actor, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("billing:directory")
    return _record_page(request, form, membership.user.name)


def _record_page(request: ClinicRequest, form: Any, title: str, **more: Any) -> HttpResponse:
    status = 422 if form.is_bound else 200
    return render(request, "billing/record_form.html", {"form": form, "title": title, **more}, status=status)
