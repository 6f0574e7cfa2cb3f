"""Reading the audit log: by time, person, patient and outcome."""

from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet

from synovia.records.accounts.actor import Actor
from synovia.records.accounts.models import BreakGlass
from synovia.records.accounts.roles import Role
from synovia.records.audit import log
from synovia.records.audit.models import AuditEvent
from synovia.records.refusals import NotYours

SORTABLE = ("seq", "actor_name", "role", "action", "patient_id", "allowed", "ip")
DAYS_AT_FIRST = 7


def audit_for(actor: Actor) -> None:
    """The gate to the log: the owner alone; reading it is itself noted."""
    if actor.role != Role.OWNER:
        raise NotYours("audit", "log", why="role does not read the audit log")
    log.record("audit.read")


def events(
    *,
    since: date,
    until: date,
    words: str = "",
    only_refused: bool = False,
    patient: UUID | None = None,
    sort: str = "-seq",
) -> QuerySet[AuditEvent]:
    """Events of this clinic between two days (both counted), whose person or action contains the words."""
    found = AuditEvent.objects.filter(at__date__gte=since, at__date__lte=until)
    if only_refused:
        found = found.filter(allowed=False)
    if patient:
        found = found.filter(patient_id=patient)
    if words:
        found = found.filter(actor_name__icontains=words) | found.filter(action__icontains=words)
    return found.order_by(sort if sort.lstrip("-") in SORTABLE else "-seq")


def first_day(until: date) -> date:
    """Where the list starts when nobody said: a week before its end."""
    return until - timedelta(days=DAYS_AT_FIRST)


def glass_to_review() -> QuerySet[BreakGlass]:
    """Emergency accesses that the owner has not looked at yet."""
    waiting = BreakGlass.objects.filter(reviewed_at__isnull=True)
    return waiting.select_related("patient", "membership__user").order_by("created_at")
