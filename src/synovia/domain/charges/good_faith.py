"""The good-faith estimate owed to people without insurance or not using it: its contents, its clock, its dispute line.

Source: 45 CFR 149.610 and 149.620 (see the tariff for what was read and what is recalled).
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal

from synovia.domain.charges.days import (
    ONE_DAY,
    after_business_days,
    before_business_days,
    business_days_between,
    months_later,
)
from synovia.domain.charges.federal_holidays import FEDERAL
from synovia.domain.charges.identifiers import is_npi, is_tax_id
from synovia.domain.charges.problems import Problem, Trouble, refuse_all
from synovia.domain.charges.result import Estimate, VisitRow
from synovia.domain.charges.tariff import GoodFaithRules, Tariff
from synovia.domain.terms.money import total


@dataclass(frozen=True, slots=True)
class EstimatedPerson:
    """The person the estimate is for."""

    name: str
    birth_date: date


@dataclass(frozen=True, slots=True)
class EstimatingProvider:
    """The clinic or provider whose charges these are."""

    name: str
    npi: str
    tax_id: str
    address: str
    state: str


@dataclass(frozen=True, slots=True)
class ExpectedDiagnosis:
    """A diagnosis code with its words."""

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class ExpectedService:
    """One service code over all visits: how many units on how many days and what they are expected to cost."""

    code: str
    words: str
    units: int
    days: int
    expected_charge: Decimal


@dataclass(frozen=True, slots=True)
class GoodFaithEstimate:
    """All contents a good-faith estimate must have, ready to be set as a document."""

    person: EstimatedPerson
    provider: EstimatingProvider
    main_service: str
    made_on: date
    first_day: date
    last_day: date
    visits: int
    frequency: str
    days: tuple[date, ...]
    diagnoses: tuple[ExpectedDiagnosis, ...]
    services: tuple[ExpectedService, ...]
    expected_total: Decimal
    scheduled_apart: tuple[str, ...]
    disclaimers: tuple[str, ...]
    notice: str
    scheduled: bool = True

    def as_json(self) -> dict[str, object]:
        """All contents as plain JSON data: money as text, dates as ISO."""
        return {
            "person": {"name": self.person.name, "birth_date": self.person.birth_date.isoformat()},
            "provider": asdict(self.provider),
            "main_service": self.main_service,
            "made_on": self.made_on.isoformat(),
            "first_day": self.first_day.isoformat(),
            "last_day": self.last_day.isoformat(),
            "visits": self.visits,
            "frequency": self.frequency,
            "days": [day.isoformat() for day in self.days],
            "diagnoses": [asdict(each) for each in self.diagnoses],
            "services": [
                asdict(each) | {"expected_charge": str(each.expected_charge)} for each in self.services
            ],
            "expected_total": str(self.expected_total),
            "scheduled_apart": list(self.scheduled_apart),
            "disclaimers": list(self.disclaimers),
            "notice": self.notice,
            "scheduled": self.scheduled,
        }


def good_faith_estimate(
    estimate: Estimate,
    *,
    person: EstimatedPerson,
    provider: EstimatingProvider,
    main_service: str,
    frequency: str,
    diagnoses: Sequence[ExpectedDiagnosis],
    made_on: date,
    tariff: Tariff,
    scheduled_apart: Sequence[str] = (),
    diagnosed: bool = True,
    scheduled: bool = True,
) -> GoodFaithEstimate:
    """The contents for the expected number of visits of a self-pay estimate; refuses while anything is missing.

    Only for a first visit, before anybody has examined the person, may there be no diagnosis (`diagnosed` False): the
    rule asks for the codes that apply [R].
    """
    rows = estimate.rows[: estimate.expected.visits]
    refuse_all(
        [
            *missing_details(
                person, provider, main_service, frequency, diagnosed=bool(diagnoses) or not diagnosed
            ),
            *_plan_problems(estimate, rows, person, made_on, tariff.good_faith),
        ]
    )
    return GoodFaithEstimate(
        person=person,
        provider=provider,
        main_service=main_service,
        made_on=made_on,
        first_day=rows[0].on,
        last_day=rows[-1].on,
        visits=len(rows),
        frequency=frequency,
        days=tuple(row.on for row in rows),
        diagnoses=tuple(diagnoses),
        services=_services(rows, tariff),
        expected_total=estimate.expected.person_pays,
        scheduled_apart=tuple(scheduled_apart),
        disclaimers=tariff.good_faith.disclaimers,
        notice=tariff.notice,
        scheduled=scheduled,
    )


def due_when_scheduled(scheduled_on: date, service_on: date, rules: GoodFaithRules) -> date | None:
    """The last day to hand the estimate over; None when the service is too near for the rule to ask for one."""
    ahead = business_days_between(scheduled_on, service_on, FEDERAL)
    if ahead >= rules.far_business_days:
        return after_business_days(scheduled_on, rules.days_when_far, FEDERAL)
    if ahead >= rules.near_business_days:
        return after_business_days(scheduled_on, rules.days_when_near, FEDERAL)
    return None


def due_on_request(requested_on: date, rules: GoodFaithRules) -> date:
    """The last day to hand the estimate over after a person asked what care would cost."""
    return after_business_days(requested_on, rules.days_on_request, FEDERAL)


def due_on_change(next_service_on: date, rules: GoodFaithRules) -> date:
    """The last day for a new estimate when the scope changes: so many business days before the next service."""
    return before_business_days(next_service_on, rules.days_before_change, FEDERAL)


def kept_until(made_on: date, rules: GoodFaithRules) -> date:
    """The day until which a given estimate is kept with the record."""
    return _months_later(made_on, 12 * rules.kept_years)


def may_dispute(estimated: Decimal, billed: Decimal, rules: GoodFaithRules) -> bool:
    """Whether a provider's bill is so far above the estimate that the person may dispute it."""
    return billed - estimated >= rules.dispute_over


