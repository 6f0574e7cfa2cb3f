"""The plan of care as a document: for the physician who certifies it, and for the patient."""

from uuid import UUID

from django.http import HttpResponse

from synovia.records.accounts.roles import CLINICAL
from synovia.records.programme.access import plan_for
from synovia.web.handing_out import as_download, plan_document_of
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest


@policy(*CLINICAL, phi=True, methods=("GET",))
def plan_document(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """The plan as an accessible PDF; a draft says on its face that it is one."""
    return as_download(
        plan_document_of(plan_for(request.actor, pk, action="plan.document"), by=request.actor)
    )
