"""Writing about money: coverages and their terms, the clinic's prices, estimates given to patients."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.domain.charges import Estimate
from synovia.records.accounts.actor import Actor
from synovia.records.accounts.roles import MONEY, Role
from synovia.records.audit import log
from synovia.records.charges import queries
from synovia.records.charges.choices import CAN_PAY_SECOND, INSURED, CoverageKind, Turn
from synovia.records.charges.models import ClinicPrice, CostEstimate, Coverage
from synovia.records.people.models import Patient
from synovia.records.programme.models import PlanOfCare
from synovia.records.refusals import Refused


def record_coverage(
    *,
    patient: Patient,
    kind: CoverageKind,
    payer_name: str,
    member_id: str,
    details: Mapping[str, str],
    priority: int | None = None,
    starts_on: date | None = None,
    ends_on: date | None = None,
    by: Actor,
) -> Coverage:
    """A way this patient's care is paid, with its terms as they were read to the clinic.

    Without a `priority` it pays after those on file. Refuses a second one that would pay first.
    """
    _may_handle_money(by)
    turn = priority or queries.next_turn(patient, kind)
    _may_pay_in_turn(patient, kind, turn, starts_on, ends_on)
    coverage = Coverage.objects.create(
        clinic_id=by.clinic_id,
        patient=patient,
        kind=kind,
        payer_name=payer_name,
        member_id=member_id,
        priority=turn,
        starts_on=starts_on,
        ends_on=ends_on,
        details=dict(details),
    )
    log.record("coverage.recorded", patient_id=patient.pk, of=coverage, fields={"kind": str(kind)})
    return coverage


def change_coverage(*, coverage: Coverage, expected_version: int, by: Actor, **changes: Any) -> Coverage:
    """Correct a coverage; the former terms stay in the history table. Raises EditedElsewhere."""
    _may_handle_money(by)
    kind = CoverageKind(coverage.kind)
    turn, starts_on, ends_on = (
        changes.get(name, getattr(coverage, name)) for name in ("priority", "starts_on", "ends_on")
    )
    _may_pay_in_turn(coverage.patient, kind, turn, starts_on, ends_on, but=coverage)
    coverage.save_if_unchanged(expected_version=expected_version, **changes)
    log.record(
        "coverage.changed", patient_id=coverage.patient_id, of=coverage, fields={"fields": sorted(changes)}
    )
    return coverage


def set_prices(*, prices: Mapping[str, Decimal], by: Actor) -> None:
    """Replace the clinic's price list."""
    if by.role not in {Role.OWNER, Role.BILLER}:
        raise Refused("Only the owner and the biller change prices.")
    ClinicPrice.objects.all().delete()
    ClinicPrice.objects.bulk_create(
        ClinicPrice(clinic_id=by.clinic_id, code=code, amount=amount)
        for code, amount in sorted(prices.items())
    )
    log.record("prices.set", fields={"codes": sorted(prices)})


def give_estimate(
    *, plan: PlanOfCare, kind: CoverageKind, coverage: Coverage | None, estimate: Estimate, by: Actor
) -> CostEstimate:
    """Keep an estimate exactly as it is handed to the patient, who sees it in the portal from now on."""
    _may_handle_money(by)
    low, high = estimate.low.person_least, estimate.high.person_most
    row = CostEstimate.objects.create(
        clinic_id=by.clinic_id,
        patient_id=plan.patient_id,
        plan=plan,
        coverage=coverage,
        coverage_kind=kind,
        content=estimate.as_json(),
        person_pays_low=min(low, estimate.expected.person_pays),
        person_pays_expected=estimate.expected.person_pays,
        person_pays_high=max(high, estimate.expected.person_pays),
        made_by_id=by.user_id,
        given_to_patient_at=timezone.now(),
    )
    log.record("estimate.given", patient_id=plan.patient_id, of=row, fields={"kind": str(kind)})
    return row


def _may_pay_in_turn(
    patient: Patient,
    kind: CoverageKind,
    turn: int,
    starts_on: date | None,
    ends_on: date | None,
    *,
    but: Coverage | None = None,
) -> None:
    """Refuse two coverages that pay in the same turn at the same time, and second payers we cannot work out."""
    Patient.objects.select_for_update().get(pk=patient.pk)  # two desks at once: one waits for the other
    other = queries.in_the_same_turn(patient, kind, turn, starts_on, ends_on, but=but)
    if other is not None:
        raise Refused(queries.same_turn_words(other))
    if turn != Turn.FIRST and kind in INSURED - CAN_PAY_SECOND:
        raise Refused(_("Only Medicare and private plans can pay second."))


def _may_handle_money(by: Actor) -> None:
    if by.role not in MONEY:
        raise Refused("Your role does not handle coverage and prices.")
