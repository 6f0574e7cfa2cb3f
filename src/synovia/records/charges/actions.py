"""Writing about money: coverages and their terms, the clinic's prices, estimates given to patients."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils import timezone

from synovia.domain.charges import Estimate
from synovia.records.accounts.actor import Actor
from synovia.records.accounts.roles import MONEY, Role
from synovia.records.audit import log
from synovia.records.charges.choices import CoverageKind
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
    by: Actor,
) -> Coverage:
    """A way this patient's care is paid, with its terms as they were read to the clinic."""
    _may_handle_money(by)
    coverage = Coverage.objects.create(
        clinic_id=by.clinic_id,
        patient=patient,
        kind=kind,
        payer_name=payer_name,
        member_id=member_id,
        priority=Coverage.objects.filter(patient=patient).count() + 1,
        details=dict(details),
    )
    log.record("coverage.recorded", patient_id=patient.pk, of=coverage, fields={"kind": str(kind)})
    return coverage


def change_coverage(*, coverage: Coverage, expected_version: int, by: Actor, **changes: Any) -> Coverage:
    """Correct a coverage; the former terms stay in the history table. Raises EditedElsewhere."""
    _may_handle_money(by)
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


def _may_handle_money(by: Actor) -> None:
    if by.role not in MONEY:
        raise Refused("Your role does not handle coverage and prices.")
