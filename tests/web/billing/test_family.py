"""A family's deductible on the form reaches the arithmetic."""

from decimal import Decimal

from synovia.domain.charges.family import Family
from synovia.records.charges import facts
from synovia.records.charges.choices import CoverageKind


def test_what_a_family_shares_is_read() -> None:
    terms = {"copay": "30.00", "family_deductible": "4000.00", "family_deductible_left": "0.00"}
    plan = facts.terms_of(CoverageKind.PRIVATE, terms)
    assert plan.family == Family(Decimal("4000.00"), Decimal("0.00"))  # type: ignore[attr-defined]  # a private plan
    assert facts.terms_of(CoverageKind.PRIVATE, {"copay": "30.00"}).family is None  # type: ignore[attr-defined]  # as above
