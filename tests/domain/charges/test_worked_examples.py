"""Worked examples by hand, one table a rule: read a row as input and what comes out. The figures are ours."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings

from synovia.domain.charges import (
    NO_LIMIT,
    Coinsurance,
    Copay,
    Coverage,
    Family,
    PlannedCare,
    PlannedVisit,
    PrivatePlan,
    ServiceLine,
    UnitRule,
    VisitRate,
    WorkersCompensation,
    estimate,
)
from synovia.domain.charges.claims.certification import Certified, certification
from synovia.domain.charges.claims.facts import PlanOfCare
from synovia.domain.charges.claims.scrub_dates import last_filing_day
from synovia.domain.charges.coverage import Happening
from synovia.domain.charges.estimating import payer_for
from synovia.domain.charges.fees import fee, limiting_charge, reduce_multiple
from synovia.domain.charges.plan import dated
from synovia.domain.charges.repeating import change_days, price_all
from synovia.domain.charges.secondary import medicare_second
from synovia.domain.charges.tariff import Locality, RelativeValues
from synovia.domain.terms.money import total
from synovia.knowledge.tariff_tables import tariffs
from tests.domain.charges.planned import PRICES, coverages, happenings, person, plans, weekly_visits
from tests.spec.charges.asking import by_both


def money(*amounts: str) -> list[Decimal]:
    """Amounts written as text."""
    return [Decimal(amount) for amount in amounts]


class TestAssistant:
    """CMS, billing examples using CQ and CO: whole quarter hours first, then the last unit, then two shared ones."""

    @pytest.mark.parametrize(
        ("given_minutes", "plain_and_marked"),
        [
            # code, therapist, assistant                     without CQ, with CQ
            ([("97110", 19, 10)], {"97110": (1, 1)}),  # of the last unit the therapist has 4 minutes
            ([("97110", 23, 22)], {"97110": (2, 1)}),  # 8 therapist minutes suffice for the last unit
            ([("97110", 22, 23)], {"97110": (1, 2)}),  # 7 do not
            ([("97112", 12, 14)], {"97112": (1, 1)}),  # two left, both worked on both
            ([("97112", 10, 10)], {"97112": (1, 0)}),  # one unit, 10 minutes by the therapist
            ([("97112", 7, 8)], {"97112": (0, 1)}),
            ([("97530", 0, 38)], {"97530": (0, 3)}),
            ([("97530", 38, 0)], {"97530": (3, 0)}),
            ([("97110", 20, 0), ("97140", 0, 8)], {"97110": (1, 0), "97140": (0, 1)}),
            ([("97110", 30, 0), ("97140", 0, 7)], {"97110": (2, 0), "97140": (0, 0)}),
        ],
    )
    def test_units_by_both(
        self, given_minutes: list[tuple[str, int, int]], plain_and_marked: dict[str, tuple[int, int]]
    ) -> None:
        assert by_both(given_minutes) == plain_and_marked


class TestFees:
    """(work × index + practice × index + malpractice × index) × factor, then limits and reductions."""

    @pytest.mark.parametrize(
        ("values", "indices", "factor", "expected", "limit"),
        [
            (("0.50", "0.60", "0.02"), ("1", "1", "1"), "30.00", "33.60", "36.71"),
            (("0.50", "0.60", "0.02"), ("1.1", "0.9", "0.5"), "30.00", "33.00", "36.05"),
            (("1.54", "1.45", "0.04"), ("1.02", "1.1", "0.8"), "33.4009", "106.81", "116.69"),
        ],
    )
    def test_a_fee_and_the_most_without_assignment(
        self,
        values: tuple[str, str, str],
        indices: tuple[str, str, str],
        factor: str,
        expected: str,
        limit: str,
    ) -> None:
        place = Locality("x", "ME", "Here", *money(*indices))
        found = fee(RelativeValues(*money(*values)), place, Decimal(factor))
        assert found == Decimal(expected)
        assert limiting_charge(found, Decimal("0.95"), Decimal("1.15")) == Decimal(limit)

    @pytest.mark.parametrize(
        ("lost", "expected"), [("0.50", ["17.00", "13.00", "11.00"]), ("0.20", ["17.00", "15.40", "12.20"])]
    )
    def test_all_but_the_unit_with_most_practice_expense_are_cut(
        self, lost: str, expected: list[str]
    ) -> None:
        one, other = RelativeValues(*money("8", "8", "1")), RelativeValues(*money("8", "4", "1"))
        units = [("first", one), ("first", one), ("other", other)]
        found = reduce_multiple(units, Locality("x", "ME", "Here"), Decimal(1), Decimal(lost))
        assert [str(each.allowed) for each in found] == expected


class TestSecondPayer:
    @pytest.mark.parametrize(
        ("charge", "obligated", "allowed", "paid", "fee_of_medicare", "alone", "pays"),
        [
            ("200.00", None, "160.00", "128.00", "130.00", "104.00", "32.00"),  # up to the higher allowed
            ("200.00", "150.00", "160.00", "128.00", "130.00", "104.00", "22.00"),  # up to what is accepted
            ("200.00", None, "160.00", "40.00", "130.00", "64.00", "64.00"),  # its own payment alone
            ("200.00", None, "120.00", "125.00", "110.00", "88.00", "0.00"),  # nothing left
        ],
    )
    def test_medicare_pays_the_lowest_of_three(
        self,
        charge: str,
        obligated: str | None,
        allowed: str,
        paid: str,
        fee_of_medicare: str,
        alone: str,
        pays: str,
    ) -> None:
        found = medicare_second(
            charge=Decimal(charge),
            obligated=Decimal(obligated) if obligated else None,
            primary_allowed=Decimal(allowed),
            primary_paid=Decimal(paid),
            medicare_fee=Decimal(fee_of_medicare),
            medicare_alone=Decimal(alone),
        )
        assert found == Decimal(pays)


ALONE = PrivatePlan(
    benefit=Coinsurance(Decimal("0.25")),
    rates=VisitRate(Decimal("100.00")),
    unit_rule=UnitRule.CMS,
    deductible=Decimal("500.00"),
    deductible_left=Decimal("250.00"),
    out_of_pocket_max=Decimal("3000.00"),
    out_of_pocket_left=Decimal("3000.00"),
    visit_limit=NO_LIMIT,
    authorised_visits=NO_LIMIT,
)


class TestFamily:
    """Four visits at 100.00: what the person pays under a policy for several people."""

    @pytest.mark.parametrize(
        ("family", "pays"),
        [
            (None, ["100.00", "100.00", "62.50", "25.00"]),
            # Embedded: the family's 130.00 are met before the person's own 250.00.
            (Family(money("1000")[0], Decimal("130.00")), ["100.00", "47.50", "25.00", "25.00"]),
            # Embedded: the person's own 250.00 are met first.
            (Family(money("1000")[0], Decimal("900.00")), ["100.00", "100.00", "62.50", "25.00"]),
            # Aggregate: only the family's 330.00 count.
            (Family(money("1000")[0], Decimal("330.00"), aggregate=True), ["100.00", "100.00", "100.00", "47.50"]),
            # The family's maximum ends it before the person's own.
            (Family(out_of_pocket_max=Decimal("6000.00"), out_of_pocket_left=Decimal("210.00")), ["100.00", "100.00", "10.00", "0.00"]),
        ],
    )  # fmt: skip
    def test_whichever_amount_is_met_first(self, family: Family | None, pays: list[str]) -> None:
        result = estimate(weekly_visits(4), replace(ALONE, family=family), tariffs())
        assert person(result) == pays

    def test_meeting_the_familys_deductible_is_told(self) -> None:
        held = replace(ALONE, family=Family(Decimal("1000.00"), Decimal("130.00")))
        result = estimate(weekly_visits(4), held, tariffs())
        assert (Happening.DEDUCTIBLE_MET, 2) in happenings(result)

    def test_an_unknown_rest_widens_the_bracket(self) -> None:
        held = replace(ALONE, family=Family(Decimal("1000.00")))
        result = estimate(weekly_visits(4), held, tariffs())
        assert (result.high.person_least, result.high.person_most) == (Decimal("100.00"), Decimal("287.50"))
        assert "family_deductible_left" in [each.what for each in result.unknowns]

    def test_a_copay_after_the_deductible(self) -> None:
        held = replace(ALONE, benefit=Copay(Decimal("30.00"), after_deductible=True))
        assert person(estimate(weekly_visits(4), held, tariffs())) == ["100.00", "100.00", "80.00", "30.00"]

    def test_more_left_than_the_year_has_is_refused(self) -> None:
        [problem] = Family(Decimal("500.00"), Decimal("600.00")).problems()
        assert problem.where == "coverage.family.deductible_left"


class TestStates:
    """Workers' compensation by the state's own mechanics."""

    @pytest.mark.parametrize(
        ("held", "paid_visits"),
        [
            (WorkersCompensation(state="CA", date_of_injury=date(2026, 1, 5)), 24),
            (WorkersCompensation(state="CA", date_of_injury=date(2026, 1, 5), visits_used=20), 4),
            (WorkersCompensation(state="CA", date_of_injury=date(2026, 1, 5), cap_lifted=True), 26),
            (WorkersCompensation(state="CA", date_of_injury=date(2003, 12, 31)), 26),
        ],
    )
    def test_californias_cap_and_what_lifts_it(self, held: WorkersCompensation, paid_visits: int) -> None:
        told = replace(held, accepted=True, authorised_visits=NO_LIMIT, rates={"97110": Decimal("40.00")})
        rows = estimate(weekly_visits(26), told, tariffs()).rows
        assert sum(row.insurer_pays > 0 for row in rows) == paid_visits

    @pytest.mark.parametrize(
        ("state", "region", "on", "code", "allowed"),
        [
            # Texas 67.81 × (0.43 × 1.011 + 0.37 × 1.007 + 0.01 × 0.877); Colorado 49.00 × 0.99
            ("TX", "", date(2024, 6, 3), "97140", "55.34"),
            ("CO", "", date(2024, 6, 3), "97112", "49.49"),
            # New York 4.23 × 9.55 for physical therapists, × 7.17 for chiropractors
            ("NY", "IV", date(2019, 5, 6), "97140", "40.40"),
            ("NY", "IV chiropractic", date(2019, 5, 6), "97140", "30.33"),
        ],
    )
    def test_one_unit(self, state: str, region: str, on: date, code: str, allowed: str) -> None:
        held = WorkersCompensation(
            state=state, region=region, accepted=True, authorised_visits=NO_LIMIT, locality="04412-11"
        )
        care = PlannedCare((PlannedVisit((ServiceLine(code, 15),), on=on),))
        assert str(estimate(care, held, tariffs()).rows[0].allowed) == allowed


class TestCertification:
    """Signed within 30 days after the first treatment; good for 90 days or the plan's own duration."""

    @pytest.mark.parametrize(
        ("plan", "state", "ends"),
        [
            (PlanOfCare(date(2026, 3, 2), signed_on=date(2026, 4, 1)), Certified.SIGNED, date(2026, 5, 31)),
            (PlanOfCare(date(2026, 3, 2), signed_on=date(2026, 4, 2)), Certified.SIGNED_LATE, date(2026, 5, 31)),
            (PlanOfCare(date(2026, 3, 2), signed_on=date(2026, 3, 9), runs_through=date(2026, 4, 13)), Certified.SIGNED, date(2026, 4, 13)),
            (PlanOfCare(date(2026, 3, 2), order_on_file=True, sent_on=date(2026, 4, 1)), Certified.BY_ORDER, date(2026, 5, 31)),
            (PlanOfCare(date(2026, 3, 2), order_on_file=True, sent_on=date(2026, 4, 2)), Certified.MISSING, date(2026, 5, 31)),
            (PlanOfCare(date(2026, 3, 2), order_on_file=True, sent_on=date(2026, 3, 3), recertification=True), Certified.MISSING, date(2026, 5, 31)),
            (PlanOfCare(date(2024, 12, 30), order_on_file=True, sent_on=date(2025, 1, 2)), Certified.MISSING, date(2025, 3, 30)),
            (PlanOfCare(date(2024, 2, 29), signed_on=date(2024, 3, 30)), Certified.SIGNED, date(2024, 5, 29)),
        ],
    )  # fmt: skip
    def test_in_time_late_by_order_or_missing(self, plan: PlanOfCare, state: Certified, ends: date) -> None:
        found = certification(plan, date(2026, 6, 30))
        assert (found.state, found.ends) == (state, ends)

    def test_it_is_open_until_the_thirtieth_day(self) -> None:
        plan = PlanOfCare(date(2026, 3, 2))
        assert certification(plan, date(2026, 4, 1)).state is Certified.OPEN
        assert certification(plan, date(2026, 4, 2)).state is Certified.MISSING


