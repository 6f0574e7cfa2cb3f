"""The plan of care behind the claim: certified, holding on every day, its certifier named as referring provider."""

from __future__ import annotations

from collections.abc import Iterator

from synovia.domain.charges.claims.certification import Certification, Certified, certification
from synovia.domain.charges.claims.checking import Checking, at, named, objection
from synovia.domain.charges.claims.fixes import SetReferring
from synovia.domain.charges.claims.objections import Objection, Severity
from synovia.domain.charges.identifiers import is_npi


def check_referring(case: Checking) -> Iterator[Objection]:
    """Medicare wants the certifying provider's name and NPI on the claim."""
    if not case.rules.referring_needed or case.claim.referring is not None:
        return
    certifier = case.facts.plan.certifier if case.facts.plan else None
    fix = SetReferring(certifier) if certifier is not None and is_npi(certifier.npi) else None
    says = (
        "The provider who certifies the plan of care must stand on the claim as referring provider, with NPI."
    )
    why = "Medicare rejects therapy claims without it."
    yield objection("referring_missing", "referring", says, why, case.origin("referring_needed"), fix=fix)


def check_certification(case: Checking) -> Iterator[Objection]:
    """Every day lies in a certified interval."""
    if not case.rules.plan_certified or not case.claim.lines:
        return
    origin = case.origin("plan_certified")
    if case.facts.plan is None:
        says = "No plan of care is known for these days: make one and send it to the certifying provider."
        why = "Medicare pays therapy only under a certified plan of care."
        yield objection("plan_unknown", "facts.plan", says, why, origin, severity=Severity.WARNS)
        return
    standing = certified(case)
    if standing is not None and (said := _standing(standing)) is not None:
        key, severity, says = said
        why = "The certifying provider signs and dates the plan within 30 days of the first treatment."
        yield objection(key, "facts.plan", says, why, origin, severity=severity)
    yield from _days(case)


def check_progress(case: Checking) -> Iterator[Objection]:
    """A progress report often enough."""
    most, since = case.rules.report_every_days, case.facts.days_since_report
    if most is None or since is None:
        return
    days = since + len({line.on for line in case.claim.lines})
    if days > most:
        says = f"This is treatment day {days} since the last progress report: write one, at least every {most} days."
        why = "Services past a missing progress report are denied when the notes are looked at."
        origin, warns = case.origin("report_every_days"), Severity.WARNS
        yield objection("progress_report_due", "facts.days_since_report", says, why, origin, severity=warns)


def certified(case: Checking) -> Certification | None:
    """How the patient's plan stands today, None when none is known."""
    rules, plan = case.rules, case.facts.plan
    if plan is None:
        return None
    return certification(
        plan, case.facts.today, within_days=rules.certify_within_days, for_days=rules.certified_for_days
    )


def _standing(standing: Certification) -> tuple[str, Severity, str] | None:
    if standing.state is Certified.MISSING:
        says = f"The plan of care was to be certified by {standing.due_by.isoformat()} and is not: get it signed."
        return "plan_not_certified", Severity.BLOCKS, says
    if standing.state is Certified.OPEN:
        says = f"The plan of care is not certified yet: it must be signed by {standing.due_by.isoformat()}."
        return "plan_not_certified_yet", Severity.WARNS, says
    if standing.state is Certified.SIGNED_LATE:
        says = "The plan of care was signed late: keep the reason for the delay with it."
        return "plan_signed_late", Severity.WARNS, says
    return None


def _days(case: Checking) -> Iterator[Objection]:
    plan, standing = case.facts.plan, certified(case)
    if plan is None or standing is None:
        return
    for index, line in enumerate(case.claim.lines):
        if plan.starts <= line.on <= standing.ends:
            continue
        word = "before the plan of care begins" if line.on < plan.starts else "after its certification ended"
        bound = plan.starts if line.on < plan.starts else standing.ends
        says = f"{named(index, line).capitalize()} lies {word} ({bound.isoformat()}): recertify the plan."
        why = "A certification covers the plan's duration, at most 90 days from the first treatment."
        origin = case.origin("recertification")
        yield objection("plan_ended", at(index, "on"), says, why, origin, line=index)
