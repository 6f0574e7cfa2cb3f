"""Stripe through its published HTTP interface: Checkout for paying, Refunds, signed webhooks (docs.stripe.com/api, 2026-11-26).

Requests are forms over TLS, the key as bearer, amounts in whole cents, an `Idempotency-Key` on each. What Stripe is told
is the clinic's name, the amount and two ids of ours.
"""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from http.client import HTTPException
from typing import Any, Final
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

from synovia.domain.terms.money import CENT
from synovia.exchange.payments.processor import (
    CardEvent,
    HostedPage,
    NoAnswer,
    Outcome,
    PaymentTrouble,
    UnknownSender,
)

ADDRESS: Final = "https://api.stripe.com"
VERSION: Final = "2024-06-20"
"""The interface's dated version that the fields below are read by; Stripe keeps old versions."""
TOLERANCE: Final = 300
"""Seconds a signed message may be old: Stripe's own default."""
SECONDS_TO_ANSWER: Final = 20
SERVER_ERROR: Final = 500
UNSURE: Final = frozenset({409, 429})
"""The same key is at work at this moment; too many requests: both want the same request again."""
OUTCOMES = {
    "checkout.session.completed": Outcome.PAID,
    "checkout.session.async_payment_succeeded": Outcome.PAID,
    "checkout.session.async_payment_failed": Outcome.FAILED,
    "checkout.session.expired": Outcome.FAILED,
}


@dataclass(frozen=True, slots=True, repr=False)
class StripeProcessor:
    """A clinic's Stripe account: its secret key, and the secret its webhooks are signed with."""

    key: str
    webhook_secret: str
    address: str = ADDRESS

    def charge(
        self, *, amount: Decimal, clinic: str, clinic_name: str, reference: str, key: str, back_to: str
    ) -> HostedPage:
        """A Checkout page for one payment (POST /v1/checkout/sessions)."""
        ours = {"clinic": clinic, "reference": reference}
        made = self._post(
            "/v1/checkout/sessions",
            {
                "mode": "payment",
                "client_reference_id": reference,
                "success_url": back_to,
                "cancel_url": back_to,
                "line_items[0][quantity]": "1",
                "line_items[0][price_data][currency]": "usd",
                "line_items[0][price_data][unit_amount]": in_cents(amount),
                "line_items[0][price_data][product_data][name]": clinic_name,
                **{f"metadata[{name}]": value for name, value in ours.items()},
                **{f"payment_intent_data[metadata][{name}]": value for name, value in ours.items()},
            },
            key,
        )
        return HostedPage(str(made["id"]), str(made["url"]))

    def refund(self, *, payment_id: str, amount: Decimal, key: str) -> str:
        """Give money of a PaymentIntent back (POST /v1/refunds)."""
        form = {"payment_intent": payment_id, "amount": in_cents(amount), "metadata[key]": key}
        made = self._post("/v1/refunds", form, key)
        if made.get("status") in ("failed", "canceled"):
            raise PaymentTrouble(f"The refund was not made: {made.get('failure_reason') or made['status']}.")
        return str(made["id"])

    def refund_made(self, *, payment_id: str, key: str) -> str | None:
        """The refund of a PaymentIntent that carries our key (GET /v1/refunds)."""
        asked = {"payment_intent": payment_id, "limit": "100"}
        made = self._ask(Request(f"{self.address}/v1/refunds?{urlencode(asked)}", headers=self._headers()))  # noqa: S310
        ours = [each for each in made["data"] if (each.get("metadata") or {}).get("key") == key]
        done = [str(each["id"]) for each in ours if each.get("status") not in ("failed", "canceled")]
        return done[0] if done else None

    def look(self, *, page_id: str) -> CardEvent:
        """How a Checkout page stands (GET /v1/checkout/sessions/ID)."""
        address = f"{self.address}/v1/checkout/sessions/{quote(page_id, safe='')}"
        about = self._ask(Request(address, headers=self._headers()))  # noqa: S310  Stripe's, or a test's own
        paid = about.get("status") == "complete" and about.get("payment_status") == "paid"
        gone = about.get("status") == "expired"
        return _event(page_id, Outcome.PAID if paid else Outcome.FAILED if gone else Outcome.OTHER, about)

    def event(self, *, body: bytes, signature: str, now: int) -> CardEvent:
        """The event in a webhook's body."""
        must_be_signed(body, signature, self.webhook_secret, now)
        event = json.loads(body)
        about = event["data"]["object"]
        outcome = OUTCOMES.get(event["type"], Outcome.OTHER)
        if outcome is Outcome.PAID and about.get("payment_status") != "paid":
            outcome = Outcome.OTHER  # a bank debit that is under way; its success or failure is told later
        return _event(str(event["id"]), outcome, about)

    def _post(self, path: str, form: Mapping[str, str], key: str) -> dict[str, Any]:
        request = Request(  # noqa: S310  the address is Stripe's, or a test's own
            self.address + path,
            data=urlencode(form).encode(),
            headers=self._headers()
            | {"Idempotency-Key": key, "Content-Type": "application/x-www-form-urlencoded"},
        )
        return self._ask(request)

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.key}", "Stripe-Version": VERSION}

    def _ask(self, request: Request) -> dict[str, Any]:
        """The answer. After a time-out, and after an error of Stripe's own, nobody knows what was done: NoAnswer."""
        try:
            with urlopen(request, timeout=SECONDS_TO_ANSWER) as answer:  # noqa: S310  as above
                found: dict[str, Any] = json.load(answer)
        except HTTPError as refusal:
            unsure = refusal.code >= SERVER_ERROR or refusal.code in UNSURE
            raise (NoAnswer if unsure else PaymentTrouble)(_reason(refusal)) from refusal
        except (
            OSError,
            HTTPException,
            ValueError,
        ) as problem:  # also URLError and time-outs, and half an answer
            raise NoAnswer(
                "The card processor did not answer. Nothing is charged twice: ask again."
            ) from problem
        return found


