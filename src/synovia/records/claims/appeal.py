"""What an appeal letter says: the claim, the payer's reasons, and what the records hold against each of them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from synovia.domain.terms.money import shown
from synovia.records.claims.actions.claims import content_of
from synovia.records.claims.models import Claim
from synovia.records.claims.notes import Note, note_of
from synovia.records.documents.queries import day, head_of


def appeal_texts(claim: Claim, reasons: dict[str, str]) -> dict[str, Any]:
    """The letter in words; `reasons` gives each reason's words by its code. Only what the records hold is argued."""
    content, note = content_of(claim), note_of(claim.capture.note_kind, claim.capture.note_id)
    payer = claim.payer
    place = ", ".join(
        part for part in (payer.address, payer.city, f"{payer.state} {payer.postal_code}".strip()) if part
    )
    lines = list(claim.lines.all())
    return head_of(claim.patient, _("Appeal of a claim decision")) | {
        "to": payer.name,
        "to_address": place or _("Address not on file"),
        "facts": [
            [_("Patient"), claim.patient.full_name],
            [
                _("Member or claim number"),
                content.insured.member_id or content.insured.property_claim_number or _("not on file"),
            ],
            [_("Our claim"), claim.number],
            [_("Your claim"), claim.payer_number or _("not known")],
            [_("Day of service"), day(claim.on)],
            [_("Diagnoses (ICD-10-CM)"), ", ".join(content.diagnoses) or _("not stated")],
            [_("Open amount"), shown(claim.open_amount)],
        ],
        "denied": [
            [
                line.code,
                reasons.get(f"{each['group']}-{each['reason']}", f"{each['group']}-{each['reason']}"),
                f"${each['amount']}",
            ]
            for line in lines
            for each in line.adjustments
            if f"{each['group']}-{each['reason']}" in claim.denial_reasons
        ]
        or [
            [
                _("The claim"),
                "; ".join(reasons.get(one, one) for one in claim.denial_reasons),
                shown(claim.open_amount),
            ]
        ],
        "argument": _argument(claim, note, content.authorization),
        "argument_missing": _(
            "Write here why the services should be paid; the records hold nothing against this reason by themselves."
        ),
        "services": [
            [line.code, _minutes(line), f"{line.units.normalize():f}", shown(line.amount)] for line in lines
        ],
    }


def _minutes(line: Any) -> str:
    minutes = line.charge.minutes if line.charge else None
    return _("%(minutes)s minutes of direct care") % {"minutes": minutes} if minutes else _("not timed")


def _argument(claim: Claim, note: Note, authorization: str) -> list[str]:
    """What the records hold that speaks against the reasons given."""
    codes = {reason.partition("-")[2] for reason in claim.denial_reasons}
    said = []
    if codes & {"197", "198", "15"} and authorization:
        said.append(_("The services were authorized under number %(number)s.") % {"number": authorization})
    if "29" in codes and claim.sent_at is not None:
        said.append(_("The claim was sent on %(day)s.") % {"day": day(claim.sent_at.date())})
    if codes & {"4", "97", "236", "59"}:
        spent = ", ".join(f"{one.code}: {one.minutes} min" for one in note.services if one.minutes)
        said.append(_("The note records separate minutes for each service (%(spent)s).") % {"spent": spent})
    if codes & {"50", "151", "119"} and note.plan is not None:
        words = _("The services follow a signed plan of care from %(day)s with measurable goals.")
        said.append(words % {"day": day(note.plan.starts_on)})
    if codes & {"16", "4"}:
        said.append(_("The claim as sent is enclosed; tell us which information is missing."))
    return said
