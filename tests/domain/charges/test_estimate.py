"""One plan priced by hand for every coverage, and what the estimate says on the way."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from synovia.domain.charges import (
    NO_LIMIT,
    CodeRates,
    Coinsurance,
    Copay,
    Coverage,
    Estimate,
    Medicare,
    MedicareShare,
    MedPay,
    NoFault,
    Order,
    OverLimit,
    Participation,
    PersonalInjury,
    PlannedCare,
    PlannedVisit,
    PriceList,
    PrivatePlan,
    Secondary,
    SelfPay,
    ServiceLine,
    Supplement,
    UnitRule,
    VisitRange,
    VisitRate,
    WorkersCompensation,
    estimate,
    weekly,
)
from synovia.domain.charges.coverage import Happening
from synovia.knowledge.tariff_tables import tariffs
from tests.domain.charges.planned import PRICES, visits, weekly_visits

FIRST = (ServiceLine("97161"), ServiceLine("97140", 15), ServiceLine("97110", 15))
USUAL = (ServiceLine("97110", 30), ServiceLine("97140", 15))
MONDAYS = [date(2025, 6, 2) + timedelta(weeks=week) for week in range(4)]
CARE = PlannedCare(
    tuple(PlannedVisit(USUAL if number else FIRST, on=day) for number, day in enumerate(MONDAYS)),
    likely=VisitRange(2, 3, 4),
)
PLAN = PrivatePlan(
    benefit=Coinsurance(Decimal("0.20")),
    rates=VisitRate(Decimal("95.00")),
    unit_rule=UnitRule.CMS,
    deductible=Decimal("300.00"),
    deductible_left=Decimal("100.00"),
    out_of_pocket_max=Decimal("2000.00"),
    out_of_pocket_left=Decimal("2000.00"),
    visit_limit=NO_LIMIT,
    authorised_visits=NO_LIMIT,
)


def person(result: Estimate) -> list[str]:
    """What the person pays, visit by visit."""
    return [str(row.person_pays) for row in result.rows]


def happenings(result: Estimate) -> list[tuple[Happening, int]]:
    """What happens, and with which visit."""
    return [(each.happening, each.visit) for each in result.milestones]


class TestMedicare:
    def test_the_deductible_is_used_up_and_then_the_person_pays_a_fifth(self) -> None:
        """140.54 and 71.32 fall to the deductible; of the third visit 45.14 does, and a fifth of 26.18."""
        result = estimate(
            CARE, Medicare(deductible_left=Decimal("257.00"), therapy_used=Decimal(0)), tariffs()
        )
        assert [str(row.allowed) for row in result.rows] == ["140.54", "71.32", "71.32", "71.32"]
        assert person(result) == ["140.54", "71.32", "50.38", "14.26"]
        assert [str(row.insurer_pays) for row in result.rows] == ["0.00", "0.00", "20.52", "55.92"]
        assert [str(row.shares.withheld) for row in result.rows] == ["0.00", "0.00", "0.42", "1.14"]
        assert result.deductible_met_on == date(2025, 6, 16)
        assert (result.low.person_pays, result.expected.person_pays) == (Decimal("211.86"), Decimal("262.24"))

    def test_an_unknown_deductible_makes_a_range(self) -> None:
        result = estimate(CARE, Medicare(therapy_used=Decimal(0)), tariffs(), prices=PRICES)
        assert result.expected.person_most == Decimal("262.24")
        assert result.expected.person_least == Decimal("28.11") + Decimal("14.26") * 2
        assert [each.what for each in result.unknowns] == ["deductible_left"]

    def test_the_clinics_lower_price_is_what_is_allowed(self) -> None:
        cheap = PriceList({**PRICES.prices, "97140": Decimal("10.00")})
        result = estimate(CARE, Medicare(), tariffs(), prices=cheap)
        lines = {line.code: line.allowed for line in result.rows[1].lines}
        assert lines["97140"] == Decimal("10.00")

    def test_a_new_year_starts_the_deductible_again(self) -> None:
        """2027 is not published: the figures of 2026 stand in, and the estimate says so."""
        care = visits(date(2026, 12, 28), date(2027, 1, 4), lines=[ServiceLine("97110", 30)])
        result = estimate(care, Medicare(deductible_left=Decimal("0.00")), tariffs(), prices=PRICES)
        assert result.rows[0].person_pays < result.rows[1].person_pays
        assert (Happening.YEAR_TURNS, 2) in happenings(result)
        said = " ".join(each.says for each in result.unknowns)
        assert "2027 figures not published; 2026 used" in said
        assert result.rows[1].after.deductible_left == Decimal("283.00") - result.rows[1].allowed

    def test_the_therapy_threshold_is_watched(self) -> None:
        result = estimate(
            weekly_visits(4), Medicare(therapy_used=Decimal("2400.00")), tariffs(), prices=PRICES
        )
        assert happenings(result).count((Happening.KX_FROM_HERE, 2)) == 1

    def test_a_threshold_passed_before_the_plan_is_said_at_once(self) -> None:
        result = estimate(
            weekly_visits(2), Medicare(therapy_used=Decimal("3100.00")), tariffs(), prices=PRICES
        )
        assert [each for each in happenings(result) if each[0] is not Happening.DEDUCTIBLE_MET] == [
            (Happening.KX_FROM_HERE, 1),
            (Happening.REVIEW_POSSIBLE, 1),
        ]

    def test_an_assistants_units_cost_medicare_less_and_the_person_the_same(self) -> None:
        """Allowed 29.06: Medicare's 80% of it becomes 85% of that; the other reading lowers the person's part too."""
        by_assistant = visits(date(2026, 6, 1), lines=[ServiceLine("97110", 15, assistant_minutes=15)])
        by_therapist = visits(date(2026, 6, 1), lines=[ServiceLine("97110", 15)])
        held = Medicare(deductible_left=Decimal("0.00"), therapy_used=Decimal("0.00"))
        one, other = (estimate(care, held, tariffs()) for care in (by_assistant, by_therapist))
        assert one.expected.person_pays == other.expected.person_pays == Decimal("5.81")
        assert one.rows[0].shares.withheld > other.rows[0].shares.withheld
        assert one.expected.person_least == Decimal("4.94")
        assert "assistant_share" in [each.what for each in one.unknowns]

    def test_a_supplement_takes_the_coinsurance(self) -> None:
        held = Medicare(deductible_left=Decimal("0.00"), supplement=Supplement.COINSURANCE)
        result = estimate(CARE, held, tariffs(), prices=PRICES)
        assert result.high.person_pays == 0
        assert result.high.other_insurer_pays == Decimal("70.89")

    def test_without_assignment_the_person_pays_up_to_the_limiting_charge(self) -> None:
        """Fee 28.79: allowed 27.35, limit 31.45; Medicare's 21.44 goes to the person."""
        care = visits(date(2025, 6, 2), lines=[ServiceLine("97110", 15)])
        held = Medicare(deductible_left=Decimal("0.00"), participation=Participation.NOT_ASSIGNED)
        (row,) = estimate(care, held, tariffs(), prices=PRICES).rows
        assert (row.charge, row.allowed, row.insurer_pays) == (
            Decimal("31.45"),
            Decimal("27.35"),
            Decimal("21.44"),
        )
        assert row.person_pays == Decimal("31.45") - Decimal("21.44")

    def test_a_pack_is_never_paid_apart(self) -> None:
        care = visits(date(2026, 6, 1), lines=[ServiceLine("97110", 15), ServiceLine("97010")])
        (row,) = estimate(care, Medicare(), tariffs(), prices=PRICES).rows
        assert [str(line.allowed) for line in row.lines] == ["29.06", "0.00"]

    def test_a_service_never_covered_is_the_persons(self) -> None:
        care = visits(date(2026, 6, 1), lines=[ServiceLine("98943")])
        (row,) = estimate(care, Medicare(deductible_left=Decimal("0.00")), tariffs(), prices=PRICES).rows
        assert row.person_pays == PRICES.prices["98943"]
        assert row.after.therapy_used == 0

    def test_two_codes_never_paid_together_are_named(self) -> None:
        care = visits(date(2026, 6, 1), lines=[ServiceLine("97140", 15), ServiceLine("97124", 15)])
        (row,) = estimate(care, Medicare(), tariffs(), prices=PRICES).rows
        assert [str(line.allowed) for line in row.lines] == ["27.72", "0.00"]
        assert row.remarks == ("97124 is never paid on a day with 97140: plan one or the other.",)

    def test_too_many_units_of_a_day_are_denied_whole(self) -> None:
        care = visits(date(2026, 6, 1), lines=[ServiceLine("97035", 45)])
        (row,) = estimate(care, Medicare(), tariffs(), prices=PRICES).rows
        assert row.allowed == 0
        assert "above Medicare's maximum of 2" in row.remarks[0]


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


