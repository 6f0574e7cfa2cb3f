"""Reads for the biller's pages: what waits, and for whom. Pass a gate of `access` before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from synovia.domain.charges import PriceList
from synovia.domain.charges.claims.content import Frequency, Turn
from synovia.domain.terms.money import ZERO
from synovia.records.accounts.models import Membership
from synovia.records.accounts.roles import TREATING
from synovia.records.charges import facts as charges
from synovia.records.charges.models import Coverage
from synovia.records.claims import facts, models
from synovia.records.claims.actions.capturing import bill_of
from synovia.records.claims.choices import ClaimStatus, NoteKind, RemittanceStatus
from synovia.records.claims.coverage import card_of, ending
from synovia.records.claims.notes import EVALUATION_PARTS, VISIT_PARTS, Note, evaluation_note, visit_note
from synovia.records.examination.models import Evaluation
from synovia.records.people.models import Patient
from synovia.records.programme.models import Addendum, PlanOfCare, Visit

MOST = 200
BILLED_SINCE_DAYS = 400
BUCKETS = ((0, 30), (31, 60), (61, 90), (91, 120), (121, 100_000))


@dataclass(frozen=True, slots=True)
class Uncaptured:
    """A signed note without charges, and why."""

    kind: NoteKind
    id: UUID
    patient: Patient
    on: date
    signed_at: datetime | None
    problems: tuple[str, ...]


def unsigned_visits(today: date) -> QuerySet[Visit]:
    """Visits of earlier days, and of today, that nobody has signed: they cannot be billed. The oldest first."""
    rows = Visit.objects.filter(signed_at__isnull=True, happened_on__lte=today)
    return rows.select_related("patient", "therapist__user").order_by("happened_on")[:MOST]


def unsigned_evaluations() -> QuerySet[Evaluation]:
    """Evaluations nobody has signed."""
    rows = Evaluation.objects.filter(signed_at__isnull=True)
    return rows.select_related("patient", "examiner__user").order_by("started_at")[:MOST]


def signed_visits(today: date) -> QuerySet[Visit]:
    """Visits that are signed and whose charges are not taken, the oldest first."""
    rows = Visit.objects.filter(~_taken(), signed_at__isnull=False, happened_on__gte=_billed_since(today))
    return rows.order_by("happened_on")


def signed_evaluations(today: date) -> QuerySet[Evaluation]:
    """Evaluations that are signed and whose charges are not taken, the oldest first."""
    rows = Evaluation.objects.filter(
        ~_taken(), signed_at__isnull=False, started_at__gte=_midnight(_billed_since(today))
    )
    return rows.order_by("started_at")


def _taken() -> Exists:
    return Exists(models.Capture.objects.filter(note_id=OuterRef("pk")))


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _billed_since(today: date) -> date:
    return today - timedelta(days=BILLED_SINCE_DAYS)


def uncaptured(today: date, most: int = MOST) -> list[Uncaptured]:
    """Signed notes whose charges are not taken, with what each lacks; nothing missing means that one press takes them."""
    visits = signed_visits(today).select_related(*VISIT_PARTS).prefetch_related("treatments")[:most]
    evaluations = signed_evaluations(today).select_related(*EVALUATION_PARTS, "billing_level")
    notes = [visit_note(one) for one in visits]
    notes += [evaluation_note(one) for one in evaluations.prefetch_related("episode__plans")[:most]]
    notes = sorted(notes, key=lambda note: note.on)[:most]
    coverages = facts.coverages_of({note.patient.pk for note in notes})
    prices = charges.price_list()
    return [_uncaptured(note, coverages.get(note.patient.pk, []), prices) for note in notes]


def _uncaptured(note: Note, coverages: list[Coverage], prices: PriceList) -> Uncaptured:
    coverage = next((row for row in coverages if facts.in_force(row, note.on)), None)
    _bill, problems = bill_of(note, coverage, prices)
    return Uncaptured(note.kind, note.id, note.patient, note.on, None, problems)


def unclaimed() -> QuerySet[models.Capture]:
    """Captures a payer owes for, without a claim."""
    claimed = models.Claim.objects.filter(capture=OuterRef("pk"), turn=Turn.PRIMARY)
    rows = models.Capture.objects.filter(~Exists(claimed), coverage__isnull=False)
    return rows.select_related("patient", "coverage__card__payer").order_by("on")[:MOST]


def covered_since() -> QuerySet[models.Capture]:
    """Visits the person was to pay for, which a coverage with a card holds for by now. The oldest first."""
    holds = Coverage.objects.filter(patient=OuterRef("patient"), card__isnull=False)
    holds = holds.exclude(starts_on__gt=OuterRef("on")).exclude(ends_on__lt=OuterRef("on"))
    rows = models.Capture.objects.filter(Exists(holds), coverage__isnull=True)
    return rows.select_related("patient").order_by("on")[:MOST]


def payers_instead(capture: models.Capture, known: Sequence[Coverage] | None = None) -> list[Coverage]:
    """The coverages of that day that could be billed in place of the one that is. `known` are all of the patient's."""
    billed = {
        (claim.coverage_id, claim.payer_id)
        for claim in capture.claims.all()
        if claim.status != ClaimStatus.REPLACED
    }
    if known is None:
        known = facts.coverages_of([capture.patient_id]).get(capture.patient_id, [])
    cards = [(row, card_of(row)) for row in known if facts.in_force(row, capture.on)]
    return [row for row, card in cards if card is not None and (row.pk, card.payer_id) not in billed]


