"""Work injuries, accidents and self-pay, priced by hand visit by visit."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from synovia.domain.charges import (
    NO_LIMIT,
    MedPay,
    NoFault,
    PersonalInjury,
    SelfPay,
    ServiceLine,
    WorkersCompensation,
    estimate,
)
from synovia.domain.charges.coverage import Happening
from synovia.knowledge.tariff_tables import tariffs
from tests.domain.charges.planned import (
    CARE,
    PRICES,
    happenings,
    person,
    visits,
    weekly_visits,
)


class TestWorkersCompensation:
    def test_the_worker_pays_nothing_while_the_claim_is_accepted(self) -> None:
        held = WorkersCompensation(state="TX", locality="04412-11", accepted=True, authorised_visits=3)
        result = estimate(CARE, held, tariffs(), prices=PRICES)
        assert person(result) == ["0.00"] * 4
        assert result.rows[2].insurer_pays == result.rows[2].allowed
        assert result.rows[3].waiting == result.rows[3].allowed
        assert (Happening.AUTHORISATION_USED_UP, 3) in happenings(result)

    def test_texas_takes_over_medicares_edits(self) -> None:
        care = visits(date(2024, 6, 3), lines=[ServiceLine("97140", 15), ServiceLine("97124", 15)])
        (row,) = estimate(care, WorkersCompensation(state="TX", accepted=True), tariffs()).rows
        assert row.remarks == ("97124 is never paid on a day with 97140: plan one or the other.",)

    def test_an_open_claim_leaves_a_range(self) -> None:
        result = estimate(CARE, WorkersCompensation(state="TX"), tariffs(), prices=PRICES)
        assert result.expected.person_pays == 0
        assert result.expected.person_most == result.expected.charge
        assert {"accepted", "authorised_visits"} <= {each.what for each in result.unknowns}

    def test_new_york_caps_the_day_and_a_first_examination_lifts_the_cap(self) -> None:
        """Five units of 4.23 are 21.15 values: cut to 12 on a plain day, to 18 on a day with an examination."""
        held = WorkersCompensation(state="NY", region="IV", accepted=True, rates={"97161": Decimal("90.00")})
        hands_on = ServiceLine("97140", 75)
        (plain,) = estimate(visits(date(2026, 6, 1), lines=[hands_on]), held, tariffs()).rows
        assert plain.allowed == Decimal("114.60")
        examined = visits(date(2026, 6, 1), lines=[ServiceLine("97161"), hands_on])
        (row,) = estimate(examined, held, tariffs()).rows
        assert row.allowed == Decimal("171.90")

    def test_new_yorks_cap_is_said_to_be_open_without_the_region(self) -> None:
        held = WorkersCompensation(state="NY", accepted=True, rates={"97110": Decimal("60.00")})
        (row,) = estimate(weekly_visits(1), held, tariffs()).rows
        assert row.remarks == ("New York's cap on a day is not applied: the region is not stated.",)

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