class TestWorkersCompensation:
    def test_the_worker_pays_nothing_while_the_claim_is_accepted(self) -> None:
        held = WorkersCompensation(state="TX", locality="04412-11", accepted=True, authorised_visits=3)
        result = estimate(CARE, held, tariffs(), prices=PRICES)
        assert person(result) == ["0.00"] * 4
        assert result.rows[2].insurer_pays == result.rows[2].allowed
        assert result.rows[3].waiting == result.rows[3].allowed
        assert (Happening.AUTHORISATION_USED_UP, 3) in happenings(result)

    def test_an_open_claim_leaves_a_range(self) -> None:
        result = estimate(CARE, WorkersCompensation(state="TX"), tariffs(), prices=PRICES)
        assert result.expected.person_pays == 0
        assert result.expected.person_most == result.expected.charge
        assert {"accepted", "authorised_visits"} <= {each.what for each in result.unknowns}

    def test_new_york_caps_the_day_and_a_first_examination_lifts_the_cap(self) -> None:
        """A value of 4.23 a unit: five units are 21.15, above 12 on a plain day and above 18 with an examination."""
        held = WorkersCompensation(state="NY", region="IV", accepted=True, rates={"97161": Decimal("90.00")})
        plain = visits(date(2026, 6, 1), lines=[ServiceLine("97140", 75)])
        (row,) = estimate(plain, held, tariffs()).rows
        assert row.allowed == Decimal("114.60")

    def test_californias_cap_stops_at_twenty_four_visits(self) -> None:
        held = WorkersCompensation(
            state="CA",
            accepted=True,
            rates={"97110": Decimal("40.00")},
            visits_used=22,
            authorised_visits=NO_LIMIT,
        )
        result = estimate(weekly_visits(4), held, tariffs())
        assert [str(row.waiting) for row in result.rows] == ["0.00", "0.00", "80.00", "80.00"]
        assert person(result) == ["0.00"] * 4


