"""The hash chain: each event's MAC covers the one before it, so that no row can be changed, dropped or moved unseen."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from typing import Any

NO_CLINIC = "none"
COVERED = (
    "chain", "seq", "at", "actor_id", "actor_name", "role", "action", "patient_id",
    "object_kind", "object_id", "fields", "reason", "allowed", "ip", "request_id", "prev",
)  # fmt: skip


def canonical(event: Mapping[str, Any]) -> bytes:
    """The covered fields as JSON with sorted keys; times in ISO 8601 UTC, ids as text."""
    covered = {name: _plain(event[name]) for name in COVERED}
    return json.dumps(covered, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def mac_of(event: Mapping[str, Any], key: str) -> str:
    """HMAC-SHA256 in hex over `prev` and the canonical event (trust.md 5.6)."""
    return hmac.new(key.encode(), str(event["prev"]).encode() + canonical(event), hashlib.sha256).hexdigest()


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | str | dict | list):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
