"""The biller's pages: what waits, one claim with its thread, the remittance, reports; what the therapist sees before signing."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from synovia.records.claims import actions
from synovia.records.claims.choices import RouteKind
from synovia.records.claims.models import Claim, Remittance
from synovia.web.billing import receiving, sending
from synovia.web.billing.worklists import LISTS
from tests.billed import Billing
from tests.people import passage
from tests.sign_in import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def billing(settings: Any, tmp_path: object) -> Billing:
    settings.DEMO, settings.DATA_FOLDER = True, tmp_path
    billing = Billing()
    with passage(billing.walt):
        values = {"kind": RouteKind.PRACTICE}
        billing.route = actions.save_route(route=billing.route, values=values, by=billing.walt)
    return billing


def biller(billing: Billing) -> Client:
    return signed_in(Client(), billing.people.members["walt"])


def answered(billing: Billing) -> Claim:
    """A claim of today, sent, with its remittance waiting."""
    billing.coverage("maria", billing.payer())
    claim = billing.claim(billing.visit(billing.plan("maria")))
    with passage(billing.walt):
        batch = actions.open_batch(route=billing.route, claims=[claim], by=billing.walt)
    sending.send(batch.pk, billing.walt)
    with passage(billing.walt):
        receiving.fetch([billing.route], billing.walt)
        return Claim.objects.get(pk=claim.pk)


def test_every_page_opens_for_the_biller(billing: Billing) -> None:
    claim, walt = answered(billing), biller(billing)
    with passage(billing.walt):
        remittance, file = Remittance.objects.get(), Remittance.objects.get().file
    named = {
        "claim": claim.pk,
        "batch": claim.batch_id,
        "batch_file": claim.batch_id,
        "inbox_file": file.pk,
        "remittance": remittance.pk,
        "patient": claim.patient_id,
        "payer": claim.payer_id,
        "route": billing.route.pk,
        "card": claim.coverage_id,
        "injury": claim.coverage_id,
        "new_authorization": claim.coverage_id,
        "treating_number": billing.people.members["david"].pk,
    }
    for name, pk in named.items():
        assert walt.get(reverse(f"billing:{name}", kwargs={"pk": pk})).status_code == 200, name
    for name in ("batches", "inbox", "directory", "identity", "new_payer", "new_route", "reports"):
        assert walt.get(reverse(f"billing:{name}")).status_code == 200, name
    for key in LISTS:
        assert walt.get(reverse("billing:worklist"), {"list": key}).status_code == 200, key
