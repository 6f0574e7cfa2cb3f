"""Form fields for the directory's records, as their models describe them; pages draw them, actions take their values."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.models import fields_for_model

from synovia.records.claims import models

KINDS: dict[str, tuple[type[Any], tuple[str, ...]]] = {
    "route": (
        models.Route,
        (
            *("name", "kind", "submitter_id", "receiver_name", "receiver_id", "is_production"),
            *("host", "port", "user_name", "host_key", "send_folder", "fetch_folder"),
        ),
    ),
    "payer": (
        models.Payer,
        (
            *("name", "payer_id", "filing", "route", "address", "city", "state", "postal_code", "phone"),
            "is_active",
        ),
    ),
    "identity": (
        models.BillingIdentity,
        (
            *("legal_name", "npi", "taxonomy", "tax_id", "tax_id_is_ssn", "address", "city", "state"),
            *("zip_code", "phone", "contact", "alert_days", "alert_visits"),
        ),
    ),
    "card": (
        models.MemberCard,
        (
            *("payer", "group_number", "plan_name", "relationship", "subscriber_last", "subscriber_first"),
            *("subscriber_birth", "subscriber_sex", "msp_reason", "crosses_over"),
        ),
    ),
    "injury": (
        models.InjuryCase,
        (
            *("happened_on", "state", "claim_number", "body_part", "employer", "employer_address"),
            *("employer_phone", "adjuster", "adjuster_phone", "adjuster_fax", "adjuster_email"),
            *("work_status", "restrictions", "status_from", "status_through"),
        ),
    ),
    "certification": (models.Certification, ("sent_on", "signed_on", "doctor_name", "doctor_npi")),
    "authorization": (
        models.Authorization,
        (
            *("kind", "number", "starts_on", "ends_on", "visits", "units", "referring_name"),
            "referring_npi",
        ),
    ),
}


def fields_of(kind: str) -> dict[str, forms.Field]:
    """Fresh form fields of one kind of record."""
    model, names = KINDS[kind]
    found: dict[str, forms.Field] = dict(fields_for_model(model, fields=names))
    return found


def values_of(kind: str, row: Any) -> dict[str, Any]:
    """The record's values as the form shows them."""
    return {name: getattr(row, f"{name}_id", getattr(row, name)) for name in KINDS[kind][1]}