def _event(name: str, outcome: Outcome, about: Mapping[str, Any]) -> CardEvent:
    """What a Checkout session says, about the payment of ours that its metadata name."""
    ours = about.get("metadata") or {}
    return CardEvent(
        id=name,
        outcome=outcome if ours.get("reference") else Outcome.OTHER,
        clinic=str(ours.get("clinic", "")),
        reference=str(ours.get("reference", "")),
        amount=(Decimal(about.get("amount_total") or 0) / 100).quantize(CENT),
        payment_id=str(about.get("payment_intent") or ""),
    )


def in_cents(amount: Decimal) -> str:
    """The amount as Stripe writes it: whole cents."""
    return str(int(amount * 100))


def must_be_signed(body: bytes, header: str, secret: str, now: int) -> None:
    """Check `Stripe-Signature: t=…,v1=…[,v1=…]`: HMAC-SHA256 over time, a dot and the raw body, and not old.

    Several v1 stand there while a secret is being replaced; one that fits is enough.
    """
    parts = [part.partition("=")[::2] for part in header.split(",")]
    times = [value for name, value in parts if name.strip() == "t"]
    if len(times) != 1 or not times[0].isascii() or not times[0].isdigit():
        raise UnknownSender("The message has no readable signature.")
    expected = signature_of(body, secret, int(times[0]))
    signed = [hmac.compare_digest(value.encode(), expected.encode()) for name, value in parts if name == "v1"]
    if not secret or not any(signed):
        raise UnknownSender("The signature does not fit the message.")
    if abs(now - int(times[0])) > TOLERANCE:
        raise UnknownSender("The message is too old, or from the future.")


def signature_of(body: bytes, secret: str, at: int) -> str:
    """The v1 signature of a message at a time (Unix seconds)."""
    return hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()


def _reason(refusal: HTTPError) -> str:
    """What the processor says of a refused request, without anything it was sent."""
    try:
        told = json.load(refusal).get("error", {})
    except ValueError:
        told = {}
    code = told.get("code") or told.get("type") or refusal.code
    return f"The card processor refused: {code}."