def covered_with_payers() -> list[tuple[models.Capture, list[Coverage]]]:
    """The same visits, each with the coverages that could be billed."""
    rows = list(covered_since().prefetch_related("claims"))
    coverages = facts.coverages_of({row.patient_id for row in rows})
    return [(row, payers_instead(row, coverages.get(row.patient_id, []))) for row in rows]


def claims(**conditions: Any) -> QuerySet[models.Claim]:
    """Claims with payer and patient, the oldest first."""
    rows = models.Claim.objects.filter(**conditions).select_related("payer", "patient", "payer__route")
    return rows.order_by("on", "number")


def to_send() -> QuerySet[models.Claim]:
    """Claims not sent yet, those with objections first."""
    return claims(status=ClaimStatus.BUILT).order_by("-blocks", "on")[:MOST]


def rejected() -> QuerySet[models.Claim]:
    """Claims that the clearing house or payer did not take."""
    return claims(status=ClaimStatus.REJECTED)[:MOST]


def denied(reason: str = "") -> QuerySet[models.Claim]:
    """Claims not paid as billed, of one reason or of any."""
    found = claims(status=ClaimStatus.DENIED)
    return (found.filter(denial_reasons__contains=[reason]) if reason else found)[:MOST]


def denial_reasons() -> list[tuple[str, int]]:
    """Each reason with how many claims wait under it, the most frequent first."""
    counted: dict[str, int] = {}
    for reasons in claims(status=ClaimStatus.DENIED).values_list("denial_reasons", flat=True):
        for reason in reasons:
            counted[reason] = counted.get(reason, 0) + 1
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))


@dataclass(frozen=True, slots=True)
class Aged:
    """Unpaid claims of one age in days."""

    low: int
    high: int
    claims: tuple[models.Claim, ...]

    @property
    def amount(self) -> Decimal:
        """What they have open."""
        return sum((claim.open_amount for claim in self.claims), ZERO)


def unpaid_by_age(today: date) -> list[Aged]:
    """Claims with the payer, by days since they were sent."""
    waiting = [*claims(status__in=(ClaimStatus.SENT, ClaimStatus.ACCEPTED))]
    ages = [
        (claim, (today - (claim.sent_at.date() if claim.sent_at else claim.on)).days) for claim in waiting
    ]
    return [
        Aged(low, high, tuple(claim for claim, age in ages if low <= age <= high or (low == 0 and age < 0)))
        for low, high in BUCKETS
    ]


