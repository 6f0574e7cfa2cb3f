"""Dates in their order: birth, injury, onset, first treatment, service, death, today; and the time left to file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from synovia.domain.charges.claims.checking import Checking, at, named, objection
from synovia.domain.charges.claims.content import Frequency
from synovia.domain.charges.claims.objections import Objection, Severity
from synovia.domain.charges.days import months_later

OLDEST = 120
"""Years: an older patient is a typing slip."""
FILE_SOON = 14
"""Days before the end of the time to file from which it is told."""


def check_service_days(case: Checking) -> Iterator[Objection]:
    """No service before birth, after death, or after today."""
    born, today, died = case.claim.patient.birth_date, case.facts.today, case.facts.died_on
    origin = case.origin("dates")
    for index, line in enumerate(case.claim.lines):
        said = []
        if born is not None and line.on < born:
            said.append(("service_before_birth", f"lies before the patient's birth on {born.isoformat()}"))
        if line.on > today:
            said.append(("service_in_future", f"lies after today, {today.isoformat()}"))
        if died is not None and line.on > died:
            said.append(("service_after_death", f"lies after the patient's death on {died.isoformat()}"))
        for key, what in said:
            says = f"{named(index, line).capitalize()} {what}: check both dates."
            why = "No payer takes a service outside the patient's life or not yet given."
            yield objection(key, at(index, "on"), says, why, origin, line=index)


def check_birth(case: Checking) -> Iterator[Objection]:
    """A birth date that can be one."""
    born, today = case.claim.patient.birth_date, case.facts.today
    if born is None:
        return
    if born > today or today.year - born.year > OLDEST:
        says = f"The birth date {born.isoformat()} cannot be right: check its year."
        why = "Payers match a member by name and birth date."
        yield objection("birth_date_wrong", "patient.birth_date", says, why, case.origin("dates"))


def check_history(case: Checking) -> Iterator[Objection]:
    """Onset, accident, first treatment and last seen lie between birth and the first service."""
    claim = case.claim
    if not claim.lines:
        return
    told = {
        "onset_on": ("onset", claim.onset_on),
        "accident.on": ("accident", claim.accident.on if claim.accident else None),
        "initial_treatment_on": ("first treatment", claim.initial_treatment_on),
        "first_contact_on": ("first contact", claim.first_contact_on),
    }
    for where, (word, day) in told.items():
        if day is not None:
            yield from _between(case, where, word, day)
    if claim.last_seen_on is not None and claim.last_seen_on > case.facts.today:
        says = f"The day last seen, {claim.last_seen_on.isoformat()}, lies after today."
        yield objection("last_seen_wrong", "last_seen_on", says, "It has not come yet.", case.origin("dates"))
    if claim.disabled_from and claim.disabled_through and claim.disabled_through < claim.disabled_from:
        says = "The disability ends before it begins: check both days."
        yield objection(
            "disability_wrong", "disabled_through", says, "Days run forward.", case.origin("dates")
        )
    if case.rules.onset_needed and claim.onset_on is None:
        says = "This payer asks for the day of onset: take it from the note."
        why = "The payer's own rule."
        yield objection("onset_missing", "onset_on", says, why, case.origin("onset_needed"))


def check_filing(case: Checking) -> Iterator[Objection]:
    """The claim reaches the payer within its time, counted from each day of service."""
    if case.claim.frequency is not Frequency.ORIGINAL or not case.claim.lines:
        return
    setting = "filing_months" if case.rules.filing_months is not None else "filing_days"
    first = case.claim.first_day
    last = last_filing_day(first, case.rules.filing_months, case.rules.filing_days)
    if last is None:
        return
    origin, today = case.origin(setting), case.facts.today
    why = f"This payer takes claims until {last.isoformat()} for services of {first.isoformat()}."
    if today > last:
        says = f"The time to file ended on {last.isoformat()}: send it only with the reason for the delay."
        late = Severity.WARNS if case.claim.delay_reason else Severity.BLOCKS
        yield objection("filed_late", "lines", says, why, origin, severity=late)
    elif today + timedelta(days=FILE_SOON) >= last:
        says = f"Send it soon: the time to file ends on {last.isoformat()}."
        yield objection("file_soon", "lines", says, why, origin, severity=Severity.WARNS)


def last_filing_day(on: date, months: int | None, days: int | None) -> date | None:
    """The last day to file for a service; None when the payer's time is not known. February 29 counts to the 28th."""
    if months is not None:
        return months_later(on, months)
    return None if days is None else on + timedelta(days=days)


def _between(case: Checking, where: str, word: str, day: date) -> Iterator[Objection]:
    born, first, origin = case.claim.patient.birth_date, case.claim.first_day, case.origin("dates")
    if born is not None and day < born:
        says = f"The day of {word}, {day.isoformat()}, lies before the patient's birth: check it."
        yield objection("history_before_birth", where, says, "Birth comes first.", origin)
    if day > first:
        says = f"The day of {word}, {day.isoformat()}, lies after the first service on {first.isoformat()}: check it."
        why = f"The {word} comes before the care for it, or on its day."
        yield objection("history_after_service", where, says, why, origin)
