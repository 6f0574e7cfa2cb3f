"""Paying by card: begun here, made on the processor's page, posted when its signed message comes, given back."""

import time
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.db import connection
from django.test import Client, TestCase
from django.urls import reverse
from django.utils import timezone

from synovia.exchange.payments import HostedPage
from synovia.records.ledger import actions, cards
from synovia.records.ledger.models import CardPayment, CardRefund, Entry
from synovia.records.ledger.queries import balance_of
from synovia.web import card_payments
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


def done(client: Client, page: str, form: dict[str, str]) -> Any:
    """The page after a press, once the request's transaction stands and what waits for that was done."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        answer = client.post(page, form)
    assert answer.status_code == 302
    return client.get(answer.headers["Location"])


def pay(portal: Client) -> Any:
    """The portal's page with the way to the card page."""
    return done(portal, reverse("patient:pay"), {})


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
    page = pay(portal)
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
    pay(signed_in(Client(), clinic.portals["maria"]))
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
    shown = done(joan, page, form | {"amount": "60.00", "how": "card", "card_page": "1"})
    assert b"The processor\xe2\x80\x99s page is ready" in shown.content
    assert tell(*double.paid_message(page_of(clinic), int(time.time()))) == 204
    with passage(clinic.actor("walt")):
        payment = CardPayment.objects.get()
    back = reverse("billing:card_refund", kwargs={"pk": payment.pk})
    key = {"key": str(walt.get(back).context["form"].initial["key"]), "why": "Paid ahead"}
    assert b"Only $15.00" in walt.post(back, key | {"amount": "20.00"}).content
    for _ in range(2):  # pressed twice
        assert b"$15.00" in done(walt, back, key | {"amount": "15.00"}).content
    assert double.asked[-1] == {
        "payment_intent": "pi_1",
        "amount": "1500",
        "metadata[key]": f"refund-{key['key']}",
    }
    assert owed(clinic) == 0


def settle_cards(clinic: DemoClinic) -> int:
    """What `synovia settle-cards` does for a clinic."""
    return card_payments.settle_all(clinic.owner.clinic_id)


@pytest.fixture
def lost(double: StripeDouble, set_up: None) -> Iterator[StripeDouble]:
    """A processor that does what it is asked while its answers get lost on the way."""
    double.loses_answers = True
    double.sessions.clear()
    double.refunds.clear()
    yield double
    double.loses_answers = False


def paid_by_card(clinic: DemoClinic, double: StripeDouble) -> CardPayment:
    """Maria has paid $45.00 by card, and her charge was taken back since: all of it is her credit."""
    double.loses_answers = False
    pay(signed_in(Client(), clinic.portals["maria"]))
    assert tell(*double.paid_message(page_of(clinic), int(time.time()))) == 204
    walt = clinic.actor("walt")
    with passage(walt):
        actions.reverse(entry=Entry.objects.get(key="visit"), why="Billed elsewhere", by=walt)
        return CardPayment.objects.get()


def test_an_answer_that_was_lost_leaves_being_asked_and_is_asked_for_again(
    clinic: DemoClinic, lost: StripeDouble
) -> None:
    portal = signed_in(Client(), clinic.portals["maria"])
    assert b"has not answered yet" in pay(portal).content
    assert settle_cards(clinic) == 0
    lost.loses_answers = False
    with passage(clinic.actor("walt")):
        payment = CardPayment.objects.get()
        assert payment.status == "asking"
    shown = done(portal, reverse("patient:card", kwargs={"pk": payment.pk}), {})
    assert f"{lost.address}/c/pay/".encode() in shown.content
    assert len(lost.sessions) == 1  # one page, however often it was asked for


def test_a_payment_whose_message_was_lost_is_found_by_asking(clinic: DemoClinic, lost: StripeDouble) -> None:
    lost.loses_answers = False
    pay(signed_in(Client(), clinic.portals["maria"]))
    assert settle_cards(clinic) == 0  # nobody has entered a card yet
    lost.pay(page_of(clinic))
    assert settle_cards(clinic) == 1
    assert owed(clinic) == 0
    assert (
        tell(*lost.paid_message(page_of(clinic), int(time.time()))) == 204
    )  # and the message comes after all
    assert owed(clinic) == 0


