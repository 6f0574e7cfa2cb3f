"""What a payer would object to in a visit that is still open, so that the note can be set right before it is signed."""

from __future__ import annotations

from dataclasses import dataclass

from synovia.domain.charges.claims.objections import DenialRisk, Objection, risk_of
from synovia.records.claims.actions.capturing import bill_of
from synovia.records.claims.building import claim_of, known_facts, objections_to
from synovia.records.claims.coverage import Standing, billed_to, card_of, of_patient
from synovia.records.claims.facts import today
from synovia.records.claims.notes import draft_note
from synovia.records.programme.models import Visit
from synovia.records.programme.session import Session


@dataclass(frozen=True, slots=True)
class DraftRisk:
    """What is known of the bill before the note is signed. `risk` is None where nobody is billed."""

    payer: str = ""
    risk: DenialRisk | None = None
    objections: tuple[Objection, ...] = ()
    problems: tuple[str, ...] = ()
    authorizations: tuple[Standing, ...] = ()


def risk_of_draft(visit: Visit, session: Session) -> DraftRisk:
    """The bill of the draft, checked by its payer's rules. Nothing is kept."""
    note = draft_note(visit, session)
    coverage, _second = billed_to(note.patient.pk, note.on)
    card = card_of(coverage)
    left = tuple(one for one in of_patient(visit.patient_id) if not one.is_used_up(today()))
    if coverage is None:
        return DraftRisk(authorizations=left)
    if not note.services:
        return DraftRisk(card.payer.name if card else "", authorizations=left)
    taken, problems = bill_of(note, coverage)
    if card is None or problems:
        return DraftRisk(card.payer.name if card else "", problems=problems, authorizations=left)
    claim = claim_of(note, taken.lines, coverage, number="DRAFT")
    found = objections_to(claim, card, known_facts(note, taken.lines, coverage))
    return DraftRisk(card.payer.name, risk_of(found), found, (), left)
