"""Worked examples of published sources, a row each, answered before the program was asked.

Each table names its sources; [F] read on 2026-11-26, [R] recalled, [A] our arithmetic on a rule that was read.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from synovia.domain.charges import (
    Medicare,
    NoFault,
    Participation,
    PersonalInjury,
    UnitRule,
    WorkersCompensation,
    count_units,
    estimate,
)
from synovia.domain.charges.assistant import untimed_is_marked
from synovia.domain.charges.claims.certification import certification
from synovia.domain.charges.claims.facts import PlanOfCare
from synovia.domain.charges.coverage import Happening
from synovia.domain.charges.estimating import payer_for
from synovia.domain.charges.fees import limiting_charge
from synovia.domain.charges.good_faith import due_on_request, due_when_scheduled
from synovia.domain.charges.personal_injury import MedPay
from synovia.domain.charges.secondary import medicare_second
from synovia.domain.terms.money import total
from synovia.knowledge.tariff_tables import tariffs
from tests.domain.charges.claimed import checked, claim, line
from tests.spec.charges.asking import ANY_DAY, NO_PRICES, by_both, one_visit, shared_in_order

TARIFF = tariffs()


def spoken(text: str) -> list[tuple[str, int]]:
    """Codes with numbers, as the tables write them: `97110 18, 97140 13`."""
    parts = (each.split() for each in text.split(","))
    return [(code, int(number)) for code, number in parts]


# CMS Publication 100-04 chapter 5 section 20.2: example 2 [R], example 4 [F triplebbilling.com 2016-03-02]; APTA quick guide,
# example D [F pdf4pro.com]; AAPC thread 102577 and chirocode 25388 for the rule of single and short services [F]; the rest [A].
EIGHT_MINUTES = [
    ("97112 20, 97110 20", "97112 2, 97110 1", 1),
    ("97110 18, 97140 13, 97116 10, 97035 8", "97110 1, 97140 1, 97116 1, 97035 0", 0),
    ("97140 15, 97110 7", "97140 1, 97110 0", 0),
    ("97110 0", "97110 0", 0),
    ("97110 8", "97110 1", 0),
    ("97110 23", "97110 2", 0),
    ("97110 38", "97110 3", 0),
    ("97110 53", "97110 4", 0),
    ("97110 113", "97110 8", 0),
    ("97110 128", "97110 9", 0),
    ("97110 5, 97140 4", "97110 1, 97140 0", 0),
    ("97110 7, 97140 8", "97110 0, 97140 1", 0),
    ("97110 14, 97140 14", "97110 1, 97140 1", 0),
    ("97110 29, 97140 1", "97110 2, 97140 0", 0),
    ("97110 22, 97140 8", "97110 1, 97140 1", 0),
    ("97110 23, 97140 8", "97110 2, 97140 0", 1),
    ("97110 30, 97140 8", "97110 2, 97140 1", 0),
    ("97110 12, 97112 12, 97140 12", "97110 1, 97112 1, 97140 0", 2),
    ("97110 10, 97110 13", "97110 2", 0),
]


@pytest.mark.parametrize(("minutes", "units", "other_splits"), EIGHT_MINUTES)
def test_the_eight_minute_rule(minutes: str, units: str, other_splits: int) -> None:
    counted = count_units(spoken(minutes), UnitRule.CMS)
    assert counted.units == dict(spoken(units))
    assert len(counted.may_also) == other_splits


# The rule of eights: WebPT's "showdown", prompthealth.com, therapycomply.com 2023-01-11 [F]; minutes ours [A].
EIGHTS = [
    ("97110 7, 97140 8", "97110 0, 97140 1"),
    ("97110 22, 97140 23", "97110 1, 97140 2"),
    ("97110 37, 97140 38", "97110 2, 97140 3"),
    ("97110 18, 97140 13, 97116 10, 97035 8", "97110 1, 97140 1, 97116 1, 97035 1"),
    ("97110 20, 97140 20", "97110 1, 97140 1"),
    ("97110 33, 97140 7", "97110 2, 97140 0"),
    ("97110 29, 97140 1", "97110 2, 97140 0"),
]


@pytest.mark.parametrize(("minutes", "units"), EIGHTS)
def test_the_rule_of_eights(minutes: str, units: str) -> None:
    assert count_units(spoken(minutes), UnitRule.EIGHTS).units == dict(spoken(units))


# therapycomply.com "2022 rule", example A [F]; APTA quick guide, example D [F]; CMS "Billing examples using CQ/CO" and the
# CY2022 final rule [R]; others [A]. Code, therapist's minutes, assistant's minutes: units without and with CQ.
ASSISTANT = [
    ([("97110", 5, 10)], {"97110": (0, 1)}),
    ([("97110", 8, 7)], {"97110": (1, 0)}),
    ([("97110", 5, 6)], {"97110": (0, 1)}),
    ([("97140", 15, 0), ("97110", 0, 7)], {"97140": (1, 0), "97110": (0, 0)}),
    ([("97110", 10, 19)], {"97110": (1, 1)}),
    ([("97110", 20, 25)], {"97110": (1, 2)}),
    ([("97110", 22, 0), ("97140", 0, 23)], {"97110": (1, 0), "97140": (0, 2)}),
    ([("97112", 12, 0), ("97110", 0, 7)], {"97112": (1, 0), "97110": (0, 0)}),
    ([("97110", 20, 8)], {"97110": (1, 1)}),
    ([("97110", 13, 10)], {"97110": (1, 1)}),
    ([("97110", 0, 60)], {"97110": (0, 4)}),
    ([("97110", 15, 0), ("97112", 0, 15)], {"97110": (1, 0), "97112": (0, 1)}),
    ([("97150", 27, 3)], {"97150": (1, 0)}),  # untimed: exactly a tenth
    ([("97150", 26, 4)], {"97150": (0, 1)}),
    ([("97150", 20, 20)], {"97150": (0, 1)}),
]


@pytest.mark.parametrize(("given", "billed"), ASSISTANT)
def test_the_assistants_mark(given: list[tuple[str, int, int]], billed: dict[str, tuple[int, int]]) -> None:
    assert by_both(given) == billed


def test_the_tenth_is_taken_as_it_stands() -> None:
    """CMS is recalled to round to whole percents, which would leave 3 of 29 minutes unmarked: doubtful, so not followed."""
    assert untimed_is_marked(26, 3)


# PPRRVU2025_Oct and other years' values with their factors [F], arithmetic by hand: amounts of each line of the day.
# Untimed codes have no minutes. 98940 is outside the reduction: neither cut nor counted.
SEVERAL = [
    ("2025-06-02", "97161 0, 97110 30, 97140 15", {"97161": "98.01", "97110": "43.66", "97140": "20.70"}),
    ("2025-06-02", "97110 15, 97116 15", {"97110": "28.79", "97116": "21.83"}),  # a tie: one of them in full
    ("2025-06-02", "97112 15, 97530 15, 97035 8", {"97112": "24.26", "97530": "34.61", "97035": "10.51"}),
    ("2025-06-02", "98940 0, 97110 30", {"98940": "26.52", "97110": "50.62"}),
    ("2025-06-02", "97010 0, 97110 8", {"97010": "0.00", "97110": "28.79"}),
    ("2025-06-02", "97140 15", {"97140": "27.17"}),
    ("2025-06-02", "97161 0, 97110 7", {"97161": "98.01", "97110": "0.00"}),  # too few minutes for a unit
    ("2026-06-01", "97530 45", {"97530": "85.17"}),  # 35.07 + 25.05 + 25.05
    ("2025-12-31", "97110 15", {"97110": "28.79"}),
    ("2026-01-01", "97110 15", {"97110": "29.06"}),
    ("2024-03-08", "97140 15", {"97140": "26.52"}),
    ("2024-02-29", "97140 15", {"97140": "26.52"}),
    ("2023-06-01", "97110 15", {"97110": "29.82"}),
    ("2022-06-01", "97110 15", {"97110": "30.11"}),
]  # fmt: skip


@pytest.mark.parametrize(("on", "services", "allowed"), SEVERAL)
def test_what_medicare_allows_on_a_day(on: str, services: str, allowed: dict[str, str]) -> None:
    (row,) = estimate(one_visit(date.fromisoformat(on), *spoken(services)), Medicare(), TARIFF).rows
    assert {each.code: str(each.allowed) for each in row.lines} == allowed


def test_the_limiting_charge_of_northstars_manual() -> None:
    """andrewallenbruce.github.io/northstar: limiting_charge(26.35) is 28.78738 [F]."""
    assert limiting_charge(Decimal("26.35"), Decimal("0.95"), Decimal("1.15")) == Decimal("28.79")


# Order: FCSO, sequestration page [F]; participation: RVU25D.pdf and WebPT on non-participating therapists [F]; figures ours [A].
# Allowed, charge, deductible left: person, Medicare, withheld.
PART_B = [
    ("participating", "100.00", "100.00", "0.00", "20.00", "78.40", "1.60"),
    ("participating", "90.00", "90.00", "0.00", "18.00", "70.56", "1.44"),
    ("participating", "120.00", "150.00", "70.00", "80.00", "39.20", "0.80"),
    ("participating", "257.00", "257.00", "257.00", "257.00", "0.00", "0.00"),
    ("nonparticipating_assigned", "95.00", "120.00", "0.00", "19.00", "74.48", "1.52"),
    ("nonparticipating_not_assigned", "95.00", "109.25", "0.00", "34.77", "74.48", "0.00"),
]


@pytest.mark.parametrize(("standing", "allowed", "charge", "left", "person", "medicare", "withheld"), PART_B)
def test_part_b_and_the_person(
    standing: str, allowed: str, charge: str, left: str, person: str, medicare: str, withheld: str
) -> None:
    held = Medicare(deductible_left=Decimal(left), participation=Participation(standing))
    payer = payer_for(held, TARIFF, NO_PRICES)
    (shares,) = shared_in_order(payer, [Decimal(allowed)], date(2025, 6, 2), Decimal(charge))
    assert [str(each) for each in (shares.person, shares.insurer, shares.withheld)] == [
        person,
        medicare,
        withheld,
    ]


# 42 CFR 411.33(b) [F law.cornell.edu]; Noridian DME "MSP payment calculation", examples 1 and 2 and the first with a
# deductible [F]; FCSO node 5126 and 42 CFR 411.32(b) for what must be accepted in full [F], figures ours [A].
# Charge, accepted in full, first plan's allowed and paid, Medicare's fee, its payment alone: it pays.
SECOND = [
    (175, None, 150, 120, 125, 100, 30),
    (500, None, 500, 400, 375, 300, 100),
    (300, None, 200, 160, 250, 200, 90),
    (150, None, 150, 120, 120, 16, 16),
    (200, None, 180, 144, 120, 96, 36),  # the first paid more than Medicare's fee
    (150, None, 120, 120, 100, 80, 0),
    (175, 120, 150, 120, 125, 100, 0),  # paid all that was to be accepted
    (175, 150, 150, 0, 125, 100, 100),  # all of the first plan's deductible
    (175, 150, 150, 0, 125, 0, 0),  # Medicare's own deductible takes all
]


@pytest.mark.parametrize(("charge", "accepted", "allowed", "paid", "fee", "alone", "pays"), SECOND)
def test_medicare_pays_second(
    charge: int, accepted: int | None, allowed: int, paid: int, fee: int, alone: int, pays: int
) -> None:
    found = medicare_second(
        charge=Decimal(charge),
        primary_allowed=Decimal(allowed),
        primary_paid=Decimal(paid),
        medicare_fee=Decimal(fee),
        medicare_alone=Decimal(alone),
        obligated=None if accepted is None else Decimal(accepted),
    )
    assert found == pays


# Thresholds: therapycomply.com, Noridian, proactivechart.com [F]; that only what lies above needs KX [F]. Used before; two lines
# of $58.12 and $29.06 follow in 2026: which of them need KX.
THRESHOLD = [("2392.82", []), ("2392.83", [1]), ("2421.88", [1]), ("2421.89", [0, 1]), ("0.00", [])]


@pytest.mark.parametrize(("used", "need"), THRESHOLD)
def test_a_threshold_crossed_within_a_claim(used: str, need: list[int]) -> None:
    found = checked(claim(line(), line("97140", 1, 15)), therapy_used=Decimal(used))
    assert [each.line for each in found if each.key == "attest_missing"] == need


@pytest.mark.parametrize(("year", "most"), [(2021, 2110), (2023, 2230), (2025, 2410)])
def test_the_threshold_of_a_year(year: int, most: int) -> None:
    limits = TARIFF.medicare.threshold.on(date(year, 12, 31)).value
    assert {limits.physical_and_speech, limits.occupational} == {Decimal(most)}
    assert limits.review == 3000


def test_a_new_year_starts_the_threshold_again() -> None:
    care = one_visit(date(2025, 12, 31), ("97110", 30))
    both = type(care)((*care.visits, *one_visit(date(2026, 1, 1), ("97110", 30)).visits))
    rows = estimate(both, Medicare(therapy_used=Decimal("2409.00")), TARIFF).rows
    assert [each.happening for each in rows[0].milestones if each.happening is Happening.KX_FROM_HERE]
    assert [str(row.after.therapy_used) for row in rows] == ["2459.62", "51.27"]


# 28 TAC 134.203 and tdi.texas.gov [F]; NYLJ 2019-04-10 on New York [F]; 7 CCR 1101-3-18-4 [F]; arithmetic ours [A].
INJURED = [
    ("TX", "", "2024-06-03", "97161 0", "205.60"),
    ("TX", "", "2024-06-03", "97530 15", "75.14"),
    ("TX", "", "2024-06-03", "97110 15, 97112 15", "114.79"),  # 45.78 reduced + 69.01 in full
    ("CO", "", "2024-10-01", "97140 15", "39.69"),
    ("NY", "IV", "2019-06-03", "97140 30", "80.79"),  # 8.46 values: under the cap of a day
    ("NY", "IV", "2019-06-03", "97140 45", "114.60"),  # 12.69 values, cut to 12
]


@pytest.mark.parametrize(("state", "region", "on", "services", "allowed"), INJURED)
def test_a_states_schedule(state: str, region: str, on: str, services: str, allowed: str) -> None:
    held = WorkersCompensation(state=state, region=region, locality="04412-11", accepted=True)
    (row,) = estimate(one_visit(date.fromisoformat(on), *spoken(services)), held, TARIFF).rows
    assert (str(row.insurer_pays), str(row.person_pays)) == (allowed, "0.00")


# Florida Statute 627.736 as told by annahandylaw.com and justadulting.com [F]; figures ours [A].
# Emergency condition, paid so far, day of first care, charges: the cover pays.
ACCIDENT = [
    (True, "0.00", 14, "4000.00", "3200.00"),
    (True, "0.00", 15, "4000.00", "0.00"),
    (True, "9000.00", 6, "4000.00", "1000.00"),
    (False, "2000.00", 6, "4000.00", "500.00"),
    (True, "0.00", 0, "12500.01", "10000.00"),
]


@pytest.mark.parametrize(("emergency", "used", "day", "charges", "pays"), ACCIDENT)
def test_floridas_no_fault_cover(emergency: bool, used: str, day: int, charges: str, pays: str) -> None:
    accident = date(2026, 5, 1)
    cover = NoFault(
        state="FL",
        used=Decimal(used),
        emergency_condition=emergency,
        first_care_on=accident + timedelta(days=day),
    )
    held = PersonalInjury(no_fault=cover, accident_on=accident, letter_of_protection=False)
    (shares,) = shared_in_order(payer_for(held, TARIFF, NO_PRICES), [Decimal(charges)], accident)
    assert (shares.insurer, shares.person) == (Decimal(pays), Decimal(charges) - Decimal(pays))


def test_medical_payments_pay_in_full_up_to_their_limit() -> None:
    held = PersonalInjury(med_pay=MedPay(limit=Decimal("2000.00")), letter_of_protection=True)
    shares = shared_in_order(payer_for(held, TARIFF, NO_PRICES), [Decimal("1800.00")] * 2, ANY_DAY)
    assert [(str(each.insurer), str(each.waiting)) for each in shares] == [
        ("1800.00", "0.00"),
        ("200.00", "1600.00"),
    ]
    assert total(each.person for each in shares) == 0


# CMS's form text as on newleafcounselingmt.com and enaesthetics.com [F];
# days ours [A], holidays by 5 U.S.C. 6103 [R].
CLOCK = [
    ("2026-07-02", "2026-07-20", "2026-07-08"),  # July 3 is kept for July 4
    ("2026-03-06", "2026-03-20", "2026-03-11"),  # booked on a Friday
]


@pytest.mark.parametrize(("scheduled", "service", "due"), CLOCK)
def test_when_a_good_faith_estimate_is_due(scheduled: str, service: str, due: str) -> None:
    found = due_when_scheduled(date.fromisoformat(scheduled), date.fromisoformat(service), TARIFF.good_faith)
    assert found == date.fromisoformat(due)


def test_asked_for_before_christmas() -> None:
    """December 24, 26 and 29 of 2025 are the three business days."""
    assert due_on_request(date(2025, 12, 23), TARIFF.good_faith) == date(2025, 12, 29)


# Medicare Benefit Policy Manual chapter 15 section 220.1.3, Noridian (updated 2025-09-08) [F]; days ours [A].
PLANS: list[tuple[dict[str, Any], str, str]] = [
    ({"starts": date(2026, 1, 5), "signed_on": date(2026, 2, 5)}, "signed_late", "2026-04-05"),
    ({"starts": date(2025, 12, 1), "signed_on": date(2025, 12, 31)}, "signed", "2026-03-01"),
    ({"starts": date(2024, 1, 15), "signed_on": date(2024, 2, 14)}, "signed", "2024-04-14"),  # over February 29
    ({"starts": date(2025, 1, 1), "order_on_file": True, "sent_on": date(2025, 1, 31)}, "by_order", "2025-04-01"),
    ({"starts": date(2024, 12, 31), "order_on_file": True, "sent_on": date(2025, 1, 30)}, "missing", "2025-03-31"),
    ({"starts": date(2025, 3, 3), "order_on_file": True}, "missing", "2025-06-01"),  # never sent
    ({"starts": date(2025, 3, 3), "sent_on": date(2025, 3, 4)}, "missing", "2025-06-01"),  # direct access
]  # fmt: skip


@pytest.mark.parametrize(("plan", "state", "ends"), PLANS)
def test_a_plan_of_care(plan: dict[str, Any], state: str, ends: str) -> None:
    found = certification(PlanOfCare(**plan), date(2026, 12, 31))
    assert (found.state.value, found.ends.isoformat()) == (state, ends)


# CMS pair edits for practitioners of 2024-07-01 [F], with their deletion dates. Paid, denied: indicator; None is no edit.
PAIRS = [
    ("97763 97140", "2024-07-15", 1), ("97760 97763", "2024-07-15", 0), ("97012 97140", "2024-07-15", 1),
    ("97113 97110", "2024-07-15", 1), ("97112 97022", "2024-07-15", 1), ("98940 97161", "2024-07-15", 0),
    ("20561 20560", "2024-07-15", 0), ("97750 97150", "2024-07-15", 0), ("97755 97750", "2024-07-15", 0),
    ("97035 97164", "2024-07-15", 1), ("97530 97542", "2024-07-15", 1), ("97162 97161", "2024-07-15", 0),
    ("97163 97162", "2024-07-15", 0), ("95992 97140", "2024-07-15", 1), ("97530 97535", "2024-07-15", None),
    ("97110 97140", "2024-07-15", None), ("97161 97140", "2024-07-15", None), ("97164 97530", "2024-07-15", None),
    ("97530 97116", "2020-02-15", None), ("97530 97535", "2021-12-31", 1), ("97530 97535", "2022-01-01", None),
]  # fmt: skip


@pytest.mark.parametrize(("codes", "on", "indicator"), PAIRS)
def test_a_pair_of_codes(codes: str, on: str, indicator: int | None) -> None:
    first, second = codes.split()
    found = TARIFF.pair_edit(second, first, date.fromisoformat(on))
    assert (found and (found.first, found.second, found.bypass)) == ((indicator is not None and (first, second, indicator)) or None)  # fmt: skip


# NCCI manual: a modifier on either line since 2019-07-01 lifts an edit of indicator 1, nothing one of indicator 0 [R].
@pytest.mark.parametrize(
    ("first", "second", "objected"),
    [
        (("97150",), ("97110",), ["pair_unmarked"]),
        (("97150",), ("97110", "59"), []),
        (("97150", "XS"), ("97110",), []),
        (("97150",), ("97110", "XU"), []),
        (("97140",), ("97124", "59"), ["pair_never"]),
    ],
)
def test_what_a_modifier_lifts(first: tuple[str, ...], second: tuple[str, ...], objected: list[str]) -> None:
    lines = [line(code, 1, None if code == "97150" else 15, *more) for code, *more in (first, second)]
    found = checked(claim(*lines), separate=frozenset({"97150", "97110", "97124"}))
    assert [each.key for each in found if each.key.startswith("pair")] == objected


# CMS unit maxima for practitioners of 2024-07-01 [F]; above the most, all units of the code and day are denied [F].
@pytest.mark.parametrize(
    ("code", "units", "kind"),
    [("97110", 6, 3), ("97161", 1, 2), ("97140", 6, 3), ("97012", 1, 3), ("97113", 6, 3), ("97530", 6, 3)],
)
def test_the_most_units_of_a_day(code: str, units: int, kind: int) -> None:
    found = TARIFF.unit_maximum(code, date(2024, 7, 15))
    assert found is not None
    assert (found.value.units, found.value.kind) == (units, kind)


@pytest.mark.parametrize(("minutes", "paid"), [(97, True), (98, False)])
def test_a_seventh_unit_costs_all_seven(minutes: int, paid: bool) -> None:
    (row,) = estimate(one_visit(date(2024, 7, 15), ("97110", minutes)), Medicare(), TARIFF).rows
    assert (row.allowed > 0) is paid
