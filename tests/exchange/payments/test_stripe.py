"""Card payments over the processor's own HTTP interface, played by a double: asked once, signed, and nothing about care."""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from synovia.exchange.payments import HostedPage, Outcome, PaymentTrouble, UnknownSender
from synovia.exchange.payments.stripe import TOLERANCE, StripeProcessor, must_be_signed, signature_of
from tests.exchange.payments.double import WEBHOOK_SECRET, StripeDouble, running

NOW = 1_800_000_000


@pytest.fixture(scope="module")
def double() -> Iterator[StripeDouble]:
    with running() as found:
        yield found


def charge(processor: StripeProcessor, amount: str = "30.00", key: str = "k") -> HostedPage:
    return processor.charge(
        amount=Decimal(amount),
        clinic="clinic-id",
        clinic_name="Riverside",
        reference="payment-id",
        key=key,
        back_to="https://clinic.example/back",
    )


def test_a_payment_is_asked_for_in_cents_with_ids_and_the_clinic_s_name_alone(double: StripeDouble) -> None:
    page = charge(double.processor(), "1234.05", key="first")
    assert page.address.startswith(double.address)
    assert set(double.asked[-1].values()) == {
        "payment",
        "payment-id",
        "https://clinic.example/back",
        "1",
        "usd",
        "123405",
        "Riverside",
        "clinic-id",
    }


def test_the_same_key_asks_once_and_another_request_under_it_is_refused(double: StripeDouble) -> None:
    first, again = charge(double.processor(), key="twice"), charge(double.processor(), key="twice")
    assert first == again
    with pytest.raises(PaymentTrouble, match="idempotency_error"):
        charge(double.processor(), "31.00", key="twice")


def test_a_wrong_key_and_an_absent_processor_are_said_in_words(double: StripeDouble) -> None:
    with pytest.raises(PaymentTrouble, match="refused"):
        charge(double.processor(key="sk_test_other"), key="wrong")
    with pytest.raises(PaymentTrouble, match="did not answer"):
        charge(StripeProcessor("k", "s", "http://127.0.0.1:9"))


def test_a_refund_names_the_payment(double: StripeDouble) -> None:
    refund = double.processor().refund(payment_id="pi_7", amount=Decimal("5.00"), key="r")
    assert refund.startswith("re_")
    assert double.asked[-1] == {"payment_intent": "pi_7", "amount": "500", "metadata[key]": "r"}


def test_a_signed_message_says_which_payment_was_made(double: StripeDouble) -> None:
    page = charge(double.processor(), key="told")
    body, signature = double.paid_message(page.id, NOW)
    event = double.processor().event(body=body, signature=signature, now=NOW + 5)
    assert (event.outcome, event.reference, event.clinic) == (Outcome.PAID, "payment-id", "clinic-id")
    assert (event.amount, event.payment_id) == (Decimal("30.00"), "pi_1")


@pytest.mark.parametrize(
    ("kind", "changes", "outcome"),
    [
        ("checkout.session.expired", {}, Outcome.FAILED),
        ("checkout.session.completed", {"payment_status": "unpaid"}, Outcome.OTHER),
        ("checkout.session.completed", {"payment_status": "paid", "metadata": {}}, Outcome.OTHER),
        ("invoice.paid", {}, Outcome.OTHER),
    ],
)
def test_only_what_is_ours_and_done_is_taken_as_paid(
    double: StripeDouble, kind: str, changes: dict[str, object], outcome: Outcome
) -> None:
    page = charge(double.processor(), key="outcomes")
    body, signature = double.message(page.id, kind, NOW, **changes)
    assert double.processor().event(body=body, signature=signature, now=NOW).outcome is outcome


BODY = b'{"id": "evt_1"}'
GOOD = signature_of(BODY, WEBHOOK_SECRET, NOW)


@pytest.mark.parametrize(
    ("header", "body", "now"),
    [
        ("", BODY, NOW),
        (f"v1={GOOD}", BODY, NOW),
        (f"t={NOW}", BODY, NOW),
        (f"t={NOW},v1={GOOD[:-1]}0", BODY + b" ", NOW),
        (f"t={NOW + 1},v1={GOOD}", BODY, NOW),
        (f"t={NOW},v0={GOOD}", BODY, NOW),
        (f"t={NOW},v1={GOOD}", BODY + b" ", NOW),
        (f"t={NOW},v1={GOOD}", BODY, NOW + TOLERANCE + 1),
        (f"t={NOW},v1={GOOD}", BODY, NOW - TOLERANCE - 1),
        (f"t=٣,v1={GOOD}", BODY, NOW),
    ],
)
def test_a_message_unsigned_changed_or_old_is_refused(header: str, body: bytes, now: int) -> None:
    with pytest.raises(UnknownSender):
        must_be_signed(body, header, WEBHOOK_SECRET, now)


def test_one_fitting_signature_is_enough_while_a_secret_is_replaced() -> None:
    must_be_signed(BODY, f"t={NOW},v1={'0' * 64},v1={GOOD}", WEBHOOK_SECRET, NOW)


def test_without_a_secret_nothing_is_signed() -> None:
    with pytest.raises(UnknownSender):
        must_be_signed(BODY, f"t={NOW},v1={signature_of(BODY, '', NOW)}", "", NOW)
