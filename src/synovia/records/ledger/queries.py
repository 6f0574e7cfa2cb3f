"""Reads of the ledger: balances, the account row by row, aging, statements, credits."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Q, QuerySet, Sum

from synovia.domain.charges import ledger, statement
from synovia.domain.charges.aging import Aging, Posting, added, aged
from synovia.domain.charges.ledger import PATIENT, Account, Balance, Kind
from synovia.domain.charges.statement import Row, Statement
from synovia.records.documents.models import Document
from synovia.records.ledger.models import CardPayment, Entry, Leg, LetterOfProtection, PaymentPlan
from synovia.records.people.models import Patient

OPEN_ACCOUNTS = (Account.RECEIVABLE.value, Account.HELD.value)
STATEMENT = "statement"
"""The kind of document a statement is kept as."""


@dataclass(frozen=True, slots=True)
class AgingRow:
    """What one payer owes for one patient, by age. `payer` "" is the patient."""

    patient_id: UUID
    patient: str
    payer: str
    aging: Aging


@dataclass(frozen=True, slots=True)
class ClinicAging:
    """Everything open in the clinic on a day, the largest amounts first."""

    on: date
    rows: tuple[AgingRow, ...]

    @property
    def all(self) -> Aging:
        """The sum of all rows."""
        return added([row.aging for row in self.rows])

    @property
    def by_payer(self) -> list[tuple[str, Aging]]:
        """The sum of each payer, the patients ("") first, then by what is open."""
        found: dict[str, list[Aging]] = defaultdict(list)
        for row in self.rows:
            found[row.payer].append(row.aging)
        summed = [(payer, added(agings)) for payer, agings in found.items()]
        return sorted(summed, key=lambda pair: (pair[0] != PATIENT, -pair[1].open, pair[0]))


def balance_of(patient_id: UUID) -> Balance:
    """What is open on a patient's account now, by payer ("" is the patient)."""
    rows = Leg.objects.filter(patient_id=patient_id, account__in=OPEN_ACCOUNTS)
    summed = rows.values_list("account", "payer").annotate(amount=Sum("amount")).order_by("account", "payer")
    return ledger.balance_from(
        {(Account(account), payer): amount for account, payer, amount in summed if amount}
    )


def owed_about(patient_id: UUID, about: str) -> dict[str, Decimal]:
    """What each payer ("" is the patient) owes for one visit or claim, by the entries that name it."""
    rows = Leg.objects.filter(patient_id=patient_id, account=Account.RECEIVABLE.value, entry__about=about)
    return dict(rows.values_list("payer").annotate(sum=Sum("amount")).exclude(sum=0).order_by("payer"))


def entry_of_key(key: str) -> Entry | None:
    """The entry of this key, unless it was reversed."""
    return Entry.objects.filter(key=key, reversed_by__isnull=True).first()


def entries_of(patient_id: UUID) -> QuerySet[Entry]:
    """All entries of a patient with their legs, the oldest first."""
    rows = Entry.objects.filter(patient_id=patient_id).select_related("reverses", "reversed_by")
    return rows.prefetch_related("legs").order_by("on", "created_at", "pk")


def as_domain(entry: Entry) -> ledger.Entry:
    """The entry as the domain knows it."""
    return ledger.Entry(
        kind=Kind(entry.kind),
        on=entry.on,
        key=entry.key,
        legs=tuple(
            ledger.Leg(Account(leg.account), leg.amount, leg.payer, leg.note) for leg in entry.legs.all()
        ),
        memo=entry.memo,
        about=entry.about,
        reverses=entry.reverses.key if entry.reverses else "",
    )


def account_of(patient_id: UUID) -> list[tuple[Entry, Row]]:
    """The whole account, the oldest first, with what is open after each entry."""
    entries = list(entries_of(patient_id))
    return list(zip(entries, statement.rows_of(map(as_domain, entries)), strict=True))


def statement_of(patient_id: UUID, *, since: date, until: date) -> Statement:
    """The patient's statement for a period, both days included."""
    return statement.statement(
        [as_domain(entry) for entry in entries_of(patient_id)], since=since, until=until
    )


def aging(on: date) -> ClinicAging:
    """What is open in the whole clinic on a day, by patient, payer and age."""
    postings: dict[tuple[UUID, str], list[Posting]] = defaultdict(list)
    for patient_id, payer, day, amount, about in _standing_on(on):
        postings[patient_id, payer].append(Posting(day, amount, about))
    names = {row.pk: row.full_name for row in Patient.objects.filter(pk__in={key[0] for key in postings})}
    rows = [
        AgingRow(patient_id, names[patient_id], payer, aged(of_one, on))
        for (patient_id, payer), of_one in postings.items()
    ]
    open_rows = [row for row in rows if row.aging.open or row.aging.credit]
    return ClinicAging(
        on, tuple(sorted(open_rows, key=lambda row: (-row.aging.open, row.patient, row.payer)))
    )


def _standing_on(on: date) -> QuerySet[Leg, tuple[UUID, str, date, Decimal, str]]:
    """Amounts on debts that are not settled, without what was reversed by that day."""
    rows = Leg.objects.filter(account=Account.RECEIVABLE.value, entry__on__lte=on, patient__isnull=False)
    still_open = rows.values("patient_id", "payer").annotate(sum=Sum("amount")).exclude(sum=0)
    patients = {row["patient_id"] for row in still_open}
    standing = rows.filter(patient_id__in=patients, entry__reverses__isnull=True).exclude(
        entry__reversed_by__on__lte=on
    )
    return standing.values_list("patient_id", "payer", "entry__on", "amount", "entry__about")


def paid_ahead() -> list[tuple[UUID, str, str, Decimal]]:
    """Accounts that paid more than they owe: patient, their name, the payer, how much, the largest first."""
    rows = Leg.objects.filter(account=Account.RECEIVABLE.value, patient__isnull=False)
    summed = rows.values_list("patient_id", "patient__given_name", "patient__family_name", "payer")
    below = summed.annotate(sum=Sum("amount")).filter(sum__lt=0).order_by("sum")
    return [(pk, f"{given} {family}", payer, -amount) for pk, given, family, payer, amount in below]


def letters_of(patient_id: UUID) -> QuerySet[LetterOfProtection]:
    """The patient's letters of protection, the newest first."""
    return LetterOfProtection.objects.filter(patient_id=patient_id).order_by("-signed_on", "-created_at")


def plan_of(patient_id: UUID) -> PaymentPlan | None:
    """The payment plan that is running."""
    return PaymentPlan.objects.filter(patient_id=patient_id, ended_on__isnull=True).first()


def paid_since(plan: PaymentPlan) -> Decimal:
    """What the patient has paid since a plan was agreed, less what was refunded or reversed."""
    rows = Leg.objects.filter(
        Q(entry__created_at__gt=plan.agreed_at),
        patient_id=plan.patient_id,
        account=Account.CASH.value,
        payer=PATIENT,
    )
    return rows.aggregate(sum=Sum("amount"))["sum"] or Decimal("0.00")


def statements_of(patient_id: UUID) -> QuerySet[Document]:
    """Statements made for the patient, the newest first, without their bytes."""
    rows = Document.objects.filter(patient_id=patient_id, kind=STATEMENT, shared_with_patient=True)
    return rows.defer("content").order_by("-created_at")


def cards_of(patient_id: UUID) -> QuerySet[CardPayment]:
    """Card payments of the patient, the newest first."""
    return CardPayment.objects.filter(patient_id=patient_id).order_by("-created_at")
