"""Taking charges from signed notes: once each, and never from anything that is not signed."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.domain.charges import PriceList
from synovia.domain.terms.money import ZERO
from synovia.knowledge.tariff_tables import tariffs
from synovia.records.accounts.actor import Actor
from synovia.records.audit import log
from synovia.records.charges import facts as charges
from synovia.records.charges.models import Coverage
from synovia.records.claims import facts
from synovia.records.claims.access import must_bill, must_handle_money
from synovia.records.claims.capturing import Taken, TakenLine, take
from synovia.records.claims.choices import DifferenceDecision, NoteKind
from synovia.records.claims.coverage import billed_to, card_of, chosen, running
from synovia.records.claims.models import Capture, Charge, EvaluationLevel, NoteDifference
from synovia.records.claims.notes import LEVELS, Note, note_of
from synovia.records.examination.models import Evaluation
from synovia.records.keys import new_id
from synovia.records.ledger import actions as ledger
from synovia.records.ledger.queries import owed_about
from synovia.records.programme.models import Addendum
from synovia.records.refusals import Refused


class NotBillable(Refused):
    """The note cannot be billed as it stands; `problems` say why."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


@transaction.atomic
def capture(*, kind: NoteKind | str, note_id: UUID, by: Actor) -> Capture:
    """The charges of a signed note. A note captured before gives back what was taken then.

    Raises NotBillable, with nothing kept, where something that the bill needs is missing.
    """
    must_handle_money(by)
    known = Capture.objects.filter(note_kind=kind, note_id=note_id).first()
    if known is not None:
        return known
    note = note_of(str(kind), note_id)
    coverage, _second = billed_to(note.patient.pk, note.on)
    taken, problems = bill_of(note, coverage)
    if problems:
        raise NotBillable(problems)
    try:
        with transaction.atomic():
            row = _kept(note, coverage, taken, by)
    except IntegrityError:  # somebody captured the same note in this moment
        return Capture.objects.get(note_kind=kind, note_id=note_id)
    _charge(row, coverage, taken, by)
    log.record("charges.captured", patient_id=row.patient_id, of=row, fields={"lines": len(taken.lines)})
    return row


def capture_if_possible(*, kind: NoteKind | str, note_id: UUID, by: Actor) -> Capture | None:
    """At the signature: the charges where nothing is missing; else the note waits in the biller's list."""
    try:
        return capture(kind=kind, note_id=note_id, by=by)
    except NotBillable:
        return None


def bill_of(
    note: Note, coverage: Coverage | None, prices: PriceList | None = None
) -> tuple[Taken, tuple[str, ...]]:
    """The note's bill under this coverage, and all that stands in its way. `prices` saves asking for the price list."""
    card = card_of(coverage)
    problems = list(note.problems)
    if coverage is not None and card is None:
        problems.append(_("The coverage’s card is not entered: nobody knows whom to bill."))
    if coverage is not None and not note.diagnoses:
        problems.append(_("The plan of care names no diagnosis."))
    if not note.services and note.problems:
        return Taken(), tuple(problems)
    prices = prices or charges.price_list()
    taken = take(
        note.services,
        note.on,
        rules=facts.rules_of(card.payer) if card else None,
        terms=facts.terms_of(coverage, prices),
        prices=prices,
        tariff=tariffs(),
    )
    return taken, (*problems, *taken.problems)


def _kept(note: Note, coverage: Coverage | None, taken: Taken, by: Actor) -> Capture:
    return Capture.objects.create(
        clinic_id=by.clinic_id,
        patient=note.patient,
        episode=note.episode,
        coverage=coverage,
        note_kind=note.kind,
        note_id=note.id,
        note_hash=note.hash,
        plan_id_of_note=note.plan.pk if note.plan else None,
        therapist=note.therapist,
        on=note.on,
        diagnoses=list(note.diagnoses),
        unit_rule=taken.rule,
        working=[step.as_json() for step in taken.working],
        captured_at=timezone.now(),
    )