class TestPersonalInjury:
    HELD = PersonalInjury(
        no_fault=NoFault(state="FL", emergency_condition=False, first_care_on=date(2025, 5, 30)),
        med_pay=MedPay(limit=Decimal("50.00")),
        letter_of_protection=True,
        accident_on=date(2025, 5, 25),
    )

    def test_no_fault_then_medical_payments_then_the_letter(self) -> None:
        """$286 at the first visit: 80% is $228.80, medical payments take $50.00 and then $0 of the rest."""
        result = estimate(CARE, self.HELD, tariffs(), prices=PRICES)
        assert person(result) == ["0.00"] * 4
        assert str(result.rows[0].insurer_pays) == "228.80"
        assert [str(row.other_insurer_pays) for row in result.rows[:2]] == ["50.00", "0.00"]
        assert [str(row.waiting) for row in result.rows[:2]] == ["7.20", "37.60"]
        assert any("if the case is lost" in remark for remark in result.remarks)

    def test_without_a_letter_the_rest_is_due_now(self) -> None:
        result = estimate(CARE, replace(self.HELD, letter_of_protection=False), tariffs(), prices=PRICES)
        assert person(result)[:2] == ["7.20", "37.60"]

    def test_care_begun_too_late_loses_floridas_cover(self) -> None:
        late = replace(self.HELD, accident_on=date(2025, 5, 1), letter_of_protection=False, med_pay=None)
        result = estimate(CARE, late, tariffs(), prices=PRICES)
        assert result.expected.insurer_pays == 0
        assert result.expected.person_pays == result.expected.charge

    def test_whether_it_was_an_emergency_makes_a_range(self) -> None:
        used = NoFault(state="FL", used=Decimal("2400.00"), first_care_on=date(2025, 5, 30))
        held = replace(self.HELD, no_fault=used, med_pay=None, letter_of_protection=False)
        result = estimate(CARE, held, tariffs(), prices=PRICES).expected
        assert result.person_pays == result.person_most
        assert result.person_most - result.person_least > 100


class TestSelfPay:
    def test_the_clinics_prices_less_the_discount(self) -> None:
        result = estimate(CARE, SelfPay(discount=Decimal("0.25")), tariffs(), prices=PRICES)
        assert [str(row.charge) for row in result.rows[:2]] == ["286.00", "188.00"]
        assert person(result)[:2] == ["214.50", "141.00"]
        assert result.expected.shares.written_off == Decimal("165.50")

    def test_one_price_for_the_visit_is_spread_over_its_services(self) -> None:
        flat = SelfPay(visit_price=Decimal("100.00"), first_visit_price=Decimal("150.00"))
        result = estimate(CARE, flat, tariffs(), prices=PRICES)
        assert person(result) == ["150.00", "100.00", "100.00", "100.00"]
        assert sum(line.allowed for line in result.rows[1].lines) == Decimal("100.00")


class TestPlans:
    def test_a_weekly_plan_keeps_to_weekdays(self) -> None:
        care = weekly(
            starts_on=date(2026, 11, 27),
            first=FIRST,
            usual=USUAL,
            per_week=3,
            likely=VisitRange(6, 9, 12),
            every_tenth=[ServiceLine("97164")],
        )
        days = [visit.on for visit in care.visits if visit.on]
        assert len(set(days)) == 12
        assert all(day.weekday() < 5 for day in days)
        assert [len(visit.lines) for visit in care.visits] == [3, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 2]

    def test_weeks_are_counted_from_the_start(self) -> None:
        visit = PlannedVisit(USUAL, week=2, day=1)
        result = estimate(PlannedCare((visit,), starts_on=date(2025, 6, 2)), PLAN, tariffs())
        assert result.rows[0].on == date(2025, 6, 17)

    @pytest.mark.parametrize("coverage", [Medicare(), PLAN, SelfPay()])
    def test_the_estimate_is_plain_data_with_exact_money(self, coverage: Coverage) -> None:
        told = estimate(CARE, coverage, tariffs(), prices=PRICES).as_json()
        assert told["expected"]["person_pays"] == str(  # type: ignore[index]
            estimate(CARE, coverage, tariffs(), prices=PRICES).expected.person_pays
        )
        assert _has_no_float(told)


def _has_no_float(value: object) -> bool:
    if isinstance(value, dict):
        return all(_has_no_float(each) for each in value.values())
    if isinstance(value, list):
        return all(_has_no_float(each) for each in value)
    return value is None or isinstance(value, str | int | bool)
