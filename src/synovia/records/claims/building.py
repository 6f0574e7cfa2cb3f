"""From a capture to what a claim says, and to what the clinic knows beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils import timezone

from synovia.domain.charges.claims import facts as claim_facts
from synovia.domain.charges.claims.content import (
    Attachment,
    Claim,
    ClaimLine,
    Filing,
    Frequency,
    Insured,
    Name,
    Provider,
    Turn,
    Way,
)
from synovia.domain.charges.claims.scrub import Facts, Objection, scrub
from synovia.domain.terms.money import dollars, total
from synovia.knowledge.diagnoses import diagnoses
from synovia.knowledge.tariff_tables import tariffs
from synovia.records.charges.models import Coverage
from synovia.records.claims import facts, models
from synovia.records.claims.capturing import TakenLine
from synovia.records.claims.choices import AuthorizationKind, ClaimStatus, RouteKind
from synovia.records.claims.coverage import card_of, chosen, running
from synovia.records.claims.notes import Note
from synovia.records.claims.stored import dump
from synovia.records.episodes.models import Referral
from synovia.records.people.models import Patient

MOST_DIAGNOSES, MOST_POINTERS = 12, 4
THERAPY_NOTES = "PN"


def claim_of(
    note: Note,
    lines: Sequence[TakenLine],
    coverage: Coverage,
    *,
    number: str,
    turn: Turn = Turn.PRIMARY,
    frequency: Frequency = Frequency.ORIGINAL,
    original_reference: str = "",
    others: tuple[Insured, ...] = (),
    authorization: str = "",
) -> Claim:
    """What the claim says."""
    codes = note.diagnoses[:MOST_DIAGNOSES]
    pointers = tuple(range(1, min(len(codes), MOST_POINTERS) + 1)) or (1,)
    referring = referring_of(note)
    return Claim(
        control_number=number,
        patient=facts.person_of(note.patient),
        insured=facts.insured_of(coverage, turn),
        billing=facts.billing_provider(),
        rendering=facts.rendering_provider(note.therapist),
        referring=referring[0] if referring else None,
        lines=tuple(
            replace(line_of(line, note.on, pointers), control_number=f"{number}-{position}")
            for position, line in enumerate(lines, start=1)
        ),
        diagnoses=codes,
        others=others,
        frequency=frequency,
        original_reference=original_reference,
        accident=facts.accident_of(coverage),
        onset_on=note.episode.onset_date,
        initial_treatment_on=_evaluated_on(note),
        first_contact_on=_first_contact(note) if facts.accident_of(coverage) else None,
        authorization=authorization,
        record_number=note.patient.pk.hex[-16:].upper(),
        attachments=_attachments(coverage, number),
    )


def line_of(line: TakenLine, on: date, pointers: tuple[int, ...]) -> ClaimLine:
    """A line of a bill as a line of a claim."""
    return ClaimLine(
        code=line.code,
        units=Decimal(line.units),
        charge=line.amount,
        on=on,
        modifiers=line.modifiers,
        pointers=pointers,
        minutes=line.minutes,
        allowed=line.allowed,
    )


def _attachments(coverage: Coverage, number: str) -> tuple[Attachment, ...]:
    """The note goes along where the payer always wants it."""
    card = card_of(coverage)
    rules = facts.rules_of(card.payer) if card else None
    if card is None or rules is None or not rules.notes_needed:
        return ()
    on_paper = card.payer.route is not None and card.payer.route.kind == RouteKind.PAPER
    way = Way.MAIL if on_paper and rules.notes_way == Way.ELECTRONIC else Way(rules.notes_way)
    return (Attachment(THERAPY_NOTES, way, f"{number}N"),)


def referring_of(note: Note) -> tuple[Provider, Referral] | None:
    """The doctor of the episode's newest referral, as a provider."""
    row = Referral.objects.filter(episode=note.episode).order_by("-signed_on", "-created_at").first()
    if row is None:
        return None
    return _doctor(row.doctor_name, row.doctor_npi or (row.doctor.npi if row.doctor else "")), row


def _doctor(name: str, npi: str) -> Provider:
    first, _space, last = name.removeprefix("Dr. ").split(",")[0].strip().rpartition(" ")
    return Provider(Name(last, first), npi=npi)


