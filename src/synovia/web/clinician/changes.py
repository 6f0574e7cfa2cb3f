"""What changed between two evaluations of an episode: which conclusions moved, and because of which findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from synovia.records.accounts.roles import CLINICAL
from synovia.records.examination.access import evaluation_for
from synovia.records.examination.queries import signed_before
from synovia.records.examination.reasoning import compared
from synovia.records.programme.queries import latest_proposal, plan_from
from synovia.web.clinician.changes_shown import changes_of
from synovia.web.clinician.plan_thread import thread_links, whose
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest

if TYPE_CHECKING:
    from synovia.records.accounts.actor import Actor
    from synovia.records.examination.models import Evaluation


@policy(*CLINICAL, phi=True, methods=("GET",))
def changes(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """This evaluation beside the one before it, or beside the earlier one chosen by `?with=`."""
    found = evaluation_for(request.actor, pk, action="evaluation.changes_read")
    earlier = signed_before(found)
    before = _chosen(earlier, request.GET.get("with", ""))
    context = {
        **whose(found.patient, found.episode),
        "evaluation": found,
        "before": before,
        "earlier": earlier,
        "changes": changes_of(compared(before, found)) if before else None,
        "thread": _thread(found, request.actor),
    }
    return render(request, "clinician/evaluation/changes.html", context)


def _chosen(earlier: list[Evaluation], wanted: str) -> Evaluation | None:
    """The earlier evaluation asked for; the latest where none is."""
    return next((one for one in earlier if str(one.pk) == wanted), earlier[0] if earlier else None)


def _thread(found: Evaluation, by: Actor) -> list[dict[str, Any]]:
    proposal = latest_proposal(found.pk) if found.is_signed else None
    plan = plan_from(proposal) if proposal else None
    return thread_links(
        "changes",
        by=by,
        evaluation=found.pk,
        episode=found.episode,
        plan=plan,
        proposal=proposal,
        is_later=True,
    )
