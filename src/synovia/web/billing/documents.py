"""Estimates that were given: on screen, and as a document."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from synovia.records.accounts.roles import MONEY
from synovia.records.charges.access import estimate_for
from synovia.web.handing_out import as_download, estimate_document_of
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest


@policy(*MONEY, phi=True, methods=("GET",))
def given_estimate(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """An estimate exactly as it was given."""
    row = estimate_for(request.actor, pk)
    return render(
        request, "billing/given_estimate.html", {"row": row, "content": row.content, "patient": row.patient}
    )


@policy(*MONEY, phi=True, methods=("GET",))
def estimate_document(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """The estimate as an accessible PDF."""
    return as_download(estimate_document_of(estimate_for(request.actor, pk), by=request.actor))
