"""One plan of twelve visits, priced by hand for every kind of coverage, to the cent.

Mondays from October 20, 2025 to January 5, 2026, in Dallas (indices 1.011, 1.007, 0.877). The first visit: examination 97161,
one unit each of 97110 and 97140. A usual one: two units of 97110, one of 97140. The tenth adds the examination 97164.
The clinic charges 160.00, 62.00, 64.00 and 110.00: 286.00, 188.00 and 298.00 a visit, 2,464.00 in all.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from synovia.domain.charges import (
    NO_LIMIT,
    CodeRates,
    Coinsurance,
    Estimate,
    Medicare,
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
    Supplement,
    UnitRule,
    VisitRate,
    WorkersCompensation,
    estimate,
)
from synovia.domain.charges.coverage import Happening
from synovia.knowledge.tariff_tables import tariffs

DALLAS = "04412-11"
PRICES = PriceList(
    {code: Decimal(price) for code, price in (("97161", 160), ("97110", 62), ("97140", 64), ("97164", 110))}
)
FIRST = (ServiceLine("97161"), ServiceLine("97110", 15), ServiceLine("97140", 15))
USUAL = (ServiceLine("97110", 30), ServiceLine("97140", 15))
TENTH = (*USUAL, ServiceLine("97164"))
DAYS = [date(2025, 10, 20) + timedelta(weeks=week) for week in range(12)]
CARE = PlannedCare(
    tuple(PlannedVisit({0: FIRST, 9: TENTH}.get(at, USUAL), on=day) for at, day in enumerate(DAYS))
)
MEDICARE = Medicare(locality=DALLAS, deductible_left=Decimal("257.00"), therapy_used=Decimal("0.00"))


def priced(*coverage: object) -> Estimate:
    return estimate(CARE, coverage, tariffs(), prices=PRICES)  # type: ignore[arg-type]


def column(result: Estimate, name: str) -> list[str]:
    return [str(getattr(row.shares, name)) for row in result.rows]


def test_what_medicare_allows() -> None:
    """A unit of 2025 is (work × 1.011 + practice × 1.007 + malpractice × 0.877) × 32.3465, reduced with half of practice.

    97161: (1.54 × 1.011 + 1.45 × 1.007 + 0.04 × 0.877) × 32.3465 = 3.05217 × 32.3465 = 98.73
    97110: (0.45495 + 0.43301 + 0.00877) × 32.3465 = 29.01; reduced (0.45495 + 0.216505 + 0.00877) × 32.3465 = 22.00
    97140: reduced (0.43473 + 0.2014 + 0.00877) × 32.3465 = 20.86
    97164: (0.97056 + 1.11777 + 0.01754) × 32.3465 = 68.12, the most practice expense of its day: in full
    First 98.73 + 22.00 + 20.86 = 141.59; usual 29.01 + 22.00 + 20.86 = 71.87; tenth 68.12 + 22.00 + 22.00 + 20.86 = 132.98.
    In 2026, × 33.4009 with practice 0.41 and 0.39: 29.28 + 22.38 + 21.37 = 73.03. In all 994.43.
    """
    result = priced(MEDICARE)
    assert [str(row.allowed) for row in result.rows] == ["141.59", *["71.87"] * 8, "132.98", "71.87", "73.03"]
    assert result.expected.allowed == Decimal("994.43")


def test_medicare() -> None:
    """257.00 - 141.59 = 115.41; - 71.87 = 43.54; of the third visit 43.54, and 20% of 28.33 = 5.67: 49.21.

    Then 20% of 71.87 = 14.37; Medicare 57.50 less 2% (1.15) = 56.35. Tenth: 26.60, and 106.38 - 2.13 = 104.25.
    In January a deductible of 283.00 begins: 73.03. In all 141.59 + 71.87 + 49.21 + 7 × 14.37 + 26.60 + 73.03 = 462.89.
    """
    result = priced(MEDICARE)
    usual = ["14.37"] * 6
    assert column(result, "person") == ["141.59", "71.87", "49.21", *usual, "26.60", "14.37", "73.03"]
    assert column(result, "insurer") == ["0.00", "0.00", "22.21", *["56.35"] * 6, "104.25", "56.35", "0.00"]
    assert column(result, "withheld") == ["0.00", "0.00", "0.45", *["1.15"] * 6, "2.13", "1.15", "0.00"]
    assert [str(each) for each in (result.expected.person_pays, result.expected.insurer_pays)] == ["462.89", "520.91"]  # fmt: skip
    assert result.deductible_met_on == DAYS[2]
    assert result.rows[-1].after.deductible_left == Decimal("283.00") - Decimal("73.03")


def test_medicare_with_a_supplement() -> None:
    """The supplement takes the coinsurance, 5.67 + 7 × 14.37 + 26.60 = 132.86; deductibles stay: 257.00 + 73.03."""
    result = priced(replace(MEDICARE, supplement=Supplement.COINSURANCE))
    assert [str(each) for each in (result.expected.other_insurer_pays, result.expected.person_pays)] == ["132.86", "330.03"]  # fmt: skip


def test_medicare_and_a_second_plan() -> None:
    """A retiree's plan alone would pay 80% of 80.00 = 64.00 a visit: it pays that or the rest, whichever is less.

    141.59 - 64.00 = 77.59; 71.87 - 64.00 = 7.87; then nothing; 73.03 - 64.00 = 9.03. In all 94.49.
    """
    second = PrivatePlan(
        order=Order.SECONDARY,
        benefit=Coinsurance(Decimal("0.20")),
        rates=VisitRate(Decimal("80.00")),
        unit_rule=UnitRule.CMS,
        deductible=Decimal("0.00"),
        deductible_left=Decimal("0.00"),
        out_of_pocket_max=NO_LIMIT,
        visit_limit=NO_LIMIT,
        authorised_visits=NO_LIMIT,
    )
    result = priced(MEDICARE, second)
    assert column(result, "person") == ["77.59", "7.87", *["0.00"] * 9, "9.03"]
    assert result.expected.person_pays == Decimal("94.49")
    assert result.expected.other_insurer_pays == Decimal("462.89") - Decimal("94.49")


def test_a_private_plan() -> None:
    """Rates 110.00, 38.50, 36.25 and 70.00: 184.75 first, 113.25 usual, 183.25 the tenth. 25% after the deductible.

    First: 180.00 to the deductible and 25% of 4.75 = 1.19; 260.00 - 181.19 = 78.81 left to the maximum. Then 28.31 twice
    (50.50, 22.19 left), and the fourth visit stops at 22.19. The eleventh uses the last of 11 visits left.
    In January all begins again: 113.25 to the new deductible. In all 181.19 + 2 × 28.31 + 22.19 + 113.25 = 373.25.
    """
    rates = {"97161": "110.00", "97110": "38.50", "97140": "36.25", "97164": "70.00"}
    result = priced(
        PrivatePlan(
            benefit=Coinsurance(Decimal("0.25")),
            rates=CodeRates({code: Decimal(rate) for code, rate in rates.items()}),
            unit_rule=UnitRule.CMS,
            deductible=Decimal("500.00"),
            deductible_left=Decimal("180.00"),
            out_of_pocket_max=Decimal("3000.00"),
            out_of_pocket_left=Decimal("260.00"),
            visit_limit=20,
            visits_used=9,
            authorised_visits=NO_LIMIT,
        )
    )
    assert column(result, "person") == ["181.19", "28.31", "28.31", "22.19", *["0.00"] * 7, "113.25"]
    assert column(result, "insurer") == ["3.56", "84.94", "84.94", "91.06", *["113.25"] * 5, "183.25", "113.25", "0.00"]  # fmt: skip
    assert [str(each) for each in (result.expected.person_pays, result.expected.insurer_pays)] == ["373.25", "1127.25"]  # fmt: skip
    assert [(each.happening, each.visit) for each in result.milestones] == [
        (Happening.DEDUCTIBLE_MET, 1),
        (Happening.MAXIMUM_REACHED, 4),
        (Happening.VISITS_USED_UP, 11),
        (Happening.YEAR_TURNS, 12),
    ]
    assert result.expected.person_least == result.expected.person_most


def test_workers_compensation_in_texas() -> None:
    """The same values × 67.81 (the factor of 2024 stands in), never above the clinic's own price.

    97161: 3.05217 × 67.81 = 206.97, above the price: 160.00. 97110: 60.81, reduced 46.13. 97140 reduced: 43.73. 97164:
    142.80, above the price: 110.00. First 160.00 + 46.13 + 43.73 = 249.86; usual 106.94 + 43.73 = 150.67; tenth
    92.26 + 43.73 + 110.00 = 245.99; in 2026 104.88 + 43.39 = 148.27. Ten visits are authorized: two wait, 298.94.
    """
    result = priced(WorkersCompensation(state="TX", locality=DALLAS, accepted=True, authorised_visits=10))
    assert column(result, "insurer") == ["249.86", *["150.67"] * 8, "245.99", "0.00", "0.00"]
    assert column(result, "waiting")[-2:] == ["150.67", "148.27"]
    assert [str(each) for each in (result.expected.insurer_pays, result.expected.waiting)] == ["1701.21", "298.94"]  # fmt: skip
    assert result.expected.person_pays == 0
    assert any("2024 used" in each.says for each in result.unknowns)


def test_self_pay() -> None:
    """A quarter off: 120.00 + 46.50 + 48.00 = 214.50; 93.00 + 48.00 = 141.00; with 82.50 more 223.50. In all 1,848.00."""
    result = priced(SelfPay(discount=Decimal("0.25")))
    assert column(result, "person") == ["214.50", *["141.00"] * 8, "223.50", "141.00", "141.00"]
    assert (result.expected.person_pays, result.expected.charge) == (Decimal("1848.00"), Decimal("2464.00"))


def test_personal_injury_in_florida() -> None:
    """First care on the 14th day: 80% of 2,464.00 = 1,971.20. Of the other 492.80, 300.00 are medical payments:

    57.20 + 6 × 37.60 = 282.80 in seven visits, 17.20 in the eighth. What waits: 20.40 + 37.60 + 59.60 + 2 × 37.60 = 192.80.
    """
    cover = NoFault(state="FL", emergency_condition=True, first_care_on=DAYS[0])
    result = priced(
        PersonalInjury(
            no_fault=cover,
            med_pay=MedPay(limit=Decimal("300.00")),
            letter_of_protection=True,
            accident_on=date(2025, 10, 6),
        )
    )
    assert column(result, "other_insurer") == ["57.20", *["37.60"] * 6, "17.20", *["0.00"] * 4]
    assert column(result, "waiting") == [*["0.00"] * 7, "20.40", "37.60", "59.60", "37.60", "37.60"]
    assert [str(each) for each in (result.expected.insurer_pays, result.expected.waiting)] == ["1971.20", "192.80"]  # fmt: skip
    assert result.expected.person_pays == 0
