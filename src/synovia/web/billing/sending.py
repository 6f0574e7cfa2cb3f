"""A batch on its way: written, judged by pyx12, sent, in a thread of its own, with its progress on the batch.

What cannot be written or is not valid is not sent; its claims go back to the list with the reason.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.domain.charges.claims.content import Claim as Content
from synovia.exchange import x12
from synovia.exchange.clearinghouse import Clearinghouse, NotDelivered
from synovia.exchange.x12.writing import Unwritable
from synovia.records.accounts.actor import Actor
from synovia.records.audit import log
from synovia.records.claims import actions, facts
from synovia.records.claims.access import batch_for
from synovia.records.claims.actions.claims import content_of
from synovia.records.claims.choices import BatchStatus, RouteKind
from synovia.web.billing.ways import receiver, submitter, way_to

if TYPE_CHECKING:
    from uuid import UUID

    from synovia.records.claims.models import Batch

logger = logging.getLogger("synovia.claims")
TELL_EVERY = 50
"""Claims between two signs of life."""
_at_work = ThreadPoolExecutor(max_workers=1, thread_name_prefix="batch")


def send_later(batch: Batch, by: Actor) -> None:
    """Send it once this request's transaction stands."""
    pk = batch.pk
    transaction.on_commit(lambda: _at_work.submit(send, pk, by))


def send(pk: UUID, by: Actor, house: Clearinghouse | None = None) -> None:
    """Write, judge and send the batch (to `house`, else its route's), or say why not; nothing stays half done."""
    try:
        content = _written(pk, by)
        problems = _judged(content)
        if problems:
            _failed(pk, problems, by)
        elif content:
            _sent(pk, content, by, house)
        else:
            with log.passage_apart(by):
                actions.mark_sent(batch=batch_for(by, pk), by=by)
    except (Unwritable, NotDelivered) as refusal:
        _failed(pk, (str(refusal),), by)
    except Exception:  # the biller must learn of it, whatever it was
        logger.exception("batch %s could not be sent", pk)
        _failed(pk, (_("Something went wrong while sending, and it was noted. Try again."),), by)


def _written(pk: UUID, by: Actor) -> str:
    """The file's text, kept with the batch; empty for paper."""
    with log.passage_apart(by):
        batch = batch_for(by, pk)
        if batch.route.kind == RouteKind.PAPER:
            return ""
        ids = list(batch.claims.order_by("number").values_list("pk", flat=True))
        ends = submitter(batch.route, facts.identity()), receiver(batch.route)
    claims = tuple(_contents(pk, ids, by))
    at = timezone.now().astimezone(ZoneInfo(by.timezone)).replace(tzinfo=None)
    number, production = batch.number, batch.route.is_production
    content = x12.write_837(
        x12.Batch(*ends, claims, number, number, at, reference=f"B{number}", production=production)
    )
    with log.passage_apart(by):
        actions.keep_written(batch=batch_for(by, pk), content=content, by=by)
    return content


def _contents(pk: UUID, ids: list[UUID], by: Actor) -> Iterator[Content]:
    """What each claim says, in steps whose progress everybody sees."""
    for start in range(0, len(ids), TELL_EVERY):
        with log.passage_apart(by):
            batch = batch_for(by, pk)
            found = {claim.pk: claim for claim in batch.claims.filter(pk__in=ids[start : start + TELL_EVERY])}
            actions.note_progress(batch=batch, status=BatchStatus.WRITING, done=start)
            contents = [content_of(found[each]) for each in ids[start : start + TELL_EVERY]]
        yield from contents


def _judged(content: str) -> tuple[str, ...]:
    if not content:
        return ()
    validation = x12.validate(content)
    return () if validation.ok else validation.problems or (_("The file is not valid."),)


def _sent(pk: UUID, content: str, by: Actor, house: Clearinghouse | None) -> None:
    with log.passage_apart(by):
        batch = actions.note_progress(batch=batch_for(by, pk), status=BatchStatus.SENDING)
        route = batch.route
    (house or way_to(route)).send(f"{batch.number:09d}-837p.x12", content.encode("ascii"))
    with log.passage_apart(by):
        actions.mark_sent(batch=batch_for(by, pk), by=by)


def _failed(pk: UUID, problems: tuple[str, ...], by: Actor) -> None:
    with log.passage_apart(by):
        actions.mark_failed(batch=batch_for(by, pk), problems=problems, by=by)
