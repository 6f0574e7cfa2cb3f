"""Batches: which claims travel together, how far the file is, and what came of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.records.accounts.actor import Actor
from synovia.records.audit import log
from synovia.records.claims.access import must_bill
from synovia.records.claims.actions.claims import note_event
from synovia.records.claims.choices import BatchStatus, ClaimStatus, RouteKind
from synovia.records.claims.models import Batch, Claim, Route
from synovia.records.claims.numbers import BATCH, next_number
from synovia.records.refusals import Refused


@transaction.atomic
def open_batch(*, route: Route, claims: Iterable[Claim], by: Actor) -> Batch:
    """Put claims that nothing blocks into a batch of this way. Claims somebody else took meanwhile are left out."""
    must_bill(by)
    wanted = [claim.pk for claim in claims]
    ready = list(
        Claim.objects.select_for_update(of=("self",))
        .filter(pk__in=wanted, status=ClaimStatus.BUILT, blocks=0, payer__route=route)
        .filter(coverage__card__payer=F("payer"))  # else the card was put right since
        .order_by("number")
    )
    if not ready:
        raise Refused(_("None of these claims can be sent: each has an objection, or is on its way already."))
    batch = Batch.objects.create(
        clinic_id=by.clinic_id,
        number=next_number(BATCH),
        route=route,
        total=len(ready),
        made_by_id=by.user_id,
    )
    for claim in ready:
        claim.save_if_unchanged(expected_version=claim.version, status=ClaimStatus.QUEUED, batch=batch)
    log.record("batch.opened", of=batch, fields={"claims": len(ready)})
    return batch


@transaction.atomic
def note_progress(*, batch: Batch, status: BatchStatus, done: int | None = None) -> Batch:
    """How far it is, for whoever watches."""
    changes = {"status": status} | ({} if done is None else {"done": done})
    return batch.save_if_unchanged(expected_version=batch.version, **changes)


@transaction.atomic
def keep_written(*, batch: Batch, content: str, by: Actor) -> Batch:
    """The file exactly as it will be sent."""
    must_bill(by)
    sha256 = hashlib.sha256(content.encode()).hexdigest()
    return batch.save_if_unchanged(
        expected_version=batch.version,
        content=content,
        sha256=sha256,
        status=BatchStatus.CHECKING,
        done=batch.total,
    )


@transaction.atomic
def mark_sent(*, batch: Batch, by: Actor) -> Batch:
    """The way took the file: its claims are with the payer from now on."""
    must_bill(by)
    if batch.sent_at is not None:
        return batch
    now = timezone.now()
    changed = batch.save_if_unchanged(expected_version=batch.version, status=BatchStatus.SENT, sent_at=now)
    on_paper = batch.route.kind == RouteKind.PAPER
    says = (
        _("Printed for the payer.") if on_paper else _("Sent in batch %(number)s.") % {"number": batch.number}
    )
    for claim in batch.claims.filter(status=ClaimStatus.QUEUED):
        claim.save_if_unchanged(expected_version=claim.version, status=ClaimStatus.SENT, sent_at=now)
        note_event(claim, "sent", says, by=by)
    log.record("batch.sent", of=batch, fields={"claims": batch.total})
    return changed


@transaction.atomic
def mark_failed(*, batch: Batch, problems: Sequence[str], by: Actor) -> Batch:
    """The file was not sent. Its claims can be mended and sent again."""
    must_bill(by)
    changed = batch.save_if_unchanged(
        expected_version=batch.version, status=BatchStatus.FAILED, problems=list(problems)
    )
    for claim in batch.claims.filter(status=ClaimStatus.QUEUED):
        claim.save_if_unchanged(expected_version=claim.version, status=ClaimStatus.BUILT, batch=None)
        note_event(claim, "not_sent", _("Batch %(number)s was not sent.") % {"number": batch.number}, by=by)
    log.record("batch.failed", of=batch)
    return changed
