"""The note that goes along with a claim (PWK): under which number, what its document says, and why it may not go."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from synovia.domain.charges.claims.content import Attachment, Claim, Way
from synovia.records.claims import models
from synovia.records.claims.choices import NoteKind
from synovia.records.documents.models import Document
from synovia.records.documents.queries import day, head_of
from synovia.records.examination.models import Evaluation
from synovia.records.ledger.packet import evaluation_texts, visit_note_texts
from synovia.records.programme.models import Visit
from synovia.records.programme.queries import addenda_of
from synovia.records.refusals import Refused

KINDS = {Way.ELECTRONIC: "claim_attachment", Way.FAX: "claim_packet_fax", Way.MAIL: "claim_packet_mail"}
"""What the document of each way is kept as; its title is the control number."""


def ours(content: Claim) -> tuple[Attachment, ...]:
    """The attachments that this house makes: the note as a file, to fax or to mail."""
    return tuple(each for each in content.attachments if each.way in KINDS)


def kept(claim_id: UUID, attachment: Attachment) -> Document | None:
    """The document that was made under this control number."""
    kind = KINDS[Way(attachment.way)]
    return Document.objects.filter(source_id=claim_id, kind=kind, title=attachment.control_number).first()


def number_for(claim: models.Claim, way: Way) -> str:
    """The control number to send the note under. What was made stays under its number as long as it tells the whole note;
    after an addendum, or for another way, the next number is taken, so that no number ever means two documents.
    """
    made = Document.objects.filter(source_id=claim.pk, kind__in=KINDS.values()).order_by("created_at")
    rows = list(made.defer("content"))
    if not rows:
        return f"{claim.number}N"
    later = [each for each in addenda_of(claim.capture.note_id) if each.written_at > rows[-1].created_at]
    return rows[-1].title if rows[-1].kind == KINDS[way] and not later else f"{claim.number}N{len(rows) + 1}"


def attachment_texts(claim: models.Claim, content: Claim, attachment: Attachment) -> dict[str, Any]:
    """The signed note with its addenda; to be faxed or mailed, behind a cover sheet that names no patient.

    Raises Refused where the note is not signed, or not the one that was billed.
    """
    way, payer = Way(attachment.way), content.insured.payer
    place = f"{payer.address.city}, {payer.address.state} {payer.address.zip_code}".strip(" ,")
    address = ", ".join(filter(None, (payer.address.line, place))) or _("address not entered")
    cover = None if way is Way.ELECTRONIC else {"name": payer.name, "address": address}
    return (
        head_of(claim.patient, _("Attachment to a claim"))
        | {
            "to": cover,
            "cover_sheet": cover is not None,
            "facts": [
                [_("Payer"), payer.name],
                [_("Claim number"), claim.number],
                [_("Attachment control number"), attachment.control_number],
                [_("Report"), _("therapy notes (%(code)s)") % {"code": attachment.report}],
                [_("Service of"), day(claim.on)],
            ],
            "steps": _steps(way),
            "confidential": _(
                "Confidential health information follows, for the payer named above alone. If it came to you by mistake,"
                " call the clinic and destroy it."
            ),
        }
        | _note_texts(claim)
    )


def _steps(way: Way) -> list[str]:
    how = {
        Way.FAX: _("Fax all pages to the payer’s number for attachments, this page first."),
        Way.MAIL: _("Mail all pages to the payer’s address for attachments, this page on top."),
    }
    return [
        how.get(way, ""),
        _("Send them on the day of the claim: payers wait for a few days only."),
        _("The payer lays them to the claim by the attachment control number: leave it readable."),
    ]


def _note_texts(claim: models.Claim) -> dict[str, Any]:
    capture, note = claim.capture, _signed_note(claim.capture)
    if note is None or not note.is_signed:
        raise Refused(_("The note is not signed, so it cannot go along with the claim."))
    if note.content_hash != capture.note_hash:
        raise Refused(_("The note is not the one that was billed, so it cannot go along with the claim."))
    return {
        "visit": visit_note_texts(note) if isinstance(note, Visit) else None,
        "evaluation": evaluation_texts(note) if isinstance(note, Evaluation) else None,
    }


def _signed_note(capture: models.Capture) -> Visit | Evaluation | None:
    if capture.note_kind == NoteKind.VISIT:
        return Visit.objects.select_related("episode").filter(pk=capture.note_id).first()
    return Evaluation.objects.select_related("episode").filter(pk=capture.note_id).first()
