"""The portal's money pages: where the plan stands, the estimates that were given, asking for one in writing."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from synovia.knowledge.tariff_tables import tariffs
from synovia.records.charges import queries as charges
from synovia.records.charges.access import estimate_for, good_faith_for
from synovia.records.charges.good_faith_actions import ask_for_estimate
from synovia.records.charges.good_faith_queries import good_faith_of, open_request_of
from synovia.web.handing_out import as_download, estimate_document_of, good_faith_document_of
from synovia.web.patient.pages import PORTAL_ROLES, current_plan, own
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest
from synovia.web.standings import whereabouts


@policy(*PORTAL_ROLES, phi=True, methods=("GET",))
def costs(request: ClinicRequest) -> HttpResponse:
    """Where the plan stands today, estimates as they were given, and asking for one in writing."""
    patient = own(request, "portal.costs")
    found = current_plan(patient)
    context = {
        "patient": patient,
        "where": whereabouts(found) if found else None,
        "estimates": charges.estimates_of(patient),
        "good_faith": good_faith_of(patient).filter(replaced_by__isnull=True),
        "asked": open_request_of(patient),
    }
    return render(request, "patient/costs.html", context)


@policy(*PORTAL_ROLES, phi=True, methods=("GET",))
def estimate(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """One estimate, visit by visit."""
    row = estimate_for(request.actor, pk)
    return render(
        request, "patient/estimate.html", {"row": row, "content": row.content, "patient": row.patient}
    )


@policy(*PORTAL_ROLES, phi=True, methods=("GET",))
def estimate_document(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """One estimate as an accessible PDF."""
    return as_download(estimate_document_of(estimate_for(request.actor, pk), by=request.actor))


@policy(*PORTAL_ROLES, phi=True, methods=("GET",))
def good_faith_document(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """One good-faith estimate as it was given, as an accessible PDF."""
    return as_download(good_faith_document_of(good_faith_for(request.actor, pk), by=request.actor))


@policy(*PORTAL_ROLES, phi=True, methods=("POST",))
def ask_estimate(request: ClinicRequest) -> HttpResponse:
    """Ask what care would cost, in writing: the clinic must answer within days."""
    patient = own(request, "portal.ask_estimate")
    row = ask_for_estimate(patient=patient, rules=tariffs().good_faith, by=request.actor)
    due = f"{row.due_on:%B} {row.due_on.day}, {row.due_on.year}"
    messages.success(request, _("Thank you. You get a written estimate by %(due)s.") % {"due": due})
    return redirect("patient:costs")
