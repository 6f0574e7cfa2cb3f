"""Signing an evaluation: everything that will be kept on one page, then the signature."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from synovia.records.accounts.roles import TREATING
from synovia.records.examination import actions
from synovia.records.examination.access import evaluation_for
from synovia.records.examination.facts import tables_of
from synovia.web.clinician.evaluation import version_in
from synovia.web.clinician.evaluation_note import parts
from synovia.web.clinician.evaluation_page import Workspace
from synovia.web.clinician.signature import SignatureForm
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest

if TYPE_CHECKING:
    from synovia.records.examination.models import Evaluation


@policy(*TREATING, phi=True)
def sign(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """What will be final, and the signature. After it the strategy."""
    found = evaluation_for(request.actor, pk)
    if found.is_signed:
        return redirect("clinician:strategy", found.pk)
    form = SignatureForm(request, request.POST or None, meaning=_meaning())
    if request.method != "POST" or not form.is_valid():
        return _page(request, found, form, status=422 if form.is_bound else 200)
    try:
        actions.sign_evaluation(
            evaluation=found,
            expected_version=version_in(request.POST),
            shown_rules=request.POST.get("rules", ""),
            printed_name=form.cleaned_data["printed_name"],
            meaning=form.meaning,
            by=request.actor,
        )
    except (actions.NotReady, actions.RulesChanged) as refusal:
        return _page(request, found, form, refusal=str(refusal), status=409)
    messages.success(request, _("Signed. The evaluation is final; what follows builds on it."))
    return redirect("clinician:strategy", found.pk)


def _meaning() -> str:
    return _("I examined this patient and this is my evaluation.")


def _page(
    request: ClinicRequest, found: Evaluation, form: SignatureForm, refusal: str = "", status: int = 200
) -> HttpResponse:
    workspace = Workspace(found)
    context = {
        "evaluation": found,
        "patient": found.patient,
        "episode": found.episode,
        "workspace": workspace,
        "live": workspace.live,
        "parts": parts(
            workspace.reading.values.items(),
            workspace.last,
            tables_of(found),
            with_motion=bool(workspace.motions),
        ),
        "form": form,
        "refusal": refusal,
    }
    return render(request, "clinician/evaluation/sign.html", context, status=status)
