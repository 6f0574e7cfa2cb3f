"""What cannot be priced honestly is refused by name, all reasons at once, and nothing is guessed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from synovia.domain.charges import (
    NO_LIMIT,
    ChargeProblem,
    CodeRates,
    Coinsurance,
    Copay,
    Coverage,
    Medicare,
    MedicareShare,
    MedPay,
    NoFault,
    Order,
    PersonalInjury,
    PlannedCare,
    PlannedVisit,
    PriceList,
    PrivatePlan,
    SelfPay,
    ServiceLine,
    Trouble,
    UnitRule,
    VisitRange,
    VisitRate,
    WorkersCompensation,
    count_units,
    estimate,
    weekly,
)
from synovia.knowledge.tariff_tables import tariffs
from tests.domain.charges.planned import MONDAY, PRICES, visits, weekly_visits

LINE = ServiceLine("97110", 30)
CARE = weekly_visits(2)
PLAN = PrivatePlan(
    benefit=Coinsurance(Decimal("0.20")),
    rates=VisitRate(Decimal("95.00")),
    deductible=Decimal("300.00"),
    out_of_pocket_max=NO_LIMIT,
    visit_limit=NO_LIMIT,
)


def refusal(
    plan: PlannedCare,
    coverage: Coverage | Sequence[Coverage] | None = Medicare(),  # noqa: B008 (frozen)
    prices: PriceList | None = PRICES,
) -> ChargeProblem:
    """The refusal of this estimate."""
    with pytest.raises(ChargeProblem) as caught:
        estimate(plan, coverage, tariffs(), prices=prices)
    return caught.value


def of_visit(*lines: ServiceLine, on: date | None = MONDAY, **where: Any) -> PlannedCare:
    """A plan of a single visit."""
    return PlannedCare((PlannedVisit(lines, on=on, **where),))


PLANS = [
    ("no visits", PlannedCare(()), Trouble.NO_VISITS, "visits"),
    ("a visit without services", of_visit(), Trouble.NO_SERVICES, "visits[0]"),
    ("a visit without a date", of_visit(LINE, on=None), Trouble.NO_DATE, "visits[0]"),
    ("a week without a start", of_visit(LINE, on=None, week=2), Trouble.NO_DATE, "visits[0]"),
    (
        "a visit before the plan begins",
        replace(CARE, starts_on=date(2026, 3, 3)),
        Trouble.DATE_BEFORE,
        "visits[0]",
    ),
    (
        "a week before the plan begins",
        PlannedCare((PlannedVisit((LINE,), week=-1),), starts_on=MONDAY),
        Trouble.DATE_BEFORE,
        "visits[0]",
    ),
    (
        "a visit before the person was born",
        replace(CARE, born_on=date(2026, 3, 9)),
        Trouble.DATE_BEFORE,
        "visits[0]",
    ),
    (
        "a visit ages after the start",
        PlannedCare((PlannedVisit((LINE,), week=9_999_999),), starts_on=MONDAY),
        Trouble.BAD_RANGE,
        "visits[0]",
    ),
    ("two visits on one day", visits(MONDAY, MONDAY), Trouble.SAME_DAY_TWICE, "visits"),
    ("a code nobody knows", of_visit(ServiceLine("99999", 30)), Trouble.UNKNOWN_CODE, "visits[0].lines[0]"),
    (
        "minutes left out",
        of_visit(ServiceLine("97110")),
        Trouble.MINUTES_MISSING,
        "visits[0].lines[0].minutes",
    ),
    (
        "minutes below zero",
        of_visit(ServiceLine("97110", -5)),
        Trouble.BAD_MINUTES,
        "visits[0].lines[0].minutes",
    ),
    (
        "half a minute",
        of_visit(LINE, ServiceLine("97140", 7.5)),  # type: ignore[arg-type]
        Trouble.BAD_MINUTES,
        "visits[0].lines[1].minutes",
    ),
    (
        "more than a day of minutes",
        of_visit(ServiceLine("97110", 900), ServiceLine("97140", 541)),
        Trouble.TOO_MANY_MINUTES,
        "visits[0].lines",
    ),
    (
        "more assistant minutes than minutes",
        of_visit(ServiceLine("97110", 15, assistant_minutes=16)),
        Trouble.BAD_MINUTES,
        "visits[0].lines[0].assistant_minutes",
    ),
    (
        "units of a timed code",
        of_visit(ServiceLine("97110", 15, units=1)),
        Trouble.BAD_UNITS,
        "visits[0].lines[0].units",
    ),
    (
        "no unit at all",
        of_visit(ServiceLine("97161", units=0)),
        Trouble.BAD_UNITS,
        "visits[0].lines[0].units",
    ),
    ("a range that falls", replace(CARE, likely=VisitRange(2, 1, 2)), Trouble.BAD_RANGE, "likely"),
    ("a range beyond the visits", replace(CARE, likely=VisitRange(1, 2, 3)), Trouble.BAD_RANGE, "likely"),
    ("years of daily visits", PlannedCare(CARE.visits * 300), Trouble.BAD_RANGE, "visits"),
]


@pytest.mark.parametrize(
    ("plan", "trouble", "where"), [pytest.param(*each[1:], id=each[0]) for each in PLANS]
)
def test_a_plan_that_cannot_be_priced(plan: PlannedCare, trouble: Trouble, where: str) -> None:
    found = refusal(plan).problems
    assert (trouble, where) in [(each.trouble, each.where) for each in found]
    assert all(each.says.endswith(".") for each in found)


AMOUNT = Decimal("10.005")
COVERAGES = [
    ("no coverage", None, Trouble.NO_COVERAGE),
    ("an empty list of coverages", [], Trouble.NO_COVERAGE),
    ("two that pay first", [Medicare(), PLAN], Trouble.TWO_PRIMARY),
    ("none that pays first", Medicare(order=Order.SECONDARY), Trouble.NO_PRIMARY),
    ("a second one that never is", [PLAN, SelfPay(order=Order.SECONDARY)], Trouble.UNSUPPORTED_ORDER),
    ("Medicare after itself", [Medicare(), Medicare(order=Order.SECONDARY)], Trouble.UNSUPPORTED_ORDER),
    (
        "a second one behind self-pay",
        [SelfPay(), replace(PLAN, order=Order.SECONDARY)],
        Trouble.UNSUPPORTED_ORDER,
    ),
    ("a third of a cent", Medicare(deductible_left=AMOUNT), Trouble.BAD_MONEY),
    ("floating point", Medicare(therapy_used=0.1), Trouble.BAD_MONEY),  # type: ignore[arg-type]
    ("money below zero", Medicare(therapy_used=Decimal(-1)), Trouble.BAD_MONEY),
    ("money without end", Medicare(therapy_used=Decimal("Infinity")), Trouble.BAD_MONEY),
    ("more deductible left than a year has", Medicare(deductible_left=Decimal("284.00")), Trouble.BAD_MONEY),
    ("no such locality", Medicare(locality="Dallas"), Trouble.UNKNOWN_LOCALITY),
    ("coverage not begun", Medicare(active_from=date(2026, 3, 3)), Trouble.DATE_BEFORE),
    ("coverage ended", Medicare(active_through=date(2026, 3, 8)), Trouble.COVERAGE_ENDED),
    ("a plan that does not say what the person pays", replace(PLAN, benefit=None), Trouble.SHARE_UNKNOWN),
    ("a plan without rates", replace(PLAN, rates=None), Trouble.RATE_MISSING),
    ("a contract without the code", replace(PLAN, rates=CodeRates({})), Trouble.RATE_MISSING),
    ("a rate in thirds of a cent", replace(PLAN, rates=VisitRate(AMOUNT)), Trouble.BAD_MONEY),
    ("a copay in thirds of a cent", replace(PLAN, benefit=Copay(AMOUNT)), Trouble.BAD_MONEY),
    ("20 instead of 0.20", replace(PLAN, benefit=Coinsurance(Decimal(20))), Trouble.BAD_SHARE),
    ("120 instead of 1.20", replace(PLAN, rates=MedicareShare(Decimal(120))), Trouble.BAD_SHARE),
    (
        "more deductible left than the plan has",
        replace(PLAN, deductible_left=Decimal("300.01")),
        Trouble.BAD_MONEY,
    ),
    ("minus one visit used", replace(PLAN, visits_used=-1), Trouble.BAD_COUNT),
    ("a thirteenth month", replace(PLAN, plan_year_month=13), Trouble.BAD_COUNT),
    ("a state without a schedule", WorkersCompensation(state="ZZ"), Trouble.UNKNOWN_STATE),
    ("a denied claim", WorkersCompensation(state="TX", accepted=False), Trouble.ACCEPTANCE_UNKNOWN),
    ("a state's values not in the tables", WorkersCompensation(state="CA"), Trouble.CODE_NOT_ON_SCHEDULE),
    (
        "a visit before the injury",
        WorkersCompensation(state="TX", date_of_injury=date(2026, 3, 3)),
        Trouble.DATE_BEFORE,
    ),
    ("a visit before the accident", PersonalInjury(accident_on=date(2026, 3, 3)), Trouble.DATE_BEFORE),
    ("a state without no-fault rules", PersonalInjury(no_fault=NoFault(state="TX")), Trouble.UNKNOWN_STATE),
    ("no-fault by a schedule we lack", PersonalInjury(no_fault=NoFault(state="NY")), Trouble.RATE_MISSING),
    ("medical payments in thirds of a cent", PersonalInjury(med_pay=MedPay(limit=AMOUNT)), Trouble.BAD_MONEY),
    ("a discount above the price", SelfPay(discount=Decimal("1.01")), Trouble.BAD_SHARE),
]


@pytest.mark.parametrize(("coverage", "trouble"), [pytest.param(*each[1:], id=each[0]) for each in COVERAGES])
def test_a_coverage_that_cannot_be_priced(coverage: Coverage | None, trouble: Trouble) -> None:
    assert trouble in refusal(CARE, coverage).troubles


CODES = [
    ("a code Medicare has replaced", ServiceLine("97014"), Trouble.CODE_NOT_PAYABLE, "G0283"),
    ("a code its contractors price", ServiceLine("97039"), Trouble.CODE_NOT_ON_SCHEDULE, "contractor"),
]


@pytest.mark.parametrize(
    ("line", "trouble", "named"), [pytest.param(*each[1:], id=each[0]) for each in CODES]
)
def test_a_code_medicare_does_not_pay_so(line: ServiceLine, trouble: Trouble, named: str) -> None:
    (problem,) = refusal(of_visit(line)).problems
    assert problem.trouble is trouble
    assert named in problem.says


@pytest.mark.parametrize("on", [date(2021, 12, 31), date(2028, 1, 3), date(1996, 2, 29)])
def test_a_day_without_figures(on: date) -> None:
    """Figures are never stretched past the day the tables allow, nor back before the first."""
    problem = refusal(of_visit(LINE, on=on))
    assert problem.troubles == {Trouble.FEE_MISSING}
    assert on.isoformat() in str(problem)


def test_february_29_is_a_day_like_any_other() -> None:
    assert estimate(of_visit(LINE, on=date(2024, 2, 29)), Medicare(), tariffs()).rows[0].allowed > 0


def test_texas_has_no_factor_for_every_year() -> None:
    problem = refusal(of_visit(LINE, on=date(2023, 6, 1)), WorkersCompensation(state="TX", accepted=True))
    assert problem.troubles == {Trouble.FEE_MISSING}


@pytest.mark.parametrize("coverage", [SelfPay(), PersonalInjury()])
def test_prices_are_needed_where_nothing_else_sets_the_amount(coverage: Coverage) -> None:
    (problem,) = refusal(CARE, coverage, prices=None).problems
    assert (problem.trouble, problem.where) == (Trouble.PRICE_MISSING, "prices.97110")


def test_a_price_must_be_money() -> None:
    assert refusal(CARE, prices=PriceList({"97110": AMOUNT})).troubles == {Trouble.BAD_MONEY}


def test_every_reason_is_named_at_once() -> None:
    plan = PlannedCare(
        (PlannedVisit((ServiceLine("97110"), ServiceLine("00000")), on=None), PlannedVisit(()))
    )
    assert refusal(plan).troubles == {
        Trouble.NO_DATE,
        Trouble.MINUTES_MISSING,
        Trouble.UNKNOWN_CODE,
        Trouble.NO_SERVICES,
    }
    told = refusal(plan).as_json()
    assert {"trouble": "no_services", "where": "visits[1]", "says": "The visit has no services."} in told


def test_every_visit_with_a_missing_fee_is_named() -> None:
    plan = visits(date(2023, 6, 1), date(2023, 6, 8))
    found = refusal(plan, WorkersCompensation(state="TX", accepted=True)).problems
    assert ["2023-06-01" in found[0].says, "2023-06-08" in found[1].says] == [True, True]


class TestUnits:
    @pytest.mark.parametrize("minutes", [-1, 7.5, True, "15", None])
    def test_minutes_are_whole_and_not_negative(self, minutes: Any) -> None:
        with pytest.raises(ChargeProblem) as caught:
            count_units([("97110", minutes)], UnitRule.CMS)
        assert caught.value.troubles == {Trouble.BAD_MINUTES}

    def test_a_day_has_24_hours(self) -> None:
        assert count_units([("97110", 1440)], UnitRule.CMS).total == 96
        with pytest.raises(ChargeProblem) as caught:
            count_units([("97110", 1441)], UnitRule.CMS)
        assert caught.value.troubles == {Trouble.TOO_MANY_MINUTES}


@pytest.mark.parametrize("per_week", [0, 6])
def test_a_week_has_one_to_five_visits(per_week: int) -> None:
    with pytest.raises(ChargeProblem):
        weekly(starts_on=MONDAY, first=[LINE], usual=[LINE], per_week=per_week, likely=VisitRange(1, 2, 3))
