"""After the payer's answer: the claim that corrects or voids, the second payer's claim, and closing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from synovia.domain.charges.claims.answers import RemittedClaim
from synovia.domain.charges.claims.content import (
    Adjustment,
    Claim,
    Filing,
    Frequency,
    Insured,
    LineDecision,
    Turn,
)
from synovia.domain.charges.claims.editing import carried
from synovia.domain.terms.money import ZERO
from synovia.records.accounts.actor import Actor
from synovia.records.audit import log
from synovia.records.claims import facts, models
from synovia.records.claims.access import must_bill
from synovia.records.claims.actions.capturing import NotBillable, about, bill_of
from synovia.records.claims.actions.claims import (
    built,
    content_of,
    coverage_of,
    follow_amount,
    must_name_its_payer,
    note_event,
    rewritten,
)
from synovia.records.claims.building import line_of
from synovia.records.claims.capturing import TakenLine
from synovia.records.claims.choices import WAITING_FOR_PAYER, ClaimStatus
from synovia.records.claims.coverage import billed_to, card_of
from synovia.records.claims.origin import note_behind, with_minutes
from synovia.records.claims.stored import load
from synovia.records.ledger import actions as ledger
from synovia.records.refusals import Refused

ANSWERED = (ClaimStatus.PAID, ClaimStatus.DENIED, ClaimStatus.CLOSED)


@transaction.atomic
def correct_claim(
    *, claim: models.Claim, void: bool = False, lines: Sequence[TakenLine] = (), by: Actor
) -> models.Claim:
    """A claim that replaces (7) or voids (8) one the payer holds; it needs the payer's own number of that one.

    It says what the earlier one said, unless `lines` are given.
    """
    must_bill(by)
    locked = models.Claim.objects.select_for_update().get(pk=claim.pk)
    if locked.status in (ClaimStatus.BUILT, ClaimStatus.QUEUED, ClaimStatus.REPLACED):
        raise Refused(_("The payer does not hold this claim: change it, or send it."))
    if not locked.payer_number:
        raise Refused(_("The payer’s own number of this claim is not known yet: wait for its answer."))
    must_name_its_payer(locked)
    content = content_of(locked)
    row = built(
        locked.capture,
        coverage_of(locked.coverage_id),
        lines or _lines(content),
        by=by,
        turn=Turn(locked.turn),
        frequency=Frequency.VOID if void else Frequency.REPLACEMENT,
        before=locked,
        original_reference=locked.payer_number,
        others=content.others,
        owed=locked.open_amount,
        says=(_("Voids claim %(number)s.") if void else _("Replaces claim %(number)s."))
        % {"number": locked.number},
    )
    follow_amount(row, max(row.amount - locked.amount, ZERO), by)
    locked.save_if_unchanged(expected_version=locked.version, status=ClaimStatus.REPLACED)
    note_event(locked, "replaced", _("Claim %(number)s takes its place.") % {"number": row.number}, by=by)
    return row


@transaction.atomic
def secondary_claim(*, claim: models.Claim, by: Actor, crossed_over: bool = False) -> models.Claim | None:
    """The second payer's claim, once the first has answered. None without a second coverage.

    What the first payer left to the patient is the second payer's from now on. Where the first payer forwarded its
    claim, the second one is kept as sent: another one from us would come twice.
    """
    must_bill(by)
    if claim.turn != Turn.PRIMARY or claim.status not in ANSWERED:
        raise Refused(_("The second payer is asked once the first has answered."))
    known = claim.later.filter(turn=Turn.SECONDARY).first()
    _first, second = billed_to(claim.patient_id, claim.on)
    card = card_of(second)
    if known is not None or second is None or card is None or claim.patient_share <= ZERO:
        return known
    row = built(
        claim.capture,
        coverage_of(second.pk),
        _lines(content_of(claim)),
        by=by,
        turn=Turn.SECONDARY,
        before=claim,
        others=(_decided(claim),),
        owed=claim.patient_share,
        says=_("The first payer has answered."),
    )
    ledger.transfer(
        patient_id=claim.patient_id,
        from_payer="",
        to_payer=card.payer.name,
        amount=claim.patient_share,
        on=facts.today(),
        key=f"secondary/{row.pk}",
        memo=_("Left by %(payer)s") % {"payer": claim.payer.name},
        about=about(claim.capture),
        by=by,
    )
    if crossed_over or claim.crossed_over:
        row.save_if_unchanged(expected_version=row.version, status=ClaimStatus.SENT, crossed_over=True)
        note_event(row, "crossed_over", _("The first payer forwarded it: nothing is sent from here."), by=by)
    return row


@transaction.atomic
def restate_claim(*, claim: models.Claim, minutes: Mapping[str, int], by: Actor) -> models.Claim:
    """The note's claim with the minutes an addendum restates: changed while it is here, corrected once it was sent."""
    must_bill(by)
    note = with_minutes(note_behind(claim.capture), minutes)
    taken, problems = bill_of(note, coverage_of(claim.coverage_id))
    if problems:
        raise NotBillable(problems)
    if claim.status not in (ClaimStatus.BUILT, ClaimStatus.REJECTED):
        return correct_claim(claim=claim, lines=taken.lines, by=by)
    content = content_of(claim)
    pointers = content.lines[0].pointers if content.lines else (1,)
    lines = tuple(line_of(one, claim.on, pointers) for one in taken.lines)
    says = _("Minutes restated by an addendum.")
    return rewritten(
        claim=claim,
        expected_version=claim.version,
        content=carried(replace(content, lines=lines), content),
        says=says,
        by=by,
    )


