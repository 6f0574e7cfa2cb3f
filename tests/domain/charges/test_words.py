"""An estimate told: plainly to the person who pays, exactly to the one who bills."""

from decimal import Decimal

import pytest
import textstat

from synovia.domain.charges import (
    Coinsurance,
    Coverage,
    Medicare,
    MedicareShare,
    PersonalInjury,
    PrivatePlan,
    SelfPay,
    UnitRule,
    WorkersCompensation,
    count_units,
    estimate,
)
from synovia.domain.charges.words import for_patient
from synovia.domain.terms.evidence import Standing
from synovia.knowledge.tariff_tables import tariffs
from tests.domain.charges.planned import CARE, PRICES, weekly_visits

PRIVATE = PrivatePlan(
    name="Blue Plan",
    benefit=Coinsurance(Decimal("0.20")),
    rates=MedicareShare(Decimal("1.2")),
    deductible=Decimal("300.00"),
    out_of_pocket_max=Decimal("4000.00"),
)
EVERY: list[Coverage] = [
    Medicare(therapy_used=Decimal("2400.00")),
    PRIVATE,
    WorkersCompensation(state="TX", accepted=True, authorised_visits=2),
    PersonalInjury(letter_of_protection=True),
    SelfPay(discount=Decimal("0.10")),
]


@pytest.mark.parametrize("coverage", EVERY, ids=lambda each: type(each).__name__)
def test_a_patient_can_read_it(coverage: Coverage) -> None:
    """Eighth grade or below, and nothing that only a biller needs."""
    said = for_patient(estimate(CARE, coverage, tariffs(), prices=PRICES))
    assert said[-1] == "This is an estimate, not a bill."
    assert textstat.flesch_kincaid_grade(" ".join(said)) <= 8
    assert not any(word in " ".join(said) for word in ("KX", "CQ", "sequestration", "RVU"))


def test_the_patient_learns_the_likely_amount_and_its_spread() -> None:
    said = for_patient(estimate(CARE, Medicare(therapy_used=Decimal(0)), tariffs(), prices=PRICES))
    assert said[0] == "3 visits with Medicare Part B: you would likely pay $262.24 in all."
    assert "That is about $87.41 a visit." in said
    assert "If 2 visits are enough, you would pay $211.86. If you need 4, you would pay $276.50." in said
    assert any("as little as $56.63 or as much as $262.24" in line for line in said)


def test_what_waits_for_a_settlement_is_said_plainly() -> None:
    said = for_patient(estimate(CARE, PersonalInjury(letter_of_protection=True), tariffs(), prices=PRICES))
    assert "$662.00 would wait for your settlement. If the case is lost, you may owe it." in said


def test_visits_not_yet_approved_are_said_plainly() -> None:
    said = " ".join(for_patient(estimate(CARE, EVERY[2], tariffs(), prices=PRICES)))
    assert "for visits that still need the insurer's approval. You are not billed for them." in said


def test_the_biller_reads_every_step_with_rule_and_source() -> None:
    steps = estimate(CARE, Medicare(), tariffs(), prices=PRICES).rows[0].working
    (fee,) = [step for step in steps if step.gives == "fee 97110"]
    assert "× 32.3465 = $28.79" in fee.says
    assert (fee.rule, fee.source, fee.standing) == ("fee-schedule", "pprrvu-2025", Standing.FOUND)


def test_figures_that_stand_in_are_marked_where_they_are_used() -> None:
    late = estimate(weekly_visits(60), Medicare(), tariffs(), prices=PRICES).rows[-1]
    (fee,) = [step for step in late.working if step.rule == "fee-schedule"]
    assert "2027 figures not published; 2026 used" in " ".join(fee.carried)


def test_the_counting_of_units_is_explained_step_by_step() -> None:
    """Medicare's own third example: 33 and 7 minutes."""
    counted = count_units([("97110", 33), ("97140", 7)], UnitRule.CMS)
    assert [step.says for step in counted.working] == [
        "All timed minutes of the day are added: 40. 38 to 52 minutes support 3.",
        "97110: 33 minutes hold 2 full quarter hours and 3 minutes over.",
        "97140: 7 minutes hold 0 full quarter hours and 7 minutes over.",
        "1 more unit fits the total, for the most minutes over: 97140 (7 minutes over).",
        "97110: 2.",
        "97140: 1.",
    ]


def test_too_few_minutes_are_explained_too() -> None:
    counted = count_units([("97110", 7)], UnitRule.CMS)
    assert counted.working[0].says == "All timed minutes of the day are added: 7. Fewer than 8 support none."
