"""Work injuries and accidents: cause, day, state, claim number, employer, the notes with the bill."""

from __future__ import annotations

from collections.abc import Iterator

from synovia.domain.charges.claims.checking import Checking, objection
from synovia.domain.charges.claims.content import Cause, Filing
from synovia.domain.charges.claims.fixes import SetCause
from synovia.domain.charges.claims.objections import Objection, Severity

HEALTH_PAYERS = frozenset(Filing) - {Filing.WORKERS_COMPENSATION, Filing.AUTO}


def check_cause(case: Checking) -> Iterator[Objection]:
    """What the condition is related to, on which day, and for a car accident in which state."""
    accident, form = case.claim.accident, case.origin("accident")
    causes = accident.causes if accident else ()
    wanted = Cause(case.rules.cause) if case.rules.cause else None
    if wanted is not None and wanted not in causes:
        word = "the job" if wanted is Cause.EMPLOYMENT else "a car accident"
        says = f"Say on the claim that the condition is related to {word}."
        why = "This kind of payer pays for nothing else."
        yield objection(
            "cause_missing", "accident.causes", says, why, case.origin("cause"), fix=SetCause(wanted)
        )
    if (causes or wanted) and (accident is None or accident.on is None):
        says = "The day of the accident or injury is missing."
        yield objection("accident_day_missing", "accident.on", says, "A related cause needs its day.", form)
    is_auto = Cause.AUTO in causes or wanted is Cause.AUTO
    if is_auto and not (accident and len(accident.state) == 2 and accident.state.isalpha()):
        says = "Name the state of the car accident by its two letters."
        yield objection("accident_state_missing", "accident.state", says, "The form requires it.", form)
    yield from _other_payer_first(case, causes)


def check_property_claim(case: Checking) -> Iterator[Objection]:
    """The injury's claim number, the employer as subscriber, and the notes."""
    insured, rules = case.claim.insured, case.rules
    if rules.claim_number_needed and not insured.property_claim_number.strip():
        says = "The claim number that the carrier gave this injury or accident is missing: ask the adjuster."
        why = "The carrier files every bill under it."
        origin = case.origin("claim_number_needed")
        yield objection("claim_number_missing", "insured.property_claim_number", says, why, origin)
    if rules.employer_is_subscriber:
        yield from _employer(case)
    if rules.notes_needed and not case.claim.attachments:
        says = "Send the notes with the bill."
        why = "A bill for an injury without its notes comes back."
        yield objection("notes_missing", "attachments", says, why, case.origin("notes_needed"))


def _employer(case: Checking) -> Iterator[Objection]:
    insured, origin = case.claim.insured, case.origin("employer_is_subscriber")
    if not insured.subscriber.name.is_organization:
        says = "The subscriber of a work injury is the employer: enter the employer's name."
        why = "The employer holds the policy; the worker stands on the claim as patient."
        yield objection("employer_missing", "insured.subscriber", says, why, origin)
    if insured.member_id:
        says = "A work injury has no member number: take it off; the carrier's claim number stands for it."
        where, why = "insured.member_id", "The employer is no member."
        yield objection("member_id_superfluous", where, says, why, origin, severity=Severity.WARNS)


def _other_payer_first(case: Checking, causes: tuple[Cause, ...]) -> Iterator[Objection]:
    """Health insurance billed for a work injury or car accident: somebody else usually pays first."""
    insured = case.claim.insured
    others = {other.payer.filing for other in case.claim.others}
    told = {Cause.EMPLOYMENT: Filing.WORKERS_COMPENSATION, Cause.AUTO: Filing.AUTO}
    for cause, first in told.items():
        if cause in causes and insured.payer.filing in HEALTH_PAYERS and first not in others:
            word = "workers' compensation" if cause is Cause.EMPLOYMENT else "the auto insurer"
            says = f"The condition is related to {'work' if cause is Cause.EMPLOYMENT else 'a car accident'}: {word} pays first."
            why = "Health insurance denies what another payer owes (adjustment reason 22)."
            origin = case.origin("accident")
            yield objection(
                "other_payer_first", "accident.causes", says, why, origin, severity=Severity.WARNS
            )
