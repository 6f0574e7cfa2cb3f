"""The scrubber: every check a claim should pass before it leaves, and what mends what does not.

    objections = scrub(claim, rules, tariff, diagnoses, facts=Facts(today=today, …))
    mended = apply_fix(claim, objections[0].fix)

Pure: the day and everything the clinic knows come in `facts`. What is not known is told as unknown where a payer denies
by it; nothing is guessed. A claim without objections passed these checks, which is not a promise of payment.
"""

from __future__ import annotations

from dataclasses import replace

from synovia.domain.charges.claims import (
    scrub_assistant,
    scrub_codes,
    scrub_dates,
    scrub_diagnoses,
    scrub_form,
    scrub_injury,
    scrub_modifiers,
    scrub_others,
    scrub_pairs,
    scrub_permissions,
    scrub_plan,
    scrub_threshold,
    scrub_units,
    scrub_visits,
)
from synovia.domain.charges.claims.checking import Check, Checking
from synovia.domain.charges.claims.content import Claim, Frequency
from synovia.domain.charges.claims.diagnosis_list import DiagnosisList
from synovia.domain.charges.claims.facts import Authorization, EarlierLine, Facts, GivenMinutes, PlanOfCare
from synovia.domain.charges.claims.fixes import (
    AddModifier,
    DropLine,
    Fix,
    FixProblem,
    MergeLines,
    MoveUnits,
    SetUnits,
    SplitAssistant,
    apply_fix,
)
from synovia.domain.charges.claims.objections import DenialRisk, Objection, Risk, Severity, risk_of
from synovia.domain.charges.claims.payer_rules import EditSet, PayerRules
from synovia.domain.charges.claims.scrub_modifiers import MOST_MODIFIERS
from synovia.domain.charges.tariff import Tariff

CHECKS: tuple[Check, ...] = (
    scrub_form.check_kind,
    scrub_form.check_people,
    scrub_form.check_providers,
    scrub_form.check_place,
    scrub_form.check_money,
    scrub_dates.check_birth,
    scrub_dates.check_service_days,
    scrub_dates.check_history,
    scrub_dates.check_filing,
    scrub_diagnoses.check_diagnoses,
    scrub_diagnoses.check_pointers,
    scrub_codes.check_codes,
    scrub_codes.check_same_lines,
    scrub_codes.check_duplicates,
    scrub_codes.check_maxima,
    scrub_pairs.check_pairs,
    scrub_pairs.check_distinct,
    scrub_visits.check_evaluations,
    scrub_visits.check_reevaluations,
    scrub_visits.check_examiner,
    scrub_units.check_whole,
    scrub_units.check_minutes,
    scrub_modifiers.check_form,
    scrub_modifiers.check_therapy,
    scrub_modifiers.check_assistant_form,
    scrub_modifiers.check_notices,
    scrub_assistant.check_assistant,
    scrub_threshold.check_threshold,
    scrub_plan.check_referring,
    scrub_plan.check_certification,
    scrub_plan.check_progress,
    scrub_permissions.check_authorization,
    scrub_permissions.check_referral,
    scrub_injury.check_cause,
    scrub_injury.check_property_claim,
    scrub_others.check_turns,
)
VOID_CHECKS: tuple[Check, ...] = (
    scrub_form.check_kind,
    scrub_form.check_people,
    scrub_form.check_providers,
    scrub_form.check_money,
)
"""A void repeats what was sent, right or wrong: only what makes it a claim at all is checked."""
ORDER = tuple(Severity)


def scrub(
    claim: Claim, rules: PayerRules, tariff: Tariff, diagnoses: DiagnosisList, *, facts: Facts
) -> tuple[Objection, ...]:
    """Everything objected to, what blocks first, in the order of the claim."""
    case = Checking(claim, rules, tariff, diagnoses, facts)
    checks = VOID_CHECKS if claim.frequency is Frequency.VOID else CHECKS
    found = [_safe(objection, claim) for check in checks for objection in check(case)]
    return tuple(sorted(found, key=lambda each: ORDER.index(each.severity)))


def _safe(objection: Objection, claim: Claim) -> Objection:
    """The objection without its fix where that would write a fifth modifier, or part lines from what a payer decided."""
    fix = objection.fix
    decided = any(other.line_decisions for other in claim.others)
    if isinstance(fix, AddModifier | SplitAssistant):
        full = len({*claim.lines[fix.line].modifiers, fix.modifier}) > MOST_MODIFIERS
        fix = None if full else fix
    if decided and isinstance(fix, DropLine | MergeLines | MoveUnits | SetUnits | SplitAssistant):
        fix = None
    return replace(objection, fix=fix)


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
