"""The ledger under random operations: the imbalance at the end, which must be zero, and how fast it posts.

Pure: 20,000 operations over 200 patients. Through the database: 2,000, with audit, locks, constraints and replays, on a
throw-away server of its own (in a process of its own, since it needs other settings than the rest).
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from bench.rows import Options, Row
from synovia.domain.charges import ledger
from synovia.domain.charges.aging import aged
from synovia.domain.charges.claims.content import Adjustment
from synovia.domain.charges.ledger import PATIENT, Entry, Kind, balance
from synovia.domain.charges.statement import by_account, postings
from synovia.domain.terms.money import total

PURE, THROUGH_DATABASE, PATIENTS = 20_000, 2_000, 200
PAYERS = ("Blue Plan", "Second Plan")
KINDS = ("charge", "decide", "takeback", "transfer", "pay", "refund", "write_off", "reverse", "replay")
WEIGHTS = (30, 20, 3, 8, 18, 4, 4, 5, 8)


@dataclass(frozen=True)
class Operation:
    """What happens to which patient, drawn by chance."""

    kind: str
    patient: int
    payer: str
    on: date
    amount: Decimal
    cut: Decimal
    share: Decimal
    key: str


def operations(count: int, seed: int, patients: int = PATIENTS) -> Iterator[Operation]:
    chance = random.Random(seed)

    def amount() -> Decimal:
        return Decimal(chance.randint(1, 30_000)) / 100

    for index in range(count):
        yield Operation(
            kind=chance.choices(KINDS, WEIGHTS)[0],
            patient=chance.randrange(patients),
            payer=chance.choice(PAYERS),
            on=date(2026, 1, 1) + timedelta(days=chance.randrange(300)),
            amount=amount(),
            cut=amount(),
            share=amount(),
            key=f"k{index}",
        )


def measure(options: Options) -> Iterator[Row]:
    """Both ways, and the books read back."""
    yield from pure(options.seed)
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    words = [sys.executable, "-m", "bench.ledger_database", str(options.seed)]
    told = subprocess.run(words, env=environment, check=True, capture_output=True, text=True).stdout
    found = json.loads(told.splitlines()[-1])
    yield Row(
        "through the database",
        figures={name: str(value) for name, value in found["figures"].items()},
        goal="imbalance 0.00, posted twice 0",
        met=found["met"],
    )


def pure(seed: int) -> Iterator[Row]:
    start = time.perf_counter()
    accounts: list[dict[str, Entry]] = [{} for _ in range(PATIENTS)]
    for one in operations(PURE, seed):
        account = accounts[one.patient]
        entry = entry_of(one, account)
        if entry is not None:
            account.setdefault(entry.key, entry)
    seconds = time.perf_counter() - start
    legs = [leg for account in accounts for entry in account.values() for leg in entry.legs]
    imbalance = total(by_account(legs).values())
    unlike = sum(
        aged(postings(list(account.values()), payer), date(2026, 12, 31)).net
        != balance(leg for entry in account.values() for leg in entry.legs).by_payer.get(payer, Decimal(0))
        for account in accounts
        for payer in (*PAYERS, PATIENT)
    )
    reversals = sum(entry.kind is Kind.REVERSAL for account in accounts for entry in account.values())
    yield Row(
        "pure",
        figures={
            "operations": f"{PURE:,}",
            "entries": f"{sum(map(len, accounts)):,}",
            "reversals": f"{reversals:,}",
            "imbalance": str(imbalance),
            "aging unlike balance": str(unlike),
            "a second": f"{PURE / seconds:,.0f}",
        },
        goal="imbalance 0.00",
        met=imbalance == 0 and unlike == 0,
    )


def entry_of(one: Operation, account: dict[str, Entry]) -> Entry | None:
    """The entry an operation makes in a patient's account; None when there is nothing to reverse or replay."""
    if one.kind == "replay":
        return next(reversed(account.values()), None)
    if one.kind == "reverse":
        done = {entry.reverses for entry in account.values()}
        left = [e for e in account.values() if e.kind is not Kind.REVERSAL and e.key not in done]
        return left[-1].reversal(key=one.key, on=one.on, why="by chance") if left else None
    adjustments = [Adjustment("CO", "45", one.cut)]
    legs = {
        "charge": lambda: ledger.charge(one.payer, one.amount),
        "decide": lambda: ledger.insurance_payment(one.payer, one.amount, adjustments, one.share),
        "takeback": lambda: ledger.takeback(one.payer, one.amount),
        "transfer": lambda: ledger.transfer(one.payer, "", one.amount),
        "pay": lambda: ledger.patient_payment(one.amount),
        "refund": lambda: ledger.refund("", one.amount),
        "write_off": lambda: ledger.write_off("", one.amount, "by chance"),
    }[one.kind]()
    kind = {"decide": "insurance_payment", "pay": "patient_payment"}.get(one.kind, one.kind)
    return Entry(Kind(kind), one.on, one.key, legs, about=f"claim/{one.cut}")