def _charge(row: Capture, coverage: Coverage | None, taken: Taken, by: Actor) -> None:
    """Each line as a charge, and into the ledger: the first payer owes it, or the patient."""
    card = card_of(coverage)
    codes = [line.code for line in taken.lines]
    standing = chosen(running(coverage.pk, row.on), row.on, codes) if coverage else None
    for position, line in enumerate(taken.lines, start=1):
        fits = standing is not None and (not standing.row.codes or line.code in standing.row.codes)
        charge = Charge.objects.create(
            clinic_id=by.clinic_id,
            capture=row,
            position=position,
            code=line.code,
            modifiers=list(line.modifiers),
            units=line.units,
            minutes=line.minutes,
            assistant_minutes=line.assistant_minutes,
            amount=line.amount,
            allowed=line.allowed,
            authorization=standing.row if standing and fits else None,
        )
        if charge.amount:
            ledger.post_charge(
                patient_id=row.patient_id,
                payer=card.payer.name if card else "",
                on=row.on,
                amount=charge.amount,
                key=f"charge/{charge.pk}",
                memo=f"{line.code} × {line.units}",
                about=about(row),
                by=by,
            )


def about(row: Capture) -> str:
    """Under which name the ledger gathers everything of one note."""
    return f"visit/{row.note_id}"


def move_open(capture: Capture, payer: str, why: str, *, by: Actor, from_patient: bool = True) -> None:
    """What others owe for this note, `payer` owes from now on."""
    for owing, amount in owed_about(capture.patient_id, about(capture)).items():
        if owing == payer or amount <= ZERO or (owing == "" and not from_patient):
            continue
        ledger.transfer(
            patient_id=capture.patient_id,
            from_payer=owing,
            to_payer=payer,
            amount=amount,
            on=facts.today(),
            key=f"moved/{new_id()}",
            memo=why,
            about=about(capture),
            by=by,
        )


def lines_of(row: Capture) -> tuple[TakenLine, ...]:
    """The charges of a capture as lines."""
    return tuple(
        TakenLine(
            one.code,
            int(one.units),
            one.amount,
            tuple(one.modifiers),
            one.minutes,
            one.assistant_minutes,
            one.allowed,
        )
        for one in row.charges.all()
    )


@transaction.atomic
def state_level(*, evaluation: Evaluation, code: str, by: Actor) -> EvaluationLevel:
    """The therapist states how complex a first evaluation was. Once: what was billed stays."""
    if not by.may_treat:
        raise Refused(_("Only a therapist states how complex an evaluation was."))
    if code not in LEVELS:
        raise Refused(_("Choose one of the three levels."))
    known = EvaluationLevel.objects.filter(evaluation=evaluation).first()
    if known is not None and known.code != code:
        if Capture.objects.filter(note_kind=NoteKind.EVALUATION, note_id=evaluation.pk).exists():
            raise Refused(_("This evaluation is billed already; its level stays."))
        return known.save_if_unchanged(
            expected_version=known.version, code=code, stated_by_id=by.user_id, stated_at=timezone.now()
        )
    row = known or EvaluationLevel.objects.create(
        clinic_id=by.clinic_id, evaluation=evaluation, code=code, stated_by_id=by.user_id
    )
    log.record("evaluation.level_stated", patient_id=evaluation.patient_id, of=row, fields={"code": code})
    return row


@transaction.atomic
def restate_minutes(*, addendum: Addendum, minutes: Mapping[str, int], by: Actor) -> NoteDifference | None:
    """What an addendum says the minutes should have been: a named difference, where the note is billed already."""
    row = Capture.objects.filter(note_id=addendum.note_id).first()
    if row is None:
        return None
    known = NoteDifference.objects.filter(addendum=addendum).first()
    if known is None:
        known = NoteDifference.objects.create(
            clinic_id=by.clinic_id, addendum=addendum, capture=row, minutes=dict(minutes)
        )
        log.record("charges.difference", patient_id=row.patient_id, of=known)
    return known


@transaction.atomic
def decide_difference(*, addendum: Addendum, decision: DifferenceDecision | str, by: Actor) -> NoteDifference:
    """What is done about an addendum written after the note was billed."""
    must_bill(by)
    row = restate_minutes(addendum=addendum, minutes={}, by=by)
    if row is None or decision not in DifferenceDecision.values:
        raise Refused(_("There is nothing to decide about this addendum."))
    if not row.decision:
        row.save_if_unchanged(
            expected_version=row.version,
            decision=decision,
            decided_at=timezone.now(),
            decided_by_id=by.user_id,
        )
        log.record(
            "charges.difference_decided",
            patient_id=row.capture.patient_id,
            of=row,
            fields={"decision": str(decision)},
        )
    return row
