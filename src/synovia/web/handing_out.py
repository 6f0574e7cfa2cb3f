"""Documents handed out on several pages: made once, kept, and sent as PDF."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse

from synovia.domain.terms.finding import Value
from synovia.exchange.pdf import typeset
from synovia.knowledge.tariff_tables import tariffs
from synovia.records.accounts.actor import Actor
from synovia.records.charges.choices import CoverageKind
from synovia.records.documents import actions, queries
from synovia.records.documents.good_faith import good_faith_texts
from synovia.records.documents.referral_letter import SeenAgain, referral_letter_texts

if TYPE_CHECKING:
    from synovia.exchange.pdf.typesetting import Layout
    from synovia.records.charges.models import CostEstimate, GoodFaithEstimate
    from synovia.records.documents.models import Document
    from synovia.records.examination.models import Evaluation
    from synovia.records.people.models import Patient
    from synovia.records.programme.models import PlanOfCare


def document_of(
    layout: Layout,
    texts: Mapping[str, Any],
    *,
    patient: Patient,
    source_id: UUID,
    shared: bool,
    by: Actor,
    kind: str = "",
    title: str = "",
) -> Document:
    """These texts as a PDF, made once and kept. `kind` and `title` where it is kept under others than its layout and texts name."""
    return actions.keep_document(
        patient=patient,
        kind=kind or layout,
        title=title or texts["title"],
        source_id=source_id,
        content=typeset(layout, texts),
        shared=shared,
        by=by,
    )


def plan_document_of(plan: PlanOfCare, *, by: Actor) -> Document:
    """The plan of care's document as the plan stands; shared with the patient once it is signed."""
    texts = queries.plan_of_care_texts(plan)
    return document_of(
        "plan_of_care", texts, patient=plan.patient, source_id=plan.pk, shared=plan.is_signed, by=by
    )


def estimate_document_of(row: CostEstimate, *, by: Actor) -> Document:
    """The estimate's document, made once and kept."""
    texts = queries.estimate_texts(row, good_faith=good_faith_words(row))
    return document_of("estimate", texts, patient=row.patient, source_id=row.pk, shared=True, by=by)


def good_faith_document_of(row: GoodFaithEstimate, *, by: Actor) -> Document:
    """The good-faith estimate's document as it was given, made once and kept."""
    texts = good_faith_texts(row)
    return document_of(
        "good_faith",
        texts,
        patient=row.patient,
        source_id=row.pk,
        shared=True,
        by=by,
        kind="good_faith_estimate",
    )


def referral_letter_of(
    evaluation: Evaluation,
    content: Mapping[str, Any],
    facts: Mapping[str, Value],
    *,
    by: Actor,
    visit: SeenAgain | None = None,
) -> Document:
    """The letter that goes along with a referral, from the evaluation or from a visit's re-check.

    Raises Refused where nothing asks for one.
    """
    texts = referral_letter_texts(evaluation, content, facts, by=by, visit=visit)
    return document_of(
        "referral_letter", texts, patient=evaluation.patient, source_id=evaluation.pk, shared=False, by=by
    )


def good_faith_words(row: CostEstimate) -> tuple[str, ...] | None:
    """The rights that come with an estimate for somebody who pays without insurance (45 CFR 149.610)."""
    return tariffs().good_faith.disclaimers if row.coverage_kind == CoverageKind.SELF_PAY else None


def as_download(document: Document) -> HttpResponse:
    """The bytes as a PDF. The file's name says its kind, never whose it is."""
    response = HttpResponse(bytes(document.content), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{document.kind.replace("_", "-")}.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