def second_due() -> QuerySet[models.Claim]:
    """Answered first claims that left something to a second payer, who was not asked yet."""
    later = models.Claim.objects.filter(before=OuterRef("pk"), turn=Turn.SECONDARY)
    second = Coverage.objects.filter(patient=OuterRef("patient"), card__isnull=False).exclude(
        pk=OuterRef("coverage")
    )
    rows = claims(status=ClaimStatus.PAID, turn=Turn.PRIMARY, patient_share__gt=0)
    return rows.filter(
        ~Exists(later),
        Exists(second.exclude(ends_on__lt=OuterRef("on")).exclude(starts_on__gt=OuterRef("on"))),
    )[:MOST]


def underpaid() -> list[models.ClaimLine]:
    """Lines the payer allowed less for than the terms on file say. Worst first."""
    rows = models.ClaimLine.objects.filter(
        allowed__isnull=False, expected__isnull=False, allowed__lt=F("expected"), claim__turn=Turn.PRIMARY
    ).exclude(claim__status__in=(ClaimStatus.CLOSED, ClaimStatus.REPLACED))
    found = rows.select_related("claim__payer", "claim__patient")
    return sorted(found[:MOST], key=lambda line: (line.allowed or ZERO) - (line.expected or ZERO))


def addenda_since() -> list[Addendum]:
    """Addenda written after their note was billed, on which nobody has decided; each with `capture`."""
    captured = models.Capture.objects.filter(
        note_id=OuterRef("note_id"), captured_at__lt=OuterRef("written_at")
    )
    rows = Addendum.objects.filter(Exists(captured)).exclude(
        pk__in=models.NoteDifference.objects.exclude(decision="").values("addendum_id")
    )
    found = list(rows.select_related("patient", "billing_difference").order_by("written_at")[:MOST])
    by_note = {
        one.note_id: one for one in models.Capture.objects.filter(note_id__in=[row.note_id for row in found])
    }
    for row in found:
        row.capture = by_note[row.note_id]  # type: ignore[attr-defined]  # for the page
    return found


def unposted() -> QuerySet[models.RemittedClaim]:
    """What remittances say of claims that could not be posted, and why."""
    rows = models.RemittedClaim.objects.filter(posted_at__isnull=True).exclude(
        remittance__status=RemittanceStatus.SET_ASIDE
    )
    rows = rows.filter(Q(claim__isnull=True) | ~Q(problem=""))
    return rows.select_related("remittance", "claim").order_by("-created_at")[:MOST]


def remittances(status: str = "") -> QuerySet[models.Remittance]:
    """Remittances, the newest first."""
    rows = models.Remittance.objects.select_related("file").annotate(count=Count("claims"))
    return (rows.filter(status=status) if status else rows).order_by("-created_at", "position")


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much waits in each list."""

    unsigned: int
    uncaptured: int
    unclaimed: int
    covered: int
    blocked: int
    ready: int
    rejected: int
    denied: int
    unpaid: int
    second: int
    remittances: int
    unposted: int
    differences: int
    authorizations: int
    underpaid: int


def waiting(today: date) -> Waiting:
    """The counts of the biller's start page."""
    by_status = dict(models.Claim.objects.values_list("status").annotate(count=Count("pk")))
    built = models.Claim.objects.filter(status=ClaimStatus.BUILT)
    signed = (signed_visits(today), signed_evaluations(today))
    return Waiting(
        unsigned=len(unsigned_visits(today)) + len(unsigned_evaluations()),
        uncaptured=sum(
            rows.order_by()[: MOST + 1].count() for rows in signed
        ),  # to count them all takes too long
        unclaimed=len(unclaimed()),
        covered=len(covered_since()),
        blocked=built.filter(blocks__gt=0).count(),
        ready=built.filter(blocks=0).count(),
        rejected=by_status.get(ClaimStatus.REJECTED, 0),
        denied=by_status.get(ClaimStatus.DENIED, 0),
        unpaid=by_status.get(ClaimStatus.SENT, 0) + by_status.get(ClaimStatus.ACCEPTED, 0),
        second=len(second_due()),
        remittances=models.Remittance.objects.filter(status=RemittanceStatus.WAITING).count(),
        unposted=len(unposted()),
        differences=len(addenda_since()),
        authorizations=len(ending(today)),
        underpaid=len(underpaid()),
    )


