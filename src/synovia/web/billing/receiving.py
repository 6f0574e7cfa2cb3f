"""Answers fetched from clearing houses or uploaded: kept as received, read, laid to what they answer."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _

from synovia.exchange import x12
from synovia.exchange.clearinghouse import Clearinghouse, NotDelivered
from synovia.records.accounts.actor import Actor
from synovia.records.claims import actions
from synovia.records.claims.choices import RouteKind
from synovia.web.billing.ways import way_to

if TYPE_CHECKING:
    from collections.abc import Iterable

    from synovia.records.claims.models import InboxFile, Route

logger = logging.getLogger("synovia.claims")
LARGEST_FILE = 20_000_000
"""Bytes; a remittance of 10,000 lines has about two million."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of asking one clearing house."""

    route: str
    new: int = 0
    known: int = 0
    problem: str = ""


def take(*, name: str, content: bytes, route: Route | None, by: Actor) -> tuple[InboxFile, bool]:
    """One file: kept first, then read. The same bytes again are recognized and change nothing."""
    row, is_new = actions.keep_file(name=name, content=content, route=route, by=by)
    if row.read_at is None:
        row = _read(row, content, by)
    return row, is_new


def _read(row: InboxFile, content: bytes, by: Actor) -> InboxFile:
    """Whatever a file holds, it stays kept; one that cannot be laid out says so and answers nothing."""
    if len(content) > LARGEST_FILE:
        return actions.note_unreadable(
            file=row, why=_("It is larger than 20 MB: ask for it in parts."), by=by
        )
    try:
        with transaction.atomic():
            received = x12.receive(content)
            return actions.take_in(file=row, documents=received.documents, findings=received.findings, by=by)
    except (ValueError, ArithmeticError, DatabaseError):
        logger.exception("file %s could not be taken in", row.pk)
        return actions.note_unreadable(file=row, by=by)


def fetch(routes: Iterable[Route], by: Actor) -> list[Fetched]:
    """Ask every electronic way for its answers."""
    return [fetch_from(route, by) for route in routes if route.kind != RouteKind.PAPER]


def fetch_from(route: Route, by: Actor, house: Clearinghouse | None = None) -> Fetched:
    """Ask one way (`house`, else the route's own) for its answers."""
    new = known = 0
    try:
        house = house or way_to(route)
        for name, content in house.fetch():
            is_new = take(name=name, content=content, route=route, by=by)[1]
            new, known = new + is_new, known + (not is_new)
            # only what is kept is taken off; what stays is recognized the next time
            transaction.on_commit(partial(house.done, name), robust=True)
    except NotDelivered as refusal:
        return Fetched(route.name, new, known, str(refusal))
    return Fetched(route.name, new, known)
