"""Laws of the ledger in the database: in balance whatever is posted, by whom and how often."""

import threading
from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import Any

import psycopg
import pytest
from django.db import connection, transaction
from django.db.models import Sum
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from synovia.domain.charges.claims.content import Adjustment
from synovia.records.ledger import actions
from synovia.records.ledger.choices import How
from synovia.records.ledger.models import Entry, Leg
from synovia.records.ledger.queries import account_of, aging, balance_of
from synovia.records.refusals import Refused
from tests.people import DemoClinic, passage, settle
from tests.records.ledger.test_posting import CHANGES

AMOUNTS = st.decimals("0.01", "300.00", places=2)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["charge", "decide", "pay", "refund", "write_off", "transfer", "reverse", "replay"]),
        st.sampled_from(["Blue Plan", "Second Plan"]),
        AMOUNTS,
        st.dates(date(2026, 1, 1), date(2026, 3, 31)),
    ),
    min_size=5,
    max_size=25,
)


@pytest.fixture
def clinic() -> DemoClinic:
    return settle()


class Played:
    """Steps through the actions, and what every payer should owe after them, told apart."""

    def __init__(self, clinic: DemoClinic) -> None:
        self.walt, self.maria = clinic.actor("walt"), clinic.patients["maria"]
        self.owed: dict[str, Decimal] = defaultdict(lambda: Decimal("0.00"))
        self.last: tuple[str, str, Decimal, date, str] | None = None
        self.keys = 0

    def play(self, kind: str, payer: str, amount: Decimal, on: date) -> None:
        if kind == "replay":
            if self.last:
                self.post(*self.last)
            return
        self.keys += 1
        before = Entry.objects.count()
        try:
            self.post(kind, payer, amount, on, f"k{self.keys}")
        except Refused:
            assert Entry.objects.count() == before
            return
        if kind != "reverse":
            self.last = (kind, payer, amount, on, f"k{self.keys}")
            for who, moved in self.moves(kind, payer, amount).items():
                self.owed[who] += moved

    def moves(self, kind: str, payer: str, amount: Decimal) -> dict[str, Decimal]:
        return {
            "charge": {payer: amount},
            "decide": {payer: -3 * amount, "": amount},
            "pay": {"": -amount},
            "refund": {"": amount},
            "write_off": {payer: -amount},
            "transfer": {payer: -amount, "": amount},
        }[kind]

    def post(self, kind: str, payer: str, amount: Decimal, on: date, key: str) -> None:
        who: dict[str, Any] = {"patient_id": self.maria.pk, "on": on, "key": key, "by": self.walt}
        if kind == "charge":
            actions.post_charge(**who, payer=payer, amount=amount, memo="")
        elif kind == "decide":
            cut = [Adjustment("CO", "45", amount)]
            actions.post_insurance_payment(
                **who, payer=payer, paid=amount, adjustments=cut, patient_share=amount, memo=""
            )
        elif kind == "pay":
            actions.post_patient_payment(**who, amount=amount, how=How.CASH)
        elif kind == "refund":
            actions.refund(**who, amount=amount, how=How.CASH, memo="")
        elif kind == "write_off":
            actions.write_off(**who, payer=payer, amount=amount, reason="by chance")
        elif kind == "transfer":
            actions.transfer(**who, from_payer=payer, to_payer="", amount=amount, memo="")
        else:
            self.reverse()

    def reverse(self) -> None:
        entry = Entry.objects.filter(reverses=None, reversed_by=None).order_by("created_at").last()
        if entry is None:
            return
        for leg in entry.legs.filter(account="receivable"):
            self.owed[leg.payer] -= leg.amount
        actions.reverse(entry=entry, why="by chance", by=self.walt)


@pytest.mark.django_db
@hypothesis_settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(steps=STEPS)
def test_whatever_is_posted_every_account_is_in_balance(
    clinic: DemoClinic, steps: list[tuple[str, str, Decimal, date]]
) -> None:
    with passage(clinic.actor("walt")), transaction.atomic():
        played = Played(clinic)
        for step in steps:
            played.play(*step)
        pk = played.maria.pk
        assert dict(balance_of(pk).by_payer) == {who: owed for who, owed in played.owed.items() if owed}
        assert not Leg.objects.values("entry").annotate(sum=Sum("amount")).exclude(sum=0).exists()
        assert aging(date(2027, 1, 1)).all.net == balance_of(pk).whole
        rows = account_of(pk)
        assert not rows or rows[-1][1].balance == balance_of(pk).whole
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        transaction.set_rollback(True)


@pytest.mark.django_db(transaction=True)
def test_twelve_at_once_under_one_key_post_once_and_all_get_the_same_entry() -> None:
    clinic = settle()
    walt, maria = clinic.actor("walt"), clinic.patients["maria"]
    start, found = threading.Barrier(12), []

    def press() -> None:
        start.wait()
        try:
            with passage(walt):
                entry = actions.post_patient_payment(
                    patient_id=maria.pk,
                    on=date(2026, 1, 5),
                    amount=Decimal("10.00"),
                    how=How.CASH,
                    key="pressed",
                    by=walt,
                )
                found.append(entry.pk)
        finally:
            connection.close()

    threads = [threading.Thread(target=press) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 12
    assert len(set(found)) == 1
    with passage(walt):
        assert balance_of(maria.pk).credit == Decimal("10.00")


@pytest.mark.django_db(transaction=True)
def test_not_even_the_owner_of_the_tables_changes_an_entry(as_owner: psycopg.Connection) -> None:
    clinic = settle()
    with passage(clinic.actor("walt")):
        actions.post_patient_payment(
            patient_id=clinic.patients["maria"].pk,
            on=date(2026, 1, 5),
            amount=Decimal("10.00"),
            how=How.CASH,
            key="kept",
            by=clinic.actor("walt"),
        )
    for change in CHANGES:
        with pytest.raises(psycopg.errors.RaiseException, match="pgtrigger"):
            as_owner.execute(change)
        as_owner.rollback()
