"""What was received, by day and way of paying; the deposit slip; both always come to what the ledger says."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import psycopg
import pytest
import time_machine
from django.db import connection

from synovia.records.ledger import actions, months, posting
from synovia.records.ledger.choices import How
from synovia.records.ledger.models import Entry
from synovia.records.ledger.receipts import (
    GIVEN_BACK,
    INSURERS,
    UNDONE,
    added,
    by_day,
    deposit_of,
    in_the_books,
)
from synovia.records.refusals import Refused
from tests.people import passage, settle
from tests.records.ledger.test_posting import Stage

pytestmark = pytest.mark.django_db
TODAY, MONDAY = date(2026, 6, 10), date(2026, 6, 8)
D = Decimal


@pytest.fixture
def stage() -> Iterator[Stage]:
    with time_machine.travel("2026-06-10 15:00:00+00:00"):
        clinic = settle()
        walt = clinic.actor("walt")
        with passage(walt):
            yield Stage(clinic, walt, clinic.patients["maria"])


def take(stage: Stage, amount: str, how: How, *, on: date = TODAY, key: str = "") -> Entry:
    return actions.post_patient_payment(
        patient_id=stage.maria.pk, on=on, amount=D(amount), how=how, key=key or f"{how}{amount}{on}",
        memo="No. 1041" if how == How.CHECK else "", by=stage.walt,
    )  # fmt: skip


def give_back(stage: Stage, amount: str, how: How) -> None:
    actions.refund(
        patient_id=stage.maria.pk,
        on=TODAY,
        amount=D(amount),
        how=how,
        key=f"back{how}",
        memo="Paid twice",
        by=stage.walt,
    )


def test_each_day_says_what_patients_paid_and_how(stage: Stage) -> None:
    take(stage, "20.00", How.CASH)
    take(stage, "35.00", How.CHECK)
    take(stage, "50.00", How.CARD, on=MONDAY)
    give_back(stage, "10.00", How.CARD)
    today, monday = by_day(MONDAY, TODAY)
    assert (today.on, today.ways["cash"], today.ways["check"], today.ways[GIVEN_BACK]) == (
        TODAY,
        D(20),
        D(35),
        D(-10),
    )
    assert (monday.ways["card"], monday.patients, today.patients) == (D(50), D(50), D(45))
    assert added([today, monday]).all == in_the_books(MONDAY, TODAY) == D("95.00")


def test_insurers_and_settlements_stand_beside_the_patients(stage: Stage) -> None:
    stage.charge("150.00")
    stage.decide("80.00", "50.00", "20.00")
    take(stage, "20.00", How.CASH)
    (decided, today) = sorted(by_day(date(2026, 5, 1), TODAY), key=lambda each: each.on or TODAY)
    assert (decided.ways[INSURERS], decided.patients, today.patients) == (D(80), D(0), D(20))


def test_the_slip_has_the_cash_and_each_check_and_comes_to_the_ledgers_sum(stage: Stage) -> None:
    take(stage, "20.00", How.CASH)
    take(stage, "15.00", How.CASH)
    take(stage, "35.00", How.CHECK)
    take(stage, "50.00", How.CARD)
    give_back(stage, "5.00", How.CASH)
    found = deposit_of(TODAY)
    assert (found.cash, found.checks_total, found.all) == (D(30), D(35), D(65))
    assert found.rest == {"card": D("50.00")}
    assert found.in_the_books == in_the_books(TODAY, TODAY) == D("115.00")


def test_a_check_entered_wrongly_is_on_no_slip_and_a_later_correction_changes_no_earlier_one(
    stage: Stage,
) -> None:
    wrong = take(stage, "35.00", How.CHECK)
    older = take(stage, "60.00", How.CHECK, on=MONDAY)
    for entry in (wrong, older):
        actions.reverse(entry=entry, why="Typed wrongly", by=stage.walt)
    found = deposit_of(TODAY)
    assert (found.checks, found.all, found.rest) == ((), D(0), {UNDONE: D("-60.00")})
    assert deposit_of(MONDAY).all == D("60.00")
    assert found.in_the_books == in_the_books(TODAY, TODAY)


def test_a_payment_of_a_closed_month_is_received_on_the_day_it_counts(stage: Stage) -> None:
    months.close_month(month=date(2026, 5, 1), by=stage.walt)
    take(stage, "20.00", How.CASH, on=date(2026, 5, 30))
    assert [(each.on, each.all) for each in by_day(date(2026, 5, 1), TODAY)] == [(TODAY, D(20))]


def test_a_payment_entered_while_its_month_is_being_closed_counts_today(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The closing came between the look at the closed months and the entry: it was an error page."""
    months.close_month(month=date(2026, 5, 1), by=stage.walt)
    answers = iter([set(), {date(2026, 5, 1)}])
    monkeypatch.setattr(posting, "closed_months", lambda: next(answers))
    entry = take(stage, "20.00", How.CASH, on=date(2026, 5, 30))
    assert (entry.on, entry.counted_on) == (date(2026, 5, 30), TODAY)


@pytest.mark.django_db(transaction=True)
def test_two_who_close_at_once_are_told_what_happened(as_owner: psycopg.Connection) -> None:
    """Who waits longer than the server lets anybody wait is told so; it was an error page."""
    with time_machine.travel("2026-06-10 15:00:00+00:00"):
        clinic = settle()
        walt = clinic.actor("walt")
        key = str(walt.clinic_id)
        with as_owner.transaction(), passage(walt):
            as_owner.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [key])
            connection.cursor().execute("SET LOCAL lock_timeout = '20ms'")
            with pytest.raises(Refused, match="at this moment"):
                months.close_month(month=date(2026, 5, 1), by=walt)
        with passage(walt):
            months.close_month(month=date(2026, 5, 1), by=walt)
            with pytest.raises(Refused, match="closed already"):
                months.close_month(month=date(2026, 5, 1), by=walt)
