"""The worked tables of docs/explanation/estimates.md are what the program computes, to the cent."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from synovia.domain.charges import (
    Coverage,
    Estimate,
    Medicare,
    MedPay,
    NoFault,
    PersonalInjury,
    SelfPay,
    UnitRule,
    WorkersCompensation,
    count_units,
    estimate,
)
from synovia.knowledge.tariff_tables import tariffs
from tests.domain.charges.planned import CARE, PLAN, PRICES

DOCUMENT = Path(__file__).parents[3] / "docs" / "explanation" / "estimates.md"
PARTS = ("insurer", "other_insurer", "person", "withheld", "waiting", "written_off")

WORKED: dict[str, Coverage] = {
    "medicare": Medicare(deductible_left=Decimal("257.00"), therapy_used=Decimal("0.00")),
    "private": replace(PLAN, name="Blue Plan"),
    "workers": WorkersCompensation(state="CO", accepted=True, authorised_visits=3),
    "injury": PersonalInjury(
        no_fault=NoFault(state="FL", emergency_condition=False, first_care_on=date(2025, 5, 30)),
        med_pay=MedPay(limit=Decimal("50.00")),
        letter_of_protection=True,
        accident_on=date(2025, 5, 25),
    ),
    "self-pay": SelfPay(discount=Decimal("0.25")),
}


def table(result: Estimate) -> str:
    """The visits of an estimate as the table the document shows."""
    lines = [
        "| visit | charge | allowed | insurer | other insurer | person | withheld | waiting | written off |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for row in result.rows:
        parts = " | ".join(str(getattr(row.shares, part)) for part in PARTS)
        lines.append(f"| {row.on.isoformat()} | {row.charge} | {row.allowed} | {parts} |")
    parts = " | ".join(str(getattr(result.high.shares, part)) for part in PARTS)
    lines.append(f"| all four | {result.high.charge} | {result.high.allowed} | {parts} |")
    return "\n".join(lines)


def unit_table() -> str:
    """The same minutes counted both ways."""
    codes = ("97110", "97112", "97116", "97140")
    lines = ["| minutes of different codes | eight-minute rule | rule of eights |", "|---|---:|---:|"]
    for spent in ((8, 8, 8), (10, 10), (24, 23), (20, 20), (33, 7), (22, 22), (7, 7, 7), (18, 13, 10, 8)):
        timed = list(zip(codes, spent, strict=False))
        counts = [count_units(timed, rule).total for rule in (UnitRule.CMS, UnitRule.EIGHTS)]
        lines.append(f"| {' + '.join(map(str, spent))} | {counts[0]} | {counts[1]} |")
    return "\n".join(lines)


@pytest.mark.parametrize("name", WORKED)
def test_the_worked_table_is_the_programs_own(name: str) -> None:
    result = estimate(CARE, WORKED[name], tariffs(), prices=PRICES)
    assert table(result) in DOCUMENT.read_text(encoding="utf-8")


def test_the_table_of_units_is_the_programs_own() -> None:
    assert unit_table() in DOCUMENT.read_text(encoding="utf-8")


def test_the_working_shown_for_the_third_visit_is_the_programs_own() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    for step in estimate(CARE, WORKED["medicare"], tariffs(), prices=PRICES).rows[2].working:
        assert f"- {step.says}" in text