def level_of(evaluation_id: UUID) -> tuple[str, bool]:
    """The level stated for an evaluation (empty: none), and whether it is billed."""
    row = models.EvaluationLevel.objects.filter(evaluation_id=evaluation_id).first()
    billed = models.Capture.objects.filter(note_kind=NoteKind.EVALUATION, note_id=evaluation_id)
    return (row.code if row else ""), billed.exists()


def payers(*, active: bool = False) -> QuerySet[models.Payer]:
    """The directory, by name."""
    rows = models.Payer.objects.select_related("route").annotate(cards_held=Count("cards"))
    return rows.filter(is_active=True) if active else rows


def routes() -> QuerySet[models.Route]:
    """The ways to payers."""
    return models.Route.objects.order_by("name")


def batches() -> QuerySet[models.Batch]:
    """Batches, the newest first."""
    return models.Batch.objects.select_related("route").order_by("-number")


def inbox_files() -> QuerySet[models.InboxFile]:
    """Files received, the newest first, without their content."""
    return models.InboxFile.objects.defer("content").select_related("route")


def treating() -> list[tuple[Membership, models.TreatingNumber | None]]:
    """The clinic's therapists with their numbers."""
    rows = Membership.objects.filter(role__in=TREATING, ended_at__isnull=True).select_related(
        "user", "treating_number", "practitioner"
    )
    return [(row, getattr(row, "treating_number", None)) for row in rows.order_by("user__name")]


def therapist(pk: UUID) -> Membership | None:
    """A therapist's membership."""
    return Membership.objects.filter(pk=pk, role__in=TREATING).first()


def plans_of(patient_id: UUID) -> QuerySet[PlanOfCare]:
    """A patient's signed plans, the newest first, with what doctors signed."""
    rows = PlanOfCare.objects.filter(patient_id=patient_id, signed_at__isnull=False)
    return rows.select_related("certification").order_by("-starts_on")


def coverages_of(patient_id: UUID) -> QuerySet[Coverage]:
    """All coverages of a patient with card and injury, in the order they pay."""
    rows = Coverage.objects.filter(patient_id=patient_id).select_related("card__payer", "injury")
    return rows.order_by("priority", "created_at")


def claims_of_patient(patient_id: UUID) -> QuerySet[models.Claim]:
    """A patient's claims, the newest first."""
    return claims(patient_id=patient_id).order_by("-on", "-number")


def claims_of_note(note_id: UUID) -> QuerySet[models.Claim]:
    """The claims a note was billed by."""
    return claims(capture__note_id=note_id)


def standing_claim(note_id: UUID) -> models.Claim | None:
    """The first payer's claim of a note that stands: not replaced, no void."""
    rows = claims_of_note(note_id).filter(turn=Turn.PRIMARY).exclude(status=ClaimStatus.REPLACED)
    return rows.exclude(frequency=Frequency.VOID).first()


def answers_of(claim: models.Claim) -> QuerySet[models.RemittedClaim]:
    """What remittances said of a claim, the newest first."""
    return claim.answers.select_related("remittance__file").order_by("-created_at")


def billed_codes(note_id: UUID) -> list[str]:
    """The codes of a note's charges, each once; none until they are taken."""
    found = models.Charge.objects.filter(capture__note_id=note_id, minutes__isnull=False)
    return sorted(set(found.values_list("code", flat=True)))


def last_eligibility(coverage_id: UUID) -> models.EligibilityCheck | None:
    """The newest question about a coverage."""
    return models.EligibilityCheck.objects.filter(coverage_id=coverage_id).order_by("-asked_at").first()


def ready_by_route(rows: Iterable[models.Claim]) -> list[tuple[models.Route | None, list[models.Claim]]]:
    """Claims that nothing blocks, gathered by their payer's way."""
    gathered: dict[UUID | None, list[models.Claim]] = {}
    ways: dict[UUID | None, models.Route | None] = {}
    for claim in rows:
        if not claim.blocks:
            gathered.setdefault(claim.payer.route_id, []).append(claim)
            ways[claim.payer.route_id] = claim.payer.route
    return [(ways[key], found) for key, found in gathered.items()]


def today() -> date:
    """The clinic's date."""
    return facts.today()
