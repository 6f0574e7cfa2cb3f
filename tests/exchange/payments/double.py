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
            "payment_intent": None,
            "payment_status": "unpaid",
            "metadata": metadata,
        }
        return self.sessions[name]

    def _refund(self, form: dict[str, str]) -> dict[str, Any]:
        return {"id": f"re_{len(self.answers) + 1}", "object": "refund", "status": "succeeded", **form}

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
            status, answer = double.answer(self.path, form, self.headers)
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
