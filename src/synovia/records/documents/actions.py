"""Keeping a document as it was made."""

import hashlib
from uuid import UUID

from synovia.records.accounts.actor import Actor
from synovia.records.audit import log
from synovia.records.documents.models import Document
from synovia.records.people.models import Patient


def keep_document(
    *, patient: Patient, kind: str, title: str, source_id: UUID, content: bytes, shared: bool, by: Actor
) -> Document:
    """Store the bytes with their hash. The same bytes of the same source are kept once."""
    digest = hashlib.sha256(content).hexdigest()
    found = Document.objects.filter(source_id=source_id, kind=kind, sha256=digest).first()
    document = found or Document.objects.create(
        clinic_id=by.clinic_id,
        patient=patient,
        kind=kind,
        title=title,
        source_id=source_id,
        content=content,
        sha256=digest,
        made_by_id=by.user_id,
        shared_with_patient=shared,
    )
    log.record("document.made", patient_id=patient.pk, of=document, fields={"kind": kind})
    return document
