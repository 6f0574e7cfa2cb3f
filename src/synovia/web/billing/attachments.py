"""The note along with a claim: made once under its control number and kept, sent with the batch, or printed to fax or mail."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from synovia.domain.charges.claims.content import Attachment, Way
from synovia.domain.charges.claims.content import Claim as Content
from synovia.exchange.pdf import UntaggedDocument
from synovia.records.accounts.roles import Role
from synovia.records.claims import actions, attaching
from synovia.records.claims.access import claim_for
from synovia.records.claims.actions.claims import content_of
from synovia.records.people.access import chart_for
from synovia.records.people.choices import Privacy
from synovia.records.refusals import Refused
from synovia.web.handing_out import as_download, document_of
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest

if TYPE_CHECKING:
    from synovia.records.accounts.actor import Actor
    from synovia.records.claims.models import Claim
    from synovia.records.documents.models import Document


def with_note(claim: Claim, by: Actor) -> Content:
    """What a claim of a batch says, with the documents it announces made and kept. Raises Refused where one cannot be made."""
    content = content_of(claim)
    told = tuple(
        replace(each, control_number=attaching.number_for(claim, Way(each.way)))
        if each in attaching.ours(content)
        else each
        for each in content.attachments
    )
    ready = replace(content, attachments=told)
    for each in attaching.ours(ready):
        document_for(claim, ready, each, by=by)
    if ready != content:
        actions.announce(claim=claim, content=ready, by=by)
    return ready


def document_for(claim: Claim, content: Content, attachment: Attachment, *, by: Actor) -> Document:
    """The document under this control number: the kept one, else made now. Raises Refused."""
    known = attaching.kept(claim.pk, attachment)
    if known is not None:
        return known
    texts = attaching.attachment_texts(claim, content, attachment)
    try:
        return document_of(
            "claim_attachment",
            texts,
            patient=claim.patient,
            source_id=claim.pk,
            shared=False,
            by=by,
            kind=attaching.KINDS[Way(attachment.way)],
            title=attachment.control_number,
        )
    except UntaggedDocument as problem:
        raise Refused(_("The note could not be set as a document.")) from problem


def files_of(claim: Claim) -> list[tuple[str, bytes]]:
    """What travels with the batch: control number and bytes of each attachment that comes as a file."""
    found = []
    for each in attaching.ours(content_of(claim)):
        document = attaching.kept(claim.pk, each) if each.way == Way.ELECTRONIC else None
        if document is not None:
            found.append((each.control_number, bytes(document.content)))
    return found


@policy(Role.OWNER, Role.BILLER, phi=True, methods=("GET",))
def attachment(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """The claim's note as it goes to the payer: to fax or mail with its cover sheet. The reading of the note is noted."""
    claim = claim_for(request.actor, pk, action="claim.attachment_printed")
    if claim.patient.privacy == Privacy.RESTRICTED:
        chart_for(request.actor, claim.patient_id, action="claim.attachment_printed")
    content = content_of(claim)
    found = attaching.ours(content)
    if not found:
        raise Refused(_("No note goes along with this claim."))
    return as_download(document_for(claim, content, found[0], by=request.actor))
