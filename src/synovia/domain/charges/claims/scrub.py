"""The scrubber: every check a claim should pass before it leaves, and what mends what does not.

    objections = scrub(claim, rules, tariff, diagnoses, facts=Facts(today=today, …))
    mended = apply_fix(claim, objections[0].fix)

Pure: the day and everything the clinic knows come in `facts`. What is not known is told as unknown where a payer denies
by it; nothing is guessed. A claim without objections passed these checks, which is not a promise of payment.
"""

from __future__ import annotations

from synovia.domain.charges.claims.checking import Check, Checking
from synovia.domain.charges.claims.content import Claim
from synovia.domain.charges.claims.diagnosis_list import DiagnosisList
from synovia.domain.charges.claims.facts import Authorization, EarlierLine, Facts, GivenMinutes, PlanOfCare
from synovia.domain.charges.claims.fixes import Fix, FixProblem, apply_fix
from synovia.domain.charges.claims.objections import DenialRisk, Objection, Risk, Severity, risk_of
from synovia.domain.charges.claims.payer_rules import EditSet, PayerRules
from synovia.domain.charges.tariff import Tariff

CHECKS: tuple[Check, ...] = ()


def scrub(
    claim: Claim, rules: PayerRules, tariff: Tariff, diagnoses: DiagnosisList, *, facts: Facts
) -> tuple[Objection, ...]:
    """Everything objected to, what blocks first, in the order of the claim."""
    case = Checking(claim, rules, tariff, diagnoses, facts)
    found = dict.fromkeys(objection for check in CHECKS for objection in check(case))
    return tuple(sorted(found, key=lambda each: each.severity is not Severity.BLOCKS))


__all__ = [
    "Authorization",
    "DenialRisk",
    "EarlierLine",
    "EditSet",
    "Facts",
    "Fix",
    "FixProblem",
    "GivenMinutes",
    "Objection",
    "PayerRules",
    "PlanOfCare",
    "Risk",
    "Severity",
    "apply_fix",
    "risk_of",
    "scrub",
]
