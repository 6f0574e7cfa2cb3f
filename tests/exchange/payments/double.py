"""A double of Stripe: its HTTP interface as published, as far as the program uses it, on a port of its own.

It refuses what Stripe refuses (a wrong key, a form without its fields, an idempotency key with another request), answers a
repeated key with the first answer, and signs its webhooks.
"""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl

from synovia.exchange.payments import StripeProcessor
from synovia.exchange.payments.stripe import signature_of

KEY, WEBHOOK_SECRET = "sk_test_double", "whsec_double"
NEEDED = {
    "/v1/checkout/sessions": {"mode", "success_url", "line_items[0][price_data][unit_amount]"},
    "/v1/refunds": {"payment_intent", "amount"},
}


@dataclass
class StripeDouble:
    """What was asked of it, by idempotency key, and where it is."""

    address: str = ""
    asked: list[dict[str, str]] = field(default_factory=list)
    answers: dict[str, tuple[str, dict[str, str], dict[str, Any]]] = field(default_factory=dict)
    sessions: dict[str, dict[str, Any]] = field(default_factory=dict)
    refunds: list[dict[str, Any]] = field(default_factory=list)
    loses_answers: bool = False
    """Does what it is asked, and breaks the line before it answers: what a time-out looks like from here."""

    def processor(self, key: str = KEY) -> StripeProcessor:
        return StripeProcessor(key, WEBHOOK_SECRET, self.address)

    def answer(self, path: str, form: dict[str, str], headers: Any) -> tuple[int, dict[str, Any]]:
        if headers.get("Authorization") != f"Bearer {KEY}":
            return 401, {"error": {"type": "invalid_request_error", "message": "Invalid API Key provided"}}
        if path not in NEEDED or NEEDED[path] - set(form):
            return 400, {"error": {"type": "invalid_request_error", "code": "parameter_missing"}}
        key = headers["Idempotency-Key"]
        if key in self.answers:
            first = self.answers[key]
            same = first[:2] == (path, form)
            return (200, first[2]) if same else (400, {"error": {"type": "idempotency_error"}})
        self.asked.append(form)
        made = self._session(form) if path.endswith("sessions") else self._refund(form)
        self.answers[key] = (path, form, made)
        return 200, made

    def _session(self, form: dict[str, str]) -> dict[str, Any]:
        name = f"cs_test_{len(self.sessions) + 1}"
        metadata = {name[9:-1]: value for name, value in form.items() if name.startswith("metadata[")}
        self.sessions[name] = {
            "id": name,
            "object": "checkout.session",
            "url": f"{self.address}/c/pay/{name}",
            "amount_total": int(form["line_items[0][price_data][unit_amount]"]),
            "client_reference_id": form["client_reference_id"],
            "status": "open",
            "payment_intent": None,
            "payment_status": "unpaid",
            "metadata": metadata,
        }
        return self.sessions[name]

    def _refund(self, form: dict[str, str]) -> dict[str, Any]:
        metadata = {"key": form["metadata[key]"]}
        made = {"id": f"re_{len(self.refunds) + 1}", "object": "refund", "status": "succeeded"}
        self.refunds.append({**made, "payment_intent": form["payment_intent"], "metadata": metadata})
        return self.refunds[-1]

    def told(self, path: str, headers: Any) -> tuple[int, dict[str, Any]]:
        """What a GET finds: a session, or the refunds of a payment."""
        if headers.get("Authorization") != f"Bearer {KEY}":
            return 401, {"error": {"type": "invalid_request_error", "message": "Invalid API Key provided"}}
        if path.startswith("/v1/refunds?"):
            of = dict(parse_qsl(path.partition("?")[2]))["payment_intent"]
            return 200, {
                "object": "list",
                "data": [one for one in self.refunds if one["payment_intent"] == of],
            }
        found = self.sessions.get(path.rpartition("/")[2])
        return (200, found) if found else (404, {"error": {"code": "resource_missing"}})

    def forget_keys(self) -> None:
        """As Stripe does after a day."""
        self.answers.clear()

    def pay(self, page_id: str) -> None:
        """The payer enters a card on the page."""
        self.sessions[page_id] |= {"status": "complete", "payment_status": "paid", "payment_intent": "pi_1"}

    def message(self, page_id: str, kind: str, at: int, **changes: Any) -> tuple[bytes, str]:
        """A webhook about one of its pages: body and signature."""
        about = {**self.sessions[page_id], **changes}
        body = json.dumps({"id": "evt_1", "type": kind, "data": {"object": about}}).encode()
        return body, f"t={at},v1={signature_of(body, WEBHOOK_SECRET, at)}"

    def paid_message(self, page_id: str, at: int) -> tuple[bytes, str]:
        """The card was accepted."""
        return self.message(
            page_id, "checkout.session.completed", at, payment_status="paid", payment_intent="pi_1"
        )


@contextmanager
def running() -> Iterator[StripeDouble]:
    """The double on a free port of this machine."""
    double = StripeDouble()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            form = dict(parse_qsl(self.rfile.read(int(self.headers["Content-Length"])).decode()))
            self.give(*double.answer(self.path, form, self.headers))

        def do_GET(self) -> None:
            self.give(*double.told(self.path, self.headers))

        def give(self, status: int, answer: dict[str, Any]) -> None:
            if double.loses_answers:
                self.close_connection = True
                return
            self.send_response(status)
            self.end_headers()
            self.wfile.write(json.dumps(answer).encode())

        def log_message(self, *_words: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    double.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield double
    finally:
        server.shutdown()
        server.server_close()
