"""Laws of the estimate: they hold for every plan and every coverage, whatever is known or unknown."""

from collections import defaultdict
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synovia.domain.charges import (
    NO_LIMIT,
    Coinsurance,
    Coverage,
    Medicare,
    Order,
    Participation,
    PlannedCare,
    PlannedVisit,
    PrivatePlan,
    UnitRule,
    VisitRate,
    count_units,
    estimate,
)
from synovia.domain.charges.assistant import marked_units
from synovia.domain.charges.result import VisitRow
from synovia.domain.charges.units import cms_total
from synovia.domain.terms.money import CENT, apportion, cents, total
from synovia.knowledge.tariff_tables import tariffs
from tests.domain.charges.planned import (
    PRICES,
    TIMED,
    amounts,
    coverages,
    injuries,
    medicares,
    minutes,
    plans,
    private_plans,
    weekly_visits,
)

modest = settings(max_examples=60)
timed_lines = st.lists(st.tuples(st.sampled_from(TIMED), minutes), max_size=5)


class TestUnits:
    @given(timed_lines)
    def test_medicares_total_follows_the_total_minutes_alone(self, lines: list[tuple[str, int]]) -> None:
        counted = count_units(lines, UnitRule.CMS)
        assert counted.total == cms_total(sum(spent for _, spent in lines))

    @given(timed_lines, st.sampled_from(TIMED), st.integers(1, 60))
    def test_more_minutes_never_make_fewer_units(
        self, lines: list[tuple[str, int]], code: str, more: int
    ) -> None:
        for rule in UnitRule:
            assert count_units([*lines, (code, more)], rule).total >= count_units(lines, rule).total

    @given(timed_lines, st.randoms(use_true_random=False))
    def test_the_order_of_the_lines_does_not_change_the_total(
        self, lines: list[tuple[str, int]], chance: st.DataObject
    ) -> None:
        mixed = list(lines)
        chance.shuffle(mixed)  # type: ignore[attr-defined]
        for rule in UnitRule:
            assert count_units(mixed, rule).total == count_units(lines, rule).total

    @given(timed_lines)
    def test_a_full_quarter_hour_is_never_lost_to_another_code(self, lines: list[tuple[str, int]]) -> None:
        spent: dict[str, int] = defaultdict(int)
        for code, count in lines:
            spent[code] += count
        units = count_units(lines, UnitRule.CMS).units
        assert all(spent[code] // 15 <= units[code] <= spent[code] // 15 + 1 for code in spent)

    @given(timed_lines)
    def test_every_accepted_split_has_the_same_total(self, lines: list[tuple[str, int]]) -> None:
        counted = count_units(lines, UnitRule.CMS)
        assert all(sum(split.values()) == counted.total for split in counted.may_also)

    @given(minutes, minutes)
    def test_nobodys_full_quarter_hour_goes_to_the_other(self, therapist: int, assistant: int) -> None:
        units = cms_total(therapist + assistant)
        assert assistant // 15 <= marked_units(units, therapist, assistant) <= units - therapist // 15


class TestMoney:
    @given(amounts, st.lists(amounts, min_size=1, max_size=6))
    def test_parts_of_an_amount_add_up_to_it(self, amount: Decimal, weights: list[Decimal]) -> None:
        parts = apportion(cents(amount), weights)
        assert sum(parts) == cents(amount)
        assert min(parts) >= 0


class TestEstimate:
    @modest
    @given(plans(), coverages)
    def test_the_shares_add_up_to_what_was_billed_exactly(
        self, plan: PlannedCare, coverage: Coverage
    ) -> None:
        result = estimate(plan, coverage, tariffs(), prices=PRICES)
        for row in result.rows:
            assert row.shares.billed == (row.allowed if row.charge is None else row.charge)
        for each in (result.low, result.expected, result.high):
            assert each.shares.billed == each.charge
            assert each.person_pays == total(row.person_pays for row in result.rows[: each.visits])

    @modest
    @given(plans(), coverages)
    def test_the_person_never_pays_more_than_the_charge(self, plan: PlannedCare, coverage: Coverage) -> None:
        for row in estimate(plan, coverage, tariffs(), prices=PRICES).rows:
            assert row.charge is not None
            assert 0 <= row.person_pays <= row.charge
            assert row.allowed <= row.charge
            if not _may_bill_the_balance(coverage):
                assert row.person_pays <= row.allowed

    @modest
    @given(plans(), coverages)
    def test_every_part_is_in_whole_cents_and_not_negative(
        self, plan: PlannedCare, coverage: Coverage
    ) -> None:
        for row in estimate(plan, coverage, tariffs(), prices=PRICES).rows:
            parts = [row.shares.insurer, row.shares.other_insurer, row.shares.withheld, row.shares.waiting]
            for part in (*parts, row.shares.person, row.shares.written_off, row.allowed):
                assert part >= 0
                assert part == part.quantize(CENT)

    @modest
    @given(plans(), coverages)
    def test_every_amount_has_its_working(self, plan: PlannedCare, coverage: Coverage) -> None:
        for row in estimate(plan, coverage, tariffs(), prices=PRICES).rows:
            settled = {step.gives: step.result for step in row.working}
            for name, amount in _named_amounts(row).items():
                assert settled.get(name, Decimal(0)) == amount, name
            for line in row.lines:
                assert settled[f"units {line.code}"] == line.units
                assert settled[f"allowed {line.code}"] == line.allowed
            assert all(step.source and step.says for step in row.working)

    @modest
    @given(plans(), coverages)
    def test_more_visits_never_cost_less(self, plan: PlannedCare, coverage: Coverage) -> None:
        result = estimate(plan, coverage, tariffs(), prices=PRICES)
        assert result.low.person_pays <= result.expected.person_pays <= result.high.person_pays
        assert result.low.allowed <= result.expected.allowed <= result.high.allowed

    @modest
    @given(plans(), coverages)
    def test_what_is_not_known_brackets_the_likely_amount(
        self, plan: PlannedCare, coverage: Coverage
    ) -> None:
        result = estimate(plan, coverage, tariffs(), prices=PRICES)
        for each in (result.low, result.expected, result.high):
            assert each.person_least <= each.person_pays <= each.person_most
        if not result.unknowns:
            assert result.expected.person_least == result.expected.person_most

    @modest
    @given(plans(), private_plans(), st.data())
    def test_the_truth_lies_within_the_bracket(
        self, plan: PlannedCare, unsure: PrivatePlan, data: st.DataObject
    ) -> None:
        """Whatever the unknown figures turn out to be, the person pays an amount inside the range given before."""
        before = estimate(plan, unsure, tariffs(), prices=PRICES).expected
        known = _settle(unsure, data)
        after = estimate(plan, known, tariffs(), prices=PRICES).expected
        assert before.person_least <= after.person_pays <= before.person_most

    @modest
    @given(plans(), private_plans())
    def test_the_yearly_maximum_is_never_passed(self, plan: PlannedCare, held: PrivatePlan) -> None:
        maximum = Decimal("120.00")
        plan_held = replace(
            held,
            in_network=True,
            visit_limit=NO_LIMIT,
            out_of_pocket_max=maximum,
            out_of_pocket_left=maximum,
            deductible_left=None,
        )
        paid: dict[date | None, Decimal] = defaultdict(Decimal)
        for row in estimate(plan, plan_held, tariffs(), prices=PRICES).rows:
            paid[row.after.year_starts] += row.person_pays
        assert all(amount <= maximum for amount in paid.values())

    @modest
    @given(plans(), coverages)
    def test_the_accumulators_only_run_down_within_a_year(
        self, plan: PlannedCare, coverage: Coverage
    ) -> None:
        rows = estimate(plan, coverage, tariffs(), prices=PRICES).rows
        for one, later in pairwise(rows):
            if one.after.year_starts == later.after.year_starts:
                for name in ("deductible_left", "out_of_pocket_left", "no_fault_left", "med_pay_left"):
                    assert _left(later, name) <= _left(one, name)

    @modest
    @given(plans(), coverages, st.randoms(use_true_random=False))
    def test_the_order_in_which_visits_are_listed_does_not_matter(
        self, plan: PlannedCare, coverage: Coverage, chance: st.DataObject
    ) -> None:
        mixed = list(plan.visits)
        chance.shuffle(mixed)  # type: ignore[attr-defined]
        shuffled = replace(plan, visits=tuple(mixed))
        one, other = (estimate(each, coverage, tariffs(), prices=PRICES) for each in (plan, shuffled))
        assert one == other

    @modest
    @given(st.integers(1, 45))
    def test_more_minutes_never_lower_medicares_amount(self, more: int) -> None:
        """Kept away from unit maxima, over which Medicare denies all units of a code."""
        few, many = (weekly_visits(1, minutes=spent) for spent in (20, 20 + more))
        allowed = [
            estimate(plan, Medicare(), tariffs(), prices=PRICES).expected.allowed for plan in (few, many)
        ]
        assert allowed[0] <= allowed[1]

    @modest
    @given(
        plans(most=4),
        st.one_of(
            st.tuples(st.one_of(private_plans(), injuries()), st.one_of(private_plans(), medicares())),
            st.tuples(medicares(), private_plans()),
        ),
    )
    def test_two_coverages_divide_what_was_billed_too(
        self, plan: PlannedCare, held: tuple[Coverage, Coverage]
    ) -> None:
        """A second one never leaves the person more than the first would."""
        first, second = held
        both = [first, replace(second, order=Order.SECONDARY)]
        alone, together = (estimate(plan, each, tariffs(), prices=PRICES) for each in (first, both))
        for one, row in zip(alone.rows, together.rows, strict=True):
            assert row.shares.billed == row.charge
            assert 0 <= row.person_pays <= one.person_pays
            settled = {step.gives: step.result for step in row.working}
            for name, amount in _named_amounts(row).items():
                assert settled.get(name, Decimal(0)) == amount, name
        for each in (together.low, together.expected, together.high):
            assert each.person_least <= each.person_pays <= each.person_most


@pytest.mark.parametrize("left", ["0.00", "40.00", "1500.00"])
def test_a_bigger_deductible_never_makes_the_person_pay_less(left: str) -> None:
    plan = PrivatePlan(
        benefit=Coinsurance(Decimal("0.20")),
        rates=VisitRate(Decimal("95.00")),
        deductible=Decimal("2000.00"),
        deductible_left=Decimal(left),
        out_of_pocket_max=NO_LIMIT,
        visit_limit=NO_LIMIT,
    )
    fuller = replace(plan, deductible_left=Decimal(left) + 100)
    care = weekly_visits(6)
    paid = [estimate(care, each, tariffs()).expected.person_pays for each in (plan, fuller)]
    assert paid[0] <= paid[1]


def _may_bill_the_balance(coverage: Coverage) -> bool:
    if isinstance(coverage, Medicare):
        return coverage.participation is Participation.NOT_ASSIGNED
    return isinstance(coverage, PrivatePlan)


def _named_amounts(row: VisitRow) -> dict[str, Decimal]:
    named = {
        "allowed": row.allowed,
        "insurer_pays": row.insurer_pays,
        "other_insurer_pays": row.other_insurer_pays,
        "person_pays": row.person_pays,
        "withheld": row.shares.withheld,
        "waiting": row.waiting,
        "written_off": row.shares.written_off,
    }
    return named if row.charge is None else {**named, "charge": row.charge}


def _left(row: VisitRow, name: str) -> Decimal:
    left: Decimal | None = getattr(row.after, name)
    return Decimal("Infinity") if left is None else left


def _settle(plan: PrivatePlan, data: st.DataObject) -> PrivatePlan:
    """The plan with every unknown figure found out."""
    found = plan
    if plan.unit_rule is None:
        found = replace(found, unit_rule=data.draw(st.sampled_from(UnitRule)))
    if plan.deductible_left is None and plan.deductible is not None:
        found = replace(found, deductible_left=(plan.deductible * data.draw(st.integers(0, 100)) / 100 // 1))
    if plan.out_of_pocket_left is None and isinstance(plan.out_of_pocket_max, Decimal):
        whole = plan.out_of_pocket_max
        least = min(found.deductible_left or Decimal(0), whole)
        left = max(least, whole * data.draw(st.integers(0, 100)) / 100 // 1)
        found = replace(found, out_of_pocket_left=left)
    if plan.visits_used is None:
        found = replace(found, visits_used=data.draw(st.integers(0, 25)))
    return found


def test_a_visit_is_the_smallest_plan() -> None:
    """One visit, one line, one unit: nothing is lost on the way."""
    care = PlannedCare((PlannedVisit(weekly_visits(1, minutes=8).visits[0].lines, on=date(2026, 3, 2)),))
    assert estimate(care, Medicare(), tariffs()).rows[0].lines[0].units == 1