def known_facts(
    note: Note, lines: Sequence[TakenLine], coverage: Coverage, *, capture: UUID | None = None
) -> Facts:
    """What the clinic knows beside the claim."""
    codes = [line.code for line in lines]
    standing = chosen(running(coverage.pk, note.on), note.on, codes)
    referral = chosen(running(coverage.pk, note.on, AuthorizationKind.REFERRAL), note.on, codes)
    return Facts(
        today=facts.today(),
        therapy_used=therapy_used(coverage, note.on, capture),
        authorization=standing.as_fact(without=capture) if standing else None,
        plan=_plan(note),
        earlier=earlier_lines(note.patient, capture),
        episode_from=note.episode.opened_on,
        minutes=tuple(
            claim_facts.GivenMinutes(
                one.code, note.on, one.minutes - one.assistant_minutes, one.assistant_minutes
            )
            for one in note.services
            if one.minutes is not None
        ),
        # Each treatment of a note carries minutes of its own, so the note says that they were separate ones.
        separate=frozenset(one.code for one in note.services if one.minutes),
        reevaluation_reason=note.reason,
        referral_through=referral.row.ends_on if referral else None,
    )


def _plan(note: Note) -> claim_facts.PlanOfCare | None:
    if note.plan is None:
        return None
    referring, signed = referring_of(note), getattr(note.plan, "certification", None)
    order = referring[1] if referring else None
    doctor = _doctor(signed.doctor_name, signed.doctor_npi) if signed and signed.doctor_npi else None
    return claim_facts.PlanOfCare(
        starts=_evaluated_on(note) or note.plan.starts_on,
        signed_on=signed.signed_on if signed else None,
        sent_on=signed.sent_on if signed else None,
        runs_through=note.plan.certification_ends_on,
        order_on_file=order is not None and order.signed_on is not None,
        certifier=doctor or (referring[0] if referring else None),
    )


def _evaluated_on(note: Note) -> date | None:
    """The first day of care under the plan: its evaluation's."""
    return timezone.localtime(note.plan.evaluation.started_at).date() if note.plan else None


def _first_contact(note: Note) -> date:
    """The first day anybody here saw the patient for it."""
    return min(note.episode.opened_on, note.on, _evaluated_on(note) or note.on)


def therapy_used(coverage: Coverage, on: date, capture: UUID | None) -> Decimal | None:
    """Allowed therapy dollars of the year before this note: those told as of a day, and ours since.

    Where nobody said as of which day, ours count since the coverage was entered: rather too much is taken for used than too
    little. None when nobody told what was used before, or it was told of another year.
    """
    told, as_of = coverage.details.get("therapy_used", ""), coverage.details.get("figures_as_of", "")
    since = date.fromisoformat(as_of) if as_of else timezone.localtime(coverage.created_at).date()
    if not told or since.year != on.year:
        return None
    ours = models.Charge.objects.filter(
        capture__coverage=coverage,
        capture__on__year=on.year,
        capture__on__gt=since,
        capture__on__lt=on,
        allowed__isnull=False,
    ).exclude(capture=capture)
    return dollars(told) + total(each.allowed for each in ours if each.allowed is not None)


def earlier_lines(patient: Patient, capture: UUID | None) -> tuple[claim_facts.EarlierLine, ...]:
    """Lines of the patient's other claims that went out and stand."""
    gone = (ClaimStatus.BUILT, ClaimStatus.REPLACED)
    rows = (
        models.ClaimLine.objects.filter(claim__patient=patient, claim__turn=Turn.PRIMARY)
        .exclude(claim__status__in=gone)
        .exclude(claim__capture=capture)
        .select_related("claim")
    )
    return tuple(
        claim_facts.EarlierLine(row.code, row.claim.on, row.units, tuple(row.modifiers), row.claim.number)
        for row in rows
    )


def objections_to(claim: Claim, card: models.MemberCard, known: Facts) -> tuple[Objection, ...]:
    """What the payer would object to."""
    return scrub(claim, facts.rules_of(card.payer), tariffs(), diagnoses(), facts=known)


def is_injury(payer: models.Payer) -> bool:
    """Whether its claims are property and casualty ones, with an injury's data."""
    return payer.filing in (Filing.WORKERS_COMPENSATION, Filing.AUTO)


def kept_objections(found: Sequence[Objection]) -> list[dict[str, Any]]:
    """Objections as they are kept with the claim, their fixes included."""
    return [each.as_json() | {"line": each.line, "fix": dump(each.fix)} for each in found]
