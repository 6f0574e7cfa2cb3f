"""From records to `domain.charges`: a coverage's terms, the clinic's prices, the care a plan foresees.

Terms are stored as the texts of the form. What was left empty is not known, and reaches the arithmetic as None.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from synovia.domain import charges
from synovia.domain.charges import Secondary
from synovia.domain.charges.comparing import spread_days
from synovia.domain.charges.family import Family
from synovia.domain.charges.private_rates import Rates
from synovia.domain.terms.money import dollars
from synovia.records.charges.choices import INSURED, CoverageKind, Turn
from synovia.records.charges.models import ClinicPrice, Coverage
from synovia.records.programme.choices import InterventionKind
from synovia.records.programme.models import PlanOfCare

EVALUATION_CODE = (
    "97161"  # the three levels of evaluation are paid alike by Medicare; the plan does not know which
)
Terms = Mapping[str, str]


def price_list() -> charges.PriceList:
    """The clinic's own prices; an empty list when none were entered, and the estimate then says so."""
    return charges.PriceList(dict(ClinicPrice.objects.values_list("code", "amount")))


def care_of(plan: PlanOfCare) -> charges.PlannedCare:
    """The evaluation, then the plan's visits spread over the weeks, each with the plan's hands-on and exercise minutes."""
    usual = tuple(usual_lines(plan))
    evaluated_on = timezone.localdate(plan.evaluation.started_at)
    visits = [
        charges.PlannedVisit((charges.ServiceLine(EVALUATION_CODE),), on=evaluated_on, name="Evaluation")
    ]
    visits += [charges.PlannedVisit(usual, on=day) for day in visit_days(plan) if day != evaluated_on]
    extra = len(visits) - plan.visits_high
    likely = charges.VisitRange(
        plan.visits_low + extra, plan.visits_expected + extra, plan.visits_high + extra
    )
    starts_on, born_on = min(evaluated_on, plan.starts_on), plan.patient.birth_date
    return charges.PlannedCare(tuple(visits), starts_on, likely, born_on)


def usual_lines(plan: PlanOfCare) -> list[charges.ServiceLine]:
    """One line per code with the minutes of all its interventions at the clinic; home exercise is not billed."""
    minutes: dict[str, int] = {}
    for part in plan.interventions.all():
        if part.code and not part.at_home and part.kind != InterventionKind.EDUCATION:
            minutes[part.code] = minutes.get(part.code, 0) + part.minutes
    return [charges.ServiceLine(code, total) for code, total in sorted(minutes.items())]


def visit_days(plan: PlanOfCare) -> tuple[date, ...]:
    """`visits_high` working days, evenly spread at the plan's visits per week from its start."""
    return spread_days(plan.starts_on, plan.visits_per_week, plan.visits_high)


def coverage_of(row: Coverage) -> charges.Coverage:
    """A coverage on file as the arithmetic takes it: its terms, its name, its turn, its first and last day."""
    return replace(
        terms_of(CoverageKind(row.kind), row.details),
        name=row.payer_name,
        order=charges.Order.PRIMARY if row.priority == Turn.FIRST else charges.Order.SECONDARY,
        active_from=row.starts_on,
        active_through=row.ends_on,
    )


def insurances(rows: Iterable[Coverage]) -> list[Coverage]:
    """Those of the coverages that somebody else pays under, in their order."""
    return sorted((row for row in rows if row.kind in INSURED), key=lambda row: row.priority)


def figures_as_of(rows: Iterable[Coverage]) -> date | None:
    """The day on which the open figures of the coverage that pays first were true, at the earliest its first day.

    None when nobody said. Visits before that day were under other terms, or are inside these figures.
    """
    first = next(iter(insurances(rows)), None)
    if first is None:
        return None
    days = [day for day in (_day(first.details, "figures_as_of"), first.starts_on) if day is not None]
    return max(days, default=None)


def terms_of(kind: CoverageKind, terms: Terms) -> charges.Coverage:
    """The terms of one kind of coverage; empty texts are unknown. Raises MoneyProblem or ValueError for nonsense."""
    return READERS[kind](terms)


def _medicare(terms: Terms) -> charges.Medicare:
    return charges.Medicare(
        locality=terms.get("locality") or charges.NATIONAL,
        deductible_left=_money(terms, "deductible_left"),
        therapy_used=_money(terms, "therapy_used"),
        supplement=charges.Supplement(terms.get("supplement") or charges.Supplement.NONE),
        participation=charges.Participation(
            terms.get("participation") or charges.Participation.PARTICIPATING
        ),
        qualifying=terms.get("qualifying") == "yes",
    )


