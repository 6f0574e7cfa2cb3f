"""Batches: how far each is, what came of it, and the file itself."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.records.accounts.roles import Role
from synovia.records.audit import log
from synovia.records.claims import actions, queries
from synovia.records.claims.access import batch_for
from synovia.records.claims.actions.sending import UNDER_WAY
from synovia.records.claims.choices import BatchStatus
from synovia.records.refusals import Refused
from synovia.web.billing.sending import send_later
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest

if TYPE_CHECKING:
    from synovia.records.claims.models import Batch

BILLS = (Role.OWNER, Role.BILLER)
STILL_AFTER = timedelta(minutes=10)
"""Longer than one file may take over SFTP (300 seconds): whatever stands still is not being sent any more."""


@policy(*BILLS, phi=True, methods=("GET",))
def batches(request: ClinicRequest) -> HttpResponse:
    """All batches, the newest first."""
    log.record("batches.listed")
    return render(request, "billing/batches.html", {"batches": queries.batches()[:100]})


@policy(*BILLS, phi=True)
def batch(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """One batch; while it is under way the page asks again by itself. One that stands still is settled by a person."""
    found = batch_for(request.actor, pk)
    if request.method == "POST":
        return _settled(request, found)
    context = {
        "batch": found,
        "under_way": found.status in UNDER_WAY,
        "stands_still": stands_still(found),
        "claims": queries.claims(batch=found),
        "step": [*BatchStatus.values].index(found.status) + 1,
    }
    template = "billing/_batch.html" if request.htmx else "billing/batch.html"
    return render(request, template, context)


def stands_still(found: Batch) -> bool:
    """Whether nothing moves: the program was stopped while it was sending, or the connection broke and left a doubt."""
    in_doubt = found.status == BatchStatus.SENDING and bool(found.problems)
    return found.status in UNDER_WAY and (in_doubt or timezone.now() - found.updated_at > STILL_AFTER)


def _settled(request: ClinicRequest, found: Batch) -> HttpResponse:
    if not stands_still(found):
        raise Refused(_("This batch is on its way: wait for it."))
    settled = request.POST.get("do")
    if settled == "again":
        send_later(actions.take_up(batch=found, by=request.actor), request.actor)
    elif settled == "sent":
        actions.mark_sent(batch=found, by=request.actor)
    elif settled == "back":
        says = _("It stood still and was given back by hand.")
        actions.mark_failed(batch=found, problems=[says], by=request.actor)
    return redirect("billing:batch", pk=found.pk)


@policy(*BILLS, phi=True, methods=("GET",))
def batch_file(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """The file exactly as it was sent."""
    found = batch_for(request.actor, pk)
    response = HttpResponse(found.content, content_type="text/plain; charset=us-ascii")
    response["Content-Disposition"] = f'attachment; filename="{found.number:09d}-837p.x12"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
