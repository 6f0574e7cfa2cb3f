"""Who pays what, example by example: Medicare, private plans, a second payer, work injuries, accidents, self-pay."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from synovia.domain.charges import (
    NO_LIMIT,
    Coinsurance,
    Copay,
    Medicare,
    NoFault,
    PersonalInjury,
    PlannedCare,
    PlannedVisit,
    PrivatePlan,
    ServiceLine,
    VisitRate,
    WorkersCompensation,
    estimate,
)
from synovia.domain.charges.estimating import payer_for
from synovia.domain.charges.fees import fee
from synovia.domain.charges.good_faith import due_on_request, due_when_scheduled, may_dispute
from synovia.domain.charges.secondary import medicare_second
from synovia.domain.charges.state_schedule import day_limit
from synovia.domain.charges.tariff import VisitKind
from synovia.domain.terms.money import cents, total
from synovia.knowledge.tariff_tables import tariffs
from tests.spec.charges.asking import NO_PRICES, shared_in_order
from tests.spec.charges.reading import cases, money


@pytest.mark.parametrize("case", cases("medicare_share"))
def test_medicare_and_the_person(case: dict[str, Any]) -> None:
    """Deductible first, then 80 and 20 percent, then 2% off Medicare's part alone."""
    first_day = date(case["year"], 6, 2)
    coverage = Medicare(deductible_left=money(case, "deductible_left"))
    if "services" in case:
        lines = tuple(ServiceLine(code, minutes or None) for code, minutes in case["services"])
        result = estimate(PlannedCare((PlannedVisit(lines, on=first_day),)), coverage, tariffs())
        shares = [row.shares for row in result.rows]
        assert result.expected.allowed == money(case, "allowed")
    else:
        payer = payer_for(coverage, tariffs(), NO_PRICES)
        shares = shared_in_order(payer, [Decimal(amount) for amount in case["visits"]], first_day)
    assert total(each.person for each in shares) == money(case, "person_pays")
    if "medicare_pays" in case:
        assert total(each.insurer for each in shares) == money(case, "medicare_pays")
        assert total(each.withheld for each in shares) == money(case, "withheld")


@pytest.mark.parametrize("case", cases("private_plan"))
def test_a_private_plan_and_the_person(case: dict[str, Any]) -> None:
    """The accumulators move after every visit: visit limit, deductible, copay or coinsurance, yearly maximum."""
    copay, share = money(case, "copay"), money(case, "coinsurance")
    left, maximum = money(case, "deductible_left"), money(case, "out_of_pocket_left")
    benefit = Coinsurance(share or Decimal(0))
    plan = PrivatePlan(
        benefit=benefit if copay is None else Copay(copay, case.get("copay_after_deductible", False)),
        rates=VisitRate(Decimal("100.00")),
        deductible=left,
        deductible_left=left,
        out_of_pocket_max=NO_LIMIT if maximum is None else maximum,
        out_of_pocket_left=maximum,
        visit_limit=case.get("visits_left", NO_LIMIT),
        visits_used=0,
        authorised_visits=NO_LIMIT,
    )
    payer = payer_for(plan, tariffs(), NO_PRICES)
    shares = shared_in_order(payer, [Decimal(amount) for amount in case["visits"]], date(2026, 3, 2))
    assert total(each.person for each in shares) == money(case, "person_pays")
    assert total(each.insurer for each in shares) == money(case, "plan_pays")


@pytest.mark.parametrize("case", cases("second_payer"))
def test_medicare_as_second_payer(case: dict[str, Any]) -> None:
    """The lowest of what is left of the bill, Medicare's payment alone, and what is left of the higher allowance."""
    paid = medicare_second(
        charge=Decimal(case["charge"]),
        obligated=money(case, "obligated"),
        primary_allowed=Decimal(case["primary_allowed"]),
        primary_paid=Decimal(case["primary_paid"]),
        medicare_fee=Decimal(case["medicare_fee"]),
        medicare_alone=Decimal(case["medicare_alone"]),
    )
    assert paid == money(case, "medicare_pays")


@pytest.mark.parametrize("case", cases("workers_compensation"))
def test_workers_compensation(case: dict[str, Any]) -> None:
    """Each state's own way to the most it allows, and the visits it allows."""
    schedule = tariffs().states[case["state"]]
    if "visits" in case:
        assert min(case["visits"], schedule.visit_cap or case["visits"]) == case["covered_visits"]
    elif "values_billed" in case:
        factor = schedule.factors[case["region"]].on(case["on"]).value
        billed = cents(Decimal(case["values_billed"]) * factor)
        most = day_limit(schedule, VisitKind.TREATMENT, factor)
        assert most is not None
        assert min(billed, most) == money(case, "allowed")
    elif "own_factor" in case:
        assert cents(schedule.values[case["code"]] * Decimal(case["own_factor"])) == money(case, "allowed")
    else:
        tariff, on = tariffs(), case["on"]
        values = tariff.values_of(case["code"], on).value
        place = tariff.locality_of(case.get("locality", "national"), on).value
        assert fee(values, place, schedule.factors[""].on(on).value) == money(case, "allowed")


@pytest.mark.parametrize("case", [each for each in cases("workers_compensation") if "code" in each.values[0]])
def test_a_work_injury_priced_by_the_estimate(case: dict[str, Any]) -> None:
    """The same amounts come out of a whole estimate, and the worker pays none of it."""
    if "own_factor" in case:
        coverage = WorkersCompensation(
            state=case["state"], accepted=True, rates={case["code"]: Decimal(case["allowed"])}
        )
    else:
        coverage = WorkersCompensation(
            state=case["state"], accepted=True, locality=case.get("locality", "national")
        )
    visit = PlannedVisit((ServiceLine(case["code"], 15),), on=case.get("on", date(2026, 1, 5)))
    result = estimate(PlannedCare((visit,)), coverage, tariffs())
    assert result.expected.allowed == result.expected.insurer_pays == money(case, "allowed")
    assert result.expected.person_pays == 0


@pytest.mark.parametrize("case", cases("injury"))
def test_no_fault_cover(case: dict[str, Any]) -> None:
    """The cover pays its share until its limit is used up; the rest falls elsewhere."""
    accident = date(2026, 5, 1)
    cover = NoFault(
        state=case["state"],
        emergency_condition=case["emergency_condition"],
        first_care_on=accident + timedelta(days=case["days_to_first_care"]),
    )
    coverage = PersonalInjury(no_fault=cover, accident_on=accident, letter_of_protection=False)
    (shares,) = shared_in_order(
        payer_for(coverage, tariffs(), NO_PRICES), [Decimal(case["charges"])], accident + timedelta(days=6)
    )
    assert shares.insurer == money(case, "cover_pays")
    assert shares.person == money(case, "rest")


@pytest.mark.parametrize("case", cases("good_faith"))
def test_the_good_faith_estimate(case: dict[str, Any]) -> None:
    """When it is due, and when a bill is far enough above it to be disputed."""
    rules = tariffs().good_faith
    if "scheduled_on" in case:
        assert due_when_scheduled(case["scheduled_on"], case["service_on"], rules) == case["due_by"]
    elif "requested_on" in case:
        assert due_on_request(case["requested_on"], rules) == case["due_by"]
    else:
        assert may_dispute(Decimal(case["estimated"]), Decimal(case["billed"]), rules) == case["may_dispute"]