def _private(terms: Terms) -> charges.PrivatePlan:
    return charges.PrivatePlan(
        benefit=_benefit(terms),
        rates=_rates(terms),
        unit_rule=charges.UnitRule(terms["unit_rule"]) if terms.get("unit_rule") else None,
        in_network=terms.get("in_network", "yes") == "yes",
        balance_billed=terms.get("balance_billed") != "no",
        over_limit=charges.OverLimit(terms.get("over_limit") or charges.OverLimit.CONTRACT_RATE),
        deductible=_money(terms, "deductible"),
        deductible_left=_money(terms, "deductible_left"),
        out_of_pocket_max=_money(terms, "out_of_pocket_max"),
        out_of_pocket_left=_money(terms, "out_of_pocket_left"),
        visit_limit=_limit(terms, "visit_limit"),
        visits_used=_count(terms, "visits_used"),
        authorised_visits=_limit(terms, "authorised_visits"),
        plan_year_month=_count(terms, "plan_year_month") or 1,
        as_secondary=Secondary(terms.get("as_secondary") or Secondary.STANDARD),
        family=_family(terms),
    )


def _rates(terms: Terms) -> Rates | None:
    """What the contract pays: a share of Medicare's fee, a rate for the visit, or rates by code; None when not known."""
    share, visit, table = _percent(terms, "rate_percent"), _money(terms, "visit_rate"), _table(terms)
    if share is not None:
        return charges.MedicareShare(share, terms.get("locality") or charges.NATIONAL)
    if visit is not None:
        return charges.VisitRate(visit, _money(terms, "first_visit_rate"))
    return charges.CodeRates(table) if table else None


def _family(terms: Terms) -> Family | None:
    """What the people on the policy share; None when nothing was said of it."""
    names = ("deductible", "deductible_left", "out_of_pocket_max", "out_of_pocket_left")
    amounts = {name: _money(terms, f"family_{name}") for name in names}
    aggregate = terms.get("family_aggregate") == "yes"
    return (
        Family(**amounts, aggregate=aggregate)
        if aggregate or any(amount is not None for amount in amounts.values())
        else None
    )


def _benefit(terms: Terms) -> charges.Copay | charges.Coinsurance | None:
    copay, share = _money(terms, "copay"), _percent(terms, "coinsurance_percent")
    after = {"yes": True, "no": False}.get(terms.get("after_deductible", ""))
    if copay is not None:
        return charges.Copay(copay, bool(after))
    return charges.Coinsurance(share, after is not False) if share is not None else None


def _workers_compensation(terms: Terms) -> charges.WorkersCompensation:
    return charges.WorkersCompensation(
        state=terms.get("state", ""),
        accepted={"yes": True, "no": False}.get(terms.get("accepted", "")),
        date_of_injury=_day(terms, "date_of_injury"),
        authorised_visits=_limit(terms, "authorised_visits"),
        visits_used=_count(terms, "visits_used") or 0,
        cap_lifted=terms.get("cap_lifted") == "yes",
        rates=_table(terms),
        region=terms.get("region", ""),
        locality=terms.get("locality") or charges.NATIONAL,
    )


def _personal_injury(terms: Terms) -> charges.PersonalInjury:
    med_pay, no_fault_state = _money(terms, "med_pay_limit"), terms.get("no_fault_state", "")
    return charges.PersonalInjury(
        no_fault=charges.NoFault(
            state=no_fault_state,
            used=_money(terms, "no_fault_used"),
            first_care_on=_day(terms, "first_care_on"),
            rates=_table(terms),
            emergency_condition={"yes": True, "no": False}.get(terms.get("emergency_condition", "")),
        )
        if no_fault_state
        else None,
        med_pay=charges.MedPay(limit=med_pay, used=_money(terms, "med_pay_used"))
        if med_pay is not None
        else None,
        letter_of_protection={"yes": True, "no": False}.get(terms.get("letter_of_protection", "")),
        accident_on=_day(terms, "accident_on"),
    )


def _self_pay(terms: Terms) -> charges.SelfPay:
    return charges.SelfPay(
        discount=_percent(terms, "discount_percent") or Decimal(0),
        visit_price=_money(terms, "visit_price"),
        first_visit_price=_money(terms, "first_visit_price"),
    )


READERS: dict[CoverageKind, Callable[[Terms], charges.Coverage]] = {
    CoverageKind.MEDICARE: _medicare,
    CoverageKind.PRIVATE: _private,
    CoverageKind.WORKERS_COMPENSATION: _workers_compensation,
    CoverageKind.PERSONAL_INJURY: _personal_injury,
    CoverageKind.SELF_PAY: _self_pay,
}


def _money(terms: Terms, name: str) -> Decimal | None:
    text = terms.get(name, "").strip()
    return dollars(text) if text else None


def _table(terms: Terms) -> dict[str, Decimal]:
    """Dollars for one unit by code, from lines of code and amount."""
    lines = (line.split() for line in terms.get("rate_table", "").splitlines())
    return {code: dollars(amount) for code, amount in lines}


def _percent(terms: Terms, name: str) -> Decimal | None:
    text = terms.get(name, "").strip()
    return Decimal(text) / 100 if text else None


def _count(terms: Terms, name: str) -> int | None:
    text = terms.get(name, "").strip()
    return int(text) if text else None


def _limit(terms: Terms, name: str) -> Any:
    """A number of visits, "none" for no limit at all, or None when nobody knows."""
    return charges.NO_LIMIT if terms.get(name, "").strip().lower() == "none" else _count(terms, name)


def _day(terms: Terms, name: str) -> date | None:
    text = terms.get(name, "").strip()
    return date.fromisoformat(text) if text else None
