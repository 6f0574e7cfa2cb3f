"""The letter that goes along with a referral, as a document: from a signed evaluation, at the emergency stop, or from a
visit whose safety re-check found something.
"""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from synovia.domain.programme import recheck
from synovia.records.accounts.roles import CLINICAL
from synovia.records.documents.referral_letter import SeenAgain
from synovia.records.examination.access import evaluation_for
from synovia.records.examination.facts import findings_of
from synovia.records.examination.reasoning import reasoned
from synovia.records.programme import facts
from synovia.records.programme.access import visit_for
from synovia.records.programme.queries import latest_proposal
from synovia.records.refusals import Refused
from synovia.web.clinician.visit_shown import OpenVisit
from synovia.web.handing_out import as_download, referral_letter_of
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest


@policy(*CLINICAL, phi=True, methods=("GET",))
def referral_letter(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """The letter as an accessible PDF. Refused where nothing asks for a referral."""
    found = evaluation_for(request.actor, pk, action="evaluation.letter_handed_out")
    findings = findings_of(found)
    kept = latest_proposal(found.pk) if found.is_signed else None
    content = kept.content if kept else reasoned(findings, clinic_id=found.clinic_id).as_json()
    return as_download(referral_letter_of(found, content, findings.facts, by=request.actor))


@policy(*CLINICAL, phi=True, methods=("GET",))
def visit_letter(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """The letter as the visit's re-check asks for it, from the open note or the signed one."""
    found = visit_for(request.actor, pk, action="visit.letter_handed_out")
    answers: recheck.Answers = (
        found.rescreen.get("answers", {}) if found.is_signed else OpenVisit(found, found.draft).form.answers()
    )
    evaluation = found.plan.evaluation
    kept = found.rescreen.get("screening") if found.is_signed else None
    content = kept or facts.rescreened(evaluation, answers)
    yes = recheck.answered_yes(answers)
    if not yes:
        raise Refused(_("Nothing was answered with yes in this visit, so there is no letter."))
    seen = SeenAgain(found, tuple(one.asks for one in yes))
    findings = recheck.findings_today(findings_of(evaluation).facts, answers)
    return as_download(referral_letter_of(evaluation, content, findings, by=request.actor, visit=seen))
