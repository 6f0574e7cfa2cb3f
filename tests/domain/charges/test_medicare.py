"""Medicare, priced by hand visit by visit."""

from datetime import date
from decimal import Decimal

from synovia.domain.charges import (
    Medicare,
    Participation,
    PriceList,
    ServiceLine,
    Supplement,
    estimate,
)
from synovia.domain.charges.coverage import Happening
from synovia.knowledge.tariff_tables import tariffs
from tests.domain.charges.planned import CARE, PRICES, happenings, person, visits, weekly_visits


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
