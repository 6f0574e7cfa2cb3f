"""Recording who did what. Events of a passage are kept in order and written, chained, just before it commits.

A passage is one request or one command: a transaction with the clinic set for row-level security. If the events
cannot be written, the transaction fails and nothing is shown or kept.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from synovia.records.accounts.actor import Actor
from synovia.records.audit.chain import NO_CLINIC, mac_of
from synovia.records.audit.checkpoints import checkpoint_when_due
from synovia.records.audit.models import AuditEvent, AuditHead


class NoPassage(RuntimeError):
    """Something touched the audit log outside a passage: a programming error, refused."""


@dataclass(slots=True)
class Passage:
    """The actor and clinic of the running request or command, and what it has done so far."""

    actor: Actor | None
    clinic_id: UUID | None
    ip: str = ""
    request_id: str = ""
    events: list[dict[str, Any]] = field(default_factory=list)


_current: ContextVar[Passage | None] = ContextVar("synovia_passage", default=None)


def current_passage() -> Passage:
    """The running passage. Raises NoPassage outside one."""
    passage = _current.get()
    if passage is None:
        raise NoPassage("Records are reached only inside a passage (records.audit.log.passage).")
    return passage


@contextmanager
def passage(
    actor: Actor | None, *, clinic_id: UUID | None = None, ip: str = "", request_id: str = ""
) -> Iterator[Passage]:
    """One transaction for one actor: the clinic is set for row-level security, and all events are chained at its end."""
    clinic_id = actor.clinic_id if actor else clinic_id
    running = Passage(
        actor, clinic_id, ip or (actor.ip if actor else ""), request_id or (actor.request_id if actor else "")
    )
    outer = _current.get()
    token = _current.set(running)
    try:
        with transaction.atomic():
            enter_clinic(clinic_id, actor.user_id if actor else None)
            yield running
            _write(running)
        if outer:  # a passage inside another one shares its transaction, and must give it its clinic back
            enter_clinic(outer.clinic_id, outer.actor.user_id if outer.actor else None)
    finally:
        _current.reset(token)


@contextmanager
def passage_apart(actor: Actor) -> Iterator[Passage]:
    """A passage of a thread that serves no request: the connection is given back after it."""
    try:
        with passage(actor) as running:
            yield running
    finally:
        if not connection.in_atomic_block:
            connection.close()


def enter_clinic(clinic_id: UUID | None, user_id: UUID | None) -> None:
    """Set clinic and user for row-level security; both end with the surrounding transaction."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('app.clinic', %s, true), set_config('app.user', %s, true)",
            [str(clinic_id or ""), str(user_id or "")],
        )


def record(
    action: str,
    *,
    patient_id: UUID | None = None,
    of: Any = None,
    fields: Mapping[str, Any] | None = None,
    reason: str = "",
    allowed: bool = True,
) -> None:
    """Note that the current actor did `action` ("chart.read"), on `of` (a record), for this patient."""
    running = current_passage()
    running.events.append(
        {
            "action": action,
            "patient_id": patient_id,
            "object_kind": of._meta.label_lower if of is not None else "",
            "object_id": str(of.pk) if of is not None else "",
            "fields": dict(fields or {}),
            "reason": reason,
            "allowed": allowed,
        }
    )


def record_denial(
    actor: Actor | None,
    action: str,
    *,
    reason: str,
    clinic_id: UUID | None = None,
    patient_id: UUID | None = None,
    **where: str,
) -> None:
    """Keep a refusal in a transaction of its own, after the refused one was rolled back."""
    with passage(actor, clinic_id=clinic_id, **where):
        record(action, patient_id=patient_id, reason=reason, allowed=False)


def _write(running: Passage) -> None:
    if not running.events:
        return
    chain = str(running.clinic_id) if running.clinic_id else NO_CLINIC
    head = _head(chain)
    rows = [_chained(event, running, head) for event in running.events]
    AuditEvent.objects.bulk_create(rows)
    head.save(update_fields=["seq", "mac"])
    transaction.on_commit(lambda: checkpoint_when_due(chain, head.seq, head.mac, added=len(rows)))


def _head(chain: str) -> AuditHead:
    """The end of the chain, locked until the transaction ends; made when this is its first event."""
    heads = AuditHead.objects.select_for_update().filter(chain=chain)
    found = heads.first()
    if found is None:
        AuditHead.objects.get_or_create(chain=chain)
        found = heads.get()
    return found


def _chained(event: dict[str, Any], running: Passage, head: AuditHead) -> AuditEvent:
    actor = running.actor
    full = event | {
        "chain": head.chain,
        "seq": head.seq + 1,
        "at": timezone.now().astimezone(UTC),
        "actor_id": actor.user_id if actor else None,
        "actor_name": actor.name if actor else "",
        "role": str(actor.role) if actor else "",
        "ip": running.ip,
        "request_id": running.request_id,
        "prev": head.mac,
    }
    head.seq, head.mac = full["seq"], mac_of(full, settings.AUDIT_KEY)
    return AuditEvent(clinic_id=running.clinic_id, mac=head.mac, **full)
