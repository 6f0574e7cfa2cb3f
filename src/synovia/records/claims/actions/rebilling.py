"""Another payer than the one a note was first billed to: a card put right, a coverage learned of later, a wrong insurer."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from synovia.domain.charges.claims.content import Turn
from synovia.domain.terms.money import ZERO
from synovia.records.accounts.actor import Actor
from synovia.records.audit import log
from synovia.records.charges.models import Coverage
from synovia.records.claims import facts, models
from synovia.records.claims.access import must_bill
from synovia.records.claims.actions.capturing import NotBillable, about, bill_of, move_open
from synovia.records.claims.actions.claims import built, charge_difference, coverage_of, note_event
from synovia.records.claims.choices import ClaimStatus
from synovia.records.claims.coverage import card_of
from synovia.records.claims.origin import note_behind
from synovia.records.ledger import actions as ledger
from synovia.records.ledger.queries import entry_of_key, owed_about
from synovia.records.refusals import Refused

WITH_A_PAYER = (ClaimStatus.QUEUED, ClaimStatus.SENT, ClaimStatus.ACCEPTED)


@transaction.atomic
def bill_another(*, capture: models.Capture, coverage: Coverage, reason: str, by: Actor) -> models.Claim:
    """The note's claim to this coverage in place of all before; what is open goes with it in the ledger.

    Its lines are counted anew by the new payer's rules. Refused while a payer holds a claim of the note or has paid on one:
    that is voided, or taken back, first.
    """
    must_bill(by)
    if not reason.strip():
        raise Refused(_("Say why another payer is billed."))
    locked = models.Capture.objects.select_for_update().get(pk=capture.pk)
    fresh = coverage_of(coverage.pk)
    card = card_of(fresh)
    if fresh.patient_id != locked.patient_id or not facts.in_force(fresh, locked.on):
        raise Refused(_("This coverage does not hold on the day of the visit."))
    if card is None:
        raise NotBillable((_("The coverage’s card is not entered: nobody knows whom to bill."),))
    before = list(models.Claim.objects.filter(capture=locked).exclude(status=ClaimStatus.REPLACED))
    _must_be_free(before, fresh, card.payer_id)
    taken, problems = bill_of(note_behind(locked), fresh)
    if problems:
        raise NotBillable(problems)
    for claim in before:
        _give_way(claim, card.payer.name, reason.strip(), by)
    _release_authorizations(locked, fresh)
    locked.save_if_unchanged(expected_version=locked.version, coverage=fresh, payer_changed=True)
    move_open(locked, card.payer.name, reason.strip(), by=by)
    first = next((claim for claim in before if claim.turn == Turn.PRIMARY), None)
    row = built(locked, fresh, taken.lines, by=by, before=first, says=reason.strip())
    charged = owed_about(locked.patient_id, about(locked)).get(card.payer.name, ZERO)
    charge_difference(row, row.amount - charged, _("Counted anew by this payer’s rules."), by)
    log.record("claim.billed_another", patient_id=row.patient_id, of=row, reason=reason.strip())
    return row


def _must_be_free(before: Sequence[models.Claim], coverage: Coverage, payer_id: object) -> None:
    for claim in before:
        if claim.status in WITH_A_PAYER:
            raise Refused(
                _("Claim %(number)s is with its payer: wait for the answer, or void it first.")
                % {"number": claim.number}
            )
        if claim.paid:
            raise Refused(
                _("A payer has paid on claim %(number)s: it must take that back first.")
                % {"number": claim.number}
            )
        if claim.turn == Turn.PRIMARY and (claim.coverage_id, claim.payer_id) == (coverage.pk, payer_id):
            raise Refused(_("Claim %(number)s is to this payer already.") % {"number": claim.number})


def _give_way(claim: models.Claim, payer: str, reason: str, by: Actor) -> None:
    """The claim before asks nobody any more; what was given up when it was closed is owed again."""
    closed = entry_of_key(f"close/{claim.pk}")
    if closed is not None:
        ledger.reverse(entry=closed, why=reason, by=by)
    claim.save_if_unchanged(
        expected_version=claim.version, status=ClaimStatus.REPLACED, open_amount=ZERO, patient_share=ZERO
    )
    says = _("%(payer)s is billed instead: %(why)s") % {"payer": payer, "why": reason}
    note_event(claim, "replaced", says, by=by)


def _release_authorizations(capture: models.Capture, coverage: Coverage) -> None:
    """Charges no longer count against what another payer authorized."""
    for charge in capture.charges.select_related("authorization"):
        if charge.authorization is not None and charge.authorization.coverage_id != coverage.pk:
            charge.save_if_unchanged(expected_version=charge.version, authorization=None)
