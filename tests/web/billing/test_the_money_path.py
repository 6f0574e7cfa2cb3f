"""From a signed note to the patient's balance: charge, claim, batch, clearing house, remittance, ledger."""

from decimal import Decimal
from typing import Any

import pytest

from synovia.records.claims import actions
from synovia.records.claims.choices import BatchStatus, ClaimStatus, RemittanceStatus, RouteKind
from synovia.records.claims.models import Batch, Claim, InboxFile, Remittance
from synovia.web.billing import receiving, sending
from tests.billed import Billing, balances
from tests.people import passage

pytestmark = pytest.mark.django_db


@pytest.fixture
def billing(settings: Any, tmp_path: object) -> Billing:
    settings.DEMO, settings.DATA_FOLDER = True, tmp_path
    billing = Billing()
    with passage(billing.walt):
        values = {"kind": RouteKind.PRACTICE}
        billing.route = actions.save_route(route=billing.route, values=values, by=billing.walt)
    return billing


def sent(billing: Billing, claims: list[Claim]) -> Batch:
    """The claims in a batch, at the clearing house."""
    with passage(billing.walt):
        batch = actions.open_batch(route=billing.route, claims=claims, by=billing.walt)
    sending.send(batch.pk, billing.walt)
    with passage(billing.walt):
        return Batch.objects.get(pk=batch.pk)


def test_a_visit_is_paid_to_the_cent(billing: Billing) -> None:
    billing.coverage("maria", billing.payer())
    visit = billing.visit(billing.plan("maria"))
    claim = billing.claim(visit)
    batch = sent(billing, [claim])
    assert (batch.status, batch.problems) == (BatchStatus.SENT, [])
    with passage(billing.walt):
        fetched = receiving.fetch([billing.route], billing.walt)
        assert [(one.new, one.problem) for one in fetched] == [(3, "")]
        assert {kind for file in InboxFile.objects.all() for kind in file.kinds} == {"999", "277CA", "835"}
        claim = Claim.objects.get()
        assert claim.status == ClaimStatus.ACCEPTED
        remittance = Remittance.objects.get()
        assert remittance.status == RemittanceStatus.WAITING
        assert balances(claim.patient_id) == {"Lone Star Health": Decimal("188.00")}
        actions.post_remittance(remittance=remittance, by=billing.walt)
        claim = Claim.objects.get()
        assert (claim.status, claim.open_amount) == (ClaimStatus.PAID, Decimal("0.00"))
        assert balances(claim.patient_id) == {"": Decimal("26.32")}
