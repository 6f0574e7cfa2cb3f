"""Plans of visits, and the estimate as plain data."""

from datetime import date

import pytest

from synovia.domain.charges import (
    Coverage,
    Medicare,
    PlannedCare,
    PlannedVisit,
    SelfPay,
    ServiceLine,
    VisitRange,
    estimate,
    weekly,
)
from synovia.knowledge.tariff_tables import tariffs
from tests.domain.charges.planned import CARE, FIRST, PLAN, PRICES, USUAL


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