def _lines(content: Claim) -> tuple[TakenLine, ...]:
    """The lines as they were claimed, with whatever was mended since the note."""
    return tuple(
        TakenLine(line.code, int(line.units), line.charge, line.modifiers, line.minutes, 0, line.allowed)
        for line in content.lines
    )


def _decided(claim: models.Claim) -> Insured:
    """The first payer's side with what it decided, line by line."""
    side = content_of(claim).insured
    answer = claim.answers.filter(posted_at__isnull=False).order_by("-posted_at").first()
    on = answer.remittance.paid_on if answer and answer.remittance.paid_on else facts.today()
    said = load(RemittedClaim, answer.content) if answer else None
    lines = claim.lines.all() if said is None or said.lines else ()
    decisions = tuple(
        LineDecision(
            line=line.number,
            paid=line.paid or ZERO,
            units=line.units,
            adjustments=tuple(load(Adjustment, each) for each in line.adjustments),
            on=on,
        )
        for line in lines
    )
    return replace(
        side, paid=claim.paid, adjustments=said.adjustments if said else (), line_decisions=decisions,
        claim_number=claim.payer_number, decided_on=on,
    )  # fmt: skip


@transaction.atomic
def close_claim(*, claim: models.Claim, reason: str, write_off: bool, by: Actor) -> models.Claim:
    """No more is expected of the payer. What is open is written off with the reason, or left to the patient."""
    must_bill(by)
    if claim.status not in (*ANSWERED, *WAITING_FOR_PAYER, ClaimStatus.REJECTED) or not reason.strip():
        raise Refused(_("Say why no more is expected."))
    if claim.open_amount > ZERO:
        _settle_rest(claim, reason.strip(), write_off=write_off, by=by)
    changed = claim.save_if_unchanged(
        expected_version=claim.version, status=ClaimStatus.CLOSED, open_amount=ZERO
    )
    note_event(changed, "closed", reason.strip(), by=by)
    log.record("claim.closed", patient_id=claim.patient_id, of=claim, reason=reason.strip())
    return changed


def _settle_rest(claim: models.Claim, reason: str, *, write_off: bool, by: Actor) -> None:
    common: dict[str, Any] = {
        "patient_id": claim.patient_id,
        "on": facts.today(),
        "amount": claim.open_amount,
        "key": f"close/{claim.pk}",
        "about": about(claim.capture),
        "by": by,
    }
    if write_off:
        ledger.write_off(**common, payer=claim.payer.name, reason=reason)
        return
    if claim.payer.filing == Filing.WORKERS_COMPENSATION:
        raise Refused(_("An injured worker is not billed for what the insurer did not pay."))
    ledger.transfer(**common, from_payer=claim.payer.name, to_payer="", memo=reason)
