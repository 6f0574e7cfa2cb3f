"""A claim's papers: the letter that asks a payer to look at a denial again, and the CMS-1500's boxes for payers on paper."""

from uuid import UUID

from django.http import HttpResponse

from synovia.domain.charges.claims.cms1500_layout import printed
from synovia.records.accounts.roles import Role
from synovia.records.claims.access import claim_for
from synovia.records.claims.actions.claims import content_of
from synovia.records.claims.appeal import appeal_texts
from synovia.records.refusals import Refused
from synovia.web.billing.reason_words import reason_words
from synovia.web.handing_out import as_download, document_of
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest


@policy(Role.OWNER, Role.BILLER, phi=True, methods=("GET",))
def appeal(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """A draft to be read, completed and signed by a person. Refused where nothing is denied."""
    claim = claim_for(request.actor, pk, action="claim.appeal")
    if not claim.denial_reasons:
        raise Refused("Nothing of this claim is denied.")
    texts = appeal_texts(claim, {reason: reason_words(reason) for reason in claim.denial_reasons})
    document = document_of(
        "appeal_letter", texts, patient=claim.patient, source_id=claim.pk, shared=False, by=request.actor
    )
    return as_download(document)


@policy(Role.OWNER, Role.BILLER, phi=True, methods=("GET",))
def claim_form(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """What the claim says, box by box."""
    claim = claim_for(request.actor, pk, action="claim.printed")
    texts = printed(content_of(claim))
    document = document_of(
        "claim_form", texts, patient=claim.patient, source_id=claim.pk, shared=False, by=request.actor
    )
    return as_download(document)
