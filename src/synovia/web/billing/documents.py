"""Estimates that were given: on screen, and as a document."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from synovia.exchange.pdf import typeset
from synovia.records.accounts.actor import Actor
from synovia.records.accounts.roles import MONEY
from synovia.records.charges.access import estimate_for
from synovia.records.charges.models import CostEstimate, CoverageKind
from synovia.records.documents import actions, queries
from synovia.records.documents.models import Document
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest


@policy(*MONEY, phi=True, methods=("GET",))
def given_estimate(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """An estimate exactly as it was given."""
    row = estimate_for(request.actor, pk)
    return render(
        request, "billing/given_estimate.html", {"row": row, "content": row.content, "patient": row.patient}
    )


@policy(*MONEY, phi=True, methods=("GET",))
def estimate_document(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """The estimate as an accessible PDF."""
    return as_download(document_of(estimate_for(request.actor, pk), by=request.actor))


def document_of(row: CostEstimate, *, by: Actor) -> Document:
    """The estimate's document, made once and kept."""
    texts = queries.estimate_texts(row, told=(), good_faith=good_faith_words(row))
    return actions.keep_document(
        patient=row.patient,
        kind="estimate",
        title=texts["title"],
        source_id=row.pk,
        content=typeset("estimate", texts),
        shared=True,
        by=by,
    )


def good_faith_words(row: CostEstimate) -> tuple[object, ...] | None:
    """The rights that come with an estimate for somebody who pays without insurance (45 CFR 149.610)."""
    return queries.GOOD_FAITH if row.coverage_kind == CoverageKind.SELF_PAY else None


def as_download(document: Document) -> HttpResponse:
    """The bytes as a PDF. The file's name says its kind, never whose it is."""
    response = HttpResponse(bytes(document.content), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{document.kind.replace("_", "-")}.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