@pytest.mark.parametrize(
    ("served", "months", "within", "last"),
    [
        (date(2025, 9, 16), 12, None, date(2026, 9, 16)),
        (date(2024, 2, 29), 12, None, date(2025, 2, 28)),
        (date(2026, 3, 31), 6, None, date(2026, 9, 30)),
        (date(2026, 3, 2), None, 90, date(2026, 5, 31)),
        (date(2026, 3, 2), None, None, None),
    ],
)
def test_the_last_day_to_file(
    served: date, months: int | None, within: int | None, last: date | None
) -> None:
    assert last_filing_day(served, months, within) == last


class TestRepeating:
    """Equal visits are priced once: nobody can tell."""

    @settings(max_examples=60)
    @given(plans(), coverages)
    def test_each_visit_has_the_price_and_the_working_it_would_have_alone(
        self, care: PlannedCare, coverage: Coverage
    ) -> None:
        payer, visits = payer_for(coverage, tariffs(), PRICES), dated(care)
        if payer.problems(visits):
            return
        alone = [payer.price(visit, number) for number, visit in enumerate(visits, start=1)]
        together = price_all(visits, payer, change_days(tariffs(), visits[0].on, visits[-1].on))
        assert together == alone
        assert [each.allowed for each in together] == [
            total(line.allowed for line in each.lines) for each in alone
        ]

    def test_a_change_of_figures_within_a_year_is_seen(self) -> None:
        """Medicare's factor of 2024 changed on March 9."""
        first = date(2024, 3, 1)
        assert date(2024, 3, 9) in change_days(tariffs(), first, first + timedelta(days=30))
        assert Counter(change_days(tariffs(), first, date(2025, 1, 1)))[date(2025, 1, 1)] == 1
