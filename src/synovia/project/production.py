"""Production refuses to start when it would be unsafe: each reason is one line that says what to change.

Checked when SYNOVIA_PRODUCTION=1, before the server takes its first request.
"""

from __future__ import annotations

from typing import Any

from django.db import connection as default_connection
from django.db.backends.base.base import BaseDatabaseWrapper

from synovia.project.problem import Problem

SHORTEST_KEY = 50  # characters; Django's own check security.W009 asks the same
FEWEST_DIFFERENT = 15  # distinct characters in a key that was really drawn at random

ROLE_QUERY = """
    SELECT rolsuper, rolbypassrls,
           (SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relkind IN ('r', 'p') AND n.nspname = 'public' AND pg_has_role(current_user, c.relowner, 'USAGE'))
      FROM pg_roles WHERE rolname = current_user
"""


class UnsafeProduction(Problem):
    """Why production does not start."""


def refuse_when_unsafe() -> None:
    """Raise with all reasons at once; nothing outside production."""
    from django.conf import settings

    if not settings.PRODUCTION:
        return
    found = problems(settings, default_connection)
    if found:
        raise UnsafeProduction(
            "production is unsafe and does not start:\n" + "\n".join(f"  - {line}" for line in found)
        )


def problems(settings: Any, connection: BaseDatabaseWrapper) -> list[str]:
    """Everything that makes these settings, with this database connection, unsafe for real patients."""
    return [*_of_settings(settings), *_of_keys(settings), *_of_role(connection)]


def _of_settings(settings: Any) -> list[str]:
    found = []
    if settings.DEBUG:
        found.append("SYNOVIA_DEBUG is on: error pages would show patients' data.")
    if settings.DEMO:
        found.append("SYNOVIA_DEMO is on: the demo's passwords are public.")
    if not settings.ALLOWED_HOSTS or "*" in settings.ALLOWED_HOSTS:
        found.append("ALLOWED_HOSTS must name the clinic's hosts, and not '*'.")
    elif all(_is_local(host) for host in settings.ALLOWED_HOSTS):
        found.append("ALLOWED_HOSTS names only this machine: name the clinic's hosts.")
    if not (settings.SESSION_COOKIE_SECURE and settings.CSRF_COOKIE_SECURE and settings.SECURE_SSL_REDIRECT):
        found.append("SYNOVIA_PLAIN_HTTP is on: passwords and charts would travel unencrypted.")
    return found


def _is_local(host: str) -> bool:
    return host.strip("[]") in {"localhost", "127.0.0.1", "::1"}


def _of_keys(settings: Any) -> list[str]:
    keys = {
        "SECRET_KEY": settings.SECRET_KEY,
        "SYNOVIA_AUDIT_KEY": settings.AUDIT_KEY,
        "SYNOVIA_PHOTO_KEY": settings.PHOTO_KEY,
    }
    found = [
        f"{name} is {weakness}: draw a new one with `python3 -c 'import secrets; print(secrets.token_urlsafe(64))'`."
        for name, key in keys.items()
        if (weakness := _weakness(key))
    ]
    if not found and len(set(keys.values())) < len(keys):
        found.append(
            f"Of {', '.join(keys)} two are the same: whoever learns one could rewrite the audit log or see photos."
        )
    return found


def _weakness(key: str) -> str | None:
    if not key or "unsafe" in key or "insecure" in key:
        return "not set"
    if len(key) < SHORTEST_KEY or len(set(key)) < FEWEST_DIFFERENT:
        return "too weak"
    return None


def _of_role(connection: BaseDatabaseWrapper) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(ROLE_QUERY)
        superuser, passes_row_security, owned_tables = cursor.fetchone()
    found = []
    if superuser:
        found.append("DATABASE_URL signs in as a superuser: use the role synovia_app.")
    elif passes_row_security:
        found.append("The role of DATABASE_URL passes row-level security (BYPASSRLS): take that right away.")
    if owned_tables and not superuser:
        found.append(
            "The role of DATABASE_URL owns tables: it could switch their protection off; use synovia_app."
        )
    return found
