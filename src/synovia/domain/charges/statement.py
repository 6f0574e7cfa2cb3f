"""An account row by row, and a statement: what was open, what happened, what is due."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from synovia.domain.charges.aging import Aging, Posting, aged
from synovia.domain.charges.ledger import PATIENT, Account, Balance, Entry, Kind, Leg, balance
from synovia.domain.terms.money import ZERO, total

DAYS_TO_PAY = 30
"""A statement asks for payment within so many days. Design choice."""

GIVEN_UP = frozenset({Account.ADJUSTED, Account.WRITTEN_OFF, Account.REDUCED})


@dataclass(frozen=True, slots=True)
class Row:
    """One entry in the columns of an account. `patient` and `balance` are what is open after it."""

    entry: Entry
    charge: Decimal
    insurer_paid: Decimal
    patient_paid: Decimal
    adjusted: Decimal
    moved: tuple[tuple[str, str, Decimal], ...]  # from, to, how much: between payers, or to and from a letter
    patient: Decimal
    balance: Decimal


@dataclass(frozen=True, slots=True)
class Statement:
    """What a patient is asked for. All amounts but `insurers` and `held` are the patient's own part."""

    since: date
    until: date
    opening: Decimal
    rows: tuple[Row, ...]
    closing: Decimal
    aging: Aging
    insurers: Decimal
    held: Decimal
    pay_by: date

    @property
    def due(self) -> Decimal:
        """What is to be paid now."""
        return max(ZERO, self.closing)

    @property
    def credit(self) -> Decimal:
        """What was paid ahead."""
        return max(ZERO, -self.closing)


def rows_of(entries: Iterable[Entry], before: Balance | None = None) -> tuple[Row, ...]:
    """The entries in order with what is open after each; `before` is what was open before the first."""
    start = before or Balance()
    patient, whole = start.patient, start.whole
    rows = []
    for entry in entries:
        after = balance(entry.legs)
        patient, whole = patient + after.patient, whole + after.whole
        rows.append(row_of(entry, patient, whole))
    return tuple(rows)


def row_of(entry: Entry, patient: Decimal, whole: Decimal) -> Row:
    """One entry in the columns of an account."""
    cash = [leg for leg in entry.legs if leg.account is Account.CASH]
    return Row(
        entry=entry,
        charge=-total(leg.amount for leg in entry.legs if leg.account is Account.REVENUE),
        insurer_paid=total(leg.amount for leg in cash if leg.payer != PATIENT),
        patient_paid=total(leg.amount for leg in cash if leg.payer == PATIENT),
        adjusted=total(leg.amount for leg in entry.legs if leg.account in GIVEN_UP),
        moved=moved_by(entry),
        patient=patient,
        balance=whole,
    )


def moved_by(entry: Entry) -> tuple[tuple[str, str, Decimal], ...]:
    """What went from one payer to another: the part of a decision that became the patient's, transfers, holds."""
    open_legs = [leg for leg in entry.legs if leg.account in (Account.RECEIVABLE, Account.HELD)]
    gains = [leg for leg in open_legs if leg.amount > 0]
    losses = [leg for leg in open_legs if leg.amount < 0]
    if len(gains) != 1 or len(losses) != 1:
        return ()
    return ((losses[0].payer, gains[0].payer, min(gains[0].amount, -losses[0].amount)),)


def statement(entries: Sequence[Entry], *, since: date, until: date) -> Statement:
    """The patient's statement for a period, both days included, from all entries of the account.

    An entry that was reversed within the period is left out together with its reversal.
    """
    known = [entry for entry in entries if entry.on <= until]
    before = balance(leg for entry in known if entry.on < since for leg in entry.legs)
    within = [entry for entry in known if entry.on >= since]
    undone = undone_in(within)
    shown = rows_of((entry for entry in within if entry.key not in undone), before)
    after = balance(leg for entry in known for leg in entry.legs)
    return Statement(
        since=since,
        until=until,
        opening=before.patient,
        rows=shown,
        closing=after.patient,
        aging=aged(postings(known, PATIENT), until),
        insurers=after.insurers,
        held=after.all_held,
        pay_by=until + timedelta(days=DAYS_TO_PAY),
    )


def undone_in(entries: Iterable[Entry]) -> frozenset[str]:
    """Keys of the entries reversed among these, and of their reversals."""
    rows = list(entries)
    keys = {entry.key for entry in rows}
    pairs = [
        (entry.reverses, entry.key)
        for entry in rows
        if entry.kind is Kind.REVERSAL and entry.reverses in keys
    ]
    return frozenset(key for pair in pairs for key in pair)


def postings(entries: Sequence[Entry], payer: str) -> list[Posting]:
    """What the entries say about one payer's debt, without what was reversed."""
    undone = undone_in(entries)
    return [
        Posting(entry.on, leg.amount, entry.about, entry.key)
        for entry in entries
        if entry.key not in undone
        for leg in entry.legs
        if leg.account is Account.RECEIVABLE and leg.payer == payer
    ]


def by_account(legs: Iterable[Leg]) -> Mapping[Account, Decimal]:
    """Debits less credits of each account: the books of these legs. They add up to zero."""
    found = dict.fromkeys(Account, ZERO)
    for leg in legs:
        found[leg.account] += leg.amount
    return found
