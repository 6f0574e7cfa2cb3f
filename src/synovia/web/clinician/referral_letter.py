"""The letter that goes along with a referral, as a document: from a signed evaluation, or at the emergency stop."""

from uuid import UUID

from django.http import HttpResponse

from synovia.records.accounts.roles import CLINICAL
from synovia.records.examination.access import evaluation_for
from synovia.records.examination.facts import findings_of
from synovia.records.examination.reasoning import reasoned
from synovia.records.programme.queries import latest_proposal
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
