"""Private plans, alone and with a second coverage, priced by hand visit by visit."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from synovia.domain.charges import (
    CodeRates,
    Coinsurance,
    Copay,
    Medicare,
    MedicareShare,
    Order,
    OverLimit,
    Participation,
    Secondary,
    ServiceLine,
    Supplement,
    UnitRule,
    VisitRate,
    estimate,
)
from synovia.domain.charges.coverage import Happening
from synovia.knowledge.tariff_tables import tariffs
from tests.domain.charges.planned import (
    CARE,
    PLAN,
    PRICES,
    happenings,
    person,
    visits,
    weekly_visits,
)


class TestPrivatePlan:
    def test_deductible_first_and_coinsurance_after(self) -> None:
        """$95 a visit: $95 and then $5 to the deductible, a fifth of $90, then a fifth of $95."""
        result = estimate(weekly_visits(4), PLAN, tariffs())
        assert person(result) == ["95.00", "23.00", "19.00", "19.00"]
        assert result.deductible_met_on == result.rows[1].on

    def test_a_copay_is_for_the_visit_not_for_each_code(self) -> None:
        result = estimate(CARE, replace(PLAN, benefit=Copay(Decimal("40.00"))), tariffs())
        assert person(result) == ["40.00"] * 4
        assert result.rows[3].after.deductible_left == Decimal("100.00")

    def test_a_copay_is_never_more_than_the_visit(self) -> None:
        low = replace(PLAN, benefit=Copay(Decimal("40.00")), rates=VisitRate(Decimal("32.00")))
        assert person(estimate(weekly_visits(2), low, tariffs())) == ["32.00", "32.00"]

    def test_the_yearly_maximum_ends_the_persons_part(self) -> None:
        near = replace(PLAN, out_of_pocket_left=Decimal("110.00"))
        result = estimate(weekly_visits(3), near, tariffs())
        assert person(result) == ["95.00", "15.00", "0.00"]
        assert (Happening.MAXIMUM_REACHED, 2) in happenings(result)

    def test_visits_over_the_limit_are_the_persons_at_the_contract_rate(self) -> None:
        held = replace(PLAN, visit_limit=20, visits_used=18)
        result = estimate(weekly_visits(4), held, tariffs(), prices=PRICES)
        assert person(result)[2:] == ["95.00", "95.00"]
        assert (Happening.VISITS_USED_UP, 2) in happenings(result)

    def test_what_is_used_up_before_the_first_visit_is_said(self) -> None:
        """Neither was ever told: only the visit that used the last one was."""
        held = replace(PLAN, visit_limit=20, visits_used=20, authorised_visits=0)
        result = estimate(weekly_visits(2), held, tariffs())
        assert happenings(result) == [(Happening.VISITS_USED_UP, 1), (Happening.AUTHORISATION_USED_UP, 1)]
        assert all("before visit 1 on March 2, 2026" in each.says for each in result.milestones)

    def test_a_plan_may_leave_the_full_charge_over_its_limit(self) -> None:
        held = replace(PLAN, visit_limit=0, visits_used=0, over_limit=OverLimit.FULL_CHARGE)
        assert person(estimate(weekly_visits(1), held, tariffs(), prices=PRICES)) == ["124.00"]

    def test_a_plan_year_may_begin_in_any_month(self) -> None:
        held = replace(
            PLAN, deductible_left=Decimal("0.00"), plan_year_month=7, visit_limit=20, visits_used=20
        )
        care = visits(date(2026, 6, 29), date(2026, 7, 6))
        result = estimate(care, held, tariffs())
        assert person(result) == ["95.00", "95.00"]
        assert result.rows[0].after.visits_left == 0
        assert result.rows[1].after.visits_left == 19
        assert (Happening.YEAR_TURNS, 2) in happenings(result)

    def test_out_of_network_the_clinic_may_bill_the_rest(self) -> None:
        held = replace(PLAN, in_network=False, deductible_left=Decimal("0.00"))
        (row,) = estimate(weekly_visits(1), held, tariffs(), prices=PRICES).rows
        assert row.charge == Decimal("124.00")
        assert row.person_pays == Decimal("19.00") + Decimal("29.00")
        assert row.shares.written_off == 0

    def test_a_share_of_medicares_fee(self) -> None:
        held = replace(PLAN, rates=MedicareShare(Decimal("1.20")))
        (_, row, *_) = estimate(CARE, held, tariffs(), prices=PRICES).rows
        assert [str(line.allowed) for line in row.lines] == ["60.74", "24.84"]

    def test_rates_by_code_are_for_a_unit(self) -> None:
        held = replace(PLAN, rates=CodeRates({"97110": Decimal("31.50")}))
        (row,) = estimate(weekly_visits(1), held, tariffs()).rows
        assert row.allowed == Decimal("63.00")

    def test_an_unknown_deductible_and_maximum_make_a_range(self) -> None:
        unsure = replace(PLAN, deductible_left=None, out_of_pocket_left=None)
        result = estimate(weekly_visits(4), unsure, tariffs())
        assert {"deductible_left", "out_of_pocket_left"} <= {each.what for each in result.unknowns}
        assert result.expected.person_pays == result.expected.person_most == Decimal("316.00")
        assert result.expected.person_least == 0

    def test_the_counting_rule_changes_the_units(self) -> None:
        """Three codes of eight minutes: two units for Medicare, three under the rule of eights."""
        lines = [ServiceLine(code, 8) for code in ("97110", "97112", "97140")]
        rates = CodeRates(dict.fromkeys(("97110", "97112", "97140"), Decimal("30.00")))
        care = visits(date(2026, 6, 1), lines=lines)
        allowed = {
            rule: estimate(care, replace(PLAN, rates=rates, unit_rule=rule), tariffs()).expected.allowed
            for rule in UnitRule
        }
        assert allowed == {UnitRule.CMS: Decimal("60.00"), UnitRule.EIGHTS: Decimal("90.00")}
        unsure = replace(PLAN, rates=rates, unit_rule=None, deductible_left=Decimal("0.00"))
        result = estimate(care, unsure, tariffs()).expected
        assert (result.person_least, result.person_most) == (Decimal("12.00"), Decimal("18.00"))


class TestTwoCoverages:
    def test_a_second_plan_pays_up_to_its_own_benefit(self) -> None:
        second = replace(PLAN, order=Order.SECONDARY, name="Second", deductible_left=Decimal("0.00"))
        result = estimate(weekly_visits(2), [PLAN, second], tariffs())
        assert [str(row.other_insurer_pays) for row in result.rows] == ["76.00", "23.00"]
        assert person(result) == ["19.00", "0.00"]

    def test_a_plan_that_does_not_duplicate_pays_only_the_difference(self) -> None:
        second = replace(
            PLAN,
            order=Order.SECONDARY,
            as_secondary=Secondary.NON_DUPLICATION,
            benefit=Coinsurance(Decimal("0.10")),
            deductible_left=Decimal("0.00"),
        )
        first = replace(PLAN, deductible_left=Decimal("0.00"))
        (row,) = estimate(weekly_visits(1), [first, second], tariffs()).rows
        assert (row.insurer_pays, row.other_insurer_pays, row.person_pays) == (
            Decimal("76.00"),
            Decimal("9.50"),
            Decimal("9.50"),
        )

    def test_medicare_pays_second(self) -> None:
        """The plan allows 95.00 and pays 76.00; Medicare alone would pay 46.50: it pays the 19.00 left."""
        medicare = Medicare(order=Order.SECONDARY, deductible_left=Decimal("0.00"))
        first = replace(PLAN, deductible_left=Decimal("0.00"))
        (row,) = estimate(weekly_visits(1), [first, medicare], tariffs()).rows
        assert row.person_pays == 0
        assert row.other_insurer_pays + row.shares.withheld == Decimal("19.00")
        assert row.shares.withheld == Decimal("0.38")
        assert {step.source for step in row.working if step.rule == "second-payer"} == {"cfr-411-33"}

    @pytest.mark.parametrize(
        ("first", "medicare_owes", "person_pays", "written_off"),
        [
            # Medicare approves $51.27 for two units of 97110 in 2026 and alone would owe $41.02 of it.
            ({"deductible_left": "95.00"}, "41.02", "10.25", "72.73"),  # the plan pays nothing: 51.27 - 41.02
            ({"deductible_left": "40.00"}, "41.02", "0.00", "38.98"),  # it pays $44.00: more than $51.27 with Medicare
            ({"rates": "40.00", "deductible_left": "40.00"}, "40.00", "0.00", "84.00"),  # $40.00 were agreed to
            # Out of network nothing was agreed to: up to the higher of both allowed amounts.
            ({"rates": "40.00", "in_network": False}, "19.27", "0.00", "72.73"),  # 51.27 - 32.00
        ],
    )  # fmt: skip
    def test_medicares_approved_amount_is_the_most_the_clinic_collects(
        self, first: dict[str, Any], medicare_owes: str, person_pays: str, written_off: str
    ) -> None:
        """42 CFR 424.55(b); before, the person was left with all that the first plan put on them."""
        rate, left = Decimal(first.get("rates", "95.00")), Decimal(first.get("deductible_left", "0.00"))
        plan = replace(
            PLAN, rates=VisitRate(rate), deductible_left=left, in_network=first.get("in_network", True)
        )
        medicare = Medicare(order=Order.SECONDARY, deductible_left=Decimal("0.00"))
        (row,) = estimate(weekly_visits(1), [plan, medicare], tariffs(), prices=PRICES).rows
        assert row.other_insurer_pays + row.shares.withheld == Decimal(medicare_owes)
        assert (str(row.person_pays), str(row.shares.written_off)) == (person_pays, written_off)
        assert row.shares.billed == row.charge == Decimal("124.00")

    def test_a_supplement_pays_behind_medicare(self) -> None:
        """Of the $10.25 that Medicare leaves of its $51.27, all is coinsurance."""
        medicare = Medicare(
            order=Order.SECONDARY, deductible_left=Decimal("0.00"), supplement=Supplement.COINSURANCE
        )
        plan = replace(PLAN, deductible_left=Decimal("95.00"))
        (row,) = estimate(weekly_visits(1), [plan, medicare], tariffs(), prices=PRICES).rows
        assert row.other_insurer_pays + row.shares.withheld == Decimal("51.27")
        assert (row.person_pays, row.shares.billed) == (Decimal("0.00"), row.charge)

    def test_without_assignment_the_limiting_charge_is_the_most(self) -> None:
        """$51.27: limit $56.01, Medicare alone 80% of $48.71: $38.97, of which $0.78 is kept back from the person."""
        medicare = Medicare(
            order=Order.SECONDARY,
            deductible_left=Decimal("0.00"),
            participation=Participation.NOT_ASSIGNED,
        )
        plan = replace(PLAN, deductible_left=Decimal("95.00"))
        (row,) = estimate(weekly_visits(1), [plan, medicare], tariffs(), prices=PRICES).rows
        assert row.other_insurer_pays == Decimal("38.97") - Decimal("0.78")
        assert row.person_pays == Decimal("56.01") - Decimal("38.97") + Decimal("0.78")
        assert row.shares.billed == row.charge
