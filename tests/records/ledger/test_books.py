"""What stands behind an account: letters of protection, payment plans, card payments, statements, aging, closed months."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
import time_machine
from django.db import DatabaseError, transaction

from synovia.records.audit.log import current_passage
from synovia.records.ledger import actions, cards, letters, months, plans, queries
from synovia.records.ledger.choices import CardStatus, How, Often
from synovia.records.ledger.models import CardPayment, CardRefund, ClosedMonth, Entry, LetterOfProtection
from synovia.records.refusals import Refused
from tests.people import passage, settle
from tests.records.ledger.test_posting import MAY, PLAN, Stage

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 10)


@pytest.fixture
def stage() -> Iterator[Stage]:
    with time_machine.travel("2026-06-10 15:00:00+00:00"):
        clinic = settle()
        walt = clinic.actor("walt")
        with passage(walt):
            yield Stage(clinic, walt, clinic.patients["maria"])


def letter_of(stage: Stage, *, liable: bool | None = True) -> LetterOfProtection:
    stage.charge("400.00", payer="")
    return letters.record_letter(
        patient_id=stage.maria.pk,
        attorney="Pat Quill",
        firm="Quill & Ash",
        reference="24-118",
        accident_on=date(2026, 4, 2),
        signed_on=date(2026, 4, 20),
        patient_stays_liable=liable,
        by=stage.walt,
    )


def move(what: str, letter: LetterOfProtection, amount: str, stage: Stage) -> Entry:
    action = {
        "hold": letters.hold,
        "settlement": letters.settlement_received,
        "reduce": letters.reduce,
        "release": letters.release,
    }[what]
    return action(
        letter=letter, amount=Decimal(amount), on=TODAY, key=what, memo="Agreed by phone", by=stage.walt
    )


def test_a_case_from_the_letter_to_the_settlement(stage: Stage) -> None:
    letter = letter_of(stage)
    move("hold", letter, "400.00", stage)
    assert queries.balance_of(stage.maria.pk).due == 0  # nothing is asked of the patient now
    assert letters.open_letters() == [(letter, Decimal("400.00"))]
    move("settlement", letter, "250.00", stage)
    move("reduce", letter, "100.00", stage)
    with pytest.raises(Refused, match="still held"):
        letters.settle(letter=letter, expected_version=1, by=stage.walt)
    move("release", letter, "50.00", stage)
    found = letters.standing_of(letter)
    assert found == letters.Standing(
        held=Decimal(0), received=Decimal(250), reduced=Decimal(100), released=Decimal(50)
    )
    assert found.in_all == Decimal("400.00")
    assert queries.balance_of(stage.maria.pk).due == Decimal("50.00")
    assert letters.settle(letter=letter, expected_version=1, by=stage.walt).settled_on == TODAY


def test_no_more_is_paid_out_of_a_letter_than_is_held(stage: Stage) -> None:
    letter = letter_of(stage)
    move("hold", letter, "100.00", stage)
    with pytest.raises(Refused, match=r"Only \$100.00 is held"):
        move("settlement", letter, "100.01", stage)


def test_nothing_stays_with_a_patient_whom_the_letter_frees(stage: Stage) -> None:
    letter = letter_of(stage, liable=False)
    move("hold", letter, "400.00", stage)
    with pytest.raises(Refused, match="does not stay liable"):
        move("release", letter, "400.00", stage)


def test_a_payment_plan_follows_the_payments_made_since(stage: Stage) -> None:
    stage.charge("100.00", payer="")
    plan = plans.agree(
        patient_id=stage.maria.pk,
        amount=Decimal("100.00"),
        count=3,
        first_due_on=TODAY,
        every=Often.MONTH,
        by=stage.walt,
    )
    assert [str(part.amount) for part in plans.schedule_of(plan)] == ["33.33", "33.33", "33.34"]
    assert plans.standing_of(plan).behind == Decimal("33.33")
    assert [(row.pk, behind) for row, behind in plans.plans_behind()] == [(plan.pk, Decimal("33.33"))]
    with time_machine.travel("2026-06-10 16:00:00+00:00"):
        stage.pay("40.00", on=TODAY)
    found = plans.standing_of(plan)
    assert (found.behind, found.left) == (Decimal(0), Decimal(60))
    assert found.next is not None
    assert found.next.number == 2
    with pytest.raises(Refused, match="running already"):
        plans.agree(
            patient_id=stage.maria.pk,
            amount=Decimal("10.00"),
            count=2,
            first_due_on=TODAY,
            every=Often.WEEK,
            by=stage.walt,
        )
    assert plans.end(plan=plan, why="Paid early", expected_version=1, by=stage.walt).ended_on == TODAY


def card(stage: Stage, amount: str = "30.00") -> CardPayment:
    return cards.begin(
        patient_id=stage.maria.pk, amount=Decimal(amount), back_to="https://clinic.example/", by=stage.walt
    )


def test_the_processor_may_tell_of_a_payment_many_times_and_late(stage: Stage) -> None:
    payment = card(stage)
    entries = {
        cards.paid(payment_pk=payment.pk, amount=Decimal("30.00"), payment_id="pi_1", by=None).pk
        for _ in range(3)
    }
    cards.failed(payment_pk=payment.pk, by=None)  # an older message that came last
    payment.refresh_from_db()
    assert len(entries) == 1
    assert payment.status == CardStatus.PAID
    assert queries.balance_of(stage.maria.pk).credit == Decimal("30.00")


def test_another_amount_than_was_asked_for_is_not_posted(stage: Stage) -> None:
    with pytest.raises(Refused, match="Another amount"):
        cards.paid(payment_pk=card(stage).pk, amount=Decimal("3.00"), payment_id="pi_1", by=None)
    assert not Entry.objects.exists()


def ask_back(stage: Stage, payment: CardPayment, amount: str, *, key: int) -> CardRefund:
    return cards.ask_back(
        payment_pk=payment.pk, amount=Decimal(amount), key=UUID(int=key), why="Ahead", by=stage.walt
    )


def test_a_card_gets_back_no_more_than_was_paid_with_it(stage: Stage) -> None:
    payment = card(stage)
    stage.pay("100.00")
    cards.paid(payment_pk=payment.pk, amount=Decimal("30.00"), payment_id="pi_1", by=None)
    with pytest.raises(Refused, match=r"Only \$30.00 of this payment"):
        ask_back(stage, payment, "31.00", key=1)
    asked = ask_back(stage, payment, "30.00", key=2)
    assert ask_back(stage, payment, "30.00", key=2) == asked  # the same key is the same refund
    for _ in range(2):
        cards.given_back(refund_pk=asked.pk, refund_id="re_2", by=None)
    assert queries.balance_of(stage.maria.pk).credit == Decimal("100.00")


def test_in_the_portal_a_patient_pays_what_is_due_and_no_more(stage: Stage) -> None:
    stage.charge("25.00", payer="")
    portal = stage.clinic.actor("maria")
    with pytest.raises(Refused, match=r"Only \$25.00 is due"):
        cards.begin(patient_id=stage.maria.pk, amount=Decimal("25.01"), back_to="", by=portal)
    begun = cards.begin(patient_id=stage.maria.pk, amount=Decimal("25.00"), back_to="", by=portal)
    assert begun.status == CardStatus.ASKING


def test_a_statement_says_what_was_open_what_happened_and_what_is_due(stage: Stage) -> None:
    stage.charge("30.00", payer="", key="old", on=date(2026, 4, 10))
    stage.charge("150.00")
    stage.decide(paid="80.00", adjusted="50.00", share="20.00")
    wrong = stage.charge("99.00", payer="", key="wrong")
    actions.reverse(entry=wrong, why="Typed twice", by=stage.walt)
    made = queries.statement_of(stage.maria.pk, since=date(2026, 5, 1), until=TODAY)
    assert (made.opening, made.due) == (Decimal("30.00"), Decimal("50.00"))
    assert [row.entry.kind.value for row in made.rows] == ["charge", "insurance_payment"]
    assert (made.rows[1].insurer_paid, made.rows[1].adjusted) == (Decimal("80.00"), Decimal("50.00"))
    assert made.rows[1].moved == ((PLAN, "", Decimal("20.00")),)
    assert made.aging.columns[:3] == (Decimal("20.00"), Decimal("0.00"), Decimal("30.00"))
    assert len(queries.account_of(stage.maria.pk)) == 5  # the account itself leaves nothing out


def test_the_age_of_a_debt_counts_from_the_service_and_for_patients_from_when_it_became_theirs(
    stage: Stage,
) -> None:
    stage.charge("150.00", on=date(2026, 1, 5))
    stage.decide(paid="80.00", adjusted="0.00", share="20.00")  # on May 20
    found = {row.payer: row.aging.columns for row in queries.aging(TODAY).rows}
    assert [str(amount) for amount in found[PLAN]] == ["0.00", "0.00", "0.00", "0.00", "50.00"]
    assert found[""][0] == Decimal("20.00")
    assert queries.aging(TODAY).all.net == queries.balance_of(stage.maria.pk).whole


def test_a_closed_month_takes_no_more_entries_and_corrections_count_today(stage: Stage) -> None:
    entry = stage.charge()
    assert entry.counted_on == MAY
    closed = months.close_month(month=date(2026, 5, 1), by=stage.walt)
    assert closed.figures["revenue"] == "-150.00"
    assert stage.charge(key="late").counted_on == TODAY
    assert actions.reverse(entry=entry, why="Wrong", by=stage.walt).counted_on == TODAY
    assert {
        str(account): str(amount) for account, amount in months.books_of(date(2026, 5, 1)).figures.items()
    } == closed.figures
    head = {"clinic_id": entry.clinic_id, "patient": stage.maria, "kind": "charge", "leg_count": 2}
    with pytest.raises(DatabaseError, match="month is closed"), transaction.atomic():
        Entry.objects.create(**head, on=MAY, counted_on=MAY, key="past the actions")


def test_a_month_is_reopened_with_a_reason_and_both_are_in_the_audit_log(stage: Stage) -> None:
    may = date(2026, 5, 1)
    months.close_month(month=may, by=stage.walt)
    with pytest.raises(Refused, match="reason"):
        months.reopen_month(month=may, why="", by=stage.walt)
    months.reopen_month(month=may, why="A deposit was missed", by=stage.walt)
    assert not ClosedMonth.objects.exists()
    assert stage.charge().counted_on == MAY
    done = [event["action"] for event in current_passage().events]
    assert {"ledger.month_closed", "ledger.month_reopened"} <= set(done)


@pytest.mark.parametrize("month", [date(2026, 6, 1), date(2026, 5, 2), date(2026, 7, 1)])
def test_only_a_whole_month_that_is_over_can_be_closed(stage: Stage, month: date) -> None:
    with pytest.raises(Refused, match="not over yet"):
        months.close_month(month=month, by=stage.walt)


def test_the_front_desk_closes_no_month(stage: Stage) -> None:
    with pytest.raises(Refused, match="Your role"):
        months.close_month(month=date(2026, 5, 1), by=stage.clinic.actor("joan"))


def test_who_paid_ahead_is_listed(stage: Stage) -> None:
    stage.pay("12.00", on=TODAY - timedelta(days=1))
    assert queries.paid_ahead() == [(stage.maria.pk, "Maria Alvarez", "", Decimal("12.00"))]
    actions.refund(
        patient_id=stage.maria.pk,
        on=TODAY,
        amount=Decimal("12.00"),
        how=How.CASH,
        key="r",
        memo="",
        by=stage.walt,
    )
    assert queries.paid_ahead() == []
