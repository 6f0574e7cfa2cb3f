"""A patient's account from the first charge on: what each event does to what is owed, and what the ledger refuses."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction

from synovia.domain.charges.claims.content import Adjustment
from synovia.records.accounts.actor import Actor
from synovia.records.audit.log import current_passage, enter_clinic
from synovia.records.ledger import actions
from synovia.records.ledger.choices import How
from synovia.records.ledger.models import Entry, Leg
from synovia.records.ledger.queries import balance_of
from synovia.records.people.models import Patient
from synovia.records.refusals import NotYours, Refused
from tests.people import DemoClinic, other_clinic, passage, settle

pytestmark = pytest.mark.django_db
PLAN = "Blue Plan"
NOTHING = Decimal("0.00")
MAY = date(2026, 5, 4)


@dataclass
class Stage:
    clinic: DemoClinic
    walt: Actor
    maria: Patient

    def charge(
        self, amount: str = "150.00", payer: str = PLAN, on: date = MAY, key: str = "visit-1"
    ) -> Entry:
        return actions.post_charge(
            patient_id=self.maria.pk,
            payer=payer,
            on=on,
            amount=Decimal(amount),
            key=key,
            memo="97110 × 2",
            about="claim/1",
            by=self.walt,
        )

    def decide(self, paid: str, adjusted: str, share: str, key: str = "era-1") -> Entry:
        return actions.post_insurance_payment(
            patient_id=self.maria.pk,
            payer=PLAN,
            on=date(2026, 5, 20),
            paid=Decimal(paid),
            adjustments=[Adjustment("CO", "45", Decimal(adjusted)), Adjustment("PR", "2", Decimal(share))],
            patient_share=Decimal(share),
            key=key,
            memo="Remittance",
            about="claim/1",
            by=self.walt,
        )

    def pay(self, amount: str, key: str = "paid-1", on: date = date(2026, 5, 25)) -> Entry:
        return actions.post_patient_payment(
            patient_id=self.maria.pk, on=on, amount=Decimal(amount), how=How.CHECK, key=key, by=self.walt
        )

    def owes(self, payer: str = "") -> Decimal:
        return balance_of(self.maria.pk).by_payer.get(payer, NOTHING)


@pytest.fixture
def stage() -> Iterator[Stage]:
    with time_machine.travel("2026-06-10 15:00:00+00:00"):
        clinic = settle()
        walt = clinic.actor("walt")
        with passage(walt):
            yield Stage(clinic, walt, clinic.patients["maria"])


def test_a_charge_is_owed_by_its_payer_until_the_payer_decides(stage: Stage) -> None:
    stage.charge("150.00")
    assert (stage.owes(PLAN), stage.owes()) == (Decimal("150.00"), NOTHING)
    stage.decide(paid="80.00", adjusted="50.00", share="20.00")
    assert (stage.owes(PLAN), stage.owes()) == (NOTHING, Decimal("20.00"))
    stage.pay("20.00")
    assert balance_of(stage.maria.pk).whole == 0


def test_the_same_key_posts_once_and_gives_back_the_first_entry(stage: Stage) -> None:
    first, again = stage.charge(), stage.charge()
    assert first.pk == again.pk
    assert stage.owes(PLAN) == Decimal("150.00")
    assert [event["action"] for event in current_passage().events].count("ledger.charge") == 1


def test_a_key_is_never_used_for_two_events(stage: Stage) -> None:
    stage.charge("150.00")
    with pytest.raises(Refused, match="under this key"):
        stage.charge("151.00")


def test_a_reversal_takes_an_entry_back_once_and_both_stay(stage: Stage) -> None:
    entry = stage.charge()
    first = actions.reverse(entry=entry, why="Wrong patient", by=stage.walt)
    assert actions.reverse(entry=entry, why="Wrong patient", by=stage.walt).pk == first.pk
    assert stage.owes(PLAN) == 0
    assert Entry.objects.filter(patient=stage.maria).count() == 2
    with pytest.raises(Refused, match="cannot be reversed"):
        actions.reverse(entry=first, why="Undo", by=stage.walt)


def test_what_the_payer_takes_back_is_owed_again(stage: Stage) -> None:
    stage.charge("150.00")
    stage.decide(paid="80.00", adjusted="50.00", share="20.00")
    actions.post_takeback(
        patient_id=stage.maria.pk,
        payer=PLAN,
        on=date(2026, 6, 1),
        amount=Decimal("80.00"),
        adjustments=[Adjustment("CO", "45", Decimal("-50.00")), Adjustment("PR", "2", Decimal("-20.00"))],
        patient_share=Decimal("-20.00"),
        key="takeback-1",
        memo="Reversal of the claim",
        by=stage.walt,
    )
    assert (stage.owes(PLAN), stage.owes()) == (Decimal("150.00"), NOTHING)


def test_what_is_paid_ahead_is_a_credit_and_no_more_than_it_is_given_back(stage: Stage) -> None:
    stage.pay("50.00")
    assert balance_of(stage.maria.pk).credit == Decimal("50.00")

    def give_back(amount: str, key: str) -> Entry:
        return actions.refund(
            patient_id=stage.maria.pk,
            on=date(2026, 6, 2),
            amount=Decimal(amount),
            how=How.CHECK,
            key=key,
            memo="Paid ahead",
            by=stage.walt,
        )

    with pytest.raises(Refused, match=r"Only \$50.00 is paid ahead"):
        give_back("50.01", "refund-1")
    assert give_back("50.00", "refund-2").pk == give_back("50.00", "refund-2").pk
    assert balance_of(stage.maria.pk).whole == 0


def test_a_write_off_has_a_reason_and_is_no_more_than_is_owed(stage: Stage) -> None:
    stage.charge("30.00", payer="")

    def give_up(amount: str, reason: str) -> Entry:
        return actions.write_off(
            patient_id=stage.maria.pk,
            on=date(2026, 6, 2),
            amount=Decimal(amount),
            reason=reason,
            key="write-off-1",
            by=stage.walt,
        )

    with pytest.raises(Refused, match="needs a reason"):
        give_up("30.00", " ")
    with pytest.raises(Refused, match=r"Only \$30.00 is owed"):
        give_up("30.01", "Hardship")
    give_up("30.00", "Hardship")
    assert balance_of(stage.maria.pk).whole == 0


def test_a_transfer_moves_what_is_owed(stage: Stage) -> None:
    stage.charge("100.00")
    actions.transfer(
        patient_id=stage.maria.pk,
        from_payer=PLAN,
        to_payer="",
        amount=Decimal("100.00"),
        on=date(2026, 6, 2),
        key="denied-1",
        memo="Not covered",
        by=stage.walt,
    )
    assert (stage.owes(PLAN), stage.owes()) == (NOTHING, Decimal("100.00"))


def test_money_between_a_payer_and_the_clinic_is_no_patient_s(stage: Stage) -> None:
    entry = actions.post_provider_adjustment(
        payer=PLAN, on=MAY, amount=Decimal("-12.40"), reason="WO", key="plb-1", memo="Offset", by=stage.walt
    )
    assert entry.patient_id is None
    assert sum(leg.amount for leg in entry.legs.all()) == 0


REFUSALS: dict[str, Callable[[Stage], object]] = {
    "fraction of a cent": lambda stage: stage.charge("10.005"),
    "not an amount above zero": lambda stage: stage.charge("0.00"),
    "before the patient was born": lambda stage: stage.charge(on=date(1990, 3, 13)),
    "still to come": lambda stage: stage.charge(on=date(2026, 6, 11)),
    "no money": lambda stage: stage.decide(paid="0.00", adjusted="0.00", share="0.00"),
    "needs a key": lambda stage: stage.charge(key=""),
    "at most 200 characters": lambda stage: stage.charge(payer="B" * 201),
    "adjustments add up": lambda stage: actions.post_insurance_payment(
        patient_id=stage.maria.pk,
        payer=PLAN,
        on=MAY,
        paid=Decimal("1.00"),
        adjustments=[Adjustment("PR", "3", Decimal("2.00"))],
        patient_share=Decimal("1.00"),
        key="x",
        memo="",
        by=stage.walt,
    ),
}


@pytest.mark.parametrize("says", REFUSALS)
def test_what_makes_no_sense_is_refused_by_name_and_nothing_is_posted(stage: Stage, says: str) -> None:
    with pytest.raises(Refused, match=says):
        REFUSALS[says](stage)
    assert not Entry.objects.exists()


def test_february_29_is_a_day_like_any_other(stage: Stage) -> None:
    assert stage.charge(on=date(2024, 2, 29)).counted_on == date(2024, 2, 29)


def test_a_patient_of_another_clinic_has_no_account_here(stage: Stage) -> None:
    elsewhere = other_clinic()
    with passage(elsewhere.actor("walt")) as _:
        charge = Stage(elsewhere, elsewhere.actor("walt"), stage.maria)
        with pytest.raises(NotYours):
            charge.charge()


def test_the_front_desk_takes_money_but_gives_none_away(stage: Stage) -> None:
    joan = stage.clinic.actor("joan")
    stage.walt = joan
    stage.pay("5.00")
    with pytest.raises(Refused, match="Your role"):
        actions.write_off(patient_id=stage.maria.pk, on=MAY, amount=Decimal(1), reason="No", key="k", by=joan)


CHANGES = (
    "UPDATE ledger_entry SET memo = 'other'",
    "UPDATE ledger_leg SET amount = 1",
    "DELETE FROM ledger_leg",
    "DELETE FROM ledger_entry",
    "TRUNCATE ledger_leg",
)


@pytest.mark.parametrize("change", CHANGES)
def test_the_program_may_change_and_remove_nothing(stage: Stage, change: str) -> None:
    stage.charge()
    refused = pytest.raises(DatabaseError, match="permission denied")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


def at_the_commit() -> None:
    """Let the checks run that wait for the commit."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def test_at_the_commit_the_check_sees_the_entry_s_own_clinic_whichever_is_set(stage: Stage) -> None:
    stage.charge()
    enter_clinic(None, None)
    at_the_commit()
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('app.clinic', true)")
        assert cursor.fetchone() == ("",)
    enter_clinic(stage.walt.clinic_id, stage.walt.user_id)


def add_legs(entry: Entry, *amounts: str) -> None:
    head = {"clinic_id": entry.clinic_id, "entry": entry, "patient_id": entry.patient_id, "account": "cash"}
    with transaction.atomic():
        for position, amount in enumerate(amounts, 10):
            Leg.objects.create(**head, amount=Decimal(amount), position=position)
        at_the_commit()


def add_bare_entry(like: Entry) -> None:
    names = ("clinic_id", "patient_id", "kind", "on", "counted_on")
    with transaction.atomic():
        Entry.objects.create(**{name: getattr(like, name) for name in names}, key="bare", leg_count=2)
        at_the_commit()


def test_the_database_itself_wants_all_legs_at_once_and_that_they_add_up_to_zero(stage: Stage) -> None:
    entry = stage.charge()
    at_the_commit()
    with pytest.raises(DatabaseError, match="add up to zero"):
        add_legs(entry, "1.00")
    with pytest.raises(DatabaseError, match="add up to zero"):
        add_legs(entry, "1.00", "-1.00")  # balanced, but the entry was complete
    with pytest.raises(DatabaseError, match="add up to zero"):
        add_bare_entry(entry)
