"""Making claims from captures, and mending them until they are sent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.domain.charges.claims.content import (
    Claim,
    Frequency,
    Insured,
    Turn,
)
from synovia.domain.charges.claims.editing import carried
from synovia.domain.charges.claims.fixes import Fix, FixProblem, apply_fix
from synovia.domain.charges.claims.objections import Severity
from synovia.domain.terms.money import ZERO, total
from synovia.records.accounts.actor import Actor
from synovia.records.audit import log
from synovia.records.charges.models import Coverage
from synovia.records.claims import models
from synovia.records.claims.access import must_bill
from synovia.records.claims.actions.capturing import NotBillable, about, lines_of, move_open
from synovia.records.claims.building import claim_of, kept_objections, known_facts, objections_to
from synovia.records.claims.capturing import TakenLine
from synovia.records.claims.choices import ClaimStatus
from synovia.records.claims.coverage import Standing, card_of, chosen, running
from synovia.records.claims.numbers import claim_number
from synovia.records.claims.origin import corrects, lines_behind, note_behind
from synovia.records.claims.stored import dump, load
from synovia.records.ledger import actions as ledger
from synovia.records.refusals import Refused


@transaction.atomic
def build_claim(*, capture: models.Capture, by: Actor) -> models.Claim:
    """The first payer's claim of a capture; the one there is already is returned as it is.

    Raises NotBillable for what the person pays, or a coverage without a card.
    """
    must_bill(by)
    locked = models.Capture.objects.select_for_update().get(pk=capture.pk)
    if locked.coverage_id is None:
        raise NotBillable((_("The person pays for this visit: there is no payer to claim from."),))
    coverage = coverage_of(locked.coverage_id)
    known = (
        models.Claim.objects.filter(capture=locked, coverage=coverage, frequency=Frequency.ORIGINAL)
        .exclude(status=ClaimStatus.REPLACED)
        .first()
    )
    if known is not None:
        return known
    card = card_of(coverage)
    if card is not None:  # it may name another payer than when the charges were taken
        move_open(locked, card.payer.name, _("The card names this payer."), by=by, from_patient=False)
    return built(locked, coverage, lines_of(locked), by=by)


def build_all(*, captures: Iterable[models.Capture], by: Actor) -> list[models.Claim]:
    """A claim for each capture that can be claimed."""
    made = []
    for one in captures:
        try:
            made.append(build_claim(capture=one, by=by))
        except NotBillable:
            continue
    return made


def coverage_of(pk: UUID) -> Coverage:
    """The coverage with all that a claim says of it."""
    return Coverage.objects.select_related("card__payer__route", "injury", "patient").get(pk=pk)


def built(
    capture: models.Capture,
    coverage: Coverage,
    lines: Sequence[TakenLine],
    *,
    by: Actor,
    turn: Turn = Turn.PRIMARY,
    frequency: Frequency = Frequency.ORIGINAL,
    before: models.Claim | None = None,
    original_reference: str = "",
    others: tuple[Insured, ...] = (),
    owed: Decimal | None = None,
    says: str = "",
) -> models.Claim:
    """A new claim with its lines, checked. `owed` is what its payer is asked for where that is not its whole charge.

    What was edited by hand in the claim before it is said again.
    """
    card = card_of(coverage)
    if card is None:
        raise NotBillable((_("The coverage’s card is not entered: nobody knows whom to bill."),))
    number, authorization = claim_number(), _authorized(capture, coverage)
    content = claim_of(
        note_behind(capture), lines, coverage, number=number, turn=turn, frequency=frequency,
        original_reference=original_reference, others=others, authorization=authorization,
    )  # fmt: skip
    if before is not None and before.events.filter(what="edited").exists():
        content = carried(content, content_of(before))
    row = models.Claim.objects.create(
        clinic_id=by.clinic_id,
        number=number,
        patient_id=capture.patient_id,
        coverage=coverage,
        payer=card.payer,
        capture=capture,
        turn=turn,
        frequency=frequency,
        before=before,
        content=dump(content),
        on=content.first_day if content.lines else capture.on,
        amount=content.charge,
        open_amount=content.charge if owed is None else owed,
    )
    _keep_lines(row, content, by)
    check(claim=row, by=by)
    note_event(row, "built", says or _("Made from the signed note."), by=by)
    log.record("claim.built", patient_id=row.patient_id, of=row)
    return row


def _authorized(capture: models.Capture, coverage: Coverage) -> str:
    """The number of the authorization to bill under. Charges that had none yet count against it from now on."""
    standing = _standing(capture, coverage)
    if standing is None:
        return ""
    for one in capture.charges.all():
        fits = not standing.row.codes or one.code in standing.row.codes
        if capture.coverage_id == coverage.pk and one.authorization_id is None and fits:
            one.save_if_unchanged(expected_version=one.version, authorization=standing.row)
    return standing.row.number


def _standing(capture: models.Capture, coverage: Coverage) -> Standing | None:
    codes = [one.code for one in capture.charges.all()]
    return chosen(running(coverage.pk, capture.on), capture.on, codes)


def _keep_lines(row: models.Claim, content: Claim, by: Actor) -> None:
    charges = {(one.code, tuple(one.modifiers)): one for one in row.capture.charges.all()}
    by_code = {one.code: one for one in row.capture.charges.all()}
    row.lines.all().delete()
    models.ClaimLine.objects.bulk_create(
        models.ClaimLine(
            clinic_id=by.clinic_id,
            claim=row,
            charge=charges.get((line.code, line.modifiers)) or by_code.get(line.code),
            number=position,
            control_number=line.control_number,
            code=line.code,
            modifiers=list(line.modifiers),
            units=line.units,
            amount=line.charge,
            expected=line.allowed,
        )
        for position, line in enumerate(content.lines, start=1)
    )


def content_of(claim: models.Claim) -> Claim:
    """What the claim says."""
    return load(Claim, claim.content)


@transaction.atomic
def check(*, claim: models.Claim, by: Actor) -> models.Claim:
    """Ask again what the payer would object to, and keep it."""
    must_bill(by)
    if claim.status not in (ClaimStatus.BUILT, ClaimStatus.REJECTED):
        return claim
    capture = claim.capture
    note, lines, coverage = note_behind(capture), lines_behind(capture), coverage_of(claim.coverage_id)
    card = card_of(coverage)
    if card is None:
        raise NotBillable((_("The coverage’s card is not entered: nobody knows whom to bill."),))
    known = known_facts(note, lines, coverage, capture=claim.capture_id)
    found = objections_to(content_of(claim), card, known)
    return claim.save_if_unchanged(
        expected_version=claim.version,
        objections=kept_objections(found),
        blocks=sum(each.severity is Severity.BLOCKS for each in found),
    )


@transaction.atomic
def mend(*, claim: models.Claim, expected_version: int, index: int, by: Actor) -> models.Claim:
    """Apply the fix of one objection, and check again. Raises EditedElsewhere, Refused when it no longer fits."""
    must_bill(by)
    must_be_open(claim)
    offered = claim.objections[index].get("fix") if 0 <= index < len(claim.objections) else None
    if offered is None or claim.version != expected_version:
        raise Refused(_("This objection is no longer there. Look at the claim again."))
    fix: Fix = load(Fix, offered)  # type: ignore[arg-type]  # a union is read by its member's name
    try:
        mended = apply_fix(content_of(claim), fix)
    except FixProblem as problem:
        raise Refused(str(problem)) from problem
    says = claim.objections[index]["says"]
    return rewritten(claim=claim, expected_version=expected_version, content=mended, says=says, by=by)


def rewritten(
    *,
    claim: models.Claim,
    expected_version: int,
    content: Claim,
    says: str,
    what: str = "mended",
    reason: str = "",
    by: Actor,
) -> models.Claim:
    """The claim says something else from now on, is checked again, and its history tells it."""
    must_be_open(claim)
    if not content.lines:
        raise Refused(_("A claim without a line cannot be sent: void it instead."))
    numbered = replace(
        content,
        lines=tuple(
            replace(line, control_number=f"{claim.number}-{position}")
            for position, line in enumerate(content.lines, start=1)
        ),
    )
    more = _asked_more(claim, numbered.charge)
    charge_difference(claim, more, says, by)
    left = claim.open_amount + more
    changed = claim.save_if_unchanged(
        expected_version=expected_version,
        content=dump(numbered),
        on=numbered.first_day,
        frequency=numbered.frequency,
        amount=numbered.charge,
        open_amount=left,
        status=ClaimStatus.BUILT,
    )
    _keep_lines(changed, numbered, by)
    note_event(changed, what, says, by=by)
    log.record(f"claim.{what}", patient_id=claim.patient_id, of=claim, reason=reason)
    return check(claim=changed, by=by)


def _asked_more(claim: models.Claim, amount: Decimal) -> Decimal:
    """How much more a payer owes where the claim's charge becomes `amount`. Of a correction only what goes beyond the claim it
    replaces, and never more than its own charge: what was settled there comes back with the payer's reversal.
    """
    before = claim.before if corrects(claim) else None
    if before is None:
        return amount - claim.amount
    settled = before.amount - before.open_amount

    def asked(whole: Decimal) -> Decimal:
        return min(max(whole, before.amount) - settled, whole)

    return asked(amount) - asked(claim.amount)


def charge_difference(claim: models.Claim, more: Decimal, says: str, by: Actor) -> None:
    """The ledger follows what a first payer is asked for; a second one is asked for what the first left."""
    if not more or claim.turn != Turn.PRIMARY:
        return
    common: dict[str, Any] = {
        "patient_id": claim.patient_id,
        "payer": claim.payer.name,
        "on": claim.on,
        "key": f"mended/{claim.pk}/{claim.version}",
        "memo": _("Claim %(number)s mended") % {"number": claim.number},
        "about": about(claim.capture),
        "by": by,
    }
    if more > ZERO:
        ledger.post_charge(**common, amount=more)
    else:
        ledger.write_off(
            **common, amount=-more, reason=_("Taken off the claim: %(why)s") % {"why": says[:150]}
        )


def follow_amount(claim: models.Claim, more: Decimal, by: Actor) -> None:
    """The ledger follows a corrected claim: `more` is charged besides, and what is open beyond its own charge is given up.

    What the payer still holds of the earlier claim comes back with its reversal; this is asked again then.
    """
    left = min(claim.open_amount + more, claim.amount)
    change = left - claim.open_amount
    charge_difference(claim, change, _("The corrected claim says so."), by)
    if change:
        claim.save_if_unchanged(expected_version=claim.version, open_amount=left)


def must_be_open(claim: models.Claim) -> None:
    """Refuse to change what was sent: a payer holds it, so it is corrected by another claim."""
    if claim.status not in (ClaimStatus.BUILT, ClaimStatus.REJECTED):
        raise Refused(_("This claim was sent and stays as it is. Make a corrected claim instead."))


def must_name_its_payer(claim: models.Claim) -> None:
    """Refuse to go on with a claim whose card names another payer by now."""
    card = card_of(coverage_of(claim.coverage_id))
    if card is None or card.payer_id != claim.payer_id:
        raise Refused(_("The card no longer names this payer: bill the other one instead."))


@transaction.atomic
def rebuild(*, claim: models.Claim, by: Actor) -> models.Claim:
    """What the claim says, taken anew from the note, the card and the clinic's numbers; mended lines go back."""
    must_bill(by)
    must_be_open(claim)
    must_name_its_payer(claim)
    authorization = _authorized(claim.capture, coverage_of(claim.coverage_id))
    fresh = as_captured(claim, authorization)
    says = _("As captured: taken anew from the note and the clinic’s records.")
    return rewritten(claim=claim, expected_version=claim.version, content=fresh, says=says, by=by)


