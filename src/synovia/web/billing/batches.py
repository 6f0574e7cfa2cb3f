"""Batches: how far each is, what came of it, and the file itself."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from synovia.records.accounts.roles import Role
from synovia.records.audit import log
from synovia.records.claims import queries
from synovia.records.claims.access import batch_for
from synovia.records.claims.choices import BatchStatus
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest

BILLS = (Role.OWNER, Role.BILLER)
UNDER_WAY = (BatchStatus.WRITING, BatchStatus.CHECKING, BatchStatus.SENDING)


@policy(*BILLS, phi=True, methods=("GET",))
def batches(request: ClinicRequest) -> HttpResponse:
    """All batches, the newest first."""
    log.record("batches.listed")
    return render(request, "billing/batches.html", {"batches": queries.batches()[:100]})


@policy(*BILLS, phi=True, methods=("GET",))
def batch(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """One batch; while it is under way the page asks again by itself."""
    found = batch_for(request.actor, pk)
    context = {
        "batch": found,
        "under_way": found.status in UNDER_WAY,
        "claims": queries.claims(batch=found),
        "step": [*BatchStatus.values].index(found.status) + 1,
    }
    template = "billing/_batch.html" if request.htmx else "billing/batch.html"
    return render(request, template, context)


@policy(*BILLS, phi=True, methods=("GET",))
def batch_file(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """The file exactly as it was sent."""
    found = batch_for(request.actor, pk)
    response = HttpResponse(found.content, content_type="text/plain; charset=us-ascii")
    response["Content-Disposition"] = f'attachment; filename="{found.number:09d}-837p.x12"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
