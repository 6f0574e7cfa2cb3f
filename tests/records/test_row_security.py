"""Row-level security: without a clinic there is nothing, with one there is that one, whatever the code above forgets."""

import psycopg
import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction

from synovia.records.audit import log
from synovia.records.people.models import Patient
from synovia.records.security import clinic_tables
from tests.people import other_clinic, passage, settle

pytestmark = pytest.mark.django_db


def test_every_table_with_a_clinic_forces_row_security() -> None:
    with connection.cursor() as cursor:
        tables = clinic_tables(cursor)
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity AND relkind = 'r'"
        )
        forced = {row[0] for row in cursor.fetchall()}
    assert len(tables) > 25
    assert set(tables) - forced == set()


def test_the_application_owns_nothing_and_is_no_superuser() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_tables WHERE tableowner = current_user")
        owned = cursor.fetchone()
        cursor.execute(
            "SELECT rolsuper OR rolbypassrls OR rolcreaterole FROM pg_roles WHERE rolname = current_user"
        )
        powerful = cursor.fetchone()
    assert owned == (0,)
    assert powerful == (False,)


def test_without_a_clinic_nothing_is_there() -> None:
    settle()
    with transaction.atomic():
        log.enter_clinic(None, None)
        assert Patient.objects.count() == 0


def test_with_a_clinic_only_its_own_rows_are_there() -> None:
    here, there = settle(), other_clinic()
    with passage(here.owner):
        assert {row.clinic_id for row in Patient.objects.all()} == {here.owner.clinic_id}
        assert not Patient.objects.filter(pk=there.patients["maria"].pk).exists()


def test_a_row_for_another_clinic_is_refused() -> None:
    here, there = settle(), other_clinic()
    with passage(here.owner), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        Patient.objects.create(
            clinic_id=there.owner.clinic_id, given_name="X", family_name="Y", birth_date="1990-01-01"
        )


def test_a_row_cannot_be_moved_to_another_clinic() -> None:
    here, there = settle(), other_clinic()
    with passage(here.owner), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        Patient.objects.filter(pk=here.patients["ben"].pk).update(clinic_id=there.owner.clinic_id)


@pytest.mark.django_db(transaction=True)
def test_the_setting_dies_with_its_transaction_so_that_a_pooled_connection_leaks_nothing() -> None:
    people = settle()
    with passage(people.owner):
        assert Patient.objects.count() == len(people.patients)
    assert Patient.objects.count() == 0  # the same connection, after the passage


@pytest.mark.django_db(transaction=True)
def test_the_control_a_role_that_bypasses_row_security_sees_all(as_superuser: psycopg.Connection) -> None:
    settle(), other_clinic()
    row = as_superuser.execute("SELECT count(DISTINCT clinic_id) FROM people_patient").fetchone()
    assert row == (2,)


def test_the_application_is_not_the_role_that_migrates() -> None:
    assert settings.DATABASES["default"]["USER"] != settings.DATABASES["owner"]["USER"]