def _services(rows: Sequence[VisitRow], tariff: Tariff) -> tuple[ExpectedService, ...]:
    lines = [line for row in rows for line in row.lines]
    codes = dict.fromkeys(line.code for line in lines)
    return tuple(
        ExpectedService(
            code=code,
            words=tariff.codes[code].words,
            units=sum(line.units for line in lines if line.code == code),
            days=sum(line.code == code for line in lines),
            expected_charge=total(line.allowed for line in lines if line.code == code),
        )
        for code in codes
    )


def missing_details(
    person: EstimatedPerson,
    provider: EstimatingProvider,
    main_service: str,
    frequency: str,
    *,
    diagnosed: bool,
) -> list[Problem]:
    """What of the person, the clinic and the service an estimate must state and cannot: all of it, each named."""
    needed = {
        "person.name": person.name,
        "provider.name": provider.name,
        "provider.address": provider.address,
        "provider.state": provider.state,
        "main_service": main_service,
        "frequency": frequency,
        "diagnoses": "stated" if diagnosed else "",
    }
    found = [
        Problem(Trouble.DETAIL_MISSING, where, f"A good-faith estimate must state the {_plain(where)}.")
        for where, value in needed.items()
        if not value.strip()
    ]
    if not is_npi(provider.npi):
        says = f"{provider.npi!r} is not a National Provider Identifier: check its ten digits."
        found.append(Problem(Trouble.DETAIL_MISSING, "provider.npi", says))
    if not (is_tax_id(provider.tax_id) or is_tax_id(provider.tax_id, is_ssn=True)):
        says = f"{provider.tax_id!r} is not a taxpayer number: it has nine digits."
        found.append(Problem(Trouble.DETAIL_MISSING, "provider.tax_id", says))
    return found


def _plan_problems(
    estimate: Estimate,
    rows: Sequence[VisitRow],
    person: EstimatedPerson,
    made_on: date,
    rules: GoodFaithRules,
) -> list[Problem]:
    found = []
    if estimate.coverage != "self_pay":
        says = "A good-faith estimate is for people who pay themselves: price the plan as self-pay first."
        found.append(Problem(Trouble.NO_COVERAGE, "estimate", says))
    if rows[0].on < made_on:
        says = "The first visit lies before the day of the estimate."
        found.append(Problem(Trouble.DATE_BEFORE, "made_on", says))
    if rows[0].on < person.birth_date:
        found.append(
            Problem(Trouble.DATE_BEFORE, "person.birth_date", "The first visit lies before the birth date.")
        )
    if rows[-1].on >= _months_later(rows[0].on, rules.longest_months):
        says = f"One good-faith estimate covers at most {rules.longest_months} months of visits: make a second one."
        found.append(Problem(Trouble.BAD_RANGE, "visits", says))
    return found


def _months_later(day: date, months: int) -> date:
    """The same day so many months later; the first of the month after when that month is too short."""
    later = months_later(day, months)
    return later if later.day == day.day else later + ONE_DAY


def _plain(where: str) -> str:
    return where.replace(".", "'s ").replace("_", " ")
