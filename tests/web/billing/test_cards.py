"""Paying by card: begun here, made on the processor's page, posted when its signed message comes, given back."""

import time
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from synovia.records.ledger import actions
from synovia.records.ledger.models import CardPayment, Entry
from synovia.records.ledger.queries import balance_of
from tests.exchange.payments.double import KEY, WEBHOOK_SECRET, StripeDouble, running
from tests.people import DemoClinic, other_clinic, passage, settle
from tests.sign_in import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def double() -> Iterator[StripeDouble]:
    with running() as found:
        yield found


@pytest.fixture
def clinic() -> DemoClinic:
    clinic = settle()
    walt = clinic.actor("walt")
    with passage(walt):
        actions.post_charge(
            patient_id=clinic.patients["maria"].pk,
            payer="",
            on=timezone.localdate() - timedelta(days=2),
            amount=Decimal("45.00"),
            key="visit",
            memo="Visit 1",
            by=walt,
        )
    return clinic


@pytest.fixture
def set_up(settings: Any, double: StripeDouble) -> None:
    settings.CARDS_KEY, settings.CARDS_WEBHOOK_SECRET = KEY, WEBHOOK_SECRET
    settings.CARDS_ADDRESS = double.address


def owed(clinic: DemoClinic) -> Decimal:
    with passage(clinic.actor("walt")):
        return balance_of(clinic.patients["maria"].pk).patient


def tell(body: bytes, signature: str) -> int:
    answer = Client(enforce_csrf_checks=True).post(
        reverse("billing:card_webhook"),
        body,
        content_type="application/json",
        headers={"Stripe-Signature": signature},
    )
    return answer.status_code


def page_of(clinic: DemoClinic) -> str:
    with passage(clinic.actor("walt")):
        return CardPayment.objects.latest("created_at").page_id


def test_without_a_key_the_pages_say_that_cards_are_not_set_up(clinic: DemoClinic) -> None:
    walt = signed_in(Client(), clinic.members["walt"])
    maria = {"pk": clinic.patients["maria"].pk}
    assert b"Cards are not set up" in walt.get(reverse("billing:take_payment", kwargs=maria)).content
    portal = signed_in(Client(), clinic.portals["maria"])
    assert b"not set up" in portal.get(reverse("patient:account")).content
    assert portal.post(reverse("patient:pay")).status_code != 200
    assert Client().post(reverse("billing:card_webhook")).status_code == 404


@pytest.mark.usefixtures("set_up")
def test_a_patient_pays_what_is_due_from_the_portal(clinic: DemoClinic, double: StripeDouble) -> None:
    portal = signed_in(Client(), clinic.portals["maria"])
    page = portal.post(reverse("patient:pay"))
    assert f"{double.address}/c/pay/".encode() in page.content
    told = " ".join(double.asked[-1].values())
    assert not any(word in told for word in ("Maria", "Alvarez", "Visit", "therapy", "1990"))
    assert owed(clinic) == Decimal("45.00")  # nothing is posted before the processor says so
    body, signature = double.paid_message(page_of(clinic), int(time.time()))
    assert [tell(body, signature) for _ in range(3)] == [204, 204, 204]
    assert owed(clinic) == 0
    with passage(clinic.actor("walt")):
        assert Entry.objects.filter(how="card").count() == 1


@pytest.mark.usefixtures("set_up")
def test_a_message_that_is_not_signed_or_of_another_clinic_posts_nothing(
    clinic: DemoClinic, double: StripeDouble
) -> None:
    elsewhere = other_clinic()
    signed_in(Client(), clinic.portals["maria"]).post(reverse("patient:pay"))
    body, signature = double.paid_message(page_of(clinic), int(time.time()))
    assert tell(body, signature[:-1] + "x") == 400
    assert tell(b"{}", "") == 400
    old = double.paid_message(page_of(clinic), int(time.time()) - 3600)
    assert tell(*old) == 400
    moved = {"metadata": {"clinic": str(elsewhere.owner.clinic_id), "reference": str(clinic.owner.user_id)}}
    stray = double.message(
        page_of(clinic), "checkout.session.completed", int(time.time()), payment_status="paid", **moved
    )
    assert tell(*stray) == 404
    assert owed(clinic) == Decimal("45.00")


@pytest.mark.usefixtures("set_up")
def test_the_desk_takes_a_card_and_the_biller_gives_it_back(clinic: DemoClinic, double: StripeDouble) -> None:
    joan, walt = (signed_in(Client(), clinic.members[who]) for who in ("joan", "walt"))
    page = reverse("billing:take_payment", kwargs={"pk": clinic.patients["maria"].pk})
    form = {name: str(value) for name, value in joan.get(page).context["form"].initial.items()}
    assert joan.post(page, form | {"amount": "60.00", "how": "card", "card_page": "1"}).status_code == 200
    assert tell(*double.paid_message(page_of(clinic), int(time.time()))) == 204
    with passage(clinic.actor("walt")):
        payment = CardPayment.objects.get()
    back = reverse("billing:card_refund", kwargs={"pk": payment.pk})
    key = {"key": str(walt.get(back).context["form"].initial["key"]), "why": "Paid ahead"}
    assert b"Only $15.00" in walt.post(back, key | {"amount": "20.00"}).content
    assert walt.post(back, key | {"amount": "15.00"}).status_code == 302
    assert double.asked[-1] == {"payment_intent": "pi_1", "amount": "1500"}
    assert owed(clinic) == 0
