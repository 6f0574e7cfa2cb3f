"""Money received: by day and by way of paying, as the books count it; and what of a day goes to the bank."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet, Sum
from django.utils.translation import gettext_lazy as _

from synovia.domain.charges.ledger import PATIENT, Account, Kind
from synovia.domain.terms.money import ZERO, total
from synovia.records.ledger.choices import How
from synovia.records.ledger.models import Entry, Leg

SETTLEMENTS, INSURERS, GIVEN_BACK, UNDONE = "settlements", "insurers", "given_back", "undone"
WAYS = {
    How.CASH.value: _("Cash"),
    How.CHECK.value: _("Check"),
    How.CARD.value: _("Card"),
    GIVEN_BACK: _("Given back"),
    UNDONE: _("Taken back as entered wrongly"),
    SETTLEMENTS: _("Settlements"),
    INSURERS: _("Insurers"),
}
"""Where each dollar of the account "money received" belongs; the first five are the patients'."""
PATIENTS = (*How.values, GIVEN_BACK, UNDONE)
OF_PATIENTS = (Kind.PATIENT_PAYMENT, Kind.REFUND)


@dataclass(slots=True)
class Receipts:
    """What was received on one day, or in all, by way; what was given back is below zero."""

    on: date | None = None
    ways: dict[str, Decimal] = field(default_factory=lambda: dict.fromkeys(WAYS, ZERO))

    @property
    def patients(self) -> Decimal:
        """From patients, less what they got back."""
        return total(self.ways[way] for way in PATIENTS)

    @property
    def named(self) -> list[tuple[str, Decimal]]:
        """Each way in words, with its amount."""
        return [(str(WAYS[way]), amount) for way, amount in self.ways.items()]

    @property
    def all(self) -> Decimal:
        """Everything, as the books count it."""
        return total(self.ways.values())


def way_of(kind: str, reversed_kind: str | None, how: str, payer: str) -> str:
    """Where a leg of the account belongs. An entry that was taken back belongs where it stood, patients' apart."""
    of = reversed_kind or kind
    if of == Kind.SETTLEMENT:
        return SETTLEMENTS
    if of not in OF_PATIENTS or payer != PATIENT:
        return INSURERS
    if reversed_kind:
        return UNDONE
    return GIVEN_BACK if kind == Kind.REFUND else how


def by_day(since: date, until: date) -> list[Receipts]:
    """The days on which money counts, both ends included, the newest first."""
    parts = ("entry__counted_on", "entry__kind", "entry__reverses__kind", "entry__how", "payer")
    found: dict[date, Receipts] = {}
    for day, *what, amount in _cash(since, until).order_by().values_list(*parts).annotate(Sum("amount")):
        found.setdefault(day, Receipts(day)).ways[way_of(*what)] += amount
    return [found[day] for day in sorted(found, reverse=True)]


def added(days: list[Receipts]) -> Receipts:
    """All days together."""
    return Receipts(None, {way: total(each.ways[way] for each in days) for way in WAYS})


def in_the_books(since: date, until: date) -> Decimal:
    """By how much the account "money received" moved: what every report of receipts must come to."""
    return _cash(since, until).aggregate(sum=Sum("amount"))["sum"] or ZERO


def _cash(since: date, until: date) -> QuerySet[Leg]:
    return Leg.objects.filter(
        account=Account.CASH.value, entry__counted_on__gte=since, entry__counted_on__lte=until
    )


@dataclass(frozen=True, slots=True)
class Deposit:
    """What of one day goes to the bank: the cash, and each check. `rest` is what the books count besides, by way."""

    on: date
    cash: Decimal
    checks: tuple[Entry, ...]
    rest: dict[str, Decimal]

    @property
    def checks_total(self) -> Decimal:
        """All checks."""
        return total(received(each) for each in self.checks)

    @property
    def all(self) -> Decimal:
        """The sum of the slip."""
        return self.cash + self.checks_total

    @property
    def in_the_books(self) -> Decimal:
        """The slip and the rest: what the account "money received" moved on the day."""
        return self.all + total(self.rest.values())


def received(entry: Entry) -> Decimal:
    """What an entry moved on the account "money received"."""
    return total(leg.amount for leg in entry.legs.all() if leg.account == Account.CASH)


def deposit_of(on: date) -> Deposit:
    """The deposit of a day. What was entered and taken back on the same day is not on it; cash given back lowers the cash."""
    rows = Entry.objects.filter(Q(legs__account=Account.CASH.value), counted_on=on).distinct()
    entries = rows.select_related("patient", "reverses", "reversed_by").prefetch_related("legs")
    cash, checks, rest = ZERO, [], dict.fromkeys(WAYS, ZERO)
    for entry in entries.order_by("created_at", "pk"):
        for leg in (leg for leg in entry.legs.all() if leg.account == Account.CASH):
            way = way_of(entry.kind, entry.reverses.kind if entry.reverses else None, entry.how, leg.payer)
            if _is_undone(entry):
                rest[UNDONE] += leg.amount
            elif entry.how == How.CASH and way in (How.CASH, GIVEN_BACK):
                cash += leg.amount
            elif way in (How.CHECK, SETTLEMENTS) and entry.reverses is None:
                checks.append(entry)
            else:
                rest[way] += leg.amount
    return Deposit(on, cash, tuple(checks), {way: amount for way, amount in rest.items() if amount})


def _is_undone(entry: Entry) -> bool:
    """Whether an entry was taken back on the day it counts on, or is what took one back."""
    other = entry.reverses or getattr(entry, "reversed_by", None)
    return other is not None and other.counted_on == entry.counted_on
