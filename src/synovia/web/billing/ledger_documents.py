"""Statements and the personal-injury packet: made once, kept, handed out as PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from synovia.records.accounts.roles import Role
from synovia.records.ledger import queries
from synovia.records.ledger.access import account_for, packet_for, statement_for
from synovia.records.ledger.packet import packet_texts
from synovia.records.ledger.texts import statement_texts
from synovia.records.refusals import Refused
from synovia.web.billing.ledger import TAKES_MONEY
from synovia.web.billing.ledger_forms import PeriodForm
from synovia.web.handing_out import as_download, document_of
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest

if TYPE_CHECKING:
    from synovia.records.documents.models import Document


@policy(*TAKES_MONEY, phi=True, methods=("POST",))
def make_statement(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """A statement for a period, kept and shown in the patient's portal."""
    patient = account_for(request.actor, pk, action="statement.make")
    form = PeriodForm(request.POST)
    if not form.is_valid():
        raise Refused(_("A statement needs the first and the last day of its period, in this order."))
    made = queries.statement_of(pk, **form.cleaned_data)
    texts = statement_texts(patient, made)
    document = document_of(
        "statement", texts, patient=patient, source_id=patient.pk, shared=True, by=request.actor
    )
    messages.success(request, _("The statement is made, and visible in the patient’s portal."))
    return redirect("billing:statement", pk=document.pk)


@policy(*TAKES_MONEY, phi=True, methods=("GET",))
def statement(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """A statement as it was made."""
    found: Document = statement_for(request.actor, pk)
    return as_download(found)


@policy(Role.OWNER, Role.THERAPIST, phi=True, methods=("GET",))
def packet(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Signed notes, bills, timeline and gaps of a case as one PDF. It shows notes, so a therapist or the owner makes it."""
    letter = packet_for(request.actor, pk)
    texts = packet_texts(letter)
    document = document_of(
        "injury_packet", texts, patient=letter.patient, source_id=letter.pk, shared=False, by=request.actor
    )
    return as_download(document)
