"""A batch on its way: written, judged by pyx12, sent, in a thread of its own, with its progress on the batch.

What cannot be written or is not valid is not sent; its claims go back to the list with the reason. The documents that claims
announce go first, so that none is missing when its claim is read. A batch that was cut off while it was sent keeps its file
and number: sent on, the same files go again under the same names, which changes nothing where they arrived already.
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
from synovia.exchange.clearinghouse import ATTACHMENT, Clearinghouse, NotDelivered, PerhapsDelivered
from synovia.exchange.x12.writing import Unwritable
from synovia.records.accounts.actor import Actor
from synovia.records.audit import log
from synovia.records.claims import actions, facts
from synovia.records.claims.access import batch_for
from synovia.records.claims.choices import BatchStatus, RouteKind
from synovia.records.clinical import EditedElsewhere
from synovia.records.refusals import Refused
from synovia.web.billing.attachments import files_of, with_note
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
    """Write, judge and send the batch (to `house`, else its route's), or say why not. One that was being sent is sent on."""
    try:
        _prepared(pk, by)
        _delivered(pk, by, house)
    except (Refused, EditedElsewhere) as refusal:  # somebody else settled it or sends it: it is theirs
        logger.info("batch %s is left alone: %s", pk, refusal)
    except PerhapsDelivered as doubt:
        with log.passage_apart(by):
            actions.note_doubt(batch=batch_for(by, pk), says=str(doubt), by=by)
    except NotValid as refusal:
        _failed(pk, refusal.problems, by)
    except (Unwritable, NotDelivered) as refusal:
        _failed(pk, (str(refusal),), by)
    except Exception:  # the biller must learn of it, whatever it was
        logger.exception("batch %s could not be sent", pk)
        _failed(pk, (_("Something went wrong while sending, and it was noted. Try again."),), by)
    else:  # from here on the clearing house has the file: no mishap may give its claims back
        with log.passage_apart(by):
            actions.mark_sent(batch=batch_for(by, pk), by=by)


class NotValid(ValueError):
    """The file breaks its guide."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__(*problems)
        self.problems = problems


def _prepared(pk: UUID, by: Actor) -> None:
    """The file written and judged and its claims' documents made; nothing to do where that is done already."""
    with log.passage_apart(by):
        batch = batch_for(by, pk)
        if batch.status == BatchStatus.SENDING:
            return
        ids = list(batch.claims.order_by("number").values_list("pk", flat=True))
        ends = submitter(batch.route, facts.identity()), receiver(batch.route)
    claims = tuple(_contents(pk, ids, by))
    if not claims:
        raise NotValid((_("None of its claims can be sent."),))
    if batch.route.kind != RouteKind.PAPER:
        at = timezone.now().astimezone(ZoneInfo(by.timezone)).replace(tzinfo=None)
        number, production = batch.number, batch.route.is_production
        content = x12.write_837(
            x12.Batch(*ends, claims, number, number, at, reference=f"B{number}", production=production)
        )
        with log.passage_apart(by):
            actions.keep_written(batch=batch_for(by, pk), content=content, by=by)
        validation = x12.validate(content)
        if not validation.ok:
            raise NotValid(validation.problems or (_("The file is not valid."),))
    with log.passage_apart(by):
        actions.note_progress(batch=batch_for(by, pk), status=BatchStatus.SENDING)


def _contents(pk: UUID, ids: list[UUID], by: Actor) -> Iterator[Content]:
    """What each claim says, its documents made, in steps whose progress everybody sees. What lacks its document stays here."""
    for start in range(0, len(ids), TELL_EVERY):
        with log.passage_apart(by):
            batch = batch_for(by, pk)
            batch = actions.note_progress(batch=batch, status=BatchStatus.WRITING, done=start)
            rows = batch.claims.select_related("patient", "capture").in_bulk(ids[start : start + TELL_EVERY])
            contents = []
            for claim in sorted(rows.values(), key=lambda row: row.number):
                try:
                    contents.append(with_note(claim, by))
                except Refused as refusal:
                    batch = actions.leave_out(batch=batch, claim=claim, says=str(refusal), by=by)
        yield from contents


def _delivered(pk: UUID, by: Actor, house: Clearinghouse | None) -> None:
    """Each announced document, then the batch itself."""
    with log.passage_apart(by):
        batch = batch_for(by, pk)
        if batch.route.kind == RouteKind.PAPER:
            return
        ids = list(batch.claims.order_by("number").values_list("pk", flat=True))
        way = house or way_to(batch.route)
    for start in range(0, len(ids), TELL_EVERY):
        with log.passage_apart(by):
            batch = actions.note_progress(batch=batch_for(by, pk), status=BatchStatus.SENDING)
            files = [
                file
                for claim in batch.claims.filter(pk__in=ids[start : start + TELL_EVERY])
                for file in files_of(claim)
            ]
        for number, document in files:
            way.send(f"{number}{ATTACHMENT}", document)
    way.send(f"{batch.number:09d}-837p.x12", batch.content.encode("ascii"))


def _failed(pk: UUID, problems: tuple[str, ...], by: Actor) -> None:
    with log.passage_apart(by):
        batch = batch_for(by, pk)
        actions.mark_failed(batch=batch, problems=(*batch.problems, *problems), by=by)
