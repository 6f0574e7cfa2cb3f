"""Batches: which claims travel together, how far the file is, and what came of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.domain.charges.claims.content import Claim as Content
from synovia.domain.charges.claims.content import Way
from synovia.records.accounts.actor import Actor
from synovia.records.audit import log
from synovia.records.claims.access import must_bill
from synovia.records.claims.actions.claims import content_of, note_event
from synovia.records.claims.attaching import ours
from synovia.records.claims.choices import BatchStatus, ClaimStatus, RouteKind
from synovia.records.claims.models import Batch, Claim, Route
from synovia.records.claims.numbers import BATCH, next_number
from synovia.records.claims.stored import dump
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


UNDER_WAY = (BatchStatus.WRITING, BatchStatus.CHECKING, BatchStatus.SENDING)


def _must_go_on(batch: Batch, status: BatchStatus) -> None:
    """A batch goes forward alone: one that was settled by hand, or is further in other hands, is not taken up again."""
    if batch.status not in UNDER_WAY or UNDER_WAY.index(status) < UNDER_WAY.index(batch.status):
        raise Refused(_("This batch is in other hands, or settled already."))


@transaction.atomic
def take_up(*, batch: Batch, by: Actor) -> Batch:
    """Somebody sends on a batch that stood still. Of two who press at once one is told that it goes on already."""
    must_bill(by)
    _must_go_on(batch, BatchStatus.SENDING)
    log.record("batch.taken_up", of=batch)
    return batch.save_if_unchanged(expected_version=batch.version, problems=[])


@transaction.atomic
def note_doubt(*, batch: Batch, says: str, by: Actor) -> Batch:
    """It is not known whether the file arrived: nothing is given back until a person sends it again or settles it."""
    must_bill(by)
    log.record("batch.in_doubt", of=batch)
    return batch.save_if_unchanged(expected_version=batch.version, problems=[says])


@transaction.atomic
def announce(*, claim: Claim, content: Content, by: Actor) -> Claim:
    """The control numbers under which a claim of a batch announces its documents."""
    must_bill(by)
    if claim.status != ClaimStatus.QUEUED:
        raise Refused(_("This claim is in no batch."))
    log.record("claim.attachments_announced", patient_id=claim.patient_id, of=claim)
    return claim.save_if_unchanged(expected_version=claim.version, content=dump(content))


@transaction.atomic
def leave_out(*, batch: Batch, claim: Claim, says: str, by: Actor) -> Batch:
    """One claim of a batch is not sent, and why; the others go."""
    must_bill(by)
    claim.save_if_unchanged(expected_version=claim.version, status=ClaimStatus.BUILT, batch=None)
    note_event(claim, "not_sent", _("Not sent: %(why)s") % {"why": says}, by=by)
    log.record("claim.left_out", patient_id=claim.patient_id, of=claim)
    named = _("Claim %(number)s was left out: %(why)s") % {"number": claim.number, "why": says}
    return batch.save_if_unchanged(
        expected_version=batch.version, total=batch.total - 1, problems=[*batch.problems, named]
    )


@transaction.atomic
def note_progress(*, batch: Batch, status: BatchStatus, done: int | None = None) -> Batch:
    """How far it is, for whoever watches."""
    _must_go_on(batch, status)
    changes = {"status": status} | ({} if done is None else {"done": done})
    return batch.save_if_unchanged(expected_version=batch.version, **changes)


@transaction.atomic
def keep_written(*, batch: Batch, content: str, by: Actor) -> Batch:
    """The file exactly as it will be sent."""
    must_bill(by)
    _must_go_on(batch, BatchStatus.CHECKING)
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
    return count_as_sent(batch, by)


def count_as_sent(batch: Batch, by: Actor) -> Batch:
    """The same, told by an answer to the batch, whoever fetched it."""
    if batch.sent_at is not None:
        return batch
    _must_go_on(batch, BatchStatus.SENDING)
    now = timezone.now()
    changed = batch.save_if_unchanged(expected_version=batch.version, status=BatchStatus.SENT, sent_at=now)
    on_paper = batch.route.kind == RouteKind.PAPER
    says = (
        _("Printed for the payer.") if on_paper else _("Sent in batch %(number)s.") % {"number": batch.number}
    )
    for claim in batch.claims.filter(status=ClaimStatus.QUEUED):
        claim.save_if_unchanged(expected_version=claim.version, status=ClaimStatus.SENT, sent_at=now)
        note_event(claim, "sent", says, by=by)
        _note_attachments(claim, by)
    log.record("batch.sent", of=batch, fields={"claims": batch.total})
    return changed


def _note_attachments(claim: Claim, by: Actor) -> None:
    """What went along, or has still to be faxed or mailed by a person."""
    for each in ours(content_of(claim)):
        says = {
            Way.ELECTRONIC: _("Its note went along as attachment %(number)s."),
            Way.FAX: _("Its note is to be faxed as attachment %(number)s."),
            Way.MAIL: _("Its note is to be mailed as attachment %(number)s."),
        }[Way(each.way)]
        note_event(claim, "attachment", says % {"number": each.control_number}, by=by)


@transaction.atomic
def mark_failed(*, batch: Batch, problems: Sequence[str], by: Actor) -> Batch:
    """The file was not sent. Its claims can be mended and sent again. What is settled already stays as it is."""
    must_bill(by)
    if batch.status not in UNDER_WAY:
        return batch
    changed = batch.save_if_unchanged(
        expected_version=batch.version, status=BatchStatus.FAILED, problems=list(problems)
    )
    for claim in batch.claims.filter(status=ClaimStatus.QUEUED):
        claim.save_if_unchanged(expected_version=claim.version, status=ClaimStatus.BUILT, batch=None)
        note_event(claim, "not_sent", _("Batch %(number)s was not sent.") % {"number": batch.number}, by=by)
    log.record("batch.failed", of=batch)
    return changed
