"""Private plans and two plans together: worked examples of published sources, a row each.

[F] read on 2026-11-26, [R] recalled, [A] our arithmetic on a rule that was read.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from synovia.domain.charges import (
    NO_LIMIT,
    CodeRates,
    Coinsurance,
    Copay,
    Family,
    Order,
    PlannedCare,
    PlannedVisit,
    PriceList,
    PrivatePlan,
    Secondary,
    ServiceLine,
    UnitRule,
    VisitRate,
    estimate,
)
from synovia.domain.charges.private_plan import OverLimit
from synovia.knowledge.tariff_tables import tariffs

TARIFF = tariffs()
FIRST_DAY = date(2026, 3, 2)
NOTHING_LEFT_OUT = PrivatePlan(
    benefit=Coinsurance(Decimal("0.20")),
    unit_rule=UnitRule.CMS,
    deductible=Decimal("0.00"),
    deductible_left=Decimal("0.00"),
    out_of_pocket_max=NO_LIMIT,
    visit_limit=NO_LIMIT,
    authorised_visits=NO_LIMIT,
)


def days(count: int, first: date = FIRST_DAY) -> PlannedCare:
    """So many visits of one unit, a day apart."""
    one = (ServiceLine("97110", 15),)
    return PlannedCare(tuple(PlannedVisit(one, on=first + timedelta(days=each)) for each in range(count)))


def plan(allowed: str, **changed: Any) -> PrivatePlan:
    """A plan that allows so much a visit; amounts written as text."""
    left = Decimal(changed.pop("deductible", "0.00"))
    maximum = changed.pop("maximum", None)
    if maximum is not None:
        changed |= {"out_of_pocket_max": Decimal(maximum), "out_of_pocket_left": Decimal(maximum)}
    if isinstance(share := changed.pop("share", None), str):
        changed["benefit"] = Coinsurance(Decimal(share))
    return replace(
        NOTHING_LEFT_OUT, rates=VisitRate(Decimal(allowed)), deductible=left, deductible_left=left, **changed
    )


COPAY_50, COPAY_20_AFTER = Copay(Decimal("50.00")), Copay(Decimal("20.00"), after_deductible=True)
ALONE: list[tuple[str, PrivatePlan, str, list[str], list[str]]] = [
    # source, plan, charge a visit: the person and the plan pay, visit by visit
    ("helpbetter.org, MRI [F]", plan("1500.00", deductible="1000.00"), "11000.00", ["1100.00"], ["400.00"]),
    ("bcbsla.com, how insurance works [F]", plan("50000.00", deductible="5000.00", maximum="6000.00"), "50000.00", ["6000.00"], ["44000.00"]),
    ("pac.bluecross.ca, massage [F]", plan("180.00", deductible="50.00"), "180.00", ["76.00"], ["104.00"]),
    ("uniform glossary, Jane before her deductible [R]", plan("125.00", deductible="1500.00", maximum="5000.00"), "125.00", ["125.00"], ["0.00"]),
    ("uniform glossary, Jane after it [R]", plan("125.00", maximum="5000.00"), "125.00", ["25.00"], ["100.00"]),
    ("uniform glossary, Jane at her limit [R]", plan("200.00", maximum="0.00"), "200.00", ["0.00"], ["200.00"]),
    ("healthcare.gov, a $12,000 treatment [R]", plan("12000.00", deductible="3000.00", maximum="6850.00"), "12000.00", ["4800.00"], ["7200.00"]),
    ("a copay above what is allowed [A]", plan("42.50", benefit=COPAY_50), "60.00", ["42.50"], ["0.00"]),
    ("a copay after the deductible [A]", plan("100.00", deductible="60.00", benefit=COPAY_20_AFTER), "100.00", ["80.00", "20.00"], ["20.00", "80.00"]),
    ("what is left of the deductible is less than the copay leaves [A]", plan("100.00", deductible="95.00", benefit=COPAY_20_AFTER), "100.00", ["100.00", "20.00"], ["0.00", "80.00"]),
    ("the maximum reached in the middle of a visit [A]", plan("120.00", share="0.50", maximum="105.00"), "120.00", ["60.00", "45.00", "0.00"], ["60.00", "75.00", "120.00"]),
    ("the maximum reached within the deductible [A]", plan("100.00", deductible="500.00", maximum="150.00"), "100.00", ["100.00", "50.00", "0.00"], ["0.00", "50.00", "100.00"]),
    ("the family's deductible is met first [A]", plan("300.00", deductible="500.00", family=Family(Decimal("1000.00"), Decimal("100.00"))), "300.00", ["140.00"], ["160.00"]),
    ("the visit limit is reached [A]", plan("95.00", visit_limit=20, visits_used=19), "140.00", ["19.00", "95.00"], ["76.00", "0.00"]),
    ("over the limit at the full charge [A]", plan("95.00", visit_limit=20, visits_used=20, over_limit=OverLimit.FULL_CHARGE), "140.00", ["140.00"], ["0.00"]),
    ("out of network, the balance billed [A]", plan("90.00", share="0.40", in_network=False), "150.00", ["96.00"], ["54.00"]),
    ("out of network, no balance billed [A]", plan("90.00", share="0.40", in_network=False, balance_billed=False), "150.00", ["36.00"], ["54.00"]),
    ("the charge is below the rate [A]", plan("95.00"), "60.00", ["12.00"], ["48.00"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("held", "charge", "person", "insurer"), [pytest.param(*each[1:], id=each[0]) for each in ALONE]
)
def test_a_plan_alone(held: PrivatePlan, charge: str, person: list[str], insurer: list[str]) -> None:
    prices = PriceList({"97110": Decimal(charge)})
    rows = estimate(days(len(person)), held, TARIFF, prices=prices).rows
    assert [str(row.person_pays) for row in rows] == person
    assert [str(row.insurer_pays) for row in rows] == insurer


def test_a_visit_over_the_limit_counts_toward_nothing() -> None:
    held = plan("95.00", deductible="300.00", maximum="2000.00", visit_limit=0, visits_used=0)
    (row,) = estimate(days(1), held, TARIFF).rows
    assert (row.after.deductible_left, row.after.out_of_pocket_left) == (Decimal(300), Decimal(2000))


def test_a_copay_is_owed_once_for_three_codes() -> None:
    codes = ("97110", "97112", "97140")
    lines = tuple(ServiceLine(code, 15) for code in codes)
    held = replace(
        plan("0.00", benefit=Copay(Decimal("30.00"))), rates=CodeRates(dict.fromkeys(codes, Decimal("31.00")))
    )
    (row,) = estimate(PlannedCare((PlannedVisit(lines, on=FIRST_DAY),)), held, TARIFF).rows
    assert (str(row.person_pays), str(row.insurer_pays)) == ("30.00", "63.00")


def test_the_plan_year_turns_at_the_end_of_december() -> None:
    held = plan("100.00", deductible="150.00")
    rows = estimate(days(3, date(2026, 12, 30)), held, TARIFF).rows
    assert [str(row.person_pays) for row in rows] == ["100.00", "60.00", "100.00"]


def test_accumulators_run_on_over_february_29() -> None:
    """The plan year from March 1, 2023 ends on February 29, 2024."""
    held = plan("100.00", deductible="150.00", plan_year_month=3)
    rows = estimate(days(3, date(2024, 2, 28)), held, TARIFF).rows
    assert [str(row.person_pays) for row in rows] == ["100.00", "60.00", "100.00"]
    assert [row.after.year_starts for row in rows] == [date(2023, 3, 1), date(2023, 3, 1), date(2024, 3, 1)]


SECOND = replace(NOTHING_LEFT_OUT, order=Order.SECONDARY, name="Second")
NO_DUPLICATION = replace(SECOND, as_secondary=Secondary.NON_DUPLICATION)
TOGETHER: list[tuple[str, PrivatePlan, PrivatePlan, str, str]] = [
    # source, first, second: the second and the person pay
    ("standard, up to the rest [A]", plan("100.00", share="0.30"), replace(SECOND, rates=VisitRate(Decimal(100))), "30.00", "0.00"),
    ("no duplication [A]", plan("100.00", share="0.30"), replace(NO_DUPLICATION, rates=VisitRate(Decimal(100))), "10.00", "20.00"),
    ("Dentrix Ascend, carve-out of 75% [F]", plan("125.00", share="0.40"), replace(NO_DUPLICATION, rates=VisitRate(Decimal(125)), benefit=Coinsurance(Decimal("0.25"))), "18.75", "31.25"),
    ("the first pays all [A]", plan("100.00", share="0.00"), replace(SECOND, rates=VisitRate(Decimal(100))), "0.00", "0.00"),
    ("all of the first one's deductible [A]", plan("100.00", deductible="500.00"), replace(SECOND, rates=VisitRate(Decimal(90))), "72.00", "28.00"),
    ("the second one's deductible takes its benefit [A]", plan("100.00", share="0.30"), replace(SECOND, rates=VisitRate(Decimal(100)), deductible=Decimal(500), deductible_left=Decimal(500)), "0.00", "30.00"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "pays", "person"), [pytest.param(*each[1:], id=each[0]) for each in TOGETHER]
)
def test_two_plans(first: PrivatePlan, second: PrivatePlan, pays: str, person: str) -> None:
    (row,) = estimate(days(1), [first, second], TARIFF).rows
    assert (str(row.other_insurer_pays), str(row.person_pays)) == (pays, person)
