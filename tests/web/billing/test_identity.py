"""The clinic's name, address and numbers stand in one place, and every paper reads them there."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from synovia.domain.charges.claims.cms1500 import forms
from synovia.domain.charges.statement import statement
from synovia.records.charges.good_faith_facts import provider_of
from synovia.records.claims import actions
from synovia.records.claims.actions.claims import content_of
from synovia.records.documents.queries import head_of
from synovia.records.ledger.texts import statement_texts
from synovia.records.refusals import Refused
from tests.billed import IDENTITY, Billing
from tests.people import passage, settle
from tests.sign_in import signed_in

pytestmark = pytest.mark.django_db
MOVED = IDENTITY | {
    "legal_name": "Hill Country Therapy PLLC",
    "address": "9 Oak Lane",
    "npi": "1245319599",
    "phone": "(512) 555-0199",
}


def test_estimate_statement_letter_and_claim_form_name_the_clinic_alike() -> None:
    billing = Billing()
    with passage(billing.walt):
        actions.save_identity(values=MOVED, by=billing.walt)
    billing.coverage("maria", billing.payer())
    claim = billing.claim(billing.visit(billing.plan("maria")))
    with passage(billing.walt):
        maria = billing.people.patients["maria"]
        estimated, head = provider_of(maria), head_of(maria, "Any paper")["clinic"]
        sheet = statement_texts(maria, statement([], since=date(2026, 1, 1), until=date(2026, 1, 31)))
        boxes = forms(content_of(claim))[-1].boxes
    assert (estimated.name, estimated.npi, estimated.tax_id) == (
        MOVED["legal_name"],
        "1245319599",
        "12-3456789",
    )
    assert estimated.address == "9 Oak Lane, Austin, TX 78701-0001"
    assert (
        head
        == sheet["clinic"]
        == {"name": MOVED["legal_name"], "address": estimated.address, "phone": MOVED["phone"]}
    )
    assert boxes["33a"] == "1245319599"
    assert "9 OAK LANE" in boxes["33"].upper()


def test_the_page_starts_from_what_the_clinic_was_founded_with() -> None:
    people = settle()
    walt = signed_in(Client(), people.members["walt"])
    form = walt.get(reverse("billing:identity")).context["form"]
    assert form.initial["legal_name"] == "Riverside Spine & Joint"
    assert form.initial["npi"] == "1234567893"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [({"npi": "1234567890"}, b"last one must check"), ({"tax_id": "123-45-6789"}, b"looks like 12-3456789")],
)
def test_numbers_that_cannot_be_right_are_refused_beside_their_field(
    wrong: dict[str, str], says: bytes
) -> None:
    billing = Billing()
    walt = signed_in(Client(), billing.people.members["walt"])
    answer = walt.post(
        reverse("billing:identity"), IDENTITY | {"alert_days": "14", "alert_visits": "2"} | wrong
    )
    assert answer.status_code == 422
    assert says in answer.content
    with passage(billing.walt), pytest.raises(Refused):
        actions.save_identity(values=IDENTITY | wrong, by=billing.walt)
