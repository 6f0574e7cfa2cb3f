"""The one way into the ledger: an entry with its legs, once for each key, on a day that makes sense."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from synovia.domain.charges import ledger
from synovia.domain.charges.ledger import Kind, LedgerProblem, Leg
from synovia.domain.terms.money import MoneyProblem
from synovia.records.accounts.actor import Actor
from synovia.records.audit import log
from synovia.records.ledger import models
from synovia.records.ledger.models import ClosedMonth, Entry
from synovia.records.people.models import Patient
from synovia.records.refusals import NotYours, Refused

T = TypeVar("T")
MONTH_CLOSED = "this month is closed"
"""What the database says (models.MONTH_IS_OPEN) where an entry would count in a month that somebody closed meanwhile."""
LONGEST_KEY, LONGEST_PAYER, LONGEST_ABOUT = 200, 200, 80


def post(
    kind: Kind,
    legs: Sequence[Leg],
    *,
    patient: Patient | None,
    on: date,
    key: str,
    memo: str = "",
    about: str = "",
    how: str = "",
    reverses: Entry | None = None,
    clinic_id: UUID,
    by: Actor | None,
) -> Entry:
    """Keep the entry, or give the one that already has this key. Raises Refused for what makes no sense.

    `by` is None when the card processor tells of a payment.
    """
    or_refuse(ledger.must_balance, legs)
    must_fit(legs, about)
    found = known(key)
    if found is not None:
        return same(found, kind, legs, patient)
    must_be_possible(on, patient)
    head: dict[str, object] = {
        "patient": patient,
        "kind": str(kind),
        "on": on,
        "counted_on": ledger.counted_on(on, timezone.localdate(), closed_months()),
        "key": key,
        "memo": memo[:300],
        "about": about,
        "how": how,
        "reverses": reverses,
        "leg_count": len(legs),
        "made_by_id": by.user_id if by else None,
        "made_by_name": by.name if by else "",
    }
    try:
        entry = write(clinic_id, head, legs)
    except IntegrityError:  # somebody else posted the same key, or reversed the same entry, at this moment
        found = known(key)
        if found is None:
            raise
        return same(found, kind, legs, patient)
    log.record(
        f"ledger.{kind}",
        patient_id=patient.pk if patient else None,
        of=entry,
        fields={"counted": str(entry.counted_on)},
    )
    return entry


def write(clinic_id: UUID, head: dict[str, object], legs: Sequence[Leg]) -> Entry:
    """The rows of an entry. Where its month was closed at this very moment, it counts today, as later entries do."""
    try:
        with transaction.atomic():
            return _rows(clinic_id, head, legs)
    except DatabaseError as refusal:
        if MONTH_CLOSED not in str(refusal):
            raise
    day, today = head["on"], timezone.localdate()
    assert isinstance(day, date)
    with transaction.atomic():
        return _rows(clinic_id, head | {"counted_on": ledger.counted_on(day, today, closed_months())}, legs)


def _rows(clinic_id: UUID, head: dict[str, object], legs: Sequence[Leg]) -> Entry:
    entry: Entry = Entry.objects.create(clinic_id=clinic_id, **head)
    models.Leg.objects.bulk_create(
        models.Leg(
            clinic_id=clinic_id,
            entry=entry,
            patient_id=entry.patient_id,
            account=str(leg.account),
            payer=leg.payer,
            amount=leg.amount,
            note=leg.note[:300],
            position=position,
        )
        for position, leg in enumerate(legs)
    )
    return entry


def known(key: str) -> Entry | None:
    """The entry that has this key. A key is what keeps an event from being posted twice, so there must be one."""
    if not key or len(key) > LONGEST_KEY:
        raise Refused(_("An entry needs a key of at most %(most)s characters.") % {"most": LONGEST_KEY})
    return Entry.objects.filter(key=key).first()


def same(found: Entry, kind: Kind, legs: Sequence[Leg], patient: Patient | None) -> Entry:
    """The first entry of a key, when what is posted again is the same; a key is never used for two events."""
    again = sorted((str(leg.account), leg.payer, leg.amount) for leg in legs)
    first = sorted(found.legs.values_list("account", "payer", "amount"))
    if found.kind != kind or found.patient_id != (patient.pk if patient else None) or again != first:
        raise Refused(_("Something else was posted under this key before: nothing was posted now."))
    return found


def must_fit(legs: Sequence[Leg], about: str) -> None:
    """Refuse names that are too long to keep whole: cut off, they would be somebody else's."""
    if len(about) > LONGEST_ABOUT or any(len(leg.payer) > LONGEST_PAYER for leg in legs):
        raise Refused(_("A payer's name has at most %(most)s characters.") % {"most": LONGEST_PAYER})


def must_be_possible(on: date, patient: Patient | None) -> None:
    """Refuse days that have not come yet and days before the patient was born, by name."""
    if on > timezone.localdate():
        raise Refused(_("%(day)s is still to come: nothing can be posted for it.") % {"day": words(on)})
    if patient is not None and on < patient.birth_date:
        raise Refused(
            _("%(day)s is before the patient was born, on %(born)s.")
            % {"day": words(on), "born": words(patient.birth_date)}
        )


def words(day: date) -> str:
    """A day in words."""
    return date_format(day, "F j, Y")


def closed_months() -> set[date]:
    """The first days of the clinic's closed months."""
    return set(ClosedMonth.objects.values_list("month", flat=True))


def patient_of(patient_id: UUID) -> Patient:
    """The patient, locked until the transaction ends, so that two people cannot give the same credit back twice."""
    found = Patient.objects.select_for_update().filter(pk=patient_id).first()
    if found is None:
        raise NotYours("patient", patient_id)
    return found


def or_refuse(compute: Callable[..., T], *args: object) -> T:
    """What the domain computes; what makes no sense is refused with its reason."""
    try:
        return compute(*args)
    except (LedgerProblem, MoneyProblem) as problem:
        raise Refused(str(problem)) from problem
