"""The stage itself: what tests/conftest.py promises."""

import psycopg
import pytest
from django.db import connection


@pytest.mark.django_db
def test_tests_connect_as_the_application_role() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, (SELECT count(*) FROM pg_tables WHERE tableowner = current_user)"
        )
        assert cursor.fetchone() == ("synovia_app", 0)


@pytest.mark.django_db
def test_the_application_role_may_not_read_what_has_no_clinic_set() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM people_patient")
        assert cursor.fetchone() == (0,)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_what_a_test_commits_is_gone_in_the_next(turn: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM django_session")
        assert cursor.fetchone() == (0,)
        cursor.execute("INSERT INTO django_session VALUES (%s, 'data', now())", [f"session {turn}"])


def test_the_owner_is_another_role(as_owner: psycopg.Connection) -> None:
    assert as_owner.execute("SELECT current_user").fetchone() == ("synovia_owner",)
