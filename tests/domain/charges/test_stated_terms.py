"""From a payer's answer to the terms of a coverage: what is stated, what is not, and what nobody should take over."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from synovia.domain.charges.claims.answers import NOBODY, Benefit, Benefits, Envelope
from synovia.domain.charges.claims.stated_terms import (
    BOTH,
    NEGATIVE,
    NOT_CENTS,
    StatedTerms,
    medicare_terms,
    private_terms,
)

ON = date(2026, 3, 4)
EXACT = ("amount", "share", "quantity")


def eb(kind: str, *services: str, **said: Any) -> Benefit:
    numbers: dict[str, Any] = {
        name: Decimal(value) if name in EXACT else value for name, value in said.items()
    }
    return Benefit(kind, services or ("30",), "", **numbers)


def visits(period: str, quantity: str) -> Benefit:
    return eb("F", "PT", period=period, quantity=quantity, quantity_of="VS")


def answer(*benefits: Benefit) -> Benefits:
    return Benefits(Envelope(), "", "", NOBODY, "", NOBODY, benefits=benefits)


def private(*benefits: Benefit) -> StatedTerms:
    return private_terms(answer(*benefits), in_network=True, on=ON)


def test_what_is_not_said_is_unsaid_and_never_zero() -> None:
    said = private(eb("1"))
    assert said.figures == {}
    assert {"copay", "coinsurance_percent", "deductible_left", "visits_used"} <= set(said.unsaid)


def test_what_was_paid_in_the_year_to_date_is_not_the_deductible_itself() -> None:
    """Some payers say the whole and what is met, not what is left (EB06 24)."""
    met = eb("C", period="24", amount="1079.50", level="IND")
    assert answer(met).deductible() is None
    said = private(met, eb("C", period="23", amount="1500", level="IND"))
    assert (said.figures["deductible"], said.figures["deductible_left"]) == ("1500", "420.50")


def test_used_visits_are_read_from_either_side() -> None:
    assert private(visits("23", "30"), visits("29", "22")).figures["visits_used"] == "8"
    said = answer(visits("23", "30"), visits("24", "8"))
    assert (said.visits_limit(), said.visits_left(), said.visits_used()) == (
        Decimal(30),
        Decimal(22),
        Decimal(8),
    )


@pytest.mark.parametrize(
    ("copay", "share", "figures"),
    [
        ("35", None, {"copay": "35", "coinsurance_percent": ""}),
        (None, "0.2", {"copay": "", "coinsurance_percent": "20"}),
        ("0", "0.125", {"copay": "", "coinsurance_percent": "12.5"}),
        ("35", "0", {"copay": "35", "coinsurance_percent": ""}),
        (None, "0", {"copay": "", "coinsurance_percent": "0"}),
    ],
)
def test_a_visit_has_a_copay_or_a_share(
    copay: str | None, share: str | None, figures: dict[str, str]
) -> None:
    said = [eb("B", "PT", amount=copay)] if copay else []
    said += [eb("A", "PT", share=share)] if share else []
    stated = private(*said).figures
    assert {name: stated[name] for name in figures} == figures


def test_a_copay_and_a_share_together_are_for_a_person_to_decide() -> None:
    both = private(eb("B", "PT", amount="35"), eb("A", "PT", share="0.2"))
    assert both.refused == {"copay": BOTH, "coinsurance_percent": BOTH}


def test_fractions_of_a_cent_and_amounts_below_zero_are_not_offered() -> None:
    said = private(eb("C", period="29", amount="420.505"), eb("G", period="29", amount="-1"))
    assert said.refused == {"deductible_left": NOT_CENTS, "out_of_pocket_left": NEGATIVE}


def test_the_familys_figures_stay_the_familys() -> None:
    said = private(eb("C", period="29", amount="900", level="FAM"))
    assert said.figures["family_deductible_left"] == "900"
    assert "deductible_left" in said.unsaid


def test_the_other_network_says_nothing_of_ours() -> None:
    out = answer(eb("B", "PT", amount="70", in_network=False))
    assert "copay" in private_terms(out, in_network=True, on=ON).unsaid
    assert private_terms(out, in_network=False, on=ON).figures["copay"] == "70"


def test_what_is_left_of_the_therapy_threshold_tells_what_is_used() -> None:
    left = answer(eb("F", "AE", insurance="MB", period="29", amount="1840"))
    assert medicare_terms(left, threshold=Decimal(2480), on=ON).figures == {"therapy_used": "640"}
    assert medicare_terms(left, threshold=None, on=ON).figures == {}


def test_the_threshold_itself_is_not_taken_for_what_was_used() -> None:
    limit = answer(eb("F", "AE", insurance="MB", period="23", amount="2480"))
    assert medicare_terms(limit, threshold=Decimal(2480), on=ON).figures == {}


def test_a_dental_plan_in_force_says_nothing_of_therapy() -> None:
    assert answer(eb("1", "35")).active is None
    assert answer(eb("1", "30"), eb("6", "PT")).active is False
    assert answer(eb("I", "PT"), eb("1", "30")).excludes_therapy
