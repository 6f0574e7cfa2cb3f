"""The ledger under random operations through the database: run by bench/ledger.py in a process with the tests' settings."""

from __future__ import annotations

import json
import sys
import time
from datetime import date
from typing import Any

import django

django.setup()

from django.db.models import Count, Sum  # noqa: E402  after the settings are there, as all below

from bench.ledger import THROUGH_DATABASE, Operation, operations  # noqa: E402
from synovia.domain.charges.claims.content import Adjustment  # noqa: E402
from synovia.domain.charges.ledger import Kind  # noqa: E402
from synovia.records.accounts.actor import Actor  # noqa: E402
from synovia.records.ledger import actions  # noqa: E402
from synovia.records.ledger.actions import legs_of  # noqa: E402
from synovia.records.ledger.choices import How  # noqa: E402
from synovia.records.ledger.models import Entry, Leg  # noqa: E402
from synovia.records.ledger.posting import post  # noqa: E402
from synovia.records.ledger.queries import aging, balance_of  # noqa: E402
from synovia.records.people.models import Patient  # noqa: E402
from synovia.records.refusals import Refused  # noqa: E402
from tests.people import passage, settle  # noqa: E402
from tests.stage import database  # noqa: E402


def through_database(seed: int) -> dict[str, object]:
    """Played on a clinic of its own; says what was found."""
    database.make_template()
    database.renew_worker_database()
    try:
        return _played(seed)
    finally:
        database.drop_worker_database()
        database.end_of_run()


def _played(seed: int) -> dict[str, object]:
    clinic = settle()
    walt, patients = clinic.actor("walt"), list(clinic.patients.values())
    refused, start = 0, time.perf_counter()
    for one in operations(THROUGH_DATABASE, seed, len(patients)):
        with passage(walt):
            try:
                act(one, patients[one.patient], walt)
            except Refused:
                refused += 1
    seconds = time.perf_counter() - start
    with passage(walt):
        imbalance = Leg.objects.aggregate(sum=Sum("amount"))["sum"]
        broken = Leg.objects.values("entry").annotate(sum=Sum("amount")).exclude(sum=0).count()
        twice = Entry.objects.values("key").annotate(n=Count("pk")).filter(n__gt=1).count()
        entries = Entry.objects.count()
        unlike = aging(date(2026, 12, 31)).all.net != sum(balance_of(p.pk).whole for p in patients)
    return {
        "figures": {
            "operations": THROUGH_DATABASE,
            "entries": entries,
            "refused": refused,
            "imbalance": str(imbalance),
            "posted twice": twice,
            "entries out of balance": broken,
            "a second": round(THROUGH_DATABASE / seconds),
        },
        "met": imbalance == 0 and not twice and not broken and not unlike,
    }


def act(one: Operation, patient: Patient, walt: Actor) -> None:
    """One operation through the room's actions."""
    who: dict[str, Any] = {"patient_id": patient.pk, "on": one.on, "key": one.key, "by": walt}
    insurer: dict[str, Any] = who | {"payer": one.payer, "memo": ""}
    newest = Entry.objects.filter(patient=patient).order_by("created_at").last()
    match one.kind:
        case "charge":
            actions.post_charge(**insurer, amount=one.amount)
        case "decide":
            cut = [Adjustment("CO", "45", one.cut)]
            actions.post_insurance_payment(
                **insurer, paid=one.amount, adjustments=cut, patient_share=one.share
            )
        case "takeback":
            actions.post_takeback(**insurer, amount=one.amount)
        case "transfer":
            actions.transfer(**who, from_payer=one.payer, to_payer="", amount=one.amount, memo="")
        case "pay":
            actions.post_patient_payment(**who, amount=one.amount, how=How.CASH)
        case "refund":
            actions.refund(**who, amount=one.amount, how=How.CASH, memo="")
        case "write_off":
            actions.write_off(**who, amount=one.amount, reason="by chance")
        case "reverse" if newest:
            actions.reverse(entry=newest, why="by chance", by=walt)
        case _:
            replay(newest, walt)


def replay(newest: Entry | None, walt: Actor) -> None:
    """The newest entry's legs posted again under its key."""
    if newest is not None:
        again: dict[str, Any] = {
            name: getattr(newest, name) for name in ("patient", "on", "key", "clinic_id")
        }
        assert post(Kind(newest.kind), legs_of(newest), **again, by=walt).pk == newest.pk


if __name__ == "__main__":
    print(json.dumps(through_database(int(sys.argv[1]))))
