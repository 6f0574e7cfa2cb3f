"""Where the thread begins: the self-check a patient shared, read in the chart."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from synovia.records.accounts.roles import CLINICAL
from synovia.records.examination.access import evaluation_for
from synovia.records.programme import queries
from synovia.records.refusals import NotYours
from synovia.records.screening.presented import told
from synovia.web.clinician.plan_thread import thread_links, whose
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest

RESULTS = {
    "option": ("ok", _("Manual therapy may be an option")),
    "doctor_first": ("warn", _("See a doctor first")),
    "go_now": ("stop", _("Go now")),
}


@policy(*CLINICAL, phi=True, methods=("GET",))
def self_check(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """What the patient answered at home. `pk` is the evaluation's; NotYours when nothing was shared."""
    evaluation = evaluation_for(request.actor, pk, action="self_check.read")
    check = evaluation.episode.self_check
    if check is None or check.consent_at is None:
        raise NotYours("self_check", pk, why="nothing was shared", patient_id=evaluation.patient_id)
    proposal = queries.latest_proposal(evaluation.pk)
    plan = queries.plan_from(proposal) if proposal else None
    tone, result = RESULTS.get(check.outcome, ("info", check.outcome))
    context = {
        **whose(evaluation.patient, evaluation.episode),
        "check": check,
        "tone": tone,
        "result": result,
        "answers": told(check),
        "thread": thread_links(
            "self_check",
            by=request.actor,
            evaluation=evaluation.pk,
            episode=evaluation.episode,
            plan=plan,
            proposal=proposal,
        ),
    }
    return render(request, "clinician/strategy/self_check.html", context)
