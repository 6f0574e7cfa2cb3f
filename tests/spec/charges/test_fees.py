"""Medicare's fees, example by example: locality, date of service, several services on one day."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from synovia.domain.charges.fees import fee, limiting_charge, reduce_multiple
from synovia.domain.charges.lines import CountedLine
from synovia.domain.charges.schedule import schedule_lines
from synovia.domain.charges.tariff import NATIONAL, Locality, RelativeValues
from synovia.domain.terms.money import cents, total
from synovia.knowledge.tariff_tables import tariffs
from tests.spec.charges.reading import cases, money, read

ONE_PLACE = Locality(NATIONAL, "", "National")
PUBLISHED = [case for case in read("fees") if "code" in case]
SEVERAL = [case for case in read("several_services") if "units" in case]


def _named(found: list[dict[str, Any]]) -> list[Any]:
    return [pytest.param(case, id=case["name"]) for case in found]


@pytest.mark.parametrize("case", _named(PUBLISHED))
def test_the_fee_of_one_unit(case: dict[str, Any]) -> None:
    """Values by year, indices by locality, the factor in force on the very day."""
    tariff, on = tariffs(), case["on"]
    values, place = tariff.values_of(case["code"], on).value, tariff.locality_of(case["locality"], on).value
    factor = tariff.medicare.factor.on(on).value
    assert fee(values, place, factor.usual) == money(case, "fee")
    if "qualifying_fee" in case:
        assert fee(values, place, factor.qualifying) == money(case, "qualifying_fee")
    if "limiting_charge" in case:
        rules = tariff.medicare
        most = limiting_charge(
            Decimal(case["fee"]), rules.nonparticipating.on(on).value, rules.limiting.on(on).value
        )
        assert most == money(case, "limiting_charge")


def test_a_value_and_a_factor_make_a_fee() -> None:
    """Two relative values at 32.35 are $64.70."""
    (case,) = (each for each in read("fees") if "total_value" in each)
    assert cents(Decimal(case["total_value"]) * Decimal(case["factor"])) == money(case, "fee")


@pytest.mark.parametrize("case", _named(SEVERAL))
def test_several_services_on_one_day(case: dict[str, Any]) -> None:
    """The unit with the most practice expense is paid in full, every other one with half of its practice expense."""
    tariff, on = tariffs(), case["on"]
    lines = [CountedLine(code, 15 * count, count) for code, count in case["units"]]
    factor = tariff.medicare.factor.on(on).value.usual
    priced = schedule_lines(lines, tariff, on, locality=case["locality"], factor=factor)
    units = [unit for line in priced for unit in line.fees]
    # Which of a code's units is the full one is not said by the source: the amounts count, not their order.
    assert sorted(unit.allowed for unit in units) == sorted(Decimal(amount) for amount in case["amounts"])
    assert total(line.allowed for line in priced) == money(case, "total")
    assert total(unit.full for unit in units) == money(case, "without")


def test_the_reduction_in_relative_values() -> None:
    """Practice expense 10, 10 and 8 counts as 10 + 5 + 4; work and malpractice stay whole."""
    (case,) = (each for each in read("several_services") if "values" in each)
    units = [(str(at), RelativeValues(*map(Decimal, each))) for at, each in enumerate(case["values"])]
    priced = reduce_multiple(units, ONE_PLACE, Decimal(1), Decimal("0.5"))
    assert total(unit.allowed for unit in priced) == money(case, "total")
    assert total(unit.full for unit in priced) == money(case, "without")


@pytest.mark.parametrize("case", cases("pairs"))
def test_code_pairs_on_one_day(case: dict[str, Any]) -> None:
    """An edit is judged by the date of service, not by today's list; the order of the codes does not matter."""
    one, other = case["codes"]
    edit = tariffs().pair_edit(one, other, case["on"])
    assert edit == tariffs().pair_edit(other, one, case["on"])
    assert (edit is not None) == case["holds"]
    if edit is not None:
        assert edit.bypass == case["bypass"]
        assert edit.second == case.get("unpaid", edit.second)


@pytest.mark.parametrize("case", cases("unit_maxima"))
def test_the_most_units_of_a_day(case: dict[str, Any]) -> None:
    """Medicare's published maximum and its kind."""
    found = tariffs().unit_maximum(case["code"], date(2024, 7, 15))
    assert found is not None
    most = found.value
    assert (most.units, most.kind) == (case["units"], case["kind"])


@pytest.mark.parametrize("case", cases("threshold"))
def test_the_therapy_threshold_of_a_year(case: dict[str, Any]) -> None:
    """KX is needed above the year's line, review may follow above a higher one."""
    limits = tariffs().medicare.threshold.on(date(case["year"], 6, 1)).value
    assert limits.physical_and_speech == money(case, "physical_and_speech")
    assert limits.occupational == money(case, "occupational")
    assert limits.review == money(case, "review")
    used = money(case, "used")
    if used is not None:
        assert (used > limits.physical_and_speech) == case["kx_needed"]
        assert (used > limits.review) == case["review_possible"]
