"""Production refuses to start when unsafe: every reason on its own, each in one line."""

from types import SimpleNamespace
from typing import Any

import psycopg
import pytest
from django.db import connection, connections

from synovia.project.production import UnsafeProduction, problems, refuse_when_unsafe

GOOD_KEY = "Zk3v9QpL0xW7sT2aBfYdRm8uHc5iNe1oJgKq4VtX6wE-rUyPzSlDbMhAnCjOiF_"
SAFE = {
    "PRODUCTION": True,
    "DEBUG": False,
    "DEMO": False,
    "ALLOWED_HOSTS": ["clinic.example"],
    "SECRET_KEY": GOOD_KEY,
    "AUDIT_KEY": GOOD_KEY[::-1],
    "PHOTO_KEY": GOOD_KEY[20:] + GOOD_KEY[:20],
    "SESSION_COOKIE_SECURE": True,
    "CSRF_COOKIE_SECURE": True,
    "SECURE_SSL_REDIRECT": True,
}

pytestmark = pytest.mark.django_db


def settings_with(**changes: Any) -> SimpleNamespace:
    return SimpleNamespace(**{**SAFE, **changes})


def test_safe_settings_on_the_application_role_have_no_problem() -> None:
    assert problems(settings_with(), connection) == []


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"DEBUG": True}, "SYNOVIA_DEBUG"),
        ({"DEMO": True}, "SYNOVIA_DEMO"),
        ({"ALLOWED_HOSTS": []}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": ["*"]}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": ["localhost", "[::1]"]}, "ALLOWED_HOSTS"),
        ({"SECURE_SSL_REDIRECT": False}, "SYNOVIA_PLAIN_HTTP"),
        ({"SESSION_COOKIE_SECURE": False}, "SYNOVIA_PLAIN_HTTP"),
        ({"CSRF_COOKIE_SECURE": False}, "SYNOVIA_PLAIN_HTTP"),
        ({"SECRET_KEY": ""}, "SECRET_KEY is not set"),
        ({"SECRET_KEY": "unsafe-key-for-development-only-never-in-production"}, "SECRET_KEY is not set"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY is too weak"),
        ({"SECRET_KEY": "ab" * 40}, "SECRET_KEY is too weak"),
        ({"AUDIT_KEY": "short"}, "SYNOVIA_AUDIT_KEY is too weak"),
        ({"AUDIT_KEY": GOOD_KEY}, "are the same"),
        ({"PHOTO_KEY": ""}, "SYNOVIA_PHOTO_KEY is not set"),
        ({"PHOTO_KEY": GOOD_KEY}, "are the same"),
    ],
)
def test_each_unsafe_setting_is_named_in_one_line(change: dict[str, Any], named: str) -> None:
    found = problems(settings_with(**change), connection)
    assert len(found) == 1
    assert named in found[0]
    assert "\n" not in found[0]


def problems_as(role: str) -> list[str]:
    other = connections.create_connection("default")
    other.settings_dict = {**other.settings_dict, "USER": role}
    try:
        return problems(settings_with(), other)
    finally:
        other.close()


def test_a_role_that_owns_the_tables_is_refused() -> None:
    found = problems_as("synovia_owner")
    assert any("owns tables" in line for line in found)


def test_a_superuser_is_refused() -> None:
    found = problems_as("postgres")
    assert len(found) == 1
    assert "superuser" in found[0]


def test_a_role_that_passes_row_level_security_is_refused(as_superuser: psycopg.Connection) -> None:
    database = as_superuser.info.dbname
    as_superuser.execute("CREATE ROLE synovia_passer LOGIN BYPASSRLS")
    as_superuser.execute(f"GRANT CONNECT ON DATABASE {database} TO synovia_passer")
    try:
        found = problems_as("synovia_passer")
    finally:
        as_superuser.execute("DROP OWNED BY synovia_passer")
        as_superuser.execute("DROP ROLE synovia_passer")
    assert len(found) == 1
    assert "BYPASSRLS" in found[0]


def test_all_reasons_are_told_at_once(settings: Any) -> None:
    for name, value in {**SAFE, "DEBUG": True, "DEMO": True}.items():
        setattr(settings, name, value)
    with pytest.raises(UnsafeProduction) as refusal:
        refuse_when_unsafe()
    assert "SYNOVIA_DEBUG" in str(refusal.value)
    assert "SYNOVIA_DEMO" in str(refusal.value)


def test_outside_production_nothing_is_refused(settings: Any) -> None:
    settings.PRODUCTION = False
    settings.DEBUG = True
    refuse_when_unsafe()
