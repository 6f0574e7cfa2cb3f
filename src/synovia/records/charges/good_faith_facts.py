"""What a good-faith estimate is made from: the person, the clinic's own data, the visits still to come, the diagnoses."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.domain.charges import PlannedCare, PlannedVisit, SelfPay, VisitRange
from synovia.domain.charges.good_faith import EstimatedPerson, EstimatingProvider, ExpectedDiagnosis
from synovia.records.charges.care_facts import FIRST_VISIT, care_so_far, pattern_of
from synovia.records.charges.choices import CoverageKind
from synovia.records.charges.facts import terms_of
from synovia.records.charges.models import Coverage
from synovia.records.claims.identity import identity_of
from synovia.records.people.models import Patient
from synovia.records.programme.models import PlanOfCare
from synovia.records.scheduling.choices import AppointmentStatus
from synovia.records.scheduling.models import Appointment


@dataclass(frozen=True, slots=True)
class ScopeOfCare:
    """What one good-faith estimate covers: the visits, the service in plain words, how often, and for what."""

    care: PlannedCare
    main_service: str
    frequency: str
    diagnoses: tuple[ExpectedDiagnosis, ...]
    diagnosed: bool = True
    scheduled: bool = True


def person_of(patient: Patient) -> EstimatedPerson:
    """The person the estimate is for."""
    return EstimatedPerson(patient.full_name, patient.birth_date)


def provider_of(patient: Patient) -> EstimatingProvider:
    """The clinic as it must be named. What is missing stays empty."""
    known = identity_of(patient.clinic_id)
    return EstimatingProvider(known.name, known.npi, known.tax_id, known.place, known.state)


def scope_of_plan(plan: PlanOfCare, today: date) -> ScopeOfCare:
    """The plan's visits from today on: what was given already is billed, not estimated."""
    so_far = care_so_far(plan, today)
    gone, most = len(so_far.done) + so_far.unbilled, len(so_far.to_come)
    ends = [max(1, min(most, end - gone)) for end in _ends(so_far.likely)]
    care = PlannedCare(so_far.to_come, likely=VisitRange(*ends))
    return ScopeOfCare(care, main_service_of(plan.episode.title), frequency_of(plan), diagnoses_of(plan))


def scope_of_first_visit(on: date, *, booked: bool) -> ScopeOfCare:
    """One first visit: the examination and a first treatment. Nobody has made a diagnosis yet."""
    care = PlannedCare((PlannedVisit(FIRST_VISIT, on=on, name=_("First visit")),))
    return ScopeOfCare(
        care, _("First physical therapy examination and treatment"), _("One visit"), (), False, booked
    )


def main_service_of(complaint: str) -> str:
    """The main service in plain words."""
    return _("Physical therapy for: %(complaint)s") % {"complaint": complaint}


def frequency_of(plan: PlanOfCare) -> str:
    """How often visits recur, and how long."""
    return pattern_of(plan).words


def diagnoses_of(plan: PlanOfCare) -> tuple[ExpectedDiagnosis, ...]:
    """The plan's codes; the complaint's own words stand with the first."""
    codes = [str(entry["code"]) if isinstance(entry, dict) else str(entry) for entry in plan.diagnoses]
    return tuple(
        ExpectedDiagnosis(code, "" if place else plan.episode.title) for place, code in enumerate(codes)
    )


def self_pay_terms(coverages: Sequence[Coverage]) -> SelfPay:
    """What was agreed with a person who pays themselves; the clinic's prices without discount when nothing was."""
    agreed = next((row for row in coverages if row.kind == CoverageKind.SELF_PAY), None)
    terms = terms_of(CoverageKind.SELF_PAY, agreed.details if agreed else {})
    assert isinstance(terms, SelfPay)
    return terms


def next_visit_day(patient: Patient) -> date | None:
    """The day of the patient's next booked visit, if one is booked."""
    rows = Appointment.objects.filter(
        patient=patient, status=AppointmentStatus.BOOKED, starts_at__gt=timezone.now()
    )
    row = rows.order_by("starts_at").first()
    return timezone.localdate(row.starts_at) if row else None


def _ends(likely: VisitRange) -> tuple[int, int, int]:
    return likely.low, likely.expected, likely.high