def test_a_refund_whose_answer_was_lost_is_made_once(clinic: DemoClinic, lost: StripeDouble) -> None:
    payment = paid_by_card(clinic, lost)
    lost.loses_answers = True
    walt = signed_in(Client(), clinic.members["walt"])
    back = reverse("billing:card_refund", kwargs={"pk": payment.pk})
    form = {"key": str(walt.get(back).context["form"].initial["key"]), "why": "Paid twice", "amount": "45.00"}
    assert b"has not answered yet" in done(walt, back, form).content
    assert owed(clinic) == Decimal("-45.00")  # nothing is posted before the processor says so
    again = form | {"key": "3c9ae5ea-980f-4ebd-a027-04529942b95e", "amount": "5.00"}
    assert b"Only $0.00" in walt.post(back, again).content  # what is being asked back counts as given back
    assert b"to be given back" in walt.get(reverse("billing:open_cards")).content
    lost.loses_answers = False
    assert settle_cards(clinic) == 1
    assert (owed(clinic), len(lost.refunds)) == (Decimal(0), 1)
    with passage(clinic.actor("walt")):
        assert CardPayment.objects.get().refunded == Decimal("45.00")


@pytest.mark.parametrize("was_made", [True, False])
def test_after_the_processor_forgot_the_key_a_refund_is_looked_for_and_never_asked_anew(
    clinic: DemoClinic, lost: StripeDouble, was_made: bool
) -> None:
    payment = paid_by_card(clinic, lost)
    walt = clinic.actor("walt")
    with passage(walt):
        key = UUID("3c9ae5ea-980f-4ebd-a027-04529942b95e")
        asked = cards.ask_back(payment_pk=payment.pk, amount=Decimal("45.00"), key=key, why="Twice", by=walt)
    lost.loses_answers = True
    if was_made:
        card_payments.settle_refund(asked.pk, card_payments.Teller(walt.clinic_id))
    lost.loses_answers = False
    lost.forget_keys()
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        assert settle_cards(clinic) == 1
    assert len(lost.refunds) == was_made
    with passage(walt):
        assert CardRefund.objects.get().status == ("done" if was_made else "refused")
    assert owed(clinic) == (0 if was_made else Decimal("-45.00"))


def test_a_page_nobody_saw_is_given_up_after_a_day(clinic: DemoClinic, lost: StripeDouble) -> None:
    pay(signed_in(Client(), clinic.portals["maria"]))
    lost.loses_answers = False
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        assert settle_cards(clinic) == 1
    with passage(clinic.actor("walt")):
        assert CardPayment.objects.get().status == "failed"


def test_a_refund_that_was_made_is_posted_even_if_the_credit_is_gone(
    clinic: DemoClinic, lost: StripeDouble
) -> None:
    """The money has moved: the ledger says so, and the patient owes it."""
    payment = paid_by_card(clinic, lost)
    walt = clinic.actor("walt")
    with passage(walt):
        asked = cards.ask_back(
            payment_pk=payment.pk, amount=Decimal("45.00"), key=UUID(int=7), why="Twice", by=walt
        )
        actions.post_charge(
            patient_id=payment.patient_id, payer="", on=timezone.localdate(), amount=Decimal("45.00"),
            key="visit-2", memo="Visit 2", by=walt,
        )  # fmt: skip
    card_payments.settle_refund(asked.pk, card_payments.Teller(walt.clinic_id, walt))
    assert owed(clinic) == Decimal("45.00")


@pytest.mark.django_db(transaction=True)
def test_the_processor_is_asked_outside_of_any_transaction(
    clinic: DemoClinic, set_up: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []

    class Watching:
        def charge(self, **_asked: object) -> HostedPage:
            seen.append(connection.in_atomic_block)
            return HostedPage("cs_1", "https://card.example/1")

    monkeypatch.setattr(card_payments, "processor", Watching)
    page = signed_in(Client(), clinic.portals["maria"]).post(reverse("patient:pay"), follow=True)
    assert b"https://card.example/1" in page.content
    assert seen == [False]


def test_a_payment_of_another_amount_is_left_for_a_person_and_holds_up_no_other(
    clinic: DemoClinic, lost: StripeDouble
) -> None:
    lost.loses_answers = False
    portal = signed_in(Client(), clinic.portals["maria"])
    for amount in (4400, 4500):
        pay(portal)
        lost.pay(page_of(clinic))
        lost.sessions[page_of(clinic)]["amount_total"] = amount
    assert settle_cards(clinic) == 1
    assert owed(clinic) == 0
    with passage(clinic.actor("walt")):
        assert [each.status for each in CardPayment.objects.order_by("created_at")] == ["started", "paid"]
