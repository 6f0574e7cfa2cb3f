"""The request as Synovia's views receive it, after the doorway."""

from uuid import UUID

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from synovia.records.accounts.actor import Actor


class ClinicRequest(HttpRequest):
    """A request inside a passage. `actor` is set on every page that is not public."""

    actor: Actor
    clinic_id: UUID
    htmx: HtmxDetails
    request_id: str


class VisitorRequest(HttpRequest):
    """A request to a public page: `actor` only when the visitor happens to be signed in."""

    actor: Actor | None
    clinic_id: UUID | None
    htmx: HtmxDetails
    request_id: str