def as_captured(claim: models.Claim, authorization: str | None = None) -> Claim:
    """What the claim says where nobody changed it: from the note, the card and the clinic's numbers, as they are today."""
    content, coverage = content_of(claim), coverage_of(claim.coverage_id)
    found = _standing(claim.capture, coverage) if authorization is None else None
    kept = corrects(claim)
    return claim_of(
        note_behind(claim.capture),
        lines_behind(claim.capture),
        coverage,
        number=claim.number,
        turn=Turn(claim.turn),
        frequency=Frequency(claim.frequency) if kept else Frequency.ORIGINAL,
        original_reference=content.original_reference if kept else "",
        others=content.others,
        authorization=authorization or (found.row.number if found else ""),
    )


def note_event(
    claim: models.Claim,
    what: str,
    says: str,
    *,
    by: Actor | None = None,
    file: models.InboxFile | None = None,
) -> models.ClaimEvent:
    """One more step of the claim's history."""
    event = event_of(claim, what, says, by=by, file=file)
    event.save(force_insert=True)
    return event


def event_of(
    claim: models.Claim,
    what: str,
    says: str,
    *,
    by: Actor | None = None,
    file: models.InboxFile | None = None,
) -> models.ClaimEvent:
    """A step of a claim's history, not kept yet."""
    return models.ClaimEvent(
        clinic_id=claim.clinic_id,
        claim=claim,
        at=timezone.now(),
        what=what,
        says=says,
        by_name=by.name if by else "",
        file=file,
    )


def expected(claim: models.Claim) -> Decimal | None:
    """What the contract lets expect for the whole claim; None where a line's is not known."""
    known = [line.expected for line in claim.lines.all()]
    return None if any(each is None for each in known) else total(each for each in known if each is not None)
